package org.zhenggai.engine.desk;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import org.zhenggai.engine.Duty;
import org.zhenggai.engine.Duty.Asked;
import org.zhenggai.engine.PersonTasksProcess;
import org.zhenggai.engine.TaskDutyProcess;
import org.zhenggai.engine.TaskIdsProcess;
import org.zhenggai.engine.desk.TaskFileProcess.Found;
import org.zhenggai.kernel.contract.DutyKind;
import org.zhenggai.people.Directory;
import org.zhenggai.people.absence.Deputies;
import org.zhenggai.people.mirror.Memberships;
import org.zhenggai.round.CaseModels;

/**
 * Which of the tasks that are offered to somebody he may not do, because of what he did before (职责分离): they are none of
 * his, so no list and no figure has them, and their page says why and who may.
 */
@Component
@RequiredArgsConstructor
class KeptTasksProcess {

    /** Tasks whose items are asked for in one query; no database takes any number. */
    private static final int AT_ONCE = 1_000;

    /** So many names stand in a sentence. */
    private static final int NAMED = 4;

    private final TaskService tasks;
    private final TaskDutyProcess kinds;
    private final List<Duty> duties;
    private final PersonTasksProcess persons;
    private final ProcessEngineConfigurationImpl engine;
    private final CaseModels cases;
    private final Memberships memberships;
    private final Deputies deputies;
    private final Directory directory;

    /** Ids of the tasks; some queries, however many there are. */
    Set<String> of(String user) {
        String[] keys = unrestricted(() -> kinds.ids(this::hasRules));
        List<Task> offered = offered(keys, memberships.of(user));
        if (offered.isEmpty()) {
            return Set.of();
        }
        Map<String, Asked> asked = new HashMap<>();
        for (int from = 0; from < offered.size(); from += AT_ONCE) {
            asked.putAll(asked(offered.subList(from, Math.min(from + AT_ONCE, offered.size()))));
        }
        Set<String> kept = kept(asked, user);
        List<String> absent = memberships.absentFor(user);
        if (!absent.isEmpty()) {
            Map<String, Asked> lent = new HashMap<>(asked);
            lent.keySet().removeAll(ids(offered(keys, memberships.own(user))));
            absent.forEach(one -> {
                Map<String, Asked> his = new HashMap<>(lent);
                his.keySet().retainAll(ids(offered(keys, memberships.lentBy(one))));
                kept.addAll(kept(his, one));
                lent.keySet().removeAll(his.keySet());
            });
        }
        return kept;
    }

    /** Why this person may not do the task, and who may; empty when he may. */
    Optional<String> why(String user, Found task) {
        return cases.itemOf(task.model(), task.subject()).flatMap(item -> why(user, task, item));
    }

    private Optional<String> why(String user, Found task, long item) {
        List<String> groups = candidates(task.id());
        String absent =
                deputies.rightOf(user, groups).map(Deputies.Right::actsFor).orElse(null);
        return objection(task.duty(), item, user)
                .map(why -> "您" + why)
                .or(() -> absent == null
                        ? Optional.empty()
                        : objection(task.duty(), item, absent).map(why -> "您所代办的" + directory.nameOf(absent) + why))
                .map(sentence -> sentence + others(groups, task.duty(), item));
    }

    private Optional<String> objection(DutyKind kind, long item, String person) {
        return duties.stream()
                .flatMap(duty -> duty.objection(kind, item, person).stream())
                .findFirst();
    }

    private String others(List<String> groups, DutyKind kind, long item) {
        Map<String, String> able = new TreeMap<>(memberships.holders(groups));
        duties.forEach(duty -> able.keySet().removeAll(duty.keptFrom(kind, item)));
        List<String> names = List.copyOf(able.values());
        if (names.isEmpty()) {
            return "现在没有别人可以办理，请联系整改办。";
        }
        String some = names.stream().limit(NAMED).collect(Collectors.joining("、"));
        return "按职责分离，可由" + some + (names.size() > NAMED ? "等" + names.size() + "人" : "") + "办理。";
    }

    private List<String> candidates(String task) {
        return unrestricted(() -> tasks.getIdentityLinksForTask(task)).stream()
                .map(IdentityLink::getGroupId)
                .filter(group -> group != null)
                .toList();
    }

    /** The open tasks with duties that are offered to one of the groups, whoever has claimed them. */
    private List<Task> offered(String[] keys, Collection<String> groups) {
        return groups.isEmpty() || keys.length == 0
                ? List.of()
                : unrestricted(() -> tasks.createTaskQuery()
                        .active()
                        .taskDefinitionKeyIn(keys)
                        .taskCandidateGroupIn(List.copyOf(groups))
                        .includeAssignedTasks()
                        .list());
    }

    private boolean hasRules(DutyKind kind) {
        return duties.stream().anyMatch(duty -> duty.kinds().contains(kind));
    }

    private <T> T unrestricted(Supplier<T> question) {
        return engine.getCommandExecutorTxRequired().execute(context -> context.runWithoutAuthorization(question::get));
    }

    private static Set<String> ids(List<Task> found) {
        return found.stream().map(Task::getId).collect(Collectors.toSet());
    }

    /** The tasks with their items, by the task's id; those about no item are left out. */
    private Map<String, Asked> asked(List<Task> found) {
        Map<String, Map<Task, Long>> byModel = new HashMap<>();
        unrestricted(() -> persons.subjects(found))
                .forEach((task, subject) -> byModel.computeIfAbsent(
                                TaskIdsProcess.model(task.getProcessDefinitionId()), model -> new HashMap<>())
                        .put(task, subject));
        Map<String, Asked> asked = new HashMap<>();
        byModel.forEach((model, open) -> {
            Map<Long, Long> items = cases.itemsOf(model, open.values());
            open.forEach((task, subject) -> {
                Long item = items.get(subject);
                if (item != null) {
                    asked.put(task.getId(), new Asked(kinds.of(task), item));
                }
            });
        });
        return asked;
    }

    private Set<String> kept(Map<String, Asked> asked, String person) {
        Set<Asked> all = Set.copyOf(asked.values());
        List<Asked> against = new ArrayList<>();
        duties.forEach(duty -> against.addAll(duty.objections(all, person).keySet()));
        return asked.entrySet().stream()
                .filter(one -> against.contains(one.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
