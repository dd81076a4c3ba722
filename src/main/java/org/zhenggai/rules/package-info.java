/** Rule sets (规则集) and calendars: versions, trial, application. */
@ApplicationModule(
        type = Type.OPEN,
        allowedDependencies = {"kernel", "round", "people", "access", "engine", "evidence", "intake", "work", "ladder"})
package org.zhenggai.rules;

import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.ApplicationModule.Type;
