package org.zhenggai.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zhenggai.kernel.office.BookReader.Line;
import org.zhenggai.kernel.office.BookReader.Value;

/** What a cell says, at the edges of what it may say. */
class CellReadingTest {

    private static CellReading reading(String text) {
        return new CellReading(
                new Line(2, Map.of("列", new Value("A2", text == null ? "" : text, null, null, false))), List.of("列"));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "100, 100", "100%, 100", "１００％, 100", "101, ", "-1, ", "50.5, ", "一半, "})
    void percent(String text, Integer percent) {
        CellReading reading = reading(text);
        assertThat(reading.percent("列")).isEqualTo(percent);
        assertThat(reading.isFaulty()).isEqualTo(percent == null);
    }

    @ParameterizedTest
    @CsvSource({
        "是, true, false",
        "√, true, false",
        "Y, true, false",
        "否, false, false",
        ", false, false",
        "×, false, false",
        "也许, true, true"
    })
    void yes(String text, boolean isYes, boolean isFaulty) {
        CellReading reading = reading(text);
        assertThat(reading.yes("列", true)).isEqualTo(isYes);
        assertThat(reading.isFaulty()).isEqualTo(isFaulty);
        assertThat(reading.yes("别的列", true)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"2024年5月13日, 2024-05-13", "2024-05-13, 2024-05-13", ", ", "5月13日, 2024-01-01"})
    void day(String text, LocalDate day) {
        assertThat(reading(text).day("列", LocalDate.of(2024, 1, 1))).isEqualTo(day);
    }
}
