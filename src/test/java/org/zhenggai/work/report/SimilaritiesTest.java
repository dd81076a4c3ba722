package org.zhenggai.work.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How alike two reports are: pairs of characters, without figures and punctuation. */
class SimilaritiesTest {

    @ParameterizedTest
    @CsvSource({
        "继续与业主沟通。, 继续与业主沟通。, 100",
        "继续与业主沟通。, 继续与业主 沟通！, 100",
        "已清理3处，完成40%。, 已清理５处，完成60％。, 100",
        "OA系统已上线, ＯＡ系统已上线, 100",
        "正在开展排查, 正在开展整治, 60",
        "已完成招标, 道路验收合格, 0",
        "甲, 甲乙, 0"
    })
    void percent(String one, String other, int percent) {
        assertThat(Similarities.percent(one, other)).isEqualTo(percent);
        assertThat(Similarities.percent(other, one)).isEqualTo(percent);
    }

    @Test
    void wordsWithoutLettersHaveNoLikeness() {
        assertThat(Similarities.percent("100%", "。")).isNull();
    }
}
