package org.zhenggai.work.assignment;

import java.util.List;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import org.zhenggai.engine.TaskIdsProcess;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.contract.ModelProcess;
import org.zhenggai.people.Role;

/** Gives the open tasks of an item's responsible leader to another one. */
@Component
@RequiredArgsConstructor
class LeaderTasksProcess {

    private final TaskService tasks;

    /**
     * Offers them to the successor and to the leader no more.
     *
     * @param keys the business keys of the item's instances, by model
     * @throws Refusal when a duty keeps the successor from one of them
     */
    void exchange(Map<String, List<Long>> keys, String leader, String successor) {
        keys.forEach((model, ids) -> ids.forEach(id -> open(model, id, leader).forEach(task -> {
            try {
                tasks.setAssignee(task.getId(), null);
                tasks.addCandidateGroup(task.getId(), Role.groupOfPerson(successor));
                tasks.deleteCandidateGroup(task.getId(), Role.groupOfPerson(leader));
            } catch (ProcessEngineException e) {
                throw e.getCause() instanceof Refusal refusal ? refusal : e;
            }
        })));
    }

    private List<Task> open(String model, long id, String leader) {
        return tasks
                .createTaskQuery()
                .processInstanceBusinessKey(Long.toString(id))
                .taskCandidateGroup(Role.groupOfPerson(leader))
                .includeAssignedTasks()
                .list()
                .stream()
                .filter(task -> model.equals(ModelProcess.homeOf(TaskIdsProcess.model(task.getProcessDefinitionId()))))
                .toList();
    }
}
