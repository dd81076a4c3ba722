package org.zhenggai.bulletin.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zhenggai.bulletin.decision.DecisionState;
import org.zhenggai.bulletin.decision.UnfinishedDecisions.Unfinished;

/** From which day a bulletin calls a decision late, how old it is, and how often it has come back. */
class UnfinishedDecisionTest {

    private static final LocalDate TODAY = LocalDate.of(2024, 3, 4);

    @ParameterizedTest
    @CsvSource({"1, 0", "0, 0", "-1, 1", "-15, 15"})
    void aDecisionIsLateFromTheDayAfter(int days, int late) {
        LocalDate due = TODAY.plusDays(days);
        Unfinished one =
                new Unfinished(1, "1-1", "24-2", "甲", "报方案", TODAY.minusDays(3), due, DecisionState.OPEN, null, due);
        UnfinishedDecision told = UnfinishedDecision.of(one, 1, TODAY);
        assertThat(told.late()).isEqualTo(late);
        assertThat(told.age()).isEqualTo(3);
        assertThat(told.bulletins()).isEqualTo(2);
        assertThat(told.state()).isEqualTo(DecisionState.OPEN.word());
    }
}
