package org.zhenggai.access;

import static org.zhenggai.access.GrantsProcess.Grant.everybody;
import static org.zhenggai.access.GrantsProcess.Grant.to;

import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhenggai.access.GrantsProcess.Grant;
import org.zhenggai.people.Role;
import org.zhenggai.people.mirror.IdentityProcess;

/**
 * The engine's groups and general rights, brought in line at every start. Who sees a task follows from its candidates
 * alone; a right on tasks of a process definition is given to nobody, since it would open all of them.
 */
@Configuration
class RightsConfiguration {

    private static final String ALL = "*";

    private static final List<Role> CASE_ROLES = List.of(
            Role.INSPECTED_UNIT,
            Role.RECTIFICATION_OFFICE,
            Role.LEADING_GROUP,
            Role.SECRETARY,
            Role.DISCIPLINE,
            Role.INSPECTION_TEAM);

    private static final List<Grant> GRANTS = Stream.concat(
                    CASE_ROLES.stream().map(role -> to(role, Resources.APPLICATION, "tasklist", Permissions.ACCESS)),
                    Stream.of(
                            everybody(Resources.APPLICATION, "welcome", Permissions.ACCESS),
                            // For the diagram tab: reading a definition shows no case.
                            everybody(Resources.PROCESS_DEFINITION, ALL, Permissions.READ),
                            to(Role.PROCESS_DESIGNER, Resources.APPLICATION, "cockpit", Permissions.ACCESS),
                            to(Role.PROCESS_DESIGNER, Resources.DECISION_DEFINITION, ALL, Permissions.READ),
                            to(
                                    Role.PROCESS_DESIGNER,
                                    Resources.DECISION_REQUIREMENTS_DEFINITION,
                                    ALL,
                                    Permissions.READ),
                            // What he deploys becomes a draft; nobody has the engine's right to deploy.
                            to(Role.PROCESS_DESIGNER, Resources.DEPLOYMENT, ALL, Permissions.READ),
                            to(Role.CAMUNDA_ADMIN, Resources.APPLICATION, "cockpit", Permissions.ACCESS),
                            to(Role.CAMUNDA_ADMIN, Resources.APPLICATION, "admin", Permissions.ACCESS),
                            to(Role.CAMUNDA_ADMIN, Resources.DECISION_DEFINITION, ALL, Permissions.READ),
                            to(Role.CAMUNDA_ADMIN, Resources.DECISION_REQUIREMENTS_DEFINITION, ALL, Permissions.READ),
                            to(Role.CAMUNDA_ADMIN, Resources.DEPLOYMENT, ALL, Permissions.READ),
                            // Our directory is the original: whoever administers sees its mirror and writes nothing.
                            to(Role.CAMUNDA_ADMIN, Resources.USER, ALL, Permissions.READ),
                            to(Role.CAMUNDA_ADMIN, Resources.GROUP, ALL, Permissions.READ),
                            to(Role.CAMUNDA_ADMIN, Resources.AUTHORIZATION, ALL, Permissions.READ),
                            // Incidents and their jobs; variables, which read case texts, are behind closed doors.
                            to(
                                    Role.CAMUNDA_ADMIN,
                                    Resources.PROCESS_DEFINITION,
                                    ALL,
                                    ProcessDefinitionPermissions.READ_INSTANCE,
                                    ProcessDefinitionPermissions.RETRY_JOB)))
            .toList();

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
