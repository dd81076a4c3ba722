package org.zhenggai.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.process.Answers.*;
import static org.zhenggai.process.Cycle.*;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhenggai.round.item.ItemState;

/** Which answer to the added task 法制审核 counts, when nobody reads it, several give one, or it is asked again. */
@EngineTest
class UnreadAnswersTest extends AddedTask {

    private static final String KEY = "legalReview";
    private static final String ROUND = "rectification-round";
    private static final Map<String, Object> NO = Map.of("decision", "rejected");

    private String stateOf(long round) {
        return jdbc.sql("select state from round where id = ?")
                .param(round)
                .query(String.class)
                .single();
    }

    /** A round whose circular the secretary has still to approve. */
    private void toCircular(long round) {
        cycle.fireTimer(ROUND, round, "timer_concentratedEnd");
        runJobsThatFail();
        cycle.complete(
                "holdLifeMeeting",
                round,
                OFFICE,
                Map.of("heldOn", START.toLocalDate().toString(), "resolution", "开了会"));
        reportOn(round);
    }

    private void reportOn(long round) {
        cycle.complete("prepareProgressReport", round, OFFICE, Map.of("progressReport", "整改总体平稳推进"));
    }

    private void carryOver(long round) {
        cycle.complete("trackRemaining", round, OFFICE, Map.of("carryOver", true, "reason", "转入下一轮"));
        runJobsThatFail();
    }

    @ParameterizedTest
    @CsvSource({
        "flow_carryOverItems_workEnded, false",
        "flow_noItemOpen, true",
        "flow_itemsClosed, true",
        "flow_inWork_archiveRound, false",
        "flow_circularApproved, false"
    })
    void rejectedRoundIsNotArchived(String flow, boolean isClosed) {
        deployed(new LegalReview().into(ROUND, flow, "round", LegalReview.ONE));
        long item = cycle.itemInWork();
        long round = cycle.roundOf(item);
        if (isClosed && !flow.equals("flow_itemsClosed")) {
            cycle.toClosure(item);
        }
        toCircular(round);
        cycle.complete("approveCircular", round, SECRETARY, approved());
        boolean isReviewed = false;
        for (int step = 0; step < 4; step++) {
            if (!cycle.tasks(KEY, round).isEmpty()) {
                cycle.complete(KEY, round, OFFICE_OTHER, NO);
                isReviewed = true;
            } else if (!cycle.tasks("trackRemaining", round).isEmpty()) {
                if (isClosed) {
                    cycle.toClosure(item);
                } else {
                    carryOver(round);
                }
            }
            runJobsThatFail();
        }
        assertThat(isReviewed).isTrue();
        assertThat(stateOf(round)).isEqualTo("IN_WORK");
        assertThat(isIncident(round, ROUND)
                        || !cycle.tasks("prepareProgressReport", round).isEmpty())
                .isTrue();
    }

    /** The circular goes back with the rejection, and what the same task says next counts. */
    @Test
    void whoIsAskedAgainOverrulesHimself() {
        deployed(new LegalReview().into(ROUND, "flow_circularApproved", "round", LegalReview.ONE));
        long round = cycle.startedRound(1);
        toCircular(round);
        cycle.complete("approveCircular", round, SECRETARY, approved());
        cycle.complete(KEY, round, OFFICE_OTHER, NO);
        reportOn(round);
        cycle.complete("approveCircular", round, SECRETARY, approved());
        cycle.complete(KEY, round, OFFICE_OTHER, approved());
        carryOver(round);
        assertThat(stateOf(round)).isEqualTo("ARCHIVED");
    }

    @Test
    void severalWhoAreAskedAgainOverruleThemselves() {
        deployed(new LegalReview()
                .into(ROUND, "flow_prepareProgressReport_approveCircular", "round", LegalReview.AT_ONCE));
        long round = cycle.startedRound(1);
        toCircular(round);
        answer(round, NO, approved());
        cycle.complete("approveCircular", round, SECRETARY, returned("法制审核没有通过"));
        reportOn(round);
        answer(round, approved(), approved());
        cycle.complete("approveCircular", round, SECRETARY, approved());
        carryOver(round);
        assertThat(stateOf(round)).isEqualTo("ARCHIVED");
    }

    private void answer(long id, Map<String, Object> first, Map<String, Object> second) {
        Task one = cycle.tasks(KEY, id).get(0);
        cycle.completeAs(OFFICE_OTHER, one, first);
        cycle.completeAs(OFFICE, cycle.tasks(KEY, id).get(0), second);
    }

    static List<String[]> ways() {
        return List.of(
                new String[] {"flow_leaderApproved", LegalReview.AT_ONCE},
                new String[] {"flow_noResolutionNeeded", LegalReview.AT_ONCE},
                new String[] {"flow_noResolutionNeeded", LegalReview.IN_TURN},
                new String[] {"flow_leaderApproved", LegalReview.IN_SUBPROCESS},
                new String[] {"flow_noResolutionNeeded", LegalReview.IN_SUBPROCESS});
    }

    @ParameterizedTest
    @MethodSource("ways")
    void oneOfSeveralIsNotOverruledByAnother(String flow, String loop) {
        deployed(new LegalReview().into("sign-off", flow, "item", loop));
        long item = cycle.itemInWork();
        cycle.toSignOff(item);
        cycle.complete("signOffLeader", item, LEADER, approved());
        if (flow.equals("flow_leaderApproved")) {
            answer(item, NO, approved());
        }
        cycle.complete("signOffSecretary", item, SECRETARY, approved());
        if (!flow.equals("flow_leaderApproved")) {
            answer(item, NO, approved());
        }
        assertNotClosed(item);
    }

    private void assertNotClosed(long item) {
        runJobsThatFail();
        assertThat(item(item).state()).isEqualTo(ItemState.SIGN_OFF);
        assertThat(isIncident(item, "rectification-item")).isTrue();
    }

    /** The same task open twice, as an event that comes twice or an administrator makes it. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theSameTaskBesideItOverrulesNothing(boolean isFirstRejected) {
        deployed(new LegalReview().into("sign-off", "flow_noResolutionNeeded", "item", LegalReview.ONE));
        long item = cycle.itemInWork();
        cycle.toSignOff(item);
        cycle.complete("signOffLeader", item, LEADER, approved());
        cycle.complete("signOffSecretary", item, SECRETARY, approved());
        engine.getRuntimeService()
                .createProcessInstanceModification(cycle.tasks(KEY, item).get(0).getProcessInstanceId())
                .startBeforeActivity("userTask_legalReview")
                .execute();
        if (isFirstRejected) {
            answer(item, NO, approved());
        } else {
            answer(item, approved(), NO);
        }
        runJobsThatFail();
        assertThat(item(item).state()).isIn(ItemState.SIGN_OFF, ItemState.IN_WORK);
    }

    @Test
    void theTaskOfAnotherModelOverrulesNothing() {
        deployed(new LegalReview()
                .into("verification", "flow_passed", "item", LegalReview.AT_ONCE)
                .into("sign-off", "flow_noResolutionNeeded", "item", LegalReview.ONE));
        long item = cycle.itemInWork();
        cycle.complete("reportProgress", item, HANDLER, done());
        cycle.verify(item);
        answer(item, NO, approved());
        cycle.complete("signOffLeader", item, LEADER, approved());
        cycle.complete("signOffSecretary", item, SECRETARY, approved());
        cycle.complete(KEY, item, OFFICE_OTHER, approved());
        assertNotClosed(item);
    }
}
