package org.zhenggai.access.login;

import lombok.RequiredArgsConstructor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Service;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.log.AccessKind;
import org.zhenggai.kernel.log.AccessLog;
import org.zhenggai.people.account.Attempt;
import org.zhenggai.people.account.Credentials;
import org.zhenggai.people.account.LockOuts;
import org.zhenggai.people.account.LockOuts.Scope;
import org.zhenggai.people.account.PasswordRules;

/** Changes one's own password. */
@Service
@ConditionalOnWebApplication
@RequiredArgsConstructor
class PasswordChange {

    private final Credentials credentials;
    private final LockOuts lockOuts;
    private final LoginSettings settings;
    private final AccessLog log;

    /**
     * Sets the new password. A wrong old one counts as at the login: an unattended screen is no place to guess.
     *
     * @throws Refusal when the old one is wrong or the new one breaks a rule
     */
    void change(String username, String address, String current, String fresh, String again) {
        Refusal.unless(fresh.equals(again), "两次输入的新密码不一致，请重新输入。");
        Refusal.unless(!fresh.equals(current), "新密码与当前密码相同，请换一个。");
        PasswordRules.check(username, fresh);
        Attempt attempt = new Attempt(username, address);
        refuseLocked(attempt);
        if (!credentials.matches(username, current)) {
            if (lockOuts.failed(attempt, settings.limits()).contains(Scope.PAIR)) {
                log.record(username, AccessKind.LOCKED, username, "修改密码时连续输错当前密码");
            }
            refuseLocked(attempt);
            throw new Refusal("当前密码不正确，密码没有修改。请重新输入。");
        }
        credentials.set(username, fresh, false);
        log.record(username, AccessKind.PASSWORD_CHANGED, username, "本人修改");
    }

    /** Whoever is in has shown who he is, so what others try at his address does not concern him. */
    private void refuseLocked(Attempt attempt) {
        Refusal.unless(
                lockOuts.lock(attempt, settings.limits())
                        .filter(lock -> lock.scope() == Scope.PAIR)
                        .isEmpty(),
                "您在这里连续输错密码，账号已锁定%d分钟，密码没有修改。请稍后再试，或联系管理员。",
                settings.lock().toMinutes());
    }
}
