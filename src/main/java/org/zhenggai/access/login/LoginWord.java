package org.zhenggai.access.login;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.zhenggai.access.TooManySessions;

/** Why somebody sees the login page; each is a parameter of its address, with the sentence the page shows. */
@RequiredArgsConstructor
public enum LoginWord {
    ERROR("用户名或密码不正确。连续%1$d次输错，这个用户名在您这里将锁定%2$d分钟；忘记密码，请联系管理员重置。"),
    LOCKED("这个用户名在您这里连续输错密码，已暂时锁定%3$s。请届时再试，或联系管理员解锁。"),
    ADDRESS("从您所在的网络地址输错密码的次数过多，已暂停登录%3$s。请届时再试，或联系管理员。"),
    SLOWED("这个用户名近来输错密码的次数过多，登录已放慢，请稍候%3$s再试；仍不成功，请联系管理员。"),
    DIRECTORY("身份已确认，但您不在本系统的在岗人员名册中，不能登录。请联系管理员。"),
    UNAVAILABLE("统一目录暂时连接不上，无法核对密码。请稍后再试；仍不成功，请联系管理员。"),
    PROVIDER("统一身份认证没有完成，请重新登录；仍不成功，请联系管理员。"),
    FULL("现在登录的人过多，您这次没有登录成功，密码没有问题。请过几分钟再试；仍不成功，请联系管理员。"),
    ELSEWHERE("您的账号在其他地方登录过多，这里的登录已自动退出，请重新登录；如果不是您本人登录的，请马上修改密码。"),
    EXPIRED("登录已过期，请重新登录。"),
    ENDED("您的密码或人员信息有变动，请重新登录。"),
    LOGOUT("您已退出。");

    private final String sentence;

    /** The address of the login page that says so. */
    public String address() {
        return "/login?" + name().toLowerCase(Locale.ROOT);
    }

    /** The sentence, with the number of wrong passwords, the minutes of a lock, and until when somebody is locked. */
    String sentence(int failures, long minutes, String until) {
        return String.format(sentence, failures, minutes, until);
    }

    /** Whether somebody was refused, and not just sent here. */
    boolean isRefusal() {
        return !EnumSet.of(ELSEWHERE, EXPIRED, ENDED, LOGOUT).contains(this);
    }

    static Optional<LoginWord> among(Set<String> parameters) {
        return Arrays.stream(values())
                .filter(word -> parameters.contains(word.name().toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    static LoginWord of(AuthenticationException refusal) {
        if (refusal instanceof LockedOut locked) {
            return switch (locked.lock().scope()) {
                case PAIR -> LOCKED;
                case ADDRESS -> ADDRESS;
                case NAME -> SLOWED;
            };
        }
        if (refusal instanceof NotInDirectory) {
            return DIRECTORY;
        }
        if (refusal instanceof TooManySessions) {
            return FULL;
        }
        if (refusal instanceof OAuth2AuthenticationException) {
            return PROVIDER;
        }
        return refusal instanceof AuthenticationServiceException ? UNAVAILABLE : ERROR;
    }
}
