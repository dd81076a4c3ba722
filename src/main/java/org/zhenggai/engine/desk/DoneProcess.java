package org.zhenggai.engine.desk;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhenggai.engine.PersonTasksProcess;
import org.zhenggai.engine.TaskIdsProcess;
import org.zhenggai.people.Directory;
import org.zhenggai.people.Role;
import org.zhenggai.round.CaseModels;

/** What came of a task that somebody has completed: where the matter is now, in whose hands, and until when. */
@Component
@RequiredArgsConstructor
class DoneProcess {

    private final TaskService tasks;
    private final PersonTasksProcess persons;
    private final CaseModels cases;
    private final Directory directory;
    private final JdbcClient jdbc;
    private final Clock clock;

    /**
     * A task as its doer completed it.
     *
     * @param word what the model calls it
     * @param item null for one that is about a round or one of its periods
     */
    record Act(String model, long subject, String word, Long item) {}

    /**
     * A task that waits now.
     *
     * @param step what is to be done
     * @param who to whom it is given or offered, in words
     * @param until null when it has no date
     */
    record Waiting(String step, String who, LocalDateTime until) {}

    /** What this person completed; empty when he did not, or there is no such task. */
    Optional<Act> act(String user, String task) {
        return jdbc.sql("""
                        select model, subject, word, item from task_act
                        where engine_task = :task and actor = :user and act = 'COMPLETED'
                        """)
                .param("task", task)
                .param("user", user)
                .query(Act.class)
                .optional();
    }

    /** What waits now of the same matter; nothing of models of which only their own people know. */
    List<Waiting> waiting(Act act) {
        Map<String, Collection<Long>> keys = new LinkedHashMap<>();
        keys.put(act.model(), List.of(act.subject()));
        if (act.item() != null) {
            keys.putAll(cases.keysOf(act.item()));
        }
        List<String> all = keys.values().stream()
                .flatMap(Collection::stream)
                .map(String::valueOf)
                .distinct()
                .toList();
        List<Task> open = new ArrayList<>(tasks.createTaskQuery()
                .processInstanceBusinessKeyIn(all.toArray(String[]::new))
                .active()
                .list());
        Map<Task, Long> subjects = persons.subjects(open);
        return open.stream()
                .filter(task -> isOf(keys, task, subjects.get(task)))
                .sorted(Comparator.comparing(Task::getCreateTime).reversed())
                .map(this::waiting)
                .toList();
    }

    private static boolean isOf(Map<String, Collection<Long>> keys, Task task, Long subject) {
        String model = TaskIdsProcess.model(task.getProcessDefinitionId());
        return !CaseModels.isRestricted(model)
                && keys.getOrDefault(model, List.of()).contains(subject);
    }

    private Waiting waiting(Task task) {
        return new Waiting(
                task.getName().split(" ", 2)[0],
                task.getAssignee() == null ? offeredTo(task) : directory.nameOf(task.getAssignee()),
                TaskIdsProcess.time(task.getDueDate(), clock));
    }

    private String offeredTo(Task task) {
        return tasks.getIdentityLinksForTask(task.getId()).stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
                .map(this::word)
                .distinct()
                .sorted()
                .collect(Collectors.joining("、"));
    }

    private String word(IdentityLink link) {
        if (link.getUserId() != null) {
            return directory.nameOf(link.getUserId());
        }
        String[] parts = link.getGroupId().split(":", 2);
        return parts.length == 1
                ? Role.of(parts[0]).map(Role::word).orElse(parts[0])
                : link.getGroupId().equals(Role.groupOfPerson(parts[1])) ? directory.nameOf(parts[1]) : unit(parts[1]);
    }

    private String unit(String code) {
        return directory.units().stream()
                .filter(unit -> unit.code().equals(code))
                .map(Directory.Unit::name)
                .findFirst()
                .orElse(code);
    }
}
