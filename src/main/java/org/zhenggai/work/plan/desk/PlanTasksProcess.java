package org.zhenggai.work.plan.desk;

import java.util.Map;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;
import org.zhenggai.engine.PersonTasksProcess;

/** The task of submitting a plan, by the engine's own rights. */
@Component
@RequiredArgsConstructor
class PlanTasksProcess {

    /** A town has few rounds whose plan is made at the same time. */
    private static final int MOST = 1000;

    private final PersonTasksProcess tasks;

    /** The task of this round that is offered to a person; empty where nothing waits, or somebody else has claimed it. */
    Optional<String> preparing(long round, String user) {
        return tasks.offered(user, MOST, "userTask_preparePlan").entrySet().stream()
                .filter(found -> found.getValue() == round)
                .map(Map.Entry::getKey)
                .map(task -> task.getId())
                .findFirst();
    }
}
