/** Which items stall, and the ladder of supervision from the line in the bulletin to the referral. */
@ApplicationModule(
        displayName = "督办",
        type = Type.OPEN,
        allowedDependencies = {"kernel", "round", "people", "access", "engine", "work"})
package org.zhenggai.ladder;

import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.ApplicationModule.Type;
