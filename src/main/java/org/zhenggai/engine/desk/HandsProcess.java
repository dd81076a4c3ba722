package org.zhenggai.engine.desk;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import org.zhenggai.engine.PersonTasksProcess;
import org.zhenggai.engine.TaskIdsProcess;
import org.zhenggai.kernel.contract.ModelProcess;
import org.zhenggai.people.Directory;
import org.zhenggai.people.Role;
import org.zhenggai.round.CaseModels;

/** In whose hands a matter is now (现在在谁手里). */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class HandsProcess {

    private static final String ITEM = "rectification-item";

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final ManagementService management;
    private final PersonTasksProcess persons;
    private final KeptTasksProcess keptTasks;
    private final CaseModels cases;
    private final Directory directory;
    private final Clock clock;

    /**
     * A task that waits now.
     *
     * @param task its id in the engine
     * @param step what is to be done
     * @param who to whom it is given or offered, in words
     * @param until null when it has no date
     * @param isReaders whether it is the reader's, or offered to him and no duty keeps him from it
     */
    public record Waiting(String task, String step, String who, LocalDateTime until, boolean isReaders) {}

    /** What waits of an item, newest first; nothing of models of which only their own people know. */
    public List<Waiting> of(long item, String reader) {
        return of(ITEM, item, item, reader);
    }

    /**
     * What waits of the matter of an instance.
     *
     * @param item that it is about, or null
     */
    List<Waiting> of(String model, long subject, Long item, String reader) {
        Map<String, Collection<Long>> keys = keys(model, subject, item);
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
        Set<String> groups = Set.copyOf(directory.groupsOf(reader));
        Set<String> kept = keptTasks.of(reader);
        return open.stream()
                .filter(task -> isOf(keys, task, subjects.get(task)))
                .sorted(Comparator.comparing(Task::getCreateTime).reversed())
                .map(task -> waiting(task, reader, groups, kept))
                .toList();
    }

    /**
     * Whether the engine is about to go on with the matter by itself, so that more will be known in a moment.
     *
     * @param item that the instance is about, or null
     */
    boolean isMoving(String model, long subject, Long item) {
        return isMoving(model, subject) || (item != null && isMoving(ITEM, item));
    }

    private boolean isMoving(String model, long subject) {
        return runtime
                .createProcessInstanceQuery()
                .processDefinitionKey(model)
                .processInstanceBusinessKey(Long.toString(subject))
                .list()
                .stream()
                .anyMatch(instance -> management
                                .createJobQuery()
                                .processInstanceId(instance.getProcessInstanceId())
                                .messages()
                                .executable()
                                .count()
                        > 0);
    }

    private Map<String, Collection<Long>> keys(String model, long subject, Long item) {
        Map<String, Collection<Long>> keys = new LinkedHashMap<>();
        keys.put(model, List.of(subject));
        if (item != null) {
            keys.putAll(cases.keysOf(item));
        }
        return keys;
    }

    private static boolean isOf(Map<String, Collection<Long>> keys, Task task, Long subject) {
        String model = TaskIdsProcess.model(task.getProcessDefinitionId());
        return !CaseModels.isRestricted(model)
                && keys.getOrDefault(ModelProcess.homeOf(model), List.of()).contains(subject);
    }

    private Waiting waiting(Task task, String reader, Set<String> groups, Set<String> kept) {
        List<IdentityLink> offers = tasks.getIdentityLinksForTask(task.getId()).stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
                .toList();
        String assignee = task.getAssignee();
        boolean isReaders = assignee != null
                ? assignee.equals(reader)
                : offers.stream()
                        .anyMatch(link -> link.getUserId() == null
                                ? groups.contains(link.getGroupId())
                                : link.getUserId().equals(reader));
        return new Waiting(
                task.getId(),
                task.getName().split(" ", 2)[0],
                assignee == null
                        ? offers.stream().map(this::word).distinct().sorted().collect(Collectors.joining("或"))
                        : directory.nameOf(assignee),
                TaskIdsProcess.time(task.getDueDate(), clock),
                isReaders && !kept.contains(task.getId()));
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
