package org.zhenggai.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.http.server.PathContainer;
import org.zhenggai.people.Role;

/** The page for administrators tells the table as it is, and a broken table does not start. */
class DoorsPageTest {

    private static final Path PAGE = Path.of("docs/access.md");

    private static final String HEAD =
            "surface,method,path,anonymous,inspected-unit,rectification-office,leading-group,secretary,discipline,"
                    + "inspection-team,process-designer,camunda-admin,note";

    @Test
    void pageIsCurrent() throws IOException {
        String page = DoorsPage.of(new Doors().all());
        if (Boolean.getBoolean("access.write")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE))
                .as("docs/access.md; mvn test -Dtest=DoorsPageTest -Daccess.write=true writes it anew")
                .isEqualTo(page);
    }

    @Test
    void mostSpecificRowCounts() {
        Doors doors = new Doors(List.of(
                HEAD,
                "page,*,/items/{item}/**,no,no,no,no,no,no,no,no,no,",
                "page,GET,/items/{item}/source,no,own,yes,no,no,no,no,no,no,",
                "page,GET,/items/new,no,no,yes,no,no,no,no,no,no,",
                "page,GET,/items/{item},no,own,yes,no,no,no,no,no,no,"));
        assertThat(title(doors, "GET", "/items/1/source")).isEqualTo("GET /items/{item}/source");
        assertThat(title(doors, "HEAD", "/items/1/source")).isEqualTo("GET /items/{item}/source");
        assertThat(title(doors, "POST", "/items/1/source")).isEqualTo("* /items/{item}/**");
        assertThat(title(doors, "GET", "/items/new")).isEqualTo("GET /items/new");
        assertThat(title(doors, "GET", "/items/1")).isEqualTo("GET /items/{item}");
        assertThat(doors.of("GET", PathContainer.parsePath("/rounds"))).isEmpty();
    }

    @Test
    void ofOnePathTheRowOfTheMethodCounts() {
        for (boolean isFirst : new boolean[] {true, false}) {
            String all = "page,*,/a,no,no,no,no,no,no,no,no,no,";
            String get = "page,GET,/a,no,no,yes,no,no,no,no,no,no,";
            Doors doors = new Doors(isFirst ? List.of(HEAD, all, get) : List.of(HEAD, get, all));
            assertThat(title(doors, "GET", "/a")).isEqualTo("GET /a");
            assertThat(title(doors, "POST", "/a")).isEqualTo("* /a");
        }
    }

    @Test
    void ofSeveralRolesTheWidestCounts() {
        Doors.Door door = new Doors(List.of(HEAD, "page,GET,/a,no,own,yes,no,no,no,no,no,no,"))
                .all()
                .get(0);
        assertThat(door.of(Set.of())).isEqualTo(Doors.Entry.NO);
        assertThat(door.of(Set.of(Role.SECRETARY))).isEqualTo(Doors.Entry.NO);
        assertThat(door.of(Set.of(Role.SECRETARY, Role.INSPECTED_UNIT))).isEqualTo(Doors.Entry.OWN);
        assertThat(door.of(Set.of(Role.RECTIFICATION_OFFICE, Role.INSPECTED_UNIT)))
                .isEqualTo(Doors.Entry.YES);
        assertThat(door.ofAnyRole()).isEqualTo(Doors.Entry.NO);
    }

    private static String title(Doors doors, String method, String path) {
        return doors.of(method, PathContainer.parsePath(path)).orElseThrow().title();
    }

    @Test
    void brokenTableDoesNotStart() {
        String row = "page,GET,/a,no,no,no,no,no,no,no,no,no,";
        refused("another column", "begins with", row);
        refused(HEAD, "second row of GET /a", row, row);
        refused(HEAD, "line 2: no such method: FETCH", row.replace("GET", "FETCH"));
        refused(HEAD, "line 2: a row has 13 cells", row + ",");
        refused(
                HEAD,
                "line 3",
                row,
                row.replace("/a", "/b").replace("no,,", "maybe,").replaceFirst(",no,", ",perhaps,"));
        refused(HEAD, "line 2", row.replace("/a", "/a/**/b"));
    }

    private static void refused(String head, String message, String... rows) {
        List<String> lines = new ArrayList<>(List.of(head));
        lines.addAll(List.of(rows));
        assertThatThrownBy(() -> new Doors(lines))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(message);
    }
}
