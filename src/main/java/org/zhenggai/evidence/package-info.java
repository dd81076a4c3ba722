/** Files that prove: what they really are, kept once, streamed. */
@ApplicationModule(
        displayName = "佐证材料",
        type = Type.OPEN,
        allowedDependencies = {"kernel", "round", "people", "access", "engine"})
package org.zhenggai.evidence;

import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.ApplicationModule.Type;
