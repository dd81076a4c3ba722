package org.zhenggai.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.zhenggai.database.Slice.MONDAY;

import java.time.LocalDate;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.mockito.Mockito;
import org.zhenggai.database.Slice;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.round.item.ItemState;

/** Which rules a feedback's day brings, which days can have been, and when the timers of a round ring. */
class RoundDaysTest {

    private static final Slice slice = new Slice();
    private static final RoundRepository rounds = slice.use(RoundRepository.class, Mockito.mock(RoundRepository.class));
    private static final RuleSets rules = slice.make(RuleSets.class);
    private static final RoundTimes times = slice.make(RoundTimes.class);
    private static final PastDays past = slice.make(PastDays.class);

    private long round;

    @BeforeEach
    void round() {
        slice.on(MONDAY);
        round = slice.round();
        Mockito.when(rounds.get(round))
                .thenReturn(new Round(
                        round,
                        1,
                        "",
                        "",
                        RoundState.IN_WORK,
                        "",
                        MONDAY.minusDays(10),
                        MONDAY.plusDays(10),
                        "",
                        "",
                        "",
                        null,
                        null,
                        null,
                        null,
                        ""));
    }

    @ParameterizedTest
    @CsvSource({
        "2024-02-07, inspection-before-2024",
        "2024-02-08, inspection-2024",
        "2024-02-09, inspection-2024",
        ", inspection-2024"
    })
    void theRevisionCountsFromItsDayOn(LocalDate feedback, String set) {
        assertThat(rules.ruleSetFor(feedback)).isEqualTo(set);
    }

    private static void assertTaken(boolean isTaken, ThrowingCallable call) {
        if (isTaken) {
            assertThatCode(call).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(call).isInstanceOf(Refusal.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"-11, false", "-10, true", "0, true", "1, false"})
    void whatHappenedLiesBetweenTheFeedbackAndToday(int days, boolean isTaken) {
        assertTaken(isTaken, () -> past.require(round, "会议日期", MONDAY.plusDays(days), "请在会后记录"));
    }

    @ParameterizedTest
    @CsvSource({"2024-05-14, false", "2024-05-13, true", "2004-05-13, true", "2004-05-12, false"})
    void aFeedbackIsNotOlderThanTwentyYears(LocalDate day, boolean isTaken) {
        assertTaken(isTaken, () -> PastDays.requireFeedback(day, MONDAY));
    }

    @Test
    void theTimersRingInTheMorningAfter() {
        assertThat(times.concentratedEnd("" + round)).isEqualTo("2024-05-24T09:00:00+08:00");
        assertThat(times.mornings("" + round)).isEqualTo("R/2024-05-14T08:00:00+08:00/P1D");
        assertThat(times.fortnights("" + round)).isEqualTo("R/2024-05-20T09:00:00+08:00/P14D");
        slice.on(MONDAY.plusDays(6));
        assertThat(times.fortnights("" + round)).isEqualTo("R/2024-05-20T09:00:00+08:00/P14D");
    }

    @ParameterizedTest
    @EnumSource(ItemState.class)
    void aRoundHasOpenItemsUntilTheLastHasEnded(ItemState state) {
        assertThat(times.hasOpenItems("" + round)).isFalse();
        slice.item(round, 1, state, MONDAY);
        assertThat(times.hasOpenItems("" + round)).isEqualTo(state.isOpen());
    }
}
