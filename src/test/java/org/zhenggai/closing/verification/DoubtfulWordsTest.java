package org.zhenggai.closing.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.zhenggai.process.DecisionTable;

/** The table of words by which a result says that it is not done; what it finds in texts is tested beside its reader. */
class DoubtfulWordsTest {

    private final DecisionTable table = new DecisionTable("verification", "doubtful-words");

    DoubtfulWordsTest() throws IOException {}

    @Test
    void aNewRowNeedsARowInTheTextsThatAreTested() {
        assertThat(table.rows())
                .containsExactly(
                        "rule_remaining",
                        "rule_onlyLeft",
                        "rule_onlySomeLeft",
                        "rule_theRest",
                        "rule_part",
                        "rule_intended",
                        "rule_pending",
                        "rule_underWay",
                        "rule_speedingUp",
                        "rule_notYet",
                        "rule_basically",
                        "rule_strive",
                        "rule_soon",
                        "rule_will");
    }
}
