package org.zhenggai.engine.tasklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DueTest {

    private static final LocalDateTime NOW = LocalDateTime.of(2024, 3, 6, 12, 0);

    @ParameterizedTest
    @CsvSource({
        "2024-03-03T17:30, 已逾期3天, overdue",
        "2024-03-05T23:59, 已逾期1天, overdue",
        "2024-03-06T11:59, 今天已逾期, overdue",
        "2024-03-06T17:30, 今天到期, today",
        "2024-03-07T00:00, 还有1天, soon",
        "2024-03-09T17:30, 还有3天, soon",
        "2024-03-10T17:30, 还有4天, ''"
    })
    void colourOnlyRepeatsTheWord(LocalDateTime due, String word, String colour) {
        Due found = Due.of(due, NOW);

        assertThat(found.word()).isEqualTo(word);
        assertThat(found.colour()).isEqualTo(colour);
    }

    @Test
    void timeInFiguresStandsBesideTheWord() {
        assertThat(Due.of(LocalDateTime.of(2024, 3, 8, 17, 30), NOW).at()).isEqualTo("2024年3月8日 17:30");
        assertThat(Due.of(null, NOW)).isEqualTo(new Due("未定期限", "", ""));
    }
}
