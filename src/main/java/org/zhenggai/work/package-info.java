/** From plan (整改方案) to report (两周报告): assignment, reporting periods, deadlines and waits, each with its workbook. */
@ApplicationModule(
        type = Type.OPEN,
        allowedDependencies = {"kernel", "round", "people", "access", "engine"})
package org.zhenggai.work;

import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.ApplicationModule.Type;
