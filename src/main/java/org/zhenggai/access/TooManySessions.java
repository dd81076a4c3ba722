package org.zhenggai.access;

import org.springframework.security.web.authentication.session.SessionAuthenticationException;

/** A right password, but no room for another session, in all or for the address it came from. */
public final class TooManySessions extends SessionAuthenticationException {

    private static final long serialVersionUID = 1;

    TooManySessions(String reason) {
        super(reason);
    }
}
