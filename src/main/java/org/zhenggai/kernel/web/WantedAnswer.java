package org.zhenggai.kernel.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** What kind of answer a request asks for. */
public final class WantedAnswer {

    private WantedAnswer() {}

    /** Whether a page is wanted, as browsers say when they go to one; whoever says nothing is a script and gets JSON. */
    public static boolean isPage(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains(MediaType.TEXT_HTML_VALUE);
    }
}
