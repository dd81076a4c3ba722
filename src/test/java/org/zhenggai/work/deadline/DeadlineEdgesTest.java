package org.zhenggai.work.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.zhenggai.database.Slice.MONDAY;

import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.zhenggai.database.Slice;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.round.item.Item;
import org.zhenggai.round.item.ItemState;
import org.zhenggai.round.item.Items;
import org.zhenggai.work.deadline.Waits.Condition;

/** The last day on which a later deadline can be asked for, how far it and a wait may reach, and who is warned when. */
class DeadlineEdgesTest {

    private static final Slice slice = new Slice();
    private static final Items items = slice.items();
    private static final Extensions extensions = slice.make(Extensions.class);
    private static final Waits waits = slice.make(Waits.class);
    private static final Warnings warnings = slice.make(Warnings.class);
    private static final Deadlines deadlines = slice.make(Deadlines.class);

    private long round;

    @BeforeEach
    void round() {
        slice.on(MONDAY);
        round = slice.round();
    }

    private long id(ItemState state, int days) {
        return slice.item(round, 1, state, MONDAY.plusDays(days));
    }

    private Item item(int days) {
        return items.get(id(ItemState.IN_WORK, days));
    }

    private static void assertTaken(boolean isTaken, String why, ThrowingCallable call) {
        if (isTaken) {
            assertThatCode(call).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(call).isInstanceOf(Refusal.class).hasMessageContaining(why);
        }
    }

    @ParameterizedTest
    @CsvSource({"-1, false", "0, true", "1, true"})
    void aLaterDeadlineIsAskedForUntilTheDeadlineItself(int days, boolean isTaken) {
        Item item = item(days);
        assertTaken(isTaken, "已过", () -> extensions.check(item, MONDAY.plusDays(20)));
    }

    @ParameterizedTest
    @CsvSource({"9, false, 须晚于", "10, false, 须晚于", "11, true, ", "100, true, ", "101, false, 最多延长90天"})
    void itIsLaterThanThePresentOneAndNinetyDaysAtMost(int days, boolean isTaken, String why) {
        Item item = item(10);
        assertTaken(isTaken, why, () -> extensions.check(item, MONDAY.plusDays(days)));
    }

    @ParameterizedTest
    @CsvSource({"APPROVED, 1, true", "APPROVED, 2, false", "REFUSED, 2, true", "LAPSED, 2, true"})
    void itIsGrantedTwiceAtMost(String state, int times, boolean isTaken) {
        Item item = item(10);
        for (int n = 0; n < times; n++) {
            slice.extension(item.id(), state, MONDAY.plusDays(n), "a");
        }
        assertTaken(isTaken, "达到规则规定的次数", () -> extensions.check(item, MONDAY.plusDays(20)));
    }

    @ParameterizedTest
    @CsvSource({"-1, false", "0, false", "1, true"})
    void itCannotBeGrantedOnceItsDayHasCome(int days, boolean isTaken) {
        Item item = item(-5);
        slice.extension(item.id(), "REQUESTED", MONDAY.plusDays(days), "a");
        assertTaken(isTaken, "已到", () -> extensions.approve(item.id(), "leader"));
    }

    @ParameterizedTest
    @CsvSource({"-1, false, 晚于今天", "0, false, 晚于今天", "1, true, ", "120, true, ", "121, false, 120天内"})
    void aWaitIsAskedAgainBetweenTomorrowAndTheLastDayOfTheRules(int days, boolean isTaken, String why) {
        Item item = item(10);
        assertTaken(isTaken, why, () -> waits.check(item, new Condition("市局", "批复", MONDAY.plusDays(days))));
    }

    @ParameterizedTest
    @CsvSource({"-1, 1", "0, 1", "1, 0"})
    void theUnitIsAskedAgainOnTheDayAndOnce(int days, int jobs) {
        long item = id(ItemState.IN_WORK, 90);
        slice.insert(
                "waiting",
                "item",
                item,
                "who",
                "市局",
                "expected",
                "批复",
                "ask_again_on",
                MONDAY.plusDays(days),
                "begun_by",
                "a",
                "begun_at",
                MONDAY.minusDays(9).atStartOfDay());
        assertThat(deadlines.toAskAgain("" + round)).isEqualTo(jobs);
        waits.askAgain(round);
        assertThat(deadlines.toAskAgain("" + round)).isZero();
    }

    /** Warned 30, 15, 7 and 3 days before; on a Friday already of what is reached before Monday. */
    @ParameterizedTest
    @CsvSource({
        "-1, 0, ",
        "0, 0, 3",
        "3, 0, 3",
        "4, 0, 7",
        "7, 0, 7",
        "8, 0, 15",
        "15, 0, 15",
        "16, 0, 30",
        "30, 0, 30",
        "31, 0, ",
        "9, 4, 3",
        "10, 4, 7",
        "13, 4, 7",
        "14, 4, 15"
    })
    void warningsComeOnTheLastWorkingDayBefore(int due, int today, Integer step) {
        long item = id(ItemState.IN_WORK, due);
        slice.on(MONDAY.plusDays(today));
        assertThat(warnings.count(round)).isEqualTo(step == null ? 0 : 1);
        warnings.warn(round);
        assertThat(slice.jdbc()
                        .sql("select days from deadline_warning where item = ?")
                        .param(item)
                        .query(Integer.class)
                        .list())
                .isEqualTo(step == null ? List.of() : List.of(step));
        assertThat(warnings.count(round)).isZero();
    }

    @Test
    void aDeadlineThatWasPutOffIsWarnedOfAnew() {
        long item = id(ItemState.IN_WORK, 0);
        warnings.warn(round);
        assertThat(warnings.count(round)).isZero();
        slice.set("item", item, "deadline", MONDAY.plusDays(1));
        assertThat(warnings.count(round)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(ItemState.class)
    void onlyWhatIsInTheUnitsHandsIsWarnedOf(ItemState state) {
        id(state, 0);
        boolean isTheirs = switch (state) {
            case ASSIGNED, ACCEPTED, MEASURES_REVIEW, IN_WORK, EXTENSION_REVIEW -> true;
            default -> false;
        };
        assertThat(warnings.count(round)).isEqualTo(isTheirs ? 1 : 0);
    }

    @Test
    void theWarningSaysHowManyDaysAreLeft() {
        long item = id(ItemState.IN_WORK, 1);
        warnings.warn(round);
        LocalDate tomorrow = MONDAY.plusDays(1);
        assertThat(text(item)).isEqualTo("整改期限" + org.zhenggai.kernel.Days.words(tomorrow) + "，还有1天");
        slice.on(tomorrow);
        slice.jdbc().sql("delete from deadline_warning").update();
        warnings.warn(round);
        assertThat(text(item)).endsWith("，今天到期");
    }

    private String text(long item) {
        return slice.jdbc()
                .sql("select text from event where item = ? order by id desc limit 1")
                .param(item)
                .query(String.class)
                .single();
    }
}
