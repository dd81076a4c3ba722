package org.zhenggai.ledger.item;

import java.util.List;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.stereotype.Component;
import org.zhenggai.engine.PersonTasksProcess;
import org.zhenggai.round.CaseModels;

/** From a task to the item it is about. */
@Component
@RequiredArgsConstructor
class TaskItemProcess {

    private final PersonTasksProcess tasks;
    private final RepositoryService models;
    private final CaseModels cases;

    /**
     * The item of a task that this person sees by the engine's own rights; empty for a task he does not see, one that
     * does not exist, and one that is about no single item.
     */
    Optional<Long> itemOf(String task, String username) {
        return tasks.visible(task, username)
                .flatMap(found -> Optional.ofNullable(
                                tasks.subjects(List.of(found)).get(found))
                        .flatMap(key -> cases.itemOf(
                                models.getProcessDefinition(found.getProcessDefinitionId())
                                        .getKey(),
                                key)));
    }
}
