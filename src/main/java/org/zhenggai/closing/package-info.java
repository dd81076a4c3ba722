/** Verification, signatures, reviews of standing items, sealed files, and the end of a round. */
@ApplicationModule(
        displayName = "核验与销号",
        type = Type.OPEN,
        allowedDependencies = {
            "kernel",
            "round",
            "people",
            "access",
            "engine",
            "evidence",
            "intake",
            "work",
            "ladder",
            "bulletin"
        })
package org.zhenggai.closing;

import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.ApplicationModule.Type;
