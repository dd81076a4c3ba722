package org.zhenggai.closing.signoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.zhenggai.process.DecisionTable;
import org.zhenggai.round.item.ItemKind;

/** Which way a closure goes: money first, then weight, then the kind. */
class SignOffRouteTest {

    private final DecisionTable table = new DecisionTable("sign-off", "sign-off-route");

    SignOffRouteTest() throws IOException {}

    @Test
    void aNewRowNeedsARowHere() {
        assertThat(table.rows()).containsExactly("rule_money", "rule_major", "rule_standing", "rule_ordinary");
    }

    @ParameterizedTest
    @CsvSource({
        "true, STANDING, true, money",
        "false, DATED, true, money",
        "true, DATED, false, major",
        "true, STANDING, false, major",
        "false, STANDING, false, standing",
        "false, DATED, false, ordinary",
        "false, IMMEDIATE, false, ordinary"
    })
    void route(boolean major, String kind, boolean involvesMoney, String route) {
        assertThat(table.answers("route", Map.of("major", major, "kind", kind, "involvesMoney", involvesMoney)))
                .containsExactly(route);
    }

    @ParameterizedTest
    @EnumSource(ItemKind.class)
    void moneyIsConfirmedWhateverTheKind(ItemKind kind) {
        assertThat(table.answers("route", Map.of("major", false, "kind", kind.name(), "involvesMoney", true)))
                .containsExactly("money");
    }
}
