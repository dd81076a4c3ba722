package org.zhenggai.work.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zhenggai.process.DecisionTable;

/** What counts as real progress: a finished measure, new evidence, a gain in percent. */
class RealProgressTest {

    private final DecisionTable table = new DecisionTable("fortnightly-report", "real-progress");

    RealProgressTest() throws IOException {}

    @Test
    void aNewRowNeedsARowHere() {
        assertThat(table.rows())
                .containsExactly("rule_finishedMeasure", "rule_newEvidence", "rule_gain", "rule_nothingNew");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, false",
        "0, 0, -10, false",
        "1, 0, 0, true",
        "3, 0, -10, true",
        "0, 1, 0, true",
        "0, 4, 0, true",
        "0, 0, 1, true",
        "0, 0, 100, true"
    })
    void moved(int finishedMeasures, int newEvidence, int gain, boolean moved) {
        assertThat(table.answers(
                        "moved",
                        Map.of("finishedMeasures", finishedMeasures, "newEvidence", newEvidence, "gain", gain)))
                .containsExactly(moved);
    }
}
