package org.zhenggai.shell;

import java.util.List;
import java.util.Set;
import org.zhenggai.people.Role;
import org.zhenggai.people.Viewer;

/**
 * A part of the product: the pages whose addresses match, the way of the head they belong to, and the part of the
 * handbook that tells of them. The first that matches counts.
 *
 * @param section null where it is none of the ways
 * @param part of the handbook, with the anchor in it if need be; empty for its contents, {@link #OWN} for the part of
 *     the viewer's role
 */
record Place(String pattern, String section, String part) {

    /** What is told to each role in a part of its own. */
    private static final String OWN = "*";

    private static final List<Place> ALL = List.of(
            new Place("/", "home", "login-and-tasks"),
            new Place("/sign-offs.*", "tasks", OWN),
            new Place("/reports.*", "tasks", "units"),
            new Place("/(tasks|camunda/app/tasklist).*", "tasks", "login-and-tasks"),
            new Place("/items/[0-9]+/audit.*", "ledger", "audit"),
            new Place("/(rounds/[0-9]+/)?ledger.*", "ledger", OWN),
            new Place("/(rounds/[0-9]+/)?dashboard.*", "dashboard", "leaders#看板"),
            new Place("/items.*", "ledger", OWN),
            new Place("/rounds.*", "rounds", OWN),
            new Place("/intake.*", "rounds", "office"),
            new Place("/bulletins.*", "bulletins", OWN),
            new Place("/search.*", "search", "login-and-tasks"),
            new Place("/inbox.*", "inbox", "notices"),
            new Place("/notices.*", null, "notices"),
            new Place("/absences.*", null, "absences"),
            new Place("/account.*", null, "login-and-tasks"),
            new Place("/administration/(directory|units|people).*", "directory", "administrators"),
            new Place("/(rules|administration/workdays).*", null, "administrators#规则集和放假安排"),
            new Place("/workshop(/(check|drafts|catalogue).*)?", null, "designers"),
            new Place("/workshop/(migration|models).*", null, "administrators#迁移在办流程"),
            new Place("/(administration|components).*", null, "administrators"),
            new Place("/help.*", "help", ""),
            new Place(".*", null, "messages"));

    static Place of(String path) {
        return ALL.stream()
                .filter(place -> path.matches(place.pattern()))
                .findFirst()
                .orElseThrow();
    }

    static List<Place> all() {
        return ALL;
    }

    /** The page of the handbook for this viewer. */
    String help(Viewer viewer) {
        String found = part.equals(OWN) ? partOf(viewer.roles()) : part;
        return found.isEmpty() ? "/help" : "/help/" + found;
    }

    static String partOf(Set<Role> roles) {
        return roles.stream().sorted().findFirst().map(Place::partOf).orElse("");
    }

    private static String partOf(Role role) {
        return switch (role) {
            case INSPECTED_UNIT -> "units";
            case RECTIFICATION_OFFICE -> "office";
            case LEADING_GROUP -> "leaders";
            case SECRETARY -> "secretary";
            case DISCIPLINE, INSPECTION_TEAM -> "discipline";
            case PROCESS_DESIGNER, CAMUNDA_ADMIN -> "administrators";
        };
    }
}
