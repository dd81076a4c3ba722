/** Files that prove (佐证材料): what they really are, kept once, streamed. */
@ApplicationModule(
        type = Type.OPEN,
        allowedDependencies = {"kernel", "round", "people", "access", "engine"})
package org.zhenggai.evidence;

import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.ApplicationModule.Type;
