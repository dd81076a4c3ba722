package org.zhenggai.ladder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.zhenggai.process.Cycle.*;

import java.util.Map;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.zhenggai.process.EngineTest;
import org.zhenggai.process.ProcessTest;

@EngineTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReferralTest extends ProcessTest {

    private static final Map<String, Object> OUTCOME =
            Map.of("result", "admonished", "opinion", "诫勉谈话一人", "decidedOn", "2024-05-20");

    /** The referral of an item that has stalled for five fortnights. */
    private long referral(long item) {
        for (int fortnight = 0; fortnight < 5; fortnight++) {
            cycle.cutOff(cycle.roundOf(item));
            cycle.openPeriod(cycle.roundOf(item));
        }
        return count("select id from referral where item = ?", item);
    }

    @Test
    void disciplineRecordsTheOutcome() {
        long referral = referral(cycle.itemInWork());
        var instance = cycle.instance("referral", referral);
        for (String user : new String[] {OFFICE, HANDLER, HEAD, LEADER, SECRETARY}) {
            assertForbidden(() -> cycle.complete("recordOutcome", referral, user, OUTCOME));
        }
        assertRefused("请选择“处理结果”", () -> cycle.complete("recordOutcome", referral, DISCIPLINE, Map.of()));
        assertRefused(
                "还没有到",
                () -> cycle.complete(
                        "recordOutcome",
                        referral,
                        DISCIPLINE,
                        Map.of("result", "none", "opinion", "查无过错", "decidedOn", "2030-01-01")));
        assertRefused(
                "早于移交的2024年5月",
                () -> cycle.complete(
                        "recordOutcome",
                        referral,
                        DISCIPLINE,
                        Map.of("result", "none", "opinion", "查无过错", "decidedOn", "2024-04-30")));
        assertThat(view("recordOutcome", referral, "referral"))
                .containsEntry("reasons", "未按期报告")
                .containsEntry("fortnights", 5);
        cycle.complete("recordOutcome", referral, DISCIPLINE, OUTCOME);
        assertThat(instance).isEnded();
        assertThat(rows("select outcome, opinion, decided_on, closed_by from referral where id = ?", referral))
                .singleElement()
                .hasToString("{OUTCOME=ADMONISHED, OPINION=诫勉谈话一人, DECIDED_ON=2024-05-20, CLOSED_BY=discipline1}");
    }

    @Test
    void referralOutlivesItsEpisode() {
        long item = cycle.itemInWork();
        long referral = referral(item);
        cycle.toClosure(item);
        assertThat(cycle.instance("referral", referral)).isWaitingAt("userTask_recordOutcome");
        cycle.complete("recordOutcome", referral, DISCIPLINE, OUTCOME);
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void everyFlowIsTaken() {
        assertEveryFlowTaken("referral");
    }
}
