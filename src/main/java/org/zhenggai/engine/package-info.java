/** What models meet: user tasks, forms, views, the guard of deployed models, and the lists of Tasklist. */
@ApplicationModule(
        type = Type.OPEN,
        allowedDependencies = {"kernel", "round", "people", "access"})
package org.zhenggai.engine;

import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.ApplicationModule.Type;
