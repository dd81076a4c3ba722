/** What is around every page: its head, search, the handbook as pages (帮助), and the inbox (通知). */
@ApplicationModule(
        type = Type.OPEN,
        allowedDependencies = {
            "kernel",
            "round",
            "people",
            "access",
            "engine",
            "evidence",
            "work",
            "ledger",
            "paper",
            "notice"
        })
package org.zhenggai.shell;

import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.ApplicationModule.Type;
