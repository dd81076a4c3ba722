package org.zhenggai.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
}
