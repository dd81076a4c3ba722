/** A feedback document (反馈意见) becomes a preview with doubts, and the preview a round. */
@ApplicationModule(
        type = Type.OPEN,
        allowedDependencies = {"kernel", "round", "people", "access", "engine", "evidence"})
package org.zhenggai.intake;

import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.ApplicationModule.Type;
