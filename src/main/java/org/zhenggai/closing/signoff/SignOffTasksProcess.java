package org.zhenggai.closing.signoff;

import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;
import org.zhenggai.engine.PersonTasksProcess;
import org.zhenggai.engine.TaskIdsProcess;

/** The tasks of {@code sign-off} that wait for a leader. */
@Component
@RequiredArgsConstructor
class SignOffTasksProcess {

    private static final String[] SIGNATURES = {"userTask_signOffLeader", "userTask_signOffSecretary"};

    /** More than anybody reads in a day; the page says when there are more. */
    static final int MOST = 500;

    private final PersonTasksProcess tasks;

    /** A signature that is waited for. */
    record Waiting(String task, String key, String step, long item) {}

    /** What waits for this person and nobody else has claimed, oldest first, by the engine's own rights. */
    List<Waiting> waitingFor(String user) {
        return tasks.offered(user, MOST, SIGNATURES).entrySet().stream()
                .map(found -> new Waiting(
                        found.getKey().getId(),
                        TaskIdsProcess.key(found.getKey()),
                        found.getKey().getName().split(" ", 2)[0],
                        found.getValue()))
                .toList();
    }
}
