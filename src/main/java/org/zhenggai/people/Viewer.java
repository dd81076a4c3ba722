package org.zhenggai.people;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.access.AccessDeniedException;

/**
 * Who looks at a page, and what he may see there.
 * A page that takes a viewer has it in its model too, for the head of the page.
 *
 * @param name the name people read
 * @param units codes of the units whose items he may see; empty for people above the units
 * @param headOf codes of the units he is a head of
 * @param principals his own user name and those of the people he substitutes
 */
public record Viewer(
        String username, String name, Set<Role> roles, Set<String> units, Set<String> headOf, Set<String> principals) {

    private static final Set<Role> READ_ALL_CASES =
            EnumSet.of(Role.RECTIFICATION_OFFICE, Role.LEADING_GROUP, Role.SECRETARY, Role.DISCIPLINE);

    private static final Set<Role> READ_CONFIDENTIAL =
            EnumSet.of(Role.RECTIFICATION_OFFICE, Role.SECRETARY, Role.DISCIPLINE);

    public Viewer {
        roles = Set.copyOf(roles);
        units = Set.copyOf(units);
        headOf = Set.copyOf(headOf);
        principals = Set.copyOf(principals);
    }

    /** The viewer with these groups of the engine; see {@link Role} for what they are called. */
    public static Viewer of(String username, String name, Collection<String> groups) {
        Set<Role> roles =
                groups.stream().flatMap(group -> Role.of(group).stream()).collect(Collectors.toSet());
        Set<String> principals = behind(Role.groupOfPerson(""), groups);
        principals.add(username);
        return new Viewer(
                username,
                name,
                roles,
                behind(Role.groupOfUnit(""), groups),
                behind(Role.groupOfHeads(""), groups),
                principals);
    }

    private static Set<String> behind(String prefix, Collection<String> groups) {
        return groups.stream()
                .filter(group -> group.startsWith(prefix))
                .map(group -> group.substring(prefix.length()))
                .collect(Collectors.toSet());
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

    /** Whether he sees every round; people of an inspection team see those they are entered for. */
    public boolean readsAllCases() {
        return !Collections.disjoint(roles, READ_ALL_CASES);
    }

    /** Whether he sees all confidential items among those he sees; an inspection team those of its rounds. */
    public boolean readsConfidential() {
        return !Collections.disjoint(roles, READ_CONFIDENTIAL);
    }

    /** Whether closures may wait for his signature: leaders, the secretary, and whoever substitutes one. */
    public boolean signsOff() {
        return !Collections.disjoint(roles, EnumSet.of(Role.LEADING_GROUP, Role.SECRETARY)) || principals.size() > 1;
    }

    /** Whether he watches over what people do about items: those who run, check, inspect and decide. */
    public boolean watchesCases() {
        return readsConfidential() || roles.contains(Role.INSPECTION_TEAM);
    }

    /** Whether he looks at rounds as a whole, not at the items of a unit. */
    public boolean isAboveUnits() {
        return readsAllCases() || roles.contains(Role.INSPECTION_TEAM);
    }

    /** Whether he sees any item at all. */
    public boolean readsCases() {
        return isAboveUnits() || !units.isEmpty();
    }

    /** Whether tasks may ever wait for him: everybody's but the inspection team's, which only reads. */
    public boolean hasTasks() {
        return readsAllCases() || !units.isEmpty() || principals.size() > 1;
    }

    /** His roles as people call whoever has them: one of the leading group is the leader responsible for his items. */
    public String rolesInWords() {
        return roles.isEmpty()
                ? "未分配角色"
                : roles.stream()
                        .sorted()
                        .map(role -> role == Role.LEADING_GROUP ? "责任领导" : role.word())
                        .collect(Collectors.joining("、"));
    }

    /** Refuses the page with 403 unless the condition holds. */
    public void require(boolean allowed) {
        if (!allowed) {
            throw new AccessDeniedException("not allowed to " + username);
        }
    }
}
