package org.zhenggai.access.login;

import java.io.Serializable;
import java.time.LocalDateTime;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * Somebody who gave a password.
 *
 * @param isLocal whether it was a password kept here, not one of a directory service
 * @param mustChange whether it opens nothing but the page that changes it
 * @param passwordSetAt when it was set; a session with another one ends. Null unless it is kept here
 */
public record SignedIn(String username, boolean isLocal, boolean mustChange, LocalDateTime passwordSetAt)
        implements AuthenticatedPrincipal, Serializable {

    @Override
    public String getName() {
        return username;
    }
}
