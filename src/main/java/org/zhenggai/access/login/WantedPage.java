package org.zhenggai.access.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.security.web.savedrequest.SimpleSavedRequest;

/** The page somebody wanted before he had to log in, and is sent to afterwards; in a cookie, and only a path of this server. */
public final class WantedPage implements RequestCache {

    private final LoginCookie cookie;

    public WantedPage(boolean isSecure) {
        cookie = new LoginCookie("ZHENGGAI-WANTED", Duration.ofMinutes(30), isSecure);
    }

    @Override
    public void saveRequest(HttpServletRequest request, HttpServletResponse response) {
        if (!isPage(request)) {
            return;
        }
        String query = request.getQueryString();
        String path = request.getRequestURI().substring(request.getContextPath().length());
        String wanted = query == null ? path : path + "?" + query;
        cookie.set(
                request,
                response,
                Base64.getUrlEncoder().withoutPadding().encodeToString(wanted.getBytes(StandardCharsets.UTF_8)));
    }

    private static boolean isPage(HttpServletRequest request) {
        String accept =
                Optional.ofNullable(request.getHeader(HttpHeaders.ACCEPT)).orElse(MediaType.ALL_VALUE);
        return request.getMethod().equals("GET")
                && request.getHeader("X-Requested-With") == null
                && !SignIn.isInterface(request)
                && (accept.contains(MediaType.TEXT_HTML_VALUE) || accept.contains(MediaType.ALL_VALUE));
    }

    @Override
    public SavedRequest getRequest(HttpServletRequest request, HttpServletResponse response) {
        return cookie.value(request)
                .map(WantedPage::decoded)
                .filter(WantedPage::isPathHere)
                .map(SimpleSavedRequest::new)
                .orElse(null);
    }

    private static String decoded(String value) {
        try {
            return new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** Another server's address begins with two slashes, or what a browser takes for them. */
    private static boolean isPathHere(String wanted) {
        return wanted.matches("/(?![/\\\\])[\\x21-\\x5B\\x5D-\\x7E]*");
    }

    /** Nothing is sent again: only pages are kept, and the browser asks for them by itself. */
    @Override
    public HttpServletRequest getMatchingRequest(HttpServletRequest request, HttpServletResponse response) {
        return null;
    }

    @Override
    public void removeRequest(HttpServletRequest request, HttpServletResponse response) {
        cookie.remove(request, response);
    }
}
