package org.zhenggai.work.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.zhenggai.database.Slice.MONDAY;

import java.time.OffsetDateTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zhenggai.database.Slice;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.round.item.ItemState;

/** Nine in the morning of the last of so many working days, or of some of them before it; never before today. */
class WorkdayTimesTest {

    private static final Slice slice = new Slice();
    private static final WorkdayTimes times = slice.make(WorkdayTimes.class);

    private String item;
    private String round;

    @BeforeEach
    void figure() {
        slice.on(MONDAY);
        long id = slice.round();
        round = Long.toString(id);
        item = Long.toString(slice.item(id, 1, ItemState.IN_WORK, MONDAY.plusDays(90)));
    }

    private static void is(int days) {
        slice.jdbc()
                .sql("update rule_figure set figure = ? where name = 'verifyItem'")
                .param(days)
                .update();
    }

    private static long daysFromMonday(String time) {
        OffsetDateTime moment = OffsetDateTime.parse(time);
        assertThat(moment.toLocalTime()).hasToString("09:00");
        return MONDAY.until(moment.toLocalDate()).getDays();
    }

    /** From a Monday on: five working days are the next Monday, seven days later. */
    @ParameterizedTest(name = "{0} working days, {1} before")
    @CsvSource({"5, 0, 7", "5, 1, 4", "5, 4, 1", "5, 5, 0", "6, 1, 7", "1, 1, 0", "1, 3, 0"})
    void someWorkingDaysBeforeItIsDue(int figure, int before, int days) {
        is(figure);
        assertThat(daysFromMonday(times.beforeOfItem(item, "verifyItem", before)))
                .isEqualTo(days);
        assertThat(daysFromMonday(times.beforeOfRound(round, "verifyItem", before)))
                .isEqualTo(days);
    }

    /** Asked on a Saturday, what has passed is that morning: the engine fires at once. */
    @Test
    void whatHasPassedIsNow() {
        is(1);
        slice.on(MONDAY.plusDays(5));
        assertThat(daysFromMonday(times.beforeOfItem(item, "verifyItem", 1))).isEqualTo(5);
        assertThat(daysFromMonday(times.ofItem(item, "verifyItem"))).isEqualTo(7);
    }

    @Test
    void aFigureThatTheRulesDoNotHaveIsNamed() {
        assertThatThrownBy(() -> times.beforeOfItem(item, "verify", 1))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("verify");
    }
}
