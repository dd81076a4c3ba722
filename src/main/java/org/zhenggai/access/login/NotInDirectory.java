package org.zhenggai.access.login;

import org.springframework.security.authentication.AccountStatusException;

/** Somebody proved who he is, and is nobody active here. */
final class NotInDirectory extends AccountStatusException {

    private static final long serialVersionUID = 1;

    private final String username;

    NotInDirectory(String username) {
        super("not an active person of the directory: " + username);
        this.username = username;
    }

    String username() {
        return username;
    }
}
