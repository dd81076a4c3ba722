package org.zhenggai.access.login;

import org.springframework.security.authentication.LockedException;
import org.zhenggai.people.account.LockOuts.Lock;

/** Somebody is kept out for a while after too many wrong passwords. */
final class LockedOut extends LockedException {

    private static final long serialVersionUID = 1;

    private final Lock lock;

    LockedOut(Lock lock) {
        super("locked until " + lock.until());
        this.lock = lock;
    }

    Lock lock() {
        return lock;
    }
}
