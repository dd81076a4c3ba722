package org.zhenggai.access;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.springframework.stereotype.Component;
import org.zhenggai.people.Role;

/**
 * Keeps the engine's grants as this release wants them: what is missing is added, what is no longer wanted goes. So an
 * upgrade changes rights, and nothing entered by hand widens them.
 */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class GrantsProcess {

    private final AuthorizationService rights;

    /**
     * A grant of the engine.
     *
     * @param group the group it is given to, or null for everybody
     * @param id the resource's id, or {@code *} for all of its kind
     */
    public record Grant(String group, Resource resource, String id, List<Permission> permissions) {

        public static Grant everybody(Resource resource, String id, Permission... permissions) {
            return new Grant(null, resource, id, List.of(permissions));
        }

        public static Grant to(Role role, Resource resource, String id, Permission... permissions) {
            return new Grant(role.code(), resource, id, List.of(permissions));
        }
    }

    /**
     * Makes the grants on all resources of this kind exactly these.
     *
     * @throws IllegalArgumentException when a grant is for another kind of resource
     */
    public void keep(Resource resource, Collection<Grant> wanted) {
        keep(resource, wanted, id -> true);
    }

    /** Does the same for grants on all of the kind at once, and leaves those on single ones, which the engine gives. */
    void keepGeneral(Resource resource, Collection<Grant> wanted) {
        keep(resource, wanted, Authorization.ANY::equals);
    }

    private void keep(Resource resource, Collection<Grant> wanted, Predicate<String> ids) {
        List<AuthorizationEntity> missing = new ArrayList<>();
        for (Grant grant : wanted) {
            if (grant.resource() != resource || !ids.test(grant.id())) {
                throw new IllegalArgumentException(grant + " is no grant on " + resource);
            }
            missing.add(entity(grant));
        }
        for (Authorization found :
                rights.createAuthorizationQuery().resourceType(resource).list()) {
            boolean isWanted = missing.removeIf(grant -> isSame(grant, (AuthorizationEntity) found));
            if (!isWanted && ids.test(found.getResourceId())) {
                rights.deleteAuthorization(found.getId());
            }
        }
        missing.forEach(rights::saveAuthorization);
    }

    private AuthorizationEntity entity(Grant grant) {
        boolean isGlobal = grant.group() == null;
        Authorization entity = rights.createNewAuthorization(
                isGlobal ? Authorization.AUTH_TYPE_GLOBAL : Authorization.AUTH_TYPE_GRANT);
        if (isGlobal) {
            entity.setUserId(Authorization.ANY);
        } else {
            entity.setGroupId(grant.group());
        }
        entity.setResource(grant.resource());
        entity.setResourceId(grant.id());
        entity.setPermissions(grant.permissions().toArray(Permission[]::new));
        return (AuthorizationEntity) entity;
    }

    private static boolean isSame(AuthorizationEntity one, AuthorizationEntity other) {
        return one.getPermissions() == other.getPermissions()
                && Arrays.asList(one.getAuthorizationType(), one.getUserId(), one.getGroupId(), one.getResourceId())
                        .equals(Arrays.asList(
                                other.getAuthorizationType(),
                                other.getUserId(),
                                other.getGroupId(),
                                other.getResourceId()));
    }
}
