package org.zhenggai.web;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.access.AccessDeniedException;
import org.zhenggai.access.Role;

/**
 * Who looks at a page, and what he may see there (domain.md, "Roles").
 * A page that takes a viewer has it in its model too, for the head of the page.
 *
 * @param name the name people read
 * @param units codes of the units whose items he may see; empty for people above the units
 */
public record Viewer(String username, String name, Set<Role> roles, Set<String> units) {

    private static final Set<Role> READ_ALL_CASES = EnumSet.of(
            Role.RECTIFICATION_OFFICE, Role.LEADING_GROUP, Role.SECRETARY, Role.DISCIPLINE, Role.INSPECTION_TEAM);

    public Viewer {
        roles = Set.copyOf(roles);
        units = Set.copyOf(units);
    }

    /** Whether he runs the rounds: imports, plans, keeps the ledger. */
    public boolean isOffice() {
        return roles.contains(Role.RECTIFICATION_OFFICE);
    }

    /** Whether he sees what is restricted to the discipline inspection. */
    public boolean isDiscipline() {
        return roles.contains(Role.DISCIPLINE);
    }

    public boolean isDesigner() {
        return roles.contains(Role.PROCESS_DESIGNER);
    }

    public boolean isAdministrator() {
        return roles.contains(Role.CAMUNDA_ADMIN);
    }

    /** Whether he sees every item, plans and ledgers as a whole. */
    public boolean readsAllCases() {
        return !Collections.disjoint(roles, READ_ALL_CASES);
    }

    /** Whether he sees any item at all; people of a unit see those of their unit. */
    public boolean readsCases() {
        return readsAllCases() || !units.isEmpty();
    }

    /** His roles as people read them. */
    public String rolesInWords() {
        return roles.isEmpty()
                ? "未分配角色"
                : roles.stream().sorted().map(Role::word).collect(Collectors.joining("、"));
    }

    /** Refuses the page with 403 unless the condition holds. */
    public void require(boolean allowed) {
        if (!allowed) {
            throw new AccessDeniedException("not allowed to " + username);
        }
    }
}
