/** The sample round (演示) and its replay; used by nothing. */
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
            "bulletin",
            "closing",
            "ledger",
            "paper",
            "notice",
            "rules"
        })
package org.zhenggai.demo;

import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.ApplicationModule.Type;
