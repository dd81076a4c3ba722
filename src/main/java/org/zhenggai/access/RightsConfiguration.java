package org.zhenggai.access;

import static org.zhenggai.access.GrantsProcess.Grant.everybody;
import static org.zhenggai.access.GrantsProcess.Grant.to;

import java.util.List;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhenggai.access.GrantsProcess.Grant;
import org.zhenggai.people.IdentityProcess;
import org.zhenggai.people.Role;

/**
 * The engine's groups and general rights, brought in line at every start. Who sees a task follows from its candidates
 * alone; a right on tasks of a process definition is given to nobody, since it would open all of them.
 */
@Configuration
class RightsConfiguration {

    private static final String ALL = "*";

    private static final List<Grant> GRANTS = List.of(
            everybody(Resources.APPLICATION, "welcome", Permissions.ACCESS),
            everybody(Resources.APPLICATION, "tasklist", Permissions.ACCESS),
            // For the diagram tab: reading a definition shows no case.
            everybody(Resources.PROCESS_DEFINITION, ALL, Permissions.READ),
            to(Role.CAMUNDA_ADMIN, Resources.APPLICATION, "admin", Permissions.ACCESS),
            to(Role.CAMUNDA_ADMIN, Resources.USER, ALL, Permissions.ALL),
            to(Role.CAMUNDA_ADMIN, Resources.GROUP, ALL, Permissions.ALL),
            to(Role.CAMUNDA_ADMIN, Resources.GROUP_MEMBERSHIP, ALL, Permissions.ALL),
            to(Role.PROCESS_DESIGNER, Resources.APPLICATION, "cockpit", Permissions.ACCESS),
            to(Role.PROCESS_DESIGNER, Resources.DECISION_DEFINITION, ALL, Permissions.READ),
            to(Role.PROCESS_DESIGNER, Resources.DEPLOYMENT, ALL, Permissions.READ, Permissions.CREATE));

    @Bean
    InitializingBean rights(IdentityProcess identities, GrantsProcess grants) {
        return () -> {
            for (Role role : Role.values()) {
                identities.addGroup(role.code(), role.word());
            }
            for (Resource resource : Resources.values()) {
                List<Grant> wanted = GRANTS.stream()
                        .filter(grant -> grant.resource() == resource)
                        .toList();
                if (resource == Resources.APPLICATION) {
                    grants.keep(resource, wanted);
                } else {
                    grants.keepGeneral(resource, wanted);
                }
            }
        };
    }
}
