/** The fortnightly bulletin (两周通报) with its facts, the hearing, and what the meeting decided. */
@ApplicationModule(
        type = Type.OPEN,
        allowedDependencies = {"kernel", "round", "people", "access", "engine", "work", "ladder"})
package org.zhenggai.bulletin;

import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.ApplicationModule.Type;
