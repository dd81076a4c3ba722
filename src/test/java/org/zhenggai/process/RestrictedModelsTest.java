package org.zhenggai.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;
import org.zhenggai.round.CaseModels;

/** What is kept of a restricted model by its task alone is hidden by the task's key; see {@link CaseModels}. */
class RestrictedModelsTest {

    @Test
    void tasksOfRestrictedModelsAreKnown() {
        Map<Boolean, Set<String>> tasks = Models.ofProject().processes().stream()
                .flatMap(file -> file.model().getModelElementsByType(UserTask.class).stream()
                        .map(task -> Map.entry(file.folder(), task)))
                .collect(Collectors.partitioningBy(
                        task -> CaseModels.isRestricted(task.getKey()),
                        Collectors.mapping(
                                task -> task.getValue().getId().replaceFirst("^userTask_", ""), Collectors.toSet())));
        assertThat(tasks.get(true)).isNotEmpty().allMatch(CaseModels::isRestrictedTask);
        assertThat(tasks.get(false)).noneMatch(CaseModels::isRestrictedTask);
    }
}
