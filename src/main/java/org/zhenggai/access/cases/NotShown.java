package org.zhenggai.access.cases;

import org.springframework.security.access.AccessDeniedException;
import org.zhenggai.access.Denied;

/**
 * There is no such item, or it is not his to see: he is not told which, or a stranger could count the items by their
 * ids. {@link Denied} answers it.
 */
public final class NotShown extends AccessDeniedException {

    private static final long serialVersionUID = 1;

    NotShown(String username) {
        super("not shown to " + username);
    }
}
