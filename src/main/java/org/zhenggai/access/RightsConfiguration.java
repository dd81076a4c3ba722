package org.zhenggai.access;

import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhenggai.people.IdentityProcess;
import org.zhenggai.people.Role;

/**
 * Groups, rights and Tasklist's filters, set up once. Who sees a task follows from its candidates alone; a right on
 * tasks of a process definition is given to nobody, since it would open all of them.
 */
@Configuration
class RightsConfiguration {

    @Bean
    InitializingBean rights(
            IdentityProcess identities, AuthorizationService rights, FilterService filters, TaskService tasks) {
        return () -> {
            for (Role role : Role.values()) {
                identities.addGroup(role.code(), role.word());
            }
            if (filters.createFilterQuery().count() == 0) {
                Grants grants = new Grants(rights);
                addRights(grants);
                addFilters(new Filters(filters, grants), tasks);
            }
        };
    }

    private static void addRights(Grants grants) {
        grants.everybody(Resources.APPLICATION, "welcome", Permissions.ACCESS);
        grants.everybody(Resources.APPLICATION, "tasklist", Permissions.ACCESS);
        // For the diagram tab: reading a definition shows no case.
        grants.everybody(Resources.PROCESS_DEFINITION, "*", Permissions.READ);
        grants.to(Role.CAMUNDA_ADMIN, Resources.APPLICATION, "admin", Permissions.ACCESS);
        grants.to(Role.CAMUNDA_ADMIN, Resources.USER, "*", Permissions.ALL);
        grants.to(Role.CAMUNDA_ADMIN, Resources.GROUP, "*", Permissions.ALL);
        grants.to(Role.CAMUNDA_ADMIN, Resources.GROUP_MEMBERSHIP, "*", Permissions.ALL);
        grants.to(Role.PROCESS_DESIGNER, Resources.APPLICATION, "cockpit", Permissions.ACCESS);
        grants.to(Role.PROCESS_DESIGNER, Resources.DECISION_DEFINITION, "*", Permissions.READ);
        grants.to(Role.PROCESS_DESIGNER, Resources.DEPLOYMENT, "*", Permissions.READ, Permissions.CREATE);
    }

    /** Tasklist puts the earliest due date first by itself, as long as a filter names no order of its own. */
    private static void addFilters(Filters filters, TaskService tasks) {
        Filter mine = filters.add(
                "我的任务", "我已认领、正在办理的任务", 1, tasks.createTaskQuery().taskAssigneeExpression("${currentUser()}"));
        filters.grants().everybody(Resources.FILTER, mine.getId(), Permissions.READ);
        filters.add("本单位任务", "本单位可以办理的任务", 0, open(tasks), Role.INSPECTED_UNIT);
        filters.add("整改办任务", "整改办可以办理的任务", 0, open(tasks), Role.RECTIFICATION_OFFICE);
        filters.add("待我审批", "等我审批的任务", 0, open(tasks), Role.LEADING_GROUP, Role.SECRETARY);
        filters.add("待核验", "纪检可以核验的任务", 0, open(tasks), Role.DISCIPLINE);
        Filter overdue = filters.add("已逾期", "办理期限已过的任务", 2, open(tasks).dueBeforeExpression("${now()}"));
        filters.grants().everybody(Resources.FILTER, overdue.getId(), Permissions.READ);
    }

    /** What the user may work on by himself or by one of his groups, claimed or not. */
    private static TaskQuery open(TaskService tasks) {
        return tasks.createTaskQuery()
                .taskCandidateUserExpression("${currentUser()}")
                .includeAssignedTasks();
    }

    private record Grants(AuthorizationService rights) {

        void everybody(Resource resource, String id, Permission... permissions) {
            Authorization grant = rights.createNewAuthorization(Authorization.AUTH_TYPE_GLOBAL);
            grant.setUserId(Authorization.ANY);
            save(grant, resource, id, permissions);
        }

        void to(Role role, Resource resource, String id, Permission... permissions) {
            Authorization grant = rights.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
            grant.setGroupId(role.code());
            save(grant, resource, id, permissions);
        }

        private void save(Authorization grant, Resource resource, String id, Permission... permissions) {
            grant.setResource(resource);
            grant.setResourceId(id);
            grant.setPermissions(permissions);
            rights.saveAuthorization(grant);
        }
    }

    private record Filters(FilterService filters, Grants grants) {

        Filter add(String name, String description, int priority, TaskQuery query, Role... readers) {
            Filter filter = filters.newTaskFilter(name);
            filter.setQuery(query);
            filter.setProperties(Map.of(
                    "description",
                    description,
                    "priority",
                    priority,
                    "color",
                    "#8b1a1a",
                    "refresh",
                    true,
                    "showUndefinedVariable",
                    false));
            filters.saveFilter(filter);
            for (Role role : readers) {
                grants.to(role, Resources.FILTER, filter.getId(), Permissions.READ);
            }
            return filter;
        }
    }
}
