/** Login, the table of doors, who sees a case, confidential items (涉密事项), and who did what. */
@ApplicationModule(
        type = Type.OPEN,
        allowedDependencies = {"kernel", "round", "people"})
package org.zhenggai.access;

import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.ApplicationModule.Type;
