package org.zhenggai.shell;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.ui.Model;
import org.springframework.ui.ModelMap;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.zhenggai.access.ViewerArgument;
import org.zhenggai.access.login.Logins;
import org.zhenggai.kernel.gate.PageHead;
import org.zhenggai.people.Viewer;

/** Tells the head of every page where it is. */
@ControllerAdvice
@RequiredArgsConstructor
class ShellAdvice implements PageHead {

    private static final String ERROR = "/error";

    private final ViewerArgument viewers;

    /** The head around a refusal, which none of the methods of a controller has made. */
    @Override
    public void addTo(ModelMap page, HttpServletRequest request) {
        page.addAttribute("shell", new Shell(within(request, request.getRequestURI())));
        back(request).ifPresent(from -> page.addAttribute("back", from));
        if (request.getUserPrincipal() instanceof Authentication login && Logins.isPerson(login)) {
            page.addAttribute("viewer", viewers.viewer(login));
        }
    }

    @ModelAttribute
    void place(HttpServletRequest request, Model page) {
        String path = within(request, request.getRequestURI());
        boolean isError = path.equals(ERROR);
        page.addAttribute("shell", new Shell(isError ? asked(request) : path));
        if (isError) {
            back(request).ifPresent(from -> page.addAttribute("back", from));
        }
        if (isError && request.getUserPrincipal() instanceof Authentication login && Logins.isPerson(login)) {
            // By what the session knows alone: the page has to come when the database does not answer.
            page.addAttribute("viewer", Viewer.of(login.getName(), login.getName(), Logins.groups(login)));
        }
    }

    /** What was asked for before it went wrong. */
    private static String asked(HttpServletRequest request) {
        Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return path == null ? ERROR : within(request, path.toString());
    }

    private static String within(HttpServletRequest request, String uri) {
        return uri.substring(request.getContextPath().length());
    }

    /** The page on which somebody was refused, as his browser tells; only one of ours, and its path alone is taken. */
    private static Optional<String> back(HttpServletRequest request) {
        try {
            URI from = URI.create(
                    Optional.ofNullable(request.getHeader(HttpHeaders.REFERER)).orElse(""));
            boolean isOurs = from.getRawPath() != null
                    && from.getRawPath().matches(request.getContextPath() + "/(?!/).*")
                    && request.getServerName().equals(from.getHost());
            String asked = from.getRawQuery() == null ? "" : "?" + from.getRawQuery();
            return Optional.of(from)
                    .filter(place -> isOurs)
                    .map(place -> place.getRawPath()
                                    .substring(request.getContextPath().length())
                            + asked);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
