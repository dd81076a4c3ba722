/** What people read: home, a round at a glance, the ledger (台账), and the page of an item. */
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
            "closing"
        })
package org.zhenggai.ledger;

import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.ApplicationModule.Type;
