/** Login, the table of doors, who sees a case, confidential items, and who did what. */
@ApplicationModule(
        displayName = "登录与权限",
        type = Type.OPEN,
        allowedDependencies = {"kernel", "round", "people"})
package org.zhenggai.access;

import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.ApplicationModule.Type;
