/** Official documents (公文) in Word and Excel: what they say, how they are made, kept and taken. */
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
            "ledger"
        })
package org.zhenggai.paper;

import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.ApplicationModule.Type;
