package org.zhenggai.engine.tasklist;

import static org.zhenggai.access.GrantsProcess.Grant.everybody;
import static org.zhenggai.access.GrantsProcess.Grant.to;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.persistence.entity.FilterEntity;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhenggai.access.GrantsProcess;
import org.zhenggai.access.GrantsProcess.Grant;
import org.zhenggai.people.Role;
import org.zhenggai.round.item.ItemState;

/**
 * Tasklist's filters, brought in line at every start. A filter is known by the property {@code key}; one of an earlier
 * release, which had none, by its name. No filter names an order, so that the earliest due date comes first.
 */
@Configuration
class FilterConfiguration {

    private static final String KEY = "key";

    @Bean
    InitializingBean tasklistFilters(FilterService filters, TaskService tasks, GrantsProcess grants) {
        return () -> grants.keep(Resources.FILTER, keep(filters, definitions(tasks)));
    }

    /**
     * A filter as this release wants it.
     *
     * @param place where it stands in the list, from above; its place in the engine's own order decides only which one
     *     opens first, and that is a filter that shows all of one's work
     * @param readers the roles that have it; none for everybody
     */
    private record Definition(
            String key, int place, String name, String description, TaskQuery query, List<Role> readers) {

        /** Tasklist opens the filter with the lowest number, and nobody starts with an empty list of late tasks. */
        int priority() {
            return readers.isEmpty() ? place + 100 : place;
        }

        Map<String, Object> properties() {
            Map<String, Object> properties = new HashMap<>();
            properties.put(KEY, key);
            properties.put("place", place);
            properties.put("priority", priority());
            properties.put("description", description);
            properties.put("color", "#8b2f2f");
            properties.put("refresh", true);
            properties.put("showUndefinedVariable", false);
            return properties;
        }

        boolean isAlready(Filter filter) {
            Filter wanted = new FilterEntity(filter.getResourceType()).setQuery(query);
            return filter.getName().equals(name)
                    && new HashMap<>(filter.getProperties()).equals(properties())
                    && ((FilterEntity) filter).getQueryInternal().equals(((FilterEntity) wanted).getQueryInternal());
        }
    }

    private static List<Definition> definitions(TaskService tasks) {
        return List.of(
                new Definition(
                        "overdue", 1, "已逾期", "办理期限已过的任务", open(tasks).dueBeforeExpression("${now()}"), List.of()),
                new Definition(
                        "today",
                        2,
                        "今天到期",
                        "今天之内须办结的任务",
                        open(tasks).dueAfterExpression("${now()}").dueBeforeExpression("${filterTerms.endOfToday()}"),
                        List.of()),
                new Definition(
                        "this-week",
                        3,
                        "本周到期",
                        "本周日之前须办结的任务，含今天",
                        open(tasks).dueAfterExpression("${now()}").dueBeforeExpression("${filterTerms.endOfWeek()}"),
                        List.of()),
                new Definition(
                        "mine",
                        4,
                        "我的任务",
                        "我已认领、指派给我或点名由我办理的任务",
                        tasks.createTaskQuery().taskInvolvedUserExpression("${currentUser()}"),
                        List.of()),
                new Definition(
                        "unit",
                        5,
                        "本单位任务",
                        "本单位可以办理的任务",
                        offeredTo(tasks, "${filterTerms.unitGroups()}"),
                        List.of(Role.INSPECTED_UNIT)),
                new Definition(
                        "office",
                        6,
                        "整改办任务",
                        "整改办可以办理、点名由我办理的任务",
                        offeredOrMine(tasks, Role.RECTIFICATION_OFFICE),
                        List.of(Role.RECTIFICATION_OFFICE)),
                new Definition(
                        "approval",
                        7,
                        "待我审批",
                        "等我审批的任务",
                        offeredTo(tasks, "${filterTerms.approvalGroups()}"),
                        List.of(Role.LEADING_GROUP, Role.SECRETARY)),
                new Definition(
                        "verification",
                        8,
                        ItemState.VERIFICATION.word(),
                        "纪检可以核验、点名由我会同核验的任务",
                        offeredOrMine(tasks, Role.DISCIPLINE),
                        List.of(Role.DISCIPLINE)));
    }

    /** Adds, changes and removes filters where they differ, and tells who reads which. */
    private static List<Grant> keep(FilterService filters, List<Definition> wanted) {
        List<Filter> surplus = new ArrayList<>(filters.createTaskFilterQuery().list());
        List<Grant> readers = new ArrayList<>();
        for (Definition definition : wanted) {
            Filter filter = Stream.of(KEY, "")
                    .flatMap(by -> surplus.stream().filter(found -> isKnown(found, definition, by)))
                    .findFirst()
                    .orElseGet(filters::newTaskFilter);
            surplus.remove(filter);
            if (filter.getId() == null || !definition.isAlready(filter)) {
                filter.setName(definition.name());
                filter.setQuery(definition.query());
                filter.setProperties(definition.properties());
                filters.saveFilter(filter);
            }
            readers.addAll(readBy(filter.getId(), definition.readers()));
        }
        surplus.forEach(filter -> filters.deleteFilter(filter.getId()));
        return readers;
    }

    private static boolean isKnown(Filter filter, Definition definition, String by) {
        Object key =
                filter.getProperties() == null ? null : filter.getProperties().get(KEY);
        return by.equals(KEY)
                ? definition.key().equals(key)
                : key == null && definition.name().equals(filter.getName());
    }

    private static List<Grant> readBy(String filter, List<Role> roles) {
        return roles.isEmpty()
                ? List.of(everybody(Resources.FILTER, filter, Permissions.READ))
                : roles.stream()
                        .map(role -> to(role, Resources.FILTER, filter, Permissions.READ))
                        .toList();
    }

    /** What the user may work on by himself or by one of his groups, claimed or not. */
    private static TaskQuery open(TaskService tasks) {
        return tasks.createTaskQuery()
                .taskCandidateUserExpression("${currentUser()}")
                .includeAssignedTasks();
    }

    private static TaskQuery offeredTo(TaskService tasks, String groups) {
        return tasks.createTaskQuery().taskCandidateGroupInExpression(groups).includeAssignedTasks();
    }

    /** What is offered to the role, and what the user alone is named for, as a co-verifier is. */
    private static TaskQuery offeredOrMine(TaskService tasks, Role role) {
        return tasks.createTaskQuery()
                .or()
                .taskCandidateGroup(role.code())
                .includeAssignedTasks()
                .taskInvolvedUserExpression("${currentUser()}")
                .endOr();
    }
}
