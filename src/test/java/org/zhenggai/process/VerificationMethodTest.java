package org.zhenggai.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
            # major, returns, kind    , text                        , method, joint
            true   , 0      , DATED   , 台账不全                       , site  , true
            true   , 3      , STANDING, 多发补贴                       , site  , true
            false  , 2      , DATED   , 台账不全                       , site  , false
            false  , 1      , DATED   , 台账不全                       , desk  , false
            false  , 2      , DATED   , 押金没有收齐                    , site  , false
            false  , 0      , DATED   , 押金没有收齐                    , sample, false
            false  , 0      , STANDING, 高温津贴超范围发放，须清退        , sample, false
            false  , 0      , STANDING, 学习不经常                     , sample, false
            false  , 0      , IMMEDIATE, 标语有错字                    , desk  , false
            """)
    void methodAndTeam(boolean major, int returns, String kind, String text, String method, boolean joint) {
        Map<String, Object> facts = Map.of("major", major, "returns", returns, "kind", kind, "text", text);
        assertThat(table.answers("method", facts)).containsExactly(method);
        assertThat(table.answers("joint", facts)).containsExactly(joint);
        assertThat(table.answers("why", facts)).hasSize(1).doesNotContainNull();
    }
}
