package org.zhenggai.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.zhenggai.round.ItemKind;

/** Who signs a closure after the responsible leader: a major item also needs a resolution of the committee. */
class SignOffRouteTest {

    private final DecisionTable table = new DecisionTable("rectification-item", "sign-off-route");

    SignOffRouteTest() throws IOException {}

    @Test
    void aNewRowNeedsARowHere() {
        assertThat(table.rows()).containsExactly("rule_major", "rule_other");
    }

    @ParameterizedTest
    @CsvSource({"true, committee", "false, secretary"})
    void routeByWeight(boolean major, String route) {
        assertThat(table.answers("route", Map.of("major", major, "kind", "DATED")))
                .containsExactly(route);
    }

    @ParameterizedTest
    @EnumSource(ItemKind.class)
    void theKindMakesNoDifference(ItemKind kind) {
        assertThat(table.answers("route", Map.of("major", true, "kind", kind.name())))
                .containsExactly("committee");
        assertThat(table.answers("route", Map.of("major", false, "kind", kind.name())))
                .containsExactly("secretary");
    }
}
