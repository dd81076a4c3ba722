/** Words and tools that all share: refusals, actors, the clock and working days, Office files, the gate before every request. */
@ApplicationModule(
        displayName = "公共基础",
        type = Type.OPEN,
        allowedDependencies = {})
package org.zhenggai.kernel;

import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.ApplicationModule.Type;
