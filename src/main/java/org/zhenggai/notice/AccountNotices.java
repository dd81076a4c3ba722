package org.zhenggai.notice;

import java.util.List;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.zhenggai.notice.channel.Outbox;
import org.zhenggai.people.Role;
import org.zhenggai.people.account.AccountAct;

/**
 * Tells of what an administrator did to an account whose account it is, and those who watch over administrators: the
 * office and the discipline inspection.
 */
@Component
@RequiredArgsConstructor
class AccountNotices {

    private static final Set<String> WATCHERS = Set.of(Role.RECTIFICATION_OFFICE.code(), Role.DISCIPLINE.code());

    /** Those who are told as well where nobody watches but the administrator himself. */
    private static final Set<String> EVERYBODY_ABOVE = Set.of(
            Role.RECTIFICATION_OFFICE.code(),
            Role.DISCIPLINE.code(),
            Role.SECRETARY.code(),
            Role.LEADING_GROUP.code(),
            Role.CAMUNDA_ADMIN.code());

    private final Outbox outbox;
    private final Recipients recipients;

    @EventListener
    void acted(AccountAct act) {
        if (outbox.isOn()) {
            outbox.write(List.of(new Draft(
                    "account:" + act.id(),
                    NoticeKind.ACCOUNT,
                    null,
                    act.whose(),
                    act.sentence(),
                    "/",
                    null,
                    isWatched(act) ? WATCHERS : EVERYBODY_ABOVE,
                    Set.of(act.person()),
                    act.actor().equals(act.person()) ? null : act.actor())));
        }
    }

    private boolean isWatched(AccountAct act) {
        return recipients.of(WATCHERS).stream()
                .filter(watcher -> !List.of(act.actor(), act.person()).contains(watcher.username()))
                .anyMatch(watcher -> outbox.reaches(watcher, NoticeKind.ACCOUNT));
    }
}
