package org.zhenggai.closing.signoff;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;
import org.zhenggai.engine.PersonTasksProcess;
import org.zhenggai.engine.TaskDutyProcess;
import org.zhenggai.kernel.contract.DutyKind;

/** The tasks of {@code sign-off} that wait for a leader. */
@Component
@RequiredArgsConstructor
class SignOffTasksProcess {

    private static final Set<DutyKind> SIGNATURES = EnumSet.of(DutyKind.LEADER_SIGNATURE, DutyKind.SECRETARY_SIGNATURE);

    /** More than anybody reads in a day; the page says when there are more. */
    static final int MOST = 500;

    private final PersonTasksProcess tasks;
    private final TaskDutyProcess duties;

    /** A signature that is waited for. */
    record Waiting(String task, DutyKind duty, String step, long item) {}

    /** What waits for this person and nobody else has claimed, oldest first, by the engine's own rights. */
    List<Waiting> waitingFor(String user) {
        return tasks.offered(user, MOST, duties.ids(SIGNATURES::contains)).entrySet().stream()
                .map(found -> new Waiting(
                        found.getKey().getId(),
                        duties.of(found.getKey()),
                        found.getKey().getName().split(" ", 2)[0],
                        found.getValue()))
                .toList();
    }
}
