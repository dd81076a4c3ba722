package org.zhenggai.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zhenggai.people.Role;
import org.zhenggai.people.Viewer;
import org.zhenggai.shell.help.Handbook;

/** The head marks the way somebody is on. */
class PlaceTest {

    @ParameterizedTest
    @CsvSource({
        "/, home",
        "/tasks, tasks",
        "/camunda/app/tasklist/default/, tasks",
        "/sign-offs, tasks",
        "/rounds, rounds",
        "/rounds/12, rounds",
        "/rounds/12/plan, rounds",
        "/rounds/12/ledger, ledger",
        "/ledger, ledger",
        "/items/3, ledger",
        "/bulletins/2, bulletins",
        "/inbox, inbox",
        "/administration/people/new, directory",
        "/nothing,"
    })
    void pageBelongsToAWay(String path, String section) {
        assertThat(new Shell(path).section()).isEqualTo(section);
    }

    @Test
    void helpLeadsToThePartThatTellsOfThePage() {
        assertThat(new Shell("/rounds/1/plan").help(viewer(Role.RECTIFICATION_OFFICE)))
                .isEqualTo("/help/office");
        assertThat(new Shell("/items/1").help(viewer(Role.LEADING_GROUP))).isEqualTo("/help/leaders");
        assertThat(new Shell("/items/1").help(viewer())).isEqualTo("/help");
        assertThat(new Shell("/rounds/1/dashboard").help(viewer(Role.SECRETARY)))
                .isEqualTo("/help/leaders#看板");
        assertThat(new Shell("/dashboard").help(viewer(Role.LEADING_GROUP))).isEqualTo("/help/leaders#看板");
        assertThat(new Shell("/absences").help(viewer(Role.SECRETARY))).isEqualTo("/help/absences");
    }

    /** Every part and anchor that a page leads to is in the handbook, and every part has a name of its own. */
    @Test
    void everyPartIsThere() throws IOException {
        Handbook handbook = new Handbook();
        Stream<String> led = Stream.concat(
                Place.all().stream().map(Place::part).filter(part -> !part.equals("*")),
                Arrays.stream(Role.values()).map(role -> Place.partOf(Set.of(role))));
        assertThat(led.filter(part -> !part.isEmpty())).allSatisfy(part -> {
            String[] name = part.split("#");
            Handbook.Part found = handbook.part(name[0]).orElseThrow();
            if (name.length > 1) {
                assertThat(found.sections())
                        .extracting(Handbook.Section::anchor)
                        .contains(name[1]);
            }
        });
        assertThat(handbook.parts()).extracting(Handbook.Part::name).noneMatch(name -> name.startsWith("part-"));
    }

    private static Viewer viewer(Role... roles) {
        return new Viewer("a", "甲", Set.of(roles), Set.of(), Set.of(), Set.of("a"));
    }
}
