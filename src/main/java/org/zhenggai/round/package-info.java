/** The round and its items: states, steps, history, and the figures of its rules. */
@ApplicationModule(
        displayName = "轮次与事项",
        type = Type.OPEN,
        allowedDependencies = {"kernel"})
package org.zhenggai.round;

import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.ApplicationModule.Type;
