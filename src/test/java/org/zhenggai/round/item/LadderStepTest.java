package org.zhenggai.round.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every step with its number and word, and a referral that only the discipline inspection knows of. */
class LadderStepTest {

    @ParameterizedTest
    @CsvSource({"0, 催办, 催办", "1, 通报, 通报", "2, 提醒函, 提醒函", "3, 约谈, 约谈", "4, 专项督办, 专项督办", "5, 移交问责, 专项督办"})
    void words(int level, String word, String shown) {
        assertThat(LadderStep.of(level).word()).isEqualTo(word);
        assertThat(LadderStep.of(level).level()).isEqualTo(level);
        assertThat(LadderStep.shown(level).word()).isEqualTo(shown);
    }

    @Test
    void thereIsNoSixth() {
        assertThatThrownBy(() -> LadderStep.of(6)).isInstanceOf(IllegalArgumentException.class);
    }
}
