package org.zhenggai.bulletin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.process.Answers.*;
import static org.zhenggai.process.Cycle.*;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zhenggai.process.Cycle;
import org.zhenggai.process.EngineTest;
import org.zhenggai.process.ProcessTest;

/** That a bulletin says of each change who did what and why, blames nobody for what others did, and tells it once. */
@EngineTest
class BulletinChangesTest extends ProcessTest {

    private String text(long round) {
        return jdbc.sql("select text from bulletin where period = ?")
                .param(cycle.period(round))
                .query(String.class)
                .single();
    }

    private void handBack(long item) {
        cycle.complete("acceptItem", item, HANDLER, Map.of("decision", "handedBack", "reason", "不属本单位职责。"));
    }

    private void reassign(long item, String unit) {
        cycle.complete("reassignItem", item, OFFICE, Map.of("leadUnit", unit, "leader", LEADER, "reason", "明确牵头"));
    }

    private static Map<String, Object> difficult(Map<String, Object> report) {
        Map<String, Object> form = new HashMap<>(report);
        form.put("difficulties", "招标流程未完，请求延后。");
        return form;
    }

    @Test
    void whatIsSentBackIsToldOnceWithTheStepTheUnitOfThatTimeAndTheReason() {
        long round = cycle.startedRound(5);
        List<Long> items = cycle.items(round);
        handBack(items.get(0));
        reassign(items.get(0), "unit2");
        handBack(items.get(1));
        cycle.complete("acceptItem", items.get(2), HEAD, Map.of("decision", "accepted"));
        cycle.complete("proposeMeasures", items.get(2), HANDLER, Map.of("measures", "清理账目"));
        cycle.complete("reviewMeasures", items.get(2), OFFICE, returned("措施不具体。"));
        cycle.toWork(items.get(3));
        cycle.toWork(items.get(4));
        cycle.openPeriod(round);
        cycle.complete("reportProgress", items.get(3), HANDLER, done());
        cycle.complete("verifyItem", items.get(3), OFFICE, failed("缺附件"));
        cycle.complete("reportProgress", items.get(4), HANDLER, difficult(extension(LocalDate.of(2024, 9, 10))));
        cycle.complete("reviewExtension", items.get(4), OFFICE, Map.of("decision", "refused", "reason", "剩余时间够用"));
        cycle.cutOff(round);
        assertThat(text(round))
                .contains("本期退回2次（措施退回1次，核验退回1次）。")
                .contains("措施退回1项：3 第3类账目不清（财政分局，2024年3月4日退回措施，办理人测试-office1，理由：措施不具体）。")
                .contains("核验退回1项：4 第4类账目不清（财政分局，2024年3月11日核验未通过，办理人测试-office1，理由：缺附件）。")
                .contains("退回分派2项：1 第1类账目不清（财政分局，2024年3月4日由财政分局退回，理由：不属本单位职责）；"
                        + "2 第2类账目不清（财政分局，2024年3月4日由财政分局退回，理由：不属本单位职责，待重新分派）。")
                .contains("重新分派1项：1 第1类账目不清（河田社区，2024年3月4日由财政分局改派河田社区）。")
                .contains("延期未同意1项：5 第5类账目不清（财政分局，2024年3月11日整改办不支持延期，办理人测试-office1，理由：剩余时间够用）。")
                .doesNotContain("被退回", "审批退回");
        cycle.openPeriod(round);
        reassign(items.get(1), "unit1");
        cycle.cutOff(round);
        assertThat(text(round))
                .contains("重新分派1项：2 第2类账目不清（财政分局，2024年3月25日仍分派财政分局）。")
                .contains("本期退回0次。")
                .doesNotContain("退回分派", "措施退回", "核验退回", "延期未同意");
    }

    @Test
    void aReboundIsToldAsAReopeningAndNotAsAReturn() {
        long item = cycle.itemInWork(Cycle::plannedAsStanding);
        long round = cycle.roundOf(item);
        cycle.toClosure(item);
        cycle.cutOff(round);
        long series = count("select max(id) from standing_series where item = ?", item);
        cycle.fireTimer("standing-review", series, "timer_reviewDue");
        cycle.complete("reportStanding", series, HANDLER, Map.of("report", "坚持"));
        cycle.complete("confirmStanding", series, OFFICE, Map.of("decision", "rebounded", "reason", "记录断了两个月"));
        cycle.runJobs();
        cycle.openPeriod(round);
        cycle.cutOff(round);
        assertThat(text(round))
                .contains("重新打开1项：1 第1类账目不清（财政分局，")
                .contains("重新打开，原因：记录断了两个月）。")
                .contains("本期退回0次。");
    }

