/** Words and tools that all share: refusals, actors, the clock and working days, Office files, the gate before every request. */
@ApplicationModule(
        type = Type.OPEN,
        allowedDependencies = {})
package org.zhenggai.kernel;

import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.ApplicationModule.Type;
