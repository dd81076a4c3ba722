package org.zhenggai.ladder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.zhenggai.database.Slice.MONDAY;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zhenggai.database.Slice;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.round.item.ItemState;

/** The steps of an assessment: the facts as they were, the table once for each set of them, and nothing before its turn. */
class AssessmentsTest {

    private static final Slice slice = new Slice();
    private static final Assessments assessments = slice.make(Assessments.class);

    private long round;
    private long first;
    private long second;
    private long other;
    private long period;

    @BeforeEach
    void round() {
        slice.on(MONDAY);
        round = slice.round();
        first = slice.item(round, 1, ItemState.IN_WORK, MONDAY.plusDays(90));
        second = slice.item(round, 2, ItemState.IN_WORK, MONDAY.plusDays(90));
        other = slice.item(round, 3, ItemState.IN_WORK, MONDAY.minusDays(3));
        period = slice.period(round, 1, "OPEN", MONDAY.atTime(9, 0));
    }

    private List<String> stalls() {
        return slice.jdbc()
                .sql("select item || reasons from stall where period = ? order by item")
                .param(period)
                .query(String.class)
                .list();
    }

    @Test
    void itemsWithTheSameFactsAreAssessedTogetherAndOnce() {
        assertThat(assessments.sets("" + period)).isZero();
        assessments.gather(period);
        assertThat(assessments.sets("" + period)).isEqualTo(2);
        for (int run = 0; run < 3; run++) {
            boolean isOverdue = (int) assessments.fact("" + period, "daysOverdue") > 0;
            assessments.record(period, isOverdue ? List.of("超过整改期限", "未按期报告") : List.of());
        }
        assertThat(assessments.sets("" + period)).isZero();
        assertThat(stalls()).containsExactly(other + "超过整改期限、未按期报告");
    }

    @Test
    void whatChangesAfterTheCutOffIsNoneOfItsFacts() {
        assessments.gather(period);
        slice.set("item", first, "deadline", MONDAY.minusDays(9));
        slice.set("item", second, "state", "CLOSED");
        assessments.gather(period);
        assertThat(assessments.sets("" + period)).isEqualTo(2);
    }

    @Test
    void noEpisodeBeginsOrEndsBeforeAllAreAssessed() {
        assertRefused("没有评定停滞", () -> assessments.climb(period));
        assessments.gather(period);
        assertRefused("没有评定停滞", () -> assessments.climb(period));
        assertRefused("没有评定停滞", () -> assessments.endEpisodes(period));
        assertRefused("没有给出理由", () -> assessments.record(period, null));
        assessments.record(period, List.of("未按期报告"));
        assessments.record(period, List.of());
        assertThat(assessments.toEnd("" + period)).isZero();
        assertThat(assessments.toClimb("" + period)).isEqualTo(1);
        assertThat(assessments.climb(period)).isPositive();
        assertThat(assessments.toClimb("" + period)).isZero();
    }

    @Test
    void aFactThatNobodyGathersIsRefusedWithThoseThatAre() {
        assertRefused("还没有汇总", () -> assessments.fact("" + period, "state"));
        assessments.gather(period);
        assertRefused("没有“weather”这项事实，可以用的有：daysLate、", () -> assessments.fact("" + period, "weather"));
    }

    private static void assertRefused(String words, org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOf(Refusal.class).hasMessageContaining(words);
    }
}
