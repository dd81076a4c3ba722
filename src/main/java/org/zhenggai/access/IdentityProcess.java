package org.zhenggai.access;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;

/** Mirrors the directory into the engine's users and groups. */
@Component
class IdentityProcess {

    private final IdentityService identities;

    IdentityProcess(IdentityService identities) {
        this.identities = identities;
    }

    void addGroup(String id, String name) {
        if (identities.createGroupQuery().groupId(id).count() == 0) {
            Group group = identities.newGroup(id);
            group.setName(name);
            group.setType("WORKFLOW");
            identities.saveGroup(group);
        }
    }

    /** Camunda shows "first last", so a Chinese name goes whole into the first. */
    void addUser(String username, String name, String password, List<String> groups) {
        User user = identities.newUser(username);
        user.setFirstName(name);
        user.setLastName("");
        user.setPassword(password);
        identities.saveUser(user);
        groups.forEach(group -> identities.createMembership(username, group));
    }
}
