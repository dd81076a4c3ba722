package org.zhenggai.ledger.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ForecastTest {

    private static final LocalDate FIRST = LocalDate.of(2024, 3, 15);

    /** Pictures a fortnight apart with so many closed of all items, and the present one on the day of the last. */
    private static List<Count> past(int items, int... closed) {
        List<Count> past = new ArrayList<>();
        for (int n = 0; n < closed.length; n++) {
            past.add(count(n + 1, FIRST.plusWeeks(2L * n), items, closed[n]));
        }
        past.add(count(0, FIRST.plusWeeks(2L * (closed.length - 1)), items, closed[closed.length - 1]));
        return past;
    }

    private static Count count(int number, LocalDate day, int items, int closed) {
        Map<Figure, BigDecimal> numbers = new EnumMap<>(Figure.class);
        numbers.put(Figure.ITEMS, BigDecimal.valueOf(items));
        numbers.put(Figure.CLOSED, BigDecimal.valueOf(closed));
        numbers.put(Figure.OPEN, BigDecimal.valueOf(items - closed));
        return new Count(number, 1, number, day, Part.ROUND, "", numbers);
    }

    @Test
    void openItemsAreDividedByTheQuartilesOfThePace() {
        Forecast forecast = Forecast.of(past(40, 0, 2, 6, 12, 20));
        // 2, 4, 6 and 8 a fortnight: quartiles 3.5 and 6.5; 20 are open
        LocalDate seen = FIRST.plusWeeks(8);
        assertThat(forecast.earliest()).isEqualTo(seen.plusDays(44));
        assertThat(forecast.latest()).isEqualTo(seen.plusDays(80));
        assertThat(forecast.sentence()).contains("近4期", "3.5项", "6.5项", "在办20项", "2024年5月10日");
        assertThat(forecast.range()).isEqualTo("2024年6月23日至2024年7月29日");
    }

    @Test
    void onlyTheLastSixPeriodsCount() {
        assertThat(Forecast.of(past(100, 0, 50, 52, 54, 56, 58, 60, 62)).sentence())
                .contains("近6期", "较慢时2项、较快时2项");
    }

    @Test
    void nothingIsSaidOfFewPeriodsOrWithoutClosures() {
        assertThat(Forecast.of(past(40, 0, 2, 6)))
                .extracting(Forecast::earliest, Forecast::sentence)
                .containsExactly(null, "推算不出：至少要有4期通报，现有3期。");
        assertThat(Forecast.of(past(40, 3, 3, 3, 3, 3)).sentence())
                .startsWith("推算不出：")
                .contains("5年内不能全部销号");
        assertThat(Forecast.of(past(40, 40)).sentence()).isEqualTo("已没有在办事项。");
        assertThat(Forecast.of(past(0, 0)).sentence()).startsWith("还没有事项");
        assertThat(Forecast.of(List.of()).range()).isEqualTo("—");
    }

    @Test
    void aSlowPaceOfNothingLeavesTheEndOpen() {
        Forecast forecast = Forecast.of(past(40, 0, 0, 0, 4, 10));
        assertThat(forecast.latest()).isNull();
        assertThat(forecast.range()).startsWith("最早");
        assertThat(forecast.sentence()).endsWith("按较慢的进度推算不出。");
    }
}
