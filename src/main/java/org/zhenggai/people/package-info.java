/** Units (单位), people, absences and passwords, their mirror in the engine, and who is looking. */
@ApplicationModule(
        type = Type.OPEN,
        allowedDependencies = {"kernel", "round"})
package org.zhenggai.people;

import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.ApplicationModule.Type;
