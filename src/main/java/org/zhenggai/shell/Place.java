package org.zhenggai.shell;

import java.util.List;

/**
 * A part of the product: the pages whose addresses match, the way of the head they belong to, and the part of the
 * handbook that tells of them. The first that matches counts.
 *
 * @param section null where it is none of the ways
 * @param part name of the handbook's part, null for its contents
 */
record Place(String pattern, String section, String part) {

    private static final List<Place> ALL = List.of(
            new Place("/", "home", "login-and-tasks"),
            new Place("/(tasks|reports|sign-offs)(/.*)?", "tasks", "login-and-tasks"),
            new Place("/camunda/app/tasklist.*", "tasks", "login-and-tasks"),
            new Place("/(rounds/[0-9]+/)?ledger.*", "ledger", "office"),
            new Place("/rounds.*", "rounds", "office"),
            new Place("/intake.*", "rounds", "office"),
            new Place("/items/[0-9]+/audit.*", "ledger", "audit"),
            new Place("/items.*", "ledger", "units"),
            new Place("/bulletins.*", "bulletins", "secretary"),
            new Place("/search.*", "search", "login-and-tasks"),
            new Place("/help.*", "help", null),
            new Place("/inbox.*", "inbox", "notices"),
            new Place("/notices.*", null, "notices"),
            new Place("/absences.*", null, "absences"),
            new Place("/administration/(directory|units|people).*", "directory", "administrators"),
            new Place("/administration/workdays.*", null, "rules"),
            new Place("/rules.*", null, "rules"),
            new Place("/(administration|components).*", null, "administrators"),
            new Place(".*", null, null));

    static Place of(String path) {
        return ALL.stream()
                .filter(place -> path.matches(place.pattern()))
                .findFirst()
                .orElseThrow();
    }

    String help() {
        return part == null ? "/help" : "/help/" + part;
    }
}
