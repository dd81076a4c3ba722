package org.zhenggai.people;

import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;

/** Mirrors the directory into the engine's users and groups; the engine knows no passwords. */
@Component
public class IdentityProcess {

    private final IdentityService identities;

    IdentityProcess(IdentityService identities) {
        this.identities = identities;
    }

    /** Adds a group unless it is there. */
    public void addGroup(String id, String name) {
        if (identities.createGroupQuery().groupId(id).count() == 0) {
            Group group = identities.newGroup(id);
            group.setName(name);
            group.setType("WORKFLOW");
            identities.saveGroup(group);
        }
    }

    /** Gives a user this name and exactly these groups; Camunda shows "first last", so the name goes whole into the first. */
    void mirror(String username, String name, Set<String> groups) {
        User user = identities.createUserQuery().userId(username).singleResult();
        if (user == null) {
            user = identities.newUser(username);
        }
        user.setFirstName(name);
        user.setLastName("");
        identities.saveUser(user);
        Set<String> has = identities.createGroupQuery().groupMember(username).list().stream()
                .map(Group::getId)
                .collect(Collectors.toSet());
        groups.stream()
                .filter(group -> !has.contains(group))
                .forEach(group -> identities.createMembership(username, group));
        has.stream()
                .filter(group -> !groups.contains(group))
                .forEach(group -> identities.deleteMembership(username, group));
    }
}
