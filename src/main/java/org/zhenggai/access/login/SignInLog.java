package org.zhenggai.access.login;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import lombok.RequiredArgsConstructor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.zhenggai.kernel.log.AccessKind;
import org.zhenggai.kernel.log.AccessLog;
import org.zhenggai.people.account.AccountActs;

/** Writes into the log of access who signed in and out, and who could not; never what was typed as a password. */
@Component
@ConditionalOnWebApplication
@RequiredArgsConstructor
class SignInLog {

    /** Programs send the password with each request; one line stands for those of an hour. */
    private static final Duration REST_LINE = Duration.ofHours(1);

    private final AccessLog log;
    private final Clock clock;
    private final Map<String, Instant> lastOfRest = new ConcurrentHashMap<>();

    @EventListener
    void signedIn(InteractiveAuthenticationSuccessEvent event) {
        Authentication login = event.getAuthentication();
        log.record(login.getName(), AccessKind.SIGNED_IN, login.getName(), way(login));
    }

    @EventListener
    void checked(AuthenticationSuccessEvent event) {
        if (isRest() && beginsLine(event.getAuthentication().getName())) {
            String name = event.getAuthentication().getName();
            log.record(name, AccessKind.SIGNED_IN, name, AccountActs.BY_PROGRAM);
        }
    }

    private boolean beginsLine(String name) {
        Instant now = clock.instant();
        boolean[] begins = new boolean[1];
        lastOfRest.compute(name, (key, last) -> {
            begins[0] = last == null || Duration.between(last, now).abs().compareTo(REST_LINE) >= 0;
            return begins[0] ? now : last;
        });
        return begins[0];
    }

    @EventListener
    void failed(AbstractAuthenticationFailureEvent event) {
        AuthenticationException refusal = event.getException();
        if (refusal instanceof OAuth2AuthenticationException) {
            return;
        }
        String typed = refusal instanceof NotInDirectory known
                ? known.username()
                : event.getAuthentication().getName();
        log.record(
                typed,
                AccessKind.SIGN_IN_FAILED,
                typed,
                reason(refusal) + (isRest() ? "（" + AccountActs.BY_PROGRAM + "）" : ""));
    }

    private static String reason(AuthenticationException refusal) {
        if (refusal instanceof LockedOut) {
            return "已锁定";
        }
        if (refusal instanceof NotInDirectory) {
            return "不在人员名册";
        }
        return refusal instanceof AuthenticationServiceException ? "目录服务连接不上" : "用户名或密码不正确";
    }

    @EventListener
    void signedOut(LogoutSuccessEvent event) {
        String name = event.getAuthentication().getName();
        log.record(name, AccessKind.SIGNED_OUT, name, "");
    }

    private static String way(Authentication login) {
        if (login instanceof OAuth2AuthenticationToken) {
            return "统一身份认证";
        }
        return login.getPrincipal() instanceof SignedIn person && !person.isLocal() ? "统一目录" : "密码";
    }

    private static boolean isRest() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
                && request.getRequest()
                        .getRequestURI()
                        .startsWith(request.getRequest().getContextPath() + SignIn.REST + "/");
    }
}
