package org.zhenggai.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import org.zhenggai.access.cases.CaseAccess;
import org.zhenggai.people.Role;

/**
 * The table of who gets through which door, {@code access/doors.csv}: a row a method and path, a column a role. Of the
 * rows that match a request the one with the most specific path counts, then the one that names the method. What no
 * row matches is closed to everybody.
 */
@Component
class Doors {

    static final String TABLE = "access/doors.csv";

    private static final List<String> FIRST_COLUMNS = List.of("surface", "method", "path", "anonymous");
    private static final String ANY_METHOD = "*";
    private static final Set<String> METHODS = Set.of(ANY_METHOD, "GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private final List<Door> doors;

    Doors() {
        this(read());
    }

    Doors(List<String> lines) {
        if (!lines.get(0).equals(head())) {
            throw new IllegalStateException(TABLE + " begins with\n" + lines.get(0) + "\nbut should with\n" + head());
        }
        List<Door> read = new ArrayList<>();
        for (int n = 1; n < lines.size(); n++) {
            Door door = door(lines.get(n), n + 1);
            if (read.stream().anyMatch(other -> other.title().equals(door.title()))) {
                throw new IllegalStateException(TABLE + " line " + (n + 1) + ": second row of " + door.title());
            }
            read.add(door);
        }
        doors = List.copyOf(read);
    }

    /** What a row says to a role. */
    enum Entry {
        /** Closed. */
        NO,
        /** Open; behind it he sees and touches only what is his, by the engine's rights or by {@link CaseAccess}. */
        OWN,
        /** Open. */
        YES
    }

    /** The parts of the server, in the order of the table. */
    enum Surface {
        PAGE,
        WEBAPP,
        WEBAPP_API,
        REST
    }

    /**
     * A row.
     *
     * @param method of HTTP, or {@code *} for all; GET stands for HEAD too
     * @param anonymous for whoever is not logged in
     * @param note for the administrator, in Chinese
     */
    record Door(
            Surface surface, String method, PathPattern path, Entry anonymous, Map<Role, Entry> entries, String note) {

        /** Method and path, which tell it from all others. */
        String title() {
            return method + " " + path.getPatternString();
        }

        /** The widest entry that one of the roles has; that of nobody for no roles. */
        Entry of(Set<Role> roles) {
            return roles.stream().map(entries::get).reduce(anonymous, (one, other) -> max(one, other));
        }

        /** What everybody who is logged in may: the narrowest entry of all roles. */
        Entry ofAnyRole() {
            return max(
                    anonymous,
                    entries.values().stream().min(Comparator.naturalOrder()).orElseThrow());
        }

        private static Entry max(Entry one, Entry other) {
            return one.compareTo(other) >= 0 ? one : other;
        }

        private boolean matches(String asked, PathContainer at) {
            boolean isMethod =
                    method.equals(ANY_METHOD) || method.equals(asked) || method.equals("GET") && asked.equals("HEAD");
            return isMethod && path.matches(at);
        }
    }

    /** All rows in the order of the file. */
    List<Door> all() {
        return doors;
    }

    /** The row for a request; none when the table lacks it. */
    Optional<Door> of(String method, PathContainer path) {
        return doors.stream()
                .filter(door -> door.matches(method, path))
                .min(Comparator.comparing(Door::path)
                        .thenComparing(door -> door.method().equals(ANY_METHOD)));
    }

    private static String head() {
        List<String> columns = new ArrayList<>(FIRST_COLUMNS);
        Arrays.stream(Role.values()).map(Role::code).forEach(columns::add);
        columns.add("note");
        return String.join(",", columns);
    }

    private static Door door(String line, int number) {
        String[] cells = line.split(",", -1);
        int roles = FIRST_COLUMNS.size();
        try {
            if (cells.length != roles + Role.values().length + 1) {
                throw new IllegalArgumentException("a row has " + (roles + Role.values().length + 1) + " cells");
            }
            if (!METHODS.contains(cells[1])) {
                throw new IllegalArgumentException("no such method: " + cells[1]);
            }
            Map<Role, Entry> entries = new EnumMap<>(Role.class);
            for (Role role : Role.values()) {
                entries.put(role, entry(cells[roles + role.ordinal()]));
            }
            return new Door(
                    Surface.valueOf(cells[0].toUpperCase().replace('-', '_')),
                    cells[1],
                    PathPatternParser.defaultInstance.parse(cells[2]),
                    entry(cells[3]),
                    Map.copyOf(entries),
                    cells[cells.length - 1]);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalStateException(TABLE + " line " + number + ": " + wrong.getMessage(), wrong);
        }
    }

    private static Entry entry(String cell) {
        return Entry.valueOf(cell.toUpperCase());
    }

    private static List<String> read() {
        try {
            return new ClassPathResource(TABLE)
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
