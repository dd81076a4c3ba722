package org.zhenggai.notice;

import java.util.List;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.zhenggai.notice.channel.Outbox;
import org.zhenggai.people.absence.AbsenceArranged;

/** Tells the absent person and his substitute of what somebody else, or the other one of them, has arranged for them. */
@Component
@RequiredArgsConstructor
class AbsenceNotices {

    private final Outbox outbox;

    @EventListener
    void arranged(AbsenceArranged absence) {
        if (outbox.isOn()) {
            outbox.write(List.of(new Draft(
                    "absence:" + absence.absence() + ":" + absence.step(),
                    NoticeKind.ABSENCE,
                    null,
                    absence.whose(),
                    absence.sentence(),
                    "/absences",
                    null,
                    Set.of(),
                    Set.of(absence.person(), absence.substitute()),
                    absence.actor())));
        }
    }
}
