package org.zhenggai.access.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import lombok.RequiredArgsConstructor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.people.Standings;
import org.zhenggai.people.Viewer;
import org.zhenggai.people.account.PasswordRules;

/** The page on which everybody changes the password he logged in with. */
@Controller
@ConditionalOnWebApplication
@RequestMapping(PasswordController.PATH)
@RequiredArgsConstructor
class PasswordController {

    static final String PATH = "/account/password";

    private final PasswordChange passwords;
    private final Standings standings;
    private final SecurityContextRepository sessions;

    @GetMapping
    String show(Viewer viewer, Authentication login, Model page) {
        SignedIn person = local(login);
        page.addAttribute("mustChange", person.mustChange());
        page.addAttribute("shortest", PasswordRules.SHORTEST);
        return "password";
    }

    @PostMapping
    String change(
            Viewer viewer,
            Authentication login,
            @RequestParam String current,
            @RequestParam String fresh,
            @RequestParam String again,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes next,
            Model page) {
        SignedIn person = local(login);
        try {
            passwords.change(person.username(), request.getRemoteAddr(), current, fresh, again);
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            page.addAttribute("refusal", refusal.getMessage());
            return show(viewer, login, page);
        }
        goOn(person, request, response);
        if (person.mustChange()) {
            next.addFlashAttribute("done", "密码已修改，现在可以办理了。");
            return "redirect:/";
        }
        return "redirect:" + PATH + "?done";
    }

    private static SignedIn local(Authentication login) {
        if (login.getPrincipal() instanceof SignedIn person && person.isLocal()) {
            return person;
        }
        throw new Refusal("您由单位的统一身份登录，本系统不保存您的密码。请到统一身份系统修改。");
    }

    /** All sessions opened with the old password end; this one goes on, under a new id. */
    private void goOn(SignedIn person, HttpServletRequest request, HttpServletResponse response) {
        request.changeSessionId();
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(Logins.ofPassword(
                person.username(), true, standings.of(person.username()).orElseThrow()));
        SecurityContextHolder.setContext(context);
        sessions.saveContext(context, request, response);
    }
}
