package org.zhenggai.closing.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zhenggai.process.DecisionTable;

/** What the verification of an item takes at least; the first row that holds decides. */
class VerificationMethodTest {

    private final DecisionTable table = new DecisionTable("verification", "verification-method");

    VerificationMethodTest() throws IOException {}

    @Test
    void aNewRowNeedsARowHere() {
        assertThat(table.rows())
                .containsExactly("rule_major", "rule_returnedTwice", "rule_money", "rule_standing", "rule_other");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # major, returns, kind    , money, method, joint
            true   , 0      , DATED    , false, site  , true
            true   , 3      , STANDING , true , site  , true
            false  , 2      , DATED    , false, site  , false
            false  , 1      , DATED    , false, desk  , false
            false  , 2      , DATED    , true , site  , false
            false  , 0      , DATED    , true , sample, false
            false  , 0      , STANDING , true , sample, false
            false  , 0      , STANDING , false, sample, false
            false  , 0      , IMMEDIATE, false, desk  , false
            """)
    void methodAndTeam(boolean major, int returns, String kind, boolean money, String method, boolean joint) {
        Map<String, Object> facts = Map.of("major", major, "returns", returns, "kind", kind, "involvesMoney", money);
        assertThat(table.answers("method", facts)).containsExactly(method);
        assertThat(table.answers("joint", facts)).containsExactly(joint);
        assertThat(table.answers("why", facts)).hasSize(1).doesNotContainNull();
    }
}
