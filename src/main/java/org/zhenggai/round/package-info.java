/** The round (轮次) and its items (整改事项): states, steps, history, and the figures of its rules. */
@ApplicationModule(
        type = Type.OPEN,
        allowedDependencies = {"kernel"})
package org.zhenggai.round;

import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.ApplicationModule.Type;
