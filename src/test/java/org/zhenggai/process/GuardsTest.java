package org.zhenggai.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static org.zhenggai.process.Answers.*;
import static org.zhenggai.process.Cycle.*;

import java.time.LocalDate;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhenggai.closing.round.ClosingTest;
import org.zhenggai.kernel.Actor;
import org.zhenggai.round.RoundRepository;
import org.zhenggai.round.RoundState;
import org.zhenggai.work.plan.Plans;

/** Each act that cannot be taken back, called by a model that has not gone its way before; closing is {@link ClosingTest}. */
@EngineTest
class GuardsTest extends ProcessTest {

    @Autowired
    private Map<String, JavaDelegate> delegates;

    @Autowired
    private RoundRepository rounds;

    @Autowired
    private Plans plans;

    private void act(String delegate, long key) throws Exception {
        DelegateExecution execution = mock(DelegateExecution.class);
        when(execution.getProcessBusinessKey()).thenReturn(Long.toString(key));
        delegates.get(delegate).execute(execution);
    }

    private void assertRefusedAct(String lack, String delegate, long key) {
        assertRefused(lack, () -> {
            try {
                act(delegate, key);
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
    }

    @Test
    void aRoundIsNotArchivedNorCarriedOverWhileAnItemIsOpen() throws Exception {
        long round = cycle.startedRound(2);
        long first = cycle.items(round).get(0);
        assertRefusedAct("还有2个事项没有销号也没有结转", "archiveRoundDelegate", round);
        cycle.toWork(first);
        cycle.openPeriod(round);
        cycle.toClosure(first);
        assertRefusedAct("还有1个事项没有销号也没有结转", "archiveRoundDelegate", round);
        assertRefusedAct("还没有在“跟踪剩余事项”中决定结转", "carryOverItemsDelegate", round);
        assertThat(rounds.get(round).state()).isEqualTo(RoundState.IN_WORK);
        assertThat(roundEvents(round)).doesNotContain("ARCHIVED", "CARRIED_OVER");
        jdbc.sql("insert into event (round, at, actor, kind, text) values (?, now(), ?, 'CARRIED_OVER', '下一轮')")
                .params(round, OFFICE)
                .update();
        act("carryOverItemsDelegate", round);
        act("archiveRoundDelegate", round);
        assertThat(rounds.get(round).state()).isEqualTo(RoundState.ARCHIVED);
    }

    @Test
    void aPlanIsApprovedOnceSubmittedByAnotherAndWithoutAGap() {
        long round = cycle.plannedRound(1, Cycle::planned);
        LocalDate today = START.toLocalDate();
        Actor secretary = new Actor(SECRETARY, null);
        assertRefused("没有待审定的方案", () -> plans.approve(round, secretary, today));
        assertRefused("没有待审定的方案", () -> plans.finish(round, secretary, today, "同意"));
        assertRefusedAct("整改方案还没有定稿", "startItemsDelegate", round);
        cycle.complete("preparePlan", round, OFFICE, Map.of());
        assertRefused("须由他人审定", () -> plans.approve(round, new Actor(OFFICE, null), today));
        assertRefused("须由他人审定", () -> plans.approve(round, new Actor(SECRETARY, OFFICE), today));
        assertRefused("没有待审定的方案", () -> plans.finish(round, secretary, today, "同意"));
        jdbc.sql("update item set leader = null where round = ?").param(round).update();
        assertRefused("缺责任领导", () -> plans.approve(round, secretary, today));
        assertThat(shown("approvePlan", round, "planVerdicts").toString())
                .as("what cannot be chosen is not offered, but explained")
                .contains("open=[{value=returned", "why=方案还有1个事项缺项，不能审定");
        jdbc.sql("update item set leader = ? where round = ?")
                .params(LEADER, round)
                .update();
        plans.approve(round, secretary, today);
        assertRefused("没有待审定的方案", () -> plans.approve(round, secretary, today));
        assertRefusedAct("整改方案还没有定稿", "startItemsDelegate", round);
        assertThat(rounds.get(round).state()).isEqualTo(RoundState.PLANNING);
    }

    @Test
    void aBulletinIsPublishedAsItWasCheckedAndHeard() throws Exception {
        long item = cycle.itemInWork();
        long round = cycle.roundOf(item);
        long period = cycle.period(round);
        assertRefusedAct("没有截止，不能评定停滞", "assessStallsDelegate", period);
        assertRefusedAct("没有截止，不能评定停滞", "gatherStallFactsDelegate", period);
        assertRefusedAct("没有评定停滞，不能启动或解除督办", "endEpisodesDelegate", period);
        assertRefusedAct("没有评定停滞，不能启动或解除督办", "climbLadderDelegate", period);
        assertThat(rows("select id from escalation_episode where item = ?", item))
                .isEmpty();
        cycle.cutOff(round);
        String unheard = "还没有经整改办核对、会议听取并审定";
        assertRefusedAct(unheard, "publishBulletinDelegate", period);
        cycle.complete("checkBulletin", period, OFFICE, Map.of());
        assertRefusedAct(unheard, "publishBulletinDelegate", period);
        assertThat(rows("select state from bulletin where period = ?", period))
                .singleElement()
                .hasToString("{STATE=CHECKED}");
        assertThat(roundEvents(round)).doesNotContain("BULLETIN_PUBLISHED");
    }

    @Test
    void aStepOfTheLadderIsNotTakenBeforeTheOneBelow() throws Exception {
        long item = cycle.itemInWork();
        cycle.cutOff(cycle.roundOf(item));
        long episode = count("select max(id) from escalation_episode where item = ?", item);
        assertRefusedAct("还没有到督办的第3级", "openTalkDelegate", episode);
        assertRefusedAct("还没有到督办的第4级", "openSupervisionDelegate", episode);
        assertRefusedAct("还没有到督办的第5级", "referToDisciplineDelegate", episode);
        assertThat(rows("select level from escalation_step where episode = ?", episode))
                .hasSize(1);
        assertThat(rows("select id from referral where episode = ?", episode)).isEmpty();
        cycle.openPeriod(cycle.roundOf(item));
        cycle.complete("reportProgress", item, HANDLER, report(30));
        cycle.cutOff(cycle.roundOf(item));
        assertRefusedAct("或者已经解除", "sendReminderLetterDelegate", episode);
    }

    @Test
    void talkAndSupervisionEndWithTheStallAndNotBefore() throws Exception {
        long item = cycle.itemInWork();
        long round = cycle.roundOf(item);
        for (int fortnight = 0; fortnight < 4; fortnight++) {
            cycle.cutOff(round);
            cycle.openPeriod(round);
        }
        long episode = count("select max(id) from escalation_episode where item = ?", item);
        assertRefusedAct("停滞还没有解除", "callOffTalkDelegate", episode);
        assertRefusedAct("停滞还没有解除", "endSupervisionDelegate", episode);
        assertThat(rows("select state from talk where episode = ?", episode)).hasToString("[{STATE=DUE}]");
        assertThat(rows("select state from supervision where episode = ?", episode))
                .hasToString("[{STATE=OPENED}]");
    }

    @Test
    void anItemIsNotOpenedAgainWithoutARebound() {
        long item = cycle.itemInWork(Cycle::plannedAsStanding);
        cycle.toClosure(item);
        long series = count("select max(id) from standing_series where item = ?", item);
        assertRefusedAct("整改办没有认定反弹", "reopenItemDelegate", series);
        assertThat(events(item)).doesNotContain("REOPENED");
    }
}
