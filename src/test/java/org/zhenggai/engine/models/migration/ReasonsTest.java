package org.zhenggai.engine.models.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Why the engine moves an instance not is said in Chinese, with names in the place of ids. */
class ReasonsTest {

    private static final Map<String, String> NAMES = Map.of("a", "核验", "b", "销号审批");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "There is no migration instruction for this instance's activity | 新版本没有这个环节，也没有选定由哪个环节接续",
                "The closest mapped ancestor 'a' is mapped to scope 'b' which is not an ancestor of target scope 'c' | 所在的子流程“核验”对应到“销号审批”，接续的环节却不在它里面",
                "Target activity is not asyncBefore | 新版本的这一步不在后台办理，等待中的后台作业没有去处",
                "Activities have incompatible types (UserTaskActivityBehavior is not compatible with X) | 新旧两个环节不是一类，不能接续",
                "The source activity's event scope (a) must be mapped to the target activity's event scope (b) | 事件所在的“核验”没有对应到“销号审批”",
                "Only one gateway can be mapped to gateway 'a' | 汇合处“核验”不能接续两个"
            })
    void theEnginesSentencesAreTranslated(String said, String sentence) {
        assertThat(Reasons.of(said, id -> NAMES.getOrDefault(id, id))).isEqualTo(sentence);
    }

    @Test
    void anUnknownSentenceIsNotPassedOn() {
        assertThat(Reasons.of("Something about instance 4711", id -> id)).isEqualTo(Reasons.UNKNOWN);
    }
}
