package org.zhenggai.ladder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.zhenggai.database.Slice.MONDAY;

import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zhenggai.database.Slice;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.round.item.ItemState;
import org.zhenggai.round.item.LadderStep;

/** How an episode of stall counts its fortnights, what ends it in which words, and which step comes after which. */
class EpisodesTest {

    private static final Slice slice = new Slice();
    private static final Escalations escalations = slice.make(Escalations.class);
    private static final Steps steps = slice.make(Steps.class);

    private long round;
    private long item;
    private int number;

    @BeforeEach
    void round() {
        slice.on(MONDAY);
        round = slice.round();
        item = slice.item(round, 1, ItemState.IN_WORK, MONDAY.plusDays(90));
        number = 0;
    }

    private LocalDateTime now() {
        return MONDAY.atTime(9, 0);
    }

    private long stalled() {
        long period = slice.period(round, ++number, "CUT_OFF", now());
        slice.stall(period, item);
        escalations.climb(period);
        return period;
    }

    private long episode() {
        return slice.jdbc()
                .sql("select max(id) from escalation_episode where item = ?")
                .param(item)
                .query(Long.class)
                .single();
    }

    @Test
    void everyFurtherPeriodIsOneFortnightMoreAndCountedOnce() {
        stalled();
        assertThat(escalations.fortnights("" + episode())).isEqualTo(1);
        long first = episode();
        stalled();
        assertThat(escalations.fortnights("" + episode())).isEqualTo(2);
        long last = stalled();
        assertThat(escalations.fortnights("" + episode())).isEqualTo(3);
        escalations.climb(last);
        assertThat(escalations.fortnights("" + episode())).isEqualTo(3);
        assertThat(episode()).isEqualTo(first);
    }

    @Test
    void aPeriodWithoutStallEndsTheEpisodeAndTheNextBeginsAtOne() {
        stalled();
        stalled();
        escalations.end(slice.period(round, ++number, "CUT_OFF", now()));
        assertThat(because()).isEqualTo("恢复进展");
        stalled();
        assertThat(escalations.fortnights("" + episode())).isEqualTo(1);
    }

    /** A step of an earlier period that runs again, long after. */
    @Test
    void anEarlierPeriodEndsAndCountsNothingOfALaterOne() {
        long earlier = slice.period(round, ++number, "CUT_OFF", now());
        stalled();
        assertThat(escalations.end(earlier)).isZero();
        assertThat(escalations.climb(earlier)).isZero();
        assertThat(escalations.fortnights("" + episode())).isEqualTo(1);
    }

    /** Between the assessment and the ladder others work. */
    @Test
    void anItemThatEndedSinceItWasAssessedClimbsNoMore() {
        long period = slice.period(round, ++number, "CUT_OFF", now());
        slice.stall(period, item);
        slice.set("item", item, "state", "CLOSED");
        assertThat(escalations.climb(period)).isEqualTo(1);
        assertThat(escalations.climb(period)).isZero();
        assertThat(slice.jdbc()
                        .sql("select count(*) from escalation_episode where item = ?")
                        .param(item)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void anItemThatStillStallsGoesOn() {
        escalations.end(stalled());
        assertThat(slice.get("escalation_episode", episode(), "ended_at", LocalDateTime.class))
                .isNull();
        escalations.endFor(List.of(item));
        assertThat(slice.get("escalation_episode", episode(), "ended_at", LocalDateTime.class))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "IN_WORK, 恢复进展",
        "VERIFICATION, 恢复进展",
        "HANDED_BACK, 退回待重新分派",
        "CLOSED, 事项已销号",
        "CARRIED_OVER, 事项已结转",
        "WITHDRAWN, 事项已撤销"
    })
    void theEndSaysWhy(ItemState state, String words) {
        stalled();
        slice.set("item", item, "state", state.name());
        escalations.end(slice.period(round, ++number, "CUT_OFF", now()));
        assertThat(because()).isEqualTo(words);
    }

    @Test
    void aWaitingItemHasMadeNoProgress() {
        stalled();
        slice.set("item", item, "waiting_for", "批复");
        escalations.end(slice.period(round, ++number, "CUT_OFF", now()));
        assertThat(because()).isEqualTo("转为等待外部条件");
    }

    @ParameterizedTest
    @CsvSource({"0, 恢复进展", "1, 已重新分派，另行计时"})
    void aReassignmentCountsAfterTheCutOffOnly(int minutes, String words) {
        stalled();
        slice.insert(
                "event",
                "round",
                round,
                "item",
                item,
                "at",
                now().plusMinutes(minutes),
                "actor",
                "a",
                "kind",
                "REASSIGNED",
                "text",
                "");
        escalations.end(slice.period(round, ++number, "CUT_OFF", now().plusDays(14)));
        assertThat(because()).isEqualTo(words);
    }

    private String because() {
        return slice.get("escalation_episode", episode(), "ended_because", String.class);
    }

    @Test
    void aStepComesAfterTheOneBelowOnceAndNotAfterTheEnd() {
        stalled();
        assertThatThrownBy(() -> steps.sendLetter(episode()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("第2级");
        steps.name(episode());
        steps.name(episode());
        assertThat(slice.get("escalation_episode", episode(), "level", Integer.class))
                .isEqualTo(1);
        assertThatThrownBy(() -> steps.requireReached(episode(), LadderStep.TALK))
                .isInstanceOf(Refusal.class);
        steps.sendLetter(episode());
        assertThat(taken()).containsExactly(1, 2);
        assertThatThrownBy(() -> steps.requireEnded(episode())).isInstanceOf(Refusal.class);
        escalations.end(slice.period(round, ++number, "CUT_OFF", now()));
        steps.requireEnded(episode());
        assertThat(steps.end(episode())).isEqualTo("停滞已解除");
        assertThatThrownBy(() -> steps.requireReached(episode(), LadderStep.TALK))
                .isInstanceOf(Refusal.class);
    }

    private List<Integer> taken() {
        return slice.jdbc()
                .sql("select level from escalation_step where episode = ? order by id")
                .param(episode())
                .query(Integer.class)
                .list();
    }

    @Test
    void lettersAreNumberedAnewEachYear() {
        int before = steps.nextNumber(LadderStep.LETTER);
        stalled();
        steps.name(episode());
        steps.sendLetter(episode());
        assertThat(steps.nextNumber(LadderStep.LETTER)).isEqualTo(before + 1);
        slice.on(MONDAY.withDayOfYear(366));
        assertThat(steps.nextNumber(LadderStep.LETTER)).isEqualTo(before + 1);
        slice.on(MONDAY.plusYears(1).withDayOfYear(1));
        assertThat(steps.nextNumber(LadderStep.LETTER)).isEqualTo(1);
    }
}
