package org.zhenggai.engine.models.check.form;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zhenggai.engine.models.check.form.AnswerWords.Sense;

/** What people read of an answer is what it does, in words that our forms do not have. */
class AnswerWordsTest {

    @ParameterizedTest
    @CsvSource({
        "approved, 同意, SAME",
        "approved, 审核通过, SAME",
        "approved, 没有意见, SAME",
        "approved, 未发现问题，可以销号, SAME",
        "approved, 无需再整改, SAME",
        "passed, 整改到位, SAME",
        "passed, 已整改, UNCLEAR",
        "toWork, 督促其整改, SAME",
        "approved, 不同意, OPPOSITE",
        "approved, 有问题, OPPOSITE",
        "approved, 建议补充材料, OPPOSITE",
        "approved, 暂缓, OPPOSITE",
        "approved, 保留意见, OPPOSITE",
        "approved, 已阅, UNCLEAR",
        "approved, 知道了, UNCLEAR",
        "toWork, 不符合要求, SAME",
        "toWork, 整改不到位, SAME",
        "toWork, 尚未完成, SAME",
        "toWork, 可以办结, OPPOSITE",
        "toVerification, 无异议, OPPOSITE",
        "toVerification, 不存在问题, OPPOSITE",
        "toVerification, 请核验, UNCLEAR",
        "returned, 不予通过, SAME",
        "returned, 材料齐全, UNCLEAR",
        "someday, 已阅, SAME",
    })
    void anAnswerIsWhatItsWordsSay(String value, String words, Sense sense) {
        assertThat(AnswerWords.of("decision", value, words)).isEqualTo(sense);
    }
}
