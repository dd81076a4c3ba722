package org.zhenggai.kernel.web;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** There is nothing at this address (404). */
public class NotFound extends ResponseStatusException {

    private static final long serialVersionUID = 1;

    public NotFound() {
        super(HttpStatus.NOT_FOUND);
    }
}
