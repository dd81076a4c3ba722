package org.zhenggai.access.login;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.zhenggai.kernel.Days;

/** The login page; Spring Security takes what it posts. */
@Controller
@ConditionalOnWebApplication
class LoginController {

    private final LoginSettings settings;
    private final List<Provider> providers = new ArrayList<>();

    /** A provider of identities and where its way in begins. */
    record Provider(String label, String path) {}

    LoginController(LoginSettings settings, ObjectProvider<ClientRegistrationRepository> registrations) {
        this.settings = settings;
        List<ClientRegistration> all = new ArrayList<>();
        if (registrations.getIfAvailable() instanceof Iterable<?> known) {
            known.forEach(one -> all.add((ClientRegistration) one));
        }
        for (ClientRegistration one : all) {
            String which = all.size() == 1 ? "" : "（" + one.getClientName() + "）";
            providers.add(new Provider("统一身份认证登录" + which, "/oauth2/authorization/" + one.getRegistrationId()));
        }
    }

    @GetMapping("/login")
    String login(HttpServletRequest request, Model page) {
        LoginWord.among(request.getParameterMap().keySet()).ifPresent(word -> {
            page.addAttribute(word.isRefusal() ? "refusal" : "word", sentence(word, request));
            if (word.isRefusal()) {
                SignInAnswers.typedName(request).ifPresent(name -> page.addAttribute("name", name));
            }
        });
        page.addAttribute("providers", providers);
        return "login";
    }

    private String sentence(LoginWord word, HttpServletRequest request) {
        return word.sentence(
                settings.failures(),
                settings.lock().toMinutes(),
                SignInAnswers.lockedUntil(request)
                        .map(time -> "到" + Days.words(time))
                        .orElse(""));
    }
}
