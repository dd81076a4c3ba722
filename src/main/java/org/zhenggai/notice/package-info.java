/** Who is told what, by which way. */
@ApplicationModule(
        displayName = "通知",
        type = Type.OPEN,
        allowedDependencies = {"kernel", "round", "people", "access", "engine", "work", "ladder"})
package org.zhenggai.notice;

import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.ApplicationModule.Type;
