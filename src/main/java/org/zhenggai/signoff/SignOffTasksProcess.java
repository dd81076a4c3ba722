package org.zhenggai.signoff;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import org.zhenggai.people.Directory;
import org.zhenggai.task.TaskSubmissionProcess;

/** The tasks of {@code sign-off} that wait for a leader. */
@Component
class SignOffTasksProcess {

    private static final String[] SIGNATURES = {"userTask_signOffLeader", "userTask_signOffSecretary"};

    /** More than anybody reads in a day; the page says when there are more. */
    static final int MOST = 500;

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final TaskSubmissionProcess submission;
    private final Directory directory;

    SignOffTasksProcess(
            TaskService tasks, RuntimeService runtime, TaskSubmissionProcess submission, Directory directory) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.submission = submission;
        this.directory = directory;
    }

    /** A signature that is waited for. */
    record Waiting(String task, String step, long item) {}

    /** What waits for this person and nobody else has claimed, oldest first, by the engine's own rights. */
    List<Waiting> waitingFor(String user) {
        List<String> groups = List.copyOf(directory.groupsOf(user));
        List<Task> found = submission.as(
                user,
                () -> tasks
                        .createTaskQuery()
                        .taskDefinitionKeyIn(SIGNATURES)
                        .taskCandidateGroupIn(groups)
                        .includeAssignedTasks()
                        .active()
                        .orderByTaskCreateTime()
                        .asc()
                        .listPage(0, MOST)
                        .stream()
                        .filter(task ->
                                task.getAssignee() == null || task.getAssignee().equals(user))
                        .toList());
        Map<String, String> items = items(found);
        return found.stream()
                // Signed by somebody else between the two queries: with its last task the instance is gone too.
                .filter(task -> items.containsKey(task.getProcessInstanceId()))
                .map(task -> new Waiting(
                        task.getId(),
                        task.getName().split(" ", 2)[0],
                        Long.parseLong(items.get(task.getProcessInstanceId()))))
                .toList();
    }

    private Map<String, String> items(List<Task> found) {
        Set<String> instances = found.stream().map(Task::getProcessInstanceId).collect(Collectors.toSet());
        return instances.isEmpty()
                ? Map.of()
                : runtime.createProcessInstanceQuery().processInstanceIds(instances).list().stream()
                        .collect(Collectors.toMap(ProcessInstance::getId, ProcessInstance::getBusinessKey));
    }
}
