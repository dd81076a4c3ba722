package org.zhenggai.people;

import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import org.zhenggai.people.mirror.IdentityProcess;

/** Gives the running tasks of somebody who leaves to his successor. */
@Component
@RequiredArgsConstructor
class HandoverProcess {

    private final TaskService tasks;

    /** Offers the tasks of a responsible leader to another one. */
    void exchange(String leaver, String successor) {
        String from = Role.groupOfPerson(leaver);
        for (Task task : tasks.createTaskQuery()
                .taskCandidateGroup(from)
                .includeAssignedTasks()
                .list()) {
            tasks.addCandidateGroup(task.getId(), Role.groupOfPerson(successor));
            tasks.deleteCandidateGroup(task.getId(), from);
        }
    }

    /** The tasks he has claimed go to his successor, or back to all candidates when he is none. */
    void reclaim(String leaver, String successor, Set<String> groups) {
        for (Task task : tasks.createTaskQuery().taskAssignee(leaver).list()) {
            boolean isCandidate = tasks.getIdentityLinksForTask(task.getId()).stream()
                    .anyMatch(link -> IdentityProcess.isOffered(link, successor, groups));
            tasks.setAssignee(task.getId(), isCandidate ? successor : null);
        }
    }
}
