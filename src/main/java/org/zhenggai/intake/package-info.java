/** A document becomes a preview with doubts, and the preview a round. */
@ApplicationModule(
        displayName = "导入反馈意见",
        type = Type.OPEN,
        allowedDependencies = {"kernel", "round", "people", "access", "engine", "evidence"})
package org.zhenggai.intake;

import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.ApplicationModule.Type;
