/** Who is told what (通知), by which way. */
@ApplicationModule(
        type = Type.OPEN,
        allowedDependencies = {"kernel", "round", "people", "access", "engine", "work", "ladder"})
package org.zhenggai.notice;

import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.ApplicationModule.Type;
