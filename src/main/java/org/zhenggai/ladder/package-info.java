/** Which items stall, and the ladder (督办) from the line in the bulletin to the referral. */
@ApplicationModule(
        type = Type.OPEN,
        allowedDependencies = {"kernel", "round", "people", "access", "engine", "work"})
package org.zhenggai.ladder;

import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.ApplicationModule.Type;
