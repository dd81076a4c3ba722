/** Rule sets and calendars: versions, trial, application. */
@ApplicationModule(
        displayName = "规则集",
        type = Type.OPEN,
        allowedDependencies = {"kernel", "round", "people", "access", "engine", "evidence", "intake", "work", "ladder"})
package org.zhenggai.rules;

import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.ApplicationModule.Type;
