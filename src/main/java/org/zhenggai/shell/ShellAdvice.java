package org.zhenggai.shell;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import lombok.RequiredArgsConstructor;
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
        if (request.getUserPrincipal() instanceof Authentication login && Logins.isPerson(login)) {
            page.addAttribute("viewer", viewers.viewer(login));
        }
    }

    @ModelAttribute
    void place(HttpServletRequest request, Model page) {
        String path = within(request, request.getRequestURI());
        boolean isError = path.equals(ERROR);
        page.addAttribute("shell", new Shell(isError ? asked(request) : path));
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
}
