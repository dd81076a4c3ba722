package org.zhenggai.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zhenggai.process.DecisionTable;

/** The ladder: a level for each further fortnight of stall, one faster for a major item. */
class EscalationLevelTest {

    private final DecisionTable table = new DecisionTable("escalation", "escalation-level");

    EscalationLevelTest() throws IOException {}

    @Test
    void aNewRowNeedsARowHere() {
        assertThat(table.rows())
                .containsExactly(
                        "rule_majorFourth",
                        "rule_fifth",
                        "rule_majorThird",
                        "rule_fourth",
                        "rule_majorSecond",
                        "rule_third",
                        "rule_majorFirst",
                        "rule_second",
                        "rule_first");
    }

    @ParameterizedTest
    @CsvSource({
        "1, false, 1", // named in the bulletin
        "2, false, 2", // letter
        "3, false, 3", // talk
        "4, false, 4", // special supervision
        "5, false, 5", // referral
        "26, false, 5",
        "1, true, 2", // a major item gets its letter at once
        "2, true, 3",
        "3, true, 4",
        "4, true, 5",
        "26, true, 5"
    })
    void levelByFortnightsOfStall(int fortnights, boolean major, int level) {
        assertThat(table.answers("level", Map.of("fortnights", fortnights, "major", major)))
                .containsExactly(level);
    }

    @Test
    void noLevelBeforeTheFirstFortnight() {
        assertThat(table.answers("level", Map.of("fortnights", 0, "major", true)))
                .isEmpty();
    }
}