    @Test
    void whatNobodyHasDoesNotMoveAgain() {
        long round = cycle.startedRound(3);
        List<Long> items = cycle.items(round);
        cycle.openPeriod(round);
        cycle.cutOff(round);
        assertThat(text(round)).contains("新列入停滞3项：1 第1类账目不清（财政分局，逾期未签收）");
        cycle.openPeriod(round);
        handBack(items.get(0));
        handBack(items.get(1));
        reassign(items.get(1), "unit2");
        cycle.complete("acceptItem", items.get(2), HEAD, Map.of("decision", "accepted"));
        cycle.complete("proposeMeasures", items.get(2), HANDLER, Map.of("measures", "清理账目"));
        cycle.at(timeOf(cycle.timer("fortnightly-report", cycle.period(round), "timer_cutOff")
                        .getDuedate())
                .minusHours(1));
        cycle.cutOff(round);
        assertThat(text(round))
                .contains("恢复进展1项：3 第3类账目不清（财政分局）。")
                .contains("停滞终止1项：1 第1类账目不清（财政分局，退回待重新分派）。")
                .contains("重新分派1项：2 第2类账目不清（河田社区，2024年3月25日由财政分局改派河田社区）。");
    }

    @Test
    void theEndOfASupervisionSaysWhyTheStallEnded() {
        long round = cycle.startedRound(1);
        long item = cycle.items(round).get(0);
        for (int fortnight = 0; fortnight < 4; fortnight++) {
            cycle.openPeriod(round);
            cycle.cutOff(round);
        }
        cycle.openPeriod(round);
        handBack(item);
        cycle.cutOff(round);
        assertThat(rows(
                        "select s.state, s.end_reason from supervision s join escalation_episode e on e.id = s.episode"
                                + " where e.item = ?",
                        item))
                .singleElement()
                .hasToString("{STATE=ENDED, END_REASON=停滞终止：退回待重新分派}");
        assertThat(rows(
                        "select kind, text from event where item = ? and kind in ('STALL_ENDED', 'SUPERVISION_ENDED',"
                                + " 'TALK_CALLED_OFF') order by id",
                        item))
                .extracting(Object::toString)
                .contains("{KIND=STALL_ENDED, TEXT=退回待重新分派}", "{KIND=SUPERVISION_ENDED, TEXT=停滞终止：退回待重新分派}")
                .noneMatch(line -> line.contains("解除"));
    }

    @Test
    void aRequestThatWasDecidedIsToldWithItsOutcome() {
        long round = cycle.startedRound(4);
        List<Long> items = cycle.items(round);
        items.forEach(cycle::toWork);
        cycle.openPeriod(round);
        LocalDate later = LocalDate.of(2024, 9, 10);
        items.forEach(item -> cycle.complete("reportProgress", item, HANDLER, difficult(extension(later))));
        cycle.complete("reviewExtension", items.get(0), OFFICE, supported());
        cycle.complete("decideExtension", items.get(0), LEADER, approved());
        cycle.complete("reviewExtension", items.get(1), OFFICE, supported());
        cycle.complete("decideExtension", items.get(1), LEADER, refused("工期可以赶上"));
        cycle.complete("reviewExtension", items.get(2), OFFICE, Map.of("decision", "refused", "reason", "剩余时间够用"));
        cycle.cutOff(round);
        String said = "类账目不清：招标流程未完，请求延后；申请延至2024年9月10日，";
        assertThat(text(round))
                .contains("1 第1" + said + "2024年3月11日已同意\n")
                .contains("2 第2" + said + "2024年3月11日未同意：工期可以赶上\n")
                .contains("3 第3" + said + "2024年3月11日整改办不支持：剩余时间够用\n")
                .contains("4 第4" + said + "待整改办提出意见\n");
    }

    @Test
    void whatWaitsForOthersIsCountedAndListed() {
        long round = cycle.startedRound(2);
        List<Long> items = cycle.items(round);
        items.forEach(cycle::toWork);
        cycle.openPeriod(round);
        cycle.complete("reportProgress", items.get(0), HANDLER, waiting(LocalDate.of(2024, 5, 6)));
        cycle.complete("reportProgress", items.get(1), HANDLER, report(20));
        cycle.cutOff(round);
        assertThat(text(round))
                .contains("等待外部条件1项。")
                .contains("四、需要协调的困难\n无。\n等待外部条件的事项：\n" + "1 第1类账目不清（财政分局）：等待市财政局——批复预算调整；约定2024年5月6日再次询问。\n");
    }
}
