/** Verification (核验), signatures (销号), reviews of standing items, sealed files, and the end of a round. */
@ApplicationModule(
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
