/** The fortnightly bulletin with its facts, the hearing, and what the meeting decided. */
@ApplicationModule(
        displayName = "两周通报",
        type = Type.OPEN,
        allowedDependencies = {"kernel", "round", "people", "access", "engine", "work", "ladder"})
package org.zhenggai.bulletin;

import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.ApplicationModule.Type;
