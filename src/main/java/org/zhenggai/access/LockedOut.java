package org.zhenggai.access;

import java.time.LocalDateTime;
import org.springframework.security.authentication.LockedException;

/** A name is locked after too many wrong passwords. */
final class LockedOut extends LockedException {

    private static final long serialVersionUID = 1;

    private final LocalDateTime until;

    LockedOut(LocalDateTime until) {
        super("locked until " + until);
        this.until = until;
    }

    LocalDateTime until() {
        return until;
    }
}
