package org.zhenggai.work.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.database.Slice.MONDAY;
import static org.zhenggai.round.DeadlineDoubt.AFTER_PERIOD;
import static org.zhenggai.round.DeadlineDoubt.BEFORE_FEEDBACK;
import static org.zhenggai.round.DeadlineDoubt.DAY_OFF;
import static org.zhenggai.round.DeadlineDoubt.FAR_AHEAD;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.Mockito;
import org.zhenggai.database.Slice;
import org.zhenggai.round.DeadlineDoubt;
import org.zhenggai.round.Round;
import org.zhenggai.round.RoundRepository;
import org.zhenggai.round.RoundState;
import org.zhenggai.round.item.ItemKind;

/** Which day will not do as a deadline, which is doubtful, and which is proposed, at both sides of each edge. */
class DeadlineRulesTest {

    private static final LocalDate END = LocalDate.of(2024, 9, 6);
    private static final Slice slice = new Slice();
    private static final RoundRepository rounds = slice.use(RoundRepository.class, Mockito.mock(RoundRepository.class));
    private static final DeadlineRules rules = slice.make(DeadlineRules.class);
    private static final long ROUND = slice.round();

    private static DeadlineRules.Today today(LocalDate feedback) {
        Mockito.when(rounds.get(ROUND))
                .thenReturn(new Round(
                        ROUND,
                        1,
                        "",
                        "",
                        RoundState.PLANNING,
                        "",
                        feedback,
                        END,
                        "",
                        "",
                        "",
                        null,
                        null,
                        null,
                        null,
                        ""));
        slice.on(MONDAY);
        return rules.today(ROUND);
    }

    @ParameterizedTest
    @CsvSource({"2024-05-12, true", "2024-05-13, false", "2034-05-13, false", "2034-05-14, true"})
    void whatHasPassedOrIsTenYearsAheadWillNotDo(LocalDate day, boolean isFault) {
        assertThat(today(MONDAY.minusDays(60)).fault(day).isPresent()).isEqualTo(isFault);
    }

    @Test
    void theEndOfThePeriodIsInTimeAndTheDayAfterIsADoubt() {
        assertThat(today(MONDAY).doubts(END)).isEmpty();
        assertThat(today(MONDAY).doubts(END.plusDays(3))).containsExactly(AFTER_PERIOD);
        assertThat(today(MONDAY).doubtsOutsideThePlan(END.plusDays(3))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2024-05-17, false", "2024-05-18, true", "2024-05-19, true", "2024-05-11, false", "2024-06-10, true"})
    void aDayOffIsADoubt(LocalDate day, boolean isDoubt) {
        assertThat(today(MONDAY).doubts(day).contains(DAY_OFF)).isEqualTo(isDoubt);
    }

    @Test
    void theDayOfTheFeedbackIsNoDoubtAndTheDayBeforeIs() {
        LocalDate feedback = MONDAY.plusDays(2);
        assertThat(today(feedback).doubts(feedback)).isEmpty();
        assertThat(today(feedback).doubts(feedback.minusDays(1))).containsExactly(BEFORE_FEEDBACK);
    }

    @Test
    void moreThanTwoYearsAheadIsADoubt() {
        List<DeadlineDoubt> edge = today(MONDAY).doubtsOutsideThePlan(LocalDate.of(2026, 5, 13));
        assertThat(edge).isEmpty();
        assertThat(today(MONDAY).doubtsOutsideThePlan(LocalDate.of(2026, 5, 14)))
                .containsExactly(FAR_AHEAD);
    }

    @Test
    void aKindHasItsProposedDay() {
        today(MONDAY);
        assertThat(rules.proposals(ROUND))
                .containsEntry(ItemKind.IMMEDIATE, LocalDate.of(2024, 6, 12))
                .containsEntry(ItemKind.DATED, END)
                .containsEntry(ItemKind.STANDING, END);
        slice.on(END.minusDays(10));
        assertThat(Optional.ofNullable(rules.proposals(ROUND).get(ItemKind.IMMEDIATE)))
                .contains(END);
        slice.on(END.plusDays(1));
        assertThat(rules.proposals(ROUND)).isEmpty();
    }
}
