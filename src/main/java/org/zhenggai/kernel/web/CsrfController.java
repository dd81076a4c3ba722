package org.zhenggai.kernel.web;

import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The token that writing requests to our own addresses carry, for scripts in Camunda's web apps, whose pages are not
 * ours. Another site cannot read the answer.
 */
@RestController
class CsrfController {

    /** Name and value of the header to send. */
    record Token(String header, String token) {}

    @GetMapping("/csrf")
    Token token(CsrfToken token) {
        return new Token(token.getHeaderName(), token.getToken());
    }
}
