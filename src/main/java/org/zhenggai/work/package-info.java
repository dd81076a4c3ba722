/** From plan to report: plan, assignment, reporting periods, deadlines and waits, each with its workbook. */
@ApplicationModule(
        displayName = "方案与报告",
        type = Type.OPEN,
        allowedDependencies = {"kernel", "round", "people", "access", "engine"})
package org.zhenggai.work;

import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.ApplicationModule.Type;
