package org.zhenggai.workbook;

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

/** The reports that are asked of a person now, by the engine's own rights. */
@Component
class ReportTasksProcess {

    /** More than a unit has; the page says when there are more. */
    static final int MOST = 1000;

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final TaskSubmissionProcess submission;
    private final Directory directory;

    ReportTasksProcess(
            TaskService tasks, RuntimeService runtime, TaskSubmissionProcess submission, Directory directory) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.submission = submission;
        this.directory = directory;
    }

    /** The open report tasks of a person, by the item that they are about; not those that somebody else has claimed. */
    Map<Long, String> of(String user) {
        List<String> groups = List.copyOf(directory.groupsOf(user));
        List<Task> found = submission.as(
                user,
                () -> tasks
                        .createTaskQuery()
                        .taskDefinitionKey("userTask_reportProgress")
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
        Set<String> instances = found.stream().map(Task::getProcessInstanceId).collect(Collectors.toSet());
        Map<String, String> items = instances.isEmpty()
                ? Map.of()
                : runtime.createProcessInstanceQuery().processInstanceIds(instances).list().stream()
                        .collect(Collectors.toMap(ProcessInstance::getId, ProcessInstance::getBusinessKey));
        return found.stream()
                .filter(task -> items.containsKey(task.getProcessInstanceId()))
                .collect(Collectors.toMap(
                        task -> Long.parseLong(items.get(task.getProcessInstanceId())),
                        Task::getId,
                        (one, other) -> one));
    }
}
