package org.zhenggai.people.mirror;

import java.util.Set;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** The engine's users and groups, written by {@link Mirror} alone; the engine knows no passwords. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class IdentityProcess {

    private final IdentityService identities;
    private final TaskService tasks;
    private final AuthorizationService rights;

    /** Adds a group unless it is there. */
    public void addGroup(String id, String name) {
        if (identities.createGroupQuery().groupId(id).count() == 0) {
            saveGroup(id, name);
        }
    }

    /** Adds a group or gives it this name. */
    void saveGroup(String id, String name) {
        Group group = identities.createGroupQuery().groupId(id).singleResult();
        if (group == null) {
            group = identities.newGroup(id);
            group.setType("WORKFLOW");
        }
        group.setName(name);
        identities.saveGroup(group);
    }

    /** Adds a user or gives him this name; Camunda shows "first last", so the name goes whole into the first. */
    void saveUser(String username, String name) {
        User user = identities.createUserQuery().userId(username).singleResult();
        if (user == null) {
            user = identities.newUser(username);
        }
        user.setFirstName(name);
        user.setLastName("");
        identities.saveUser(user);
    }

    void join(String username, String group) {
        identities.createMembership(username, group);
    }

    void leave(String username, String group) {
        identities.deleteMembership(username, group);
    }

    /**
     * Takes from somebody the tasks that are not offered to him any more: nobody else could complete one that he has
     * claimed, and the engine lets whoever once claimed a task read it for ever.
     */
    void release(String username, Set<String> groups) {
        for (Task task : tasks.createTaskQuery().taskAssignee(username).list()) {
            if (!isOffered(task.getId(), username, groups)) {
                tasks.setAssignee(task.getId(), null);
            }
        }
        for (Authorization right : rights.createAuthorizationQuery()
                .userIdIn(username)
                .resourceType(Resources.TASK)
                .list()) {
            if (!isOffered(right.getResourceId(), username, groups)) {
                rights.deleteAuthorization(right.getId());
            }
        }
    }

    private boolean isOffered(String task, String username, Set<String> groups) {
        return tasks.getIdentityLinksForTask(task).stream().anyMatch(link -> isOffered(link, username, groups));
    }

    public static boolean isOffered(IdentityLink link, String username, Set<String> groups) {
        return IdentityLinkType.CANDIDATE.equals(link.getType())
                && (username.equals(link.getUserId()) || groups.contains(String.valueOf(link.getGroupId())));
    }
}
