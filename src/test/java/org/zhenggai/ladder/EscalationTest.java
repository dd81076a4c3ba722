package org.zhenggai.ladder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.zhenggai.process.Answers.*;
import static org.zhenggai.process.Cycle.*;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhenggai.closing.round.RoundClosing;
import org.zhenggai.process.Cycle;
import org.zhenggai.process.EngineTest;
import org.zhenggai.process.ProcessTest;

@EngineTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EscalationTest extends ProcessTest {

    private static final Map<String, Object> UNMOVED = Map.of("progress", 0, "done", "正在研究", "request", "continue");

    @Autowired
    private RoundClosing closing;

    @Autowired
    private Stalls stalls;

    /** Lets the open period pass with this report of the item, or in silence, and opens the next one. */
    private void fortnight(long item, Map<String, Object> report) {
        if (report != null) {
            cycle.complete("reportProgress", item, HANDLER, report);
        }
        cycle.cutOff(cycle.roundOf(item));
        cycle.openPeriod(cycle.roundOf(item));
    }

    private void silence(long item) {
        fortnight(item, null);
    }

    private List<Long> episodes(long item) {
        return jdbc.sql("select id from escalation_episode where item = ? order by id")
                .param(item)
                .query(Long.class)
                .list();
    }

    private long episode(long item) {
        List<Long> episodes = episodes(item);
        return episodes.get(episodes.size() - 1);
    }

    private Map<String, Object> episodeRow(long item) {
        return rows("select fortnights, level, ended_at from escalation_episode where id = ?", episode(item))
                .get(0);
    }

    private int letters(long item) {
        return count(
                "select count(*) from escalation_step s join escalation_episode e on e.id = s.episode"
                        + " where e.item = ? and s.level = 2 and s.letter is not null",
                item);
    }

    /** Why the item stalled in the round's n-th period, counted from 1; null when it did not. */
    private String reasons(long item, int number) {
        return jdbc.sql("select reasons from stall s join reporting_period p on p.id = s.period"
                        + " where s.item = ? and p.number = ?")
                .params(item, number)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    @Test
    void firstFortnightIsNamedInTheBulletin() {
        long item = cycle.itemInWork();
        silence(item);
        assertThat(episodeRow(item)).containsEntry("FORTNIGHTS", 1).containsEntry("LEVEL", 1);
        assertThat(letters(item)).isZero();
        assertThat(events(item)).contains("STALLED", "NAMED").doesNotContain("LETTER_SENT");
        assertThat(cycle.instance("escalation", episode(item))).isWaitingAt("gateway_whatNext");
        assertThat(jdbc.sql("select text from bulletin where period = ?")
                        .param(cycle.periods(cycle.roundOf(item)).get(0))
                        .query(String.class)
                        .single())
                .contains("财政分局）：未按期报告；已停滞1期，督办级别：通报。");
    }

    @Test
    void secondFortnightSendsOneLetterAndTheThirdNoOther() {
        long item = cycle.itemInWork();
        silence(item);
        silence(item);
        assertThat(episodeRow(item)).containsEntry("FORTNIGHTS", 2).containsEntry("LEVEL", 2);
        assertThat(letters(item)).isEqualTo(1);
        assertThat(cycle.task("confirmReceipt", episode(item))).hasCandidateGroup("inspected-unit:unit1");
        silence(item);
        assertThat(episodes(item)).hasSize(1);
        assertThat(episodeRow(item)).containsEntry("FORTNIGHTS", 3).containsEntry("LEVEL", 3);
        assertThat(letters(item)).isEqualTo(1);
        assertThat(cycle.tasks("confirmReceipt", episode(item))).hasSize(1);
        assertThat(events(item)).containsOnlyOnce("NAMED", "LETTER_SENT");
    }

    /** The number says the year and the letter, whatever round it is about. */
    @Test
    void lettersOfTwoRoundsInOneYearHaveTwoNumbers() {
        List<Integer> numbers = new ArrayList<>();
        for (int n = 0; n < 2; n++) {
            long item = cycle.itemInWork();
            silence(item);
            silence(item);
            numbers.add(number(episode(item)));
        }
        assertThat(numbers).doesNotHaveDuplicates();
    }

    @Test
    void unitReadsTheLetterAndConfirmsItsReceipt() {
        long item = cycle.itemInWork();
        silence(item);
        silence(item);
        long episode = episode(item);
        assertThat((String) view("confirmReceipt", episode, "letter").get("text"))
                .matches("(?s)整改提醒函〔2024〕\\d+号.*")
                .contains("财政分局：", "整改期限2024年8月30日", "已停滞2个报告期", "未按期报告");
        assertThat(view("confirmReceipt", episode, "letter"))
                .hasEntrySatisfying(
                        "number", number -> assertThat(number).asString().matches("整改提醒函〔2024〕\\d+号"))
                .containsEntry("signature", "中共测试镇委员会整改工作领导小组办公室")
                .hasEntrySatisfying("date", date -> assertThat(date).asString().matches("2024年\\d{1,2}月\\d{1,2}日"))
                .hasEntrySatisfying(
                        "body",
                        body -> assertThat(body).asString().startsWith("财政分局：").doesNotContain("领导小组办公室", "〔"));
        assertRefused("请勾选“已收到本函，并已报告单位主要负责人”", () -> cycle.complete("confirmReceipt", episode, HEAD, Map.of()));
        assertForbidden(() -> cycle.complete("confirmReceipt", episode, OTHER_UNIT, Map.of("received", true)));
        cycle.complete("confirmReceipt", episode, HEAD, Map.of("received", true, "note", "即办"));
        assertThat(rows(
                        "select received_by, received_note from escalation_step where episode = ? and level = 2",
                        episode))
                .singleElement()
                .hasToString("{RECEIVED_BY=" + HEAD + ", RECEIVED_NOTE=即办}");
        assertThat(events(item)).contains("LETTER_RECEIVED");
        assertThat(cycle.instance("escalation", episode)).isWaitingAt("gateway_whatNext");
    }

    @Test
    void majorItemGetsItsLetterAtOnce() {
        long item = cycle.itemInWork(Cycle::plannedAsMajor);
        silence(item);
        assertThat(episodeRow(item)).containsEntry("FORTNIGHTS", 1).containsEntry("LEVEL", 2);
        assertThat(letters(item)).isEqualTo(1);
        silence(item);
        assertThat(letters(item)).isEqualTo(1);
    }

    @Test
    void progressEndsTheEpisodeAndALaterStallIsANewOneWithItsOwnLetter() {
        long item = cycle.itemInWork();
        silence(item);
        silence(item);
        long first = episode(item);
        int number = number(first);
        cycle.complete("confirmReceipt", first, HEAD, Map.of("received", true));
        var instance = cycle.instance("escalation", first);
        fortnight(item, report(30));
        assertThat(instance).isEnded().hasPassed("endEvent_episodeEnded");
        assertThat(episodeRow(item).get("ENDED_AT")).isNotNull();
        assertThat(events(item)).contains("STALL_ENDED");

        silence(item);
        assertThat(episodes(item)).hasSize(2);
        assertThat(episodeRow(item)).containsEntry("FORTNIGHTS", 1).containsEntry("LEVEL", 1);
        assertThat(letters(item)).isEqualTo(1);
        silence(item);
        assertThat(letters(item)).isEqualTo(2);
        assertThat(number(episode(item))).isEqualTo(number + 1);
    }

    private int number(long episode) {
        String number = (String) view("confirmReceipt", episode, "letter").get("number");
        return Integer.parseInt(number.replaceAll(".*〕|号", ""));
    }

    @Test
    void receiptIsStillConfirmedAfterTheEpisodeHasEnded() {
        long item = cycle.itemInWork();
        silence(item);
        silence(item);
        var instance = cycle.instance("escalation", episode(item));
        fortnight(item, report(30));
        assertThat(instance).isWaitingAt("userTask_confirmReceipt").isNotWaitingAt("gateway_whatNext");
        cycle.complete("confirmReceipt", episode(item), HEAD, Map.of("received", true));
        assertThat(instance).isEnded();
    }

    @Test
    void closingTheItemEndsItsEpisode() {
        long item = cycle.itemInWork();
        silence(item);
        var instance = cycle.instance("escalation", episode(item));
        cycle.toClosure(item);
        assertThat(instance).isEnded();
        assertThat(episodeRow(item).get("ENDED_AT")).isNotNull();
        assertThat(events(item)).containsSubsequence("CLOSED", "STALL_ENDED");
    }

    @Test
    void carryingTheItemOverEndsItsEpisode() {
        long item = cycle.itemInWork();
        silence(item);
        var instance = cycle.instance("escalation", episode(item));
        closing.decideCarryOver(cycle.roundOf(item), OFFICE, "转入下一轮");
        closing.carryOver(cycle.roundOf(item));
        assertThat(instance).isEnded();
        assertThat(episodeRow(item).get("ENDED_AT")).isNotNull();
    }

    @Test
    void waitingItemDoesNotStallBeforeTheDayToAskAgain() {
        long item = cycle.itemInWork(row -> planned(row, LocalDate.of(2024, 3, 15), false));
        fortnight(item, waiting(LocalDate.of(2024, 4, 19)));
        assertThat(reasons(item, 1)).isNull();
        silence(item);
        assertThat(reasons(item, 2)).isNull();
        assertThat(episodes(item)).isEmpty();
        silence(item);
        assertThat(reasons(item, 3)).isEqualTo("未按期报告、超过整改期限");
        assertThat(episodeRow(item)).containsEntry("FORTNIGHTS", 1);
    }

    @Test
    void itemNotAcceptedInTimeStalls() {
        long round = cycle.startedRound(1);
        long item = cycle.items(round).get(0);
        cycle.openPeriod(round);
        cycle.cutOff(round);
        assertThat(reasons(item, 1)).isEqualTo("逾期未签收");
    }

    /** Assigned on Monday, to be accepted in two working days: Wednesday is in time, Thursday is a day late. */
    @ParameterizedTest
    @CsvSource({"5, 0", "6, 0", "7, 1", "8, 2", "9, 2", "11, 3"})
    void itemIsLateFromTheDayAfterItsTime(int day, int late) {
        long round = cycle.startedRound(1);
        long item = cycle.items(round).get(0);
        cycle.at(LocalDateTime.of(2024, 3, day, 9, 0));
        assertThat(stalls.inputs(round).get(item)).containsEntry("daysLate", late);
    }

    @Test
    void itemWithoutMeasuresInTimeStallsAndWithinTheTimeDoesNot() {
        long round = cycle.startedRound(2);
        long late = cycle.items(round).get(0);
        long early = cycle.items(round).get(1);
        cycle.complete("acceptItem", late, HEAD, Map.of("decision", "accepted"));
        cycle.openPeriod(round);
        cycle.at(LocalDateTime.of(2024, 3, 15, 10, 0));
        cycle.complete("acceptItem", early, HEAD, Map.of("decision", "accepted"));
        cycle.cutOff(round);
        assertThat(reasons(late, 1)).isEqualTo("逾期未报措施");
        assertThat(reasons(early, 1)).isNull();
    }

    @Test
    void missingReportStalls() {
        long item = cycle.itemInWork();
        cycle.cutOff(cycle.roundOf(item));
        assertThat(reasons(item, 1)).isEqualTo("未按期报告");
    }

    @Test
    void twoReportsInARowWithoutProgressStall() {
        long item = cycle.itemInWork();
        fortnight(item, UNMOVED);
        assertThat(reasons(item, 1)).isNull();
        fortnight(item, UNMOVED);
        assertThat(reasons(item, 2)).isEqualTo("连续两期无进展");
        Map<String, Object> newEvidence = new HashMap<>(UNMOVED);
        newEvidence.put("evidence", "调研记录");
        fortnight(item, newEvidence);
        assertThat(reasons(item, 3)).isNull();
        fortnight(item, newEvidence);
        assertThat(reasons(item, 4)).isNull();
        fortnight(item, newEvidence);
        assertThat(reasons(item, 5)).isEqualTo("连续两期无进展");
    }

    @Test
    void itemPastItsDeadlineStallsFromTheDayAfter() {
        long due = cycle.itemInWork(row -> planned(row, LocalDate.of(2024, 3, 22), false));
        fortnight(due, report(10));
        assertThat(reasons(due, 1)).isNull();
        long overdue = cycle.itemInWork(row -> planned(row, LocalDate.of(2024, 3, 21), false));
        fortnight(overdue, report(10));
        assertThat(reasons(overdue, 1)).isEqualTo("超过整改期限");
    }

    @Test
    void itemThatFailsItsVerificationTwiceStalls() {
        long item = cycle.itemInWork();
        cycle.complete("reportProgress", item, HANDLER, done());
        cycle.complete("verifyItem", item, OFFICE, failed("缺两个月"));
        fortnight(item, done());
        assertThat(reasons(item, 1)).isNull();
        cycle.complete("verifyItem", item, OFFICE, failed("仍缺一个月"));
        fortnight(item, report(100));
        assertThat(reasons(item, 2)).isEqualTo("核验两次未通过");
    }

    @Test
    void itemInTheHandsOfOthersDoesNotStall() {
        long item = cycle.itemInWork(row -> planned(row, LocalDate.of(2024, 3, 15), false));
        cycle.complete("reportProgress", item, HANDLER, done());
        cycle.cutOff(cycle.roundOf(item));
        assertThat(reasons(item, 1)).isNull();
    }

    private LocalDate today() {
        return timeOf(ClockUtil.getCurrentTime()).toLocalDate();
    }

    /** An item that has stalled for as many fortnights. */
    private long stalled(int fortnights) {
        long item = cycle.itemInWork();
        for (int n = 0; n < fortnights; n++) {
            silence(item);
        }
        return item;
    }

    private static Map<String, Object> with(Map<String, Object> form, String key, Object value) {
        Map<String, Object> changed = new HashMap<>(form);
        changed.put(key, value);
        return changed;
    }

    /** Neither the leader nor whoever acts for him writes down what he says himself, whatever the form let through. */
    @Test
    void whoeverTalksIsNotOfferedAsTheRecorder() {
        long item = stalled(3);
        long episode = episode(item);
        assertThat(values(shown("arrangeTalk", episode, "talkers"), "open")).containsExactly("leader", "secretary");
        jdbc.sql("update person set active = false where username = ?")
                .param(LEADER)
                .update();
        try {
            assertThat(values(shown("arrangeTalk", episode, "talkers"), "open")).containsExactly("secretary");
            assertRefused(
                    "现在没有在任的责任领导",
                    () -> cycle.complete("arrangeTalk", episode, OFFICE, appointment(today(), "leader")));
        } finally {
            jdbc.sql("update person set active = true where username = ?")
                    .param(LEADER)
                    .update();
        }
        cycle.complete("arrangeTalk", episode, OFFICE, appointment(today(), "secretary"));
        assertThat(shown("recordTalk", episode, "recorders").toString())
                .contains(OFFICE)
                .doesNotContain(SECRETARY, LEADER);
    }

    private static List<Object> values(Object offer, String part) {
        return ((List<?>) ((Map<?, ?>) offer).get(part))
                .stream()
                        .map(answer -> (Object) ((Map<?, ?>) answer).get("value"))
                        .toList();
    }

    private List<String> weeks(long item) {
        return jdbc.sql("select w.number || ' ' || w.state from supervision_week w join supervision s"
                        + " on s.id = w.supervision where s.episode = ? order by w.number")
                .param(episode(item))
                .query(String.class)
                .list();
    }

    private Map<String, Object> supervision(long item) {
        return rows("select state, leader, end_reason from supervision where episode = ?", episode(item))
                .get(0);
    }

    @Test
    void thirdFortnightBringsTheTalkItsRecordAndAnExplanationWithANewDate() {
        long item = stalled(3);
        long episode = episode(item);
        LocalDate deadline = item(item).deadline();
        assertThat(episodeRow(item)).containsEntry("LEVEL", 3);
        assertThat(cycle.task("arrangeTalk", episode)).hasCandidateGroup("rectification-office");
        assertRefused(
                "已经过去",
                () -> cycle.complete("arrangeTalk", episode, OFFICE, appointment(today().minusDays(1), "leader")));
        assertForbidden(() -> cycle.complete("arrangeTalk", episode, HANDLER, appointment(today(), "leader")));
        cycle.complete("arrangeTalk", episode, OFFICE, appointment(today(), "leader"));
        assertThat(cycle.task("recordTalk", episode)).hasCandidateGroup("person:" + LEADER);
        assertForbidden(() -> cycle.complete("recordTalk", episode, SECRETARY, talked(today())));
        assertRefused(
                "晚于今天，请在约谈之后再记录", () -> cycle.complete("recordTalk", episode, LEADER, talked(today().plusDays(1))));
        assertRefused(
                "记录人", () -> cycle.complete("recordTalk", episode, LEADER, with(talked(today()), "recorder", LEADER)));
        assertRefused(
                "记录人", () -> cycle.complete("recordTalk", episode, LEADER, with(talked(today()), "recorder", HEAD)));
        assertRefused(
                "被约谈人", () -> cycle.complete("recordTalk", episode, LEADER, with(talked(today()), "attendee", "")));
        cycle.complete("recordTalk", episode, LEADER, talked(today()));
        assertThat(cycle.task("submitExplanation", episode)).hasCandidateGroup("inspected-unit:unit1");
        assertRefused("须晚于今天", () -> cycle.complete("submitExplanation", episode, HEAD, explanation(today())));
        cycle.complete("submitExplanation", episode, HEAD, explanation(today().plusDays(20)));
        assertRefused(
                "请填写“理由”", () -> cycle.complete("checkExplanation", episode, OFFICE, Map.of("decision", "returned")));
        cycle.complete("checkExplanation", episode, OFFICE, returned("没有写明责任人"));
        assertThat(view("submitExplanation", episode, "episode")
                        .get("explanations")
                        .toString())
                .contains("没有写明责任人", "退回");
        cycle.complete("submitExplanation", episode, HEAD, explanation(today().plusDays(10)));
        cycle.complete("checkExplanation", episode, OFFICE, Map.of("decision", "accepted"));
        assertThat(rows("select committed_on from escalation_episode where id = ?", episode))
                .singleElement()
                .hasToString("{COMMITTED_ON=" + today().plusDays(10) + "}");
        assertThat(item(item).deadline()).as("a promise is no extension").isEqualTo(deadline);
        assertThat(rows("select state, record, promise, place from talk where episode = ?", episode))
                .singleElement()
                .hasToString("{STATE=ACCEPTED, RECORD=指出推进不力, PROMISE=月底前理清账目, PLACE=镇政府二楼会议室}");
        assertThat(events(item))
                .containsSubsequence(
                        "TALK_DUE",
                        "TALK_ARRANGED",
                        "TALK_HELD",
                        "EXPLAINED",
                        "EXPLANATION_RETURNED",
                        "EXPLAINED",
                        "EXPLANATION_ACCEPTED");
    }

    @Test
    void secretaryTalksWhereTheOfficeSaysSo() {
        long item = stalled(3);
        cycle.complete("arrangeTalk", episode(item), OFFICE, appointment(today(), "secretary"));
        assertThat(cycle.task("recordTalk", episode(item))).hasCandidateGroup("secretary");
        cycle.complete("recordTalk", episode(item), SECRETARY, talked(today()));
    }

    @Test
    void talkThatWasNotHeldIsCalledOffWhenTheItemMoves() {
        long item = stalled(3);
        cycle.complete("confirmReceipt", episode(item), HEAD, Map.of("received", true));
        var instance = cycle.instance("escalation", episode(item));
        cycle.complete("arrangeTalk", episode(item), OFFICE, appointment(today(), "leader"));
        fortnight(item, report(30));
        assertThat(instance).isEnded().hasPassed("endEvent_talkCalledOff");
        assertThat(rows("select state from talk where episode = ?", episode(item)))
                .singleElement()
                .hasToString("{STATE=CALLED_OFF}");
        assertThat(events(item)).contains("TALK_CALLED_OFF");
    }

    @Test
    void explanationIsStillOwedWhenTheItemMovesAfterTheTalk() {
        long item = stalled(3);
        long episode = episode(item);
        var instance = cycle.instance("escalation", episode);
        cycle.complete("confirmReceipt", episode, HEAD, Map.of("received", true));
        cycle.complete("arrangeTalk", episode, OFFICE, appointment(today(), "leader"));
        cycle.complete("recordTalk", episode, LEADER, talked(today()));
        fortnight(item, report(30));
        assertThat(instance).isWaitingAt("userTask_submitExplanation").isNotWaitingAt("gateway_whatNext");
        cycle.complete("submitExplanation", episode, HEAD, explanation(today().plusDays(20)));
        cycle.complete("checkExplanation", episode, OFFICE, Map.of("decision", "accepted"));
        assertThat(instance).isEnded();
    }

    @Test
    void fourthFortnightPutsALeaderInChargeAndTheUnitReportsEachWeek() {
        long item = stalled(4);
        long episode = episode(item);
        assertThat(episodeRow(item)).containsEntry("LEVEL", 4);
        assertThat(cycle.task("takeCharge", episode)).hasCandidateGroup("secretary");
        assertThat(shown("takeCharge", episode, "supervisor")).isEqualTo(LEADER);
        assertThat(shown("takeCharge", episode, "supervisors").toString()).contains(LEADER);
        assertRefused(
                "请选择“督办领导”",
                () -> cycle.complete("takeCharge", episode, SECRETARY, Map.of("supervisor", HANDLER, "demand", "见效")));
        jdbc.sql("update item set confidential = true, leader = ? where id = ?")
                .params(SECRETARY, item)
                .update();
        assertThat(shown("takeCharge", episode, "supervisors").toString()).doesNotContain(LEADER);
        assertRefused("“督办领导”", () -> cycle.complete("takeCharge", episode, SECRETARY, inCharge()));
        jdbc.sql("update item set confidential = false, leader = ? where id = ?")
                .params(LEADER, item)
                .update();
        LocalDate begun = today();
        cycle.complete("takeCharge", episode, SECRETARY, inCharge());
        assertThat(jdbc.sql("select letter from escalation_step where episode = ? and level = 4")
                        .param(episode)
                        .query(String.class)
                        .single())
                .matches("(?s)专项督办通知〔2024〕\\d+号.*")
                .contains("财政分局：", "由测试-leader1负责督办", "两周内见到账目清单");
        assertThat(cycle.task("liftSupervision", episode)).hasCandidateGroup("person:" + LEADER);
        assertThat(cycle.task("reportSupervision", episode)).hasCandidateGroup("inspected-unit:unit1");
        assertThat(timeOf(cycle.timer("escalation", episode, "timer_weekMissed").getDuedate()))
                .isEqualTo(begun.plusDays(7).atTime(17, 30));
        assertRefused("请填写“下周打算”", () -> cycle.complete("reportSupervision", episode, HANDLER, Map.of("done", "清了一半")));
        cycle.complete("reportSupervision", episode, HANDLER, weekly("清了一半"));
        assertThat(weeks(item)).containsExactly("1 SUBMITTED");
        assertThat(cycle.tasks("reportSupervision", episode)).isEmpty();
        cycle.fireTimer("escalation", episode, "timer_weekOver");
        assertThat(weeks(item)).containsExactly("1 SUBMITTED", "2 DUE");
        cycle.fireTimer("escalation", episode, "timer_weekMissed");
        assertThat(weeks(item)).containsExactly("1 SUBMITTED", "2 MISSING", "3 DUE");
        assertThat(events(item))
                .containsSubsequence("SUPERVISOR_APPOINTED", "SUPERVISION_REPORTED", "SUPERVISION_MISSED");
        assertRefused("请填写“解除理由”", () -> cycle.complete("liftSupervision", episode, LEADER, Map.of()));
        assertForbidden(() -> cycle.complete("liftSupervision", episode, SECRETARY, Map.of("reason", "已推动")));
        cycle.complete("liftSupervision", episode, LEADER, Map.of("reason", "账目已理清"));
        assertThat(supervision(item)).containsEntry("STATE", "LIFTED").containsEntry("END_REASON", "账目已理清");
        assertThat(weeks(item)).containsExactly("1 SUBMITTED", "2 MISSING");
        assertThat(cycle.tasks("reportSupervision", episode)).isEmpty();
        assertThat(cycle.instance("escalation", episode)).isWaitingAt("gateway_whatNext");
    }

    /** The server was down for three weeks: each is made up for once, in order. */
    @Test
    void weeksThatPassWhileTheServerIsDownAreMissedOneByOne() {
        long item = stalled(4);
        long episode = episode(item);
        cycle.complete("takeCharge", episode, SECRETARY, inCharge());
        LocalDate begun = today();
        cycle.at(begun.plusDays(22).atTime(9, 0));
        for (int week = 0; week < 3; week++) {
            engine.getManagementService()
                    .executeJob(cycle.timer("escalation", episode, "timer_weekMissed")
                            .getId());
        }
        assertThat(weeks(item)).containsExactly("1 MISSING", "2 MISSING", "3 MISSING", "4 DUE");
        assertThat(timeOf(cycle.timer("escalation", episode, "timer_weekMissed").getDuedate()))
                .isEqualTo(begun.plusDays(28).atTime(17, 30));
    }

    @Test
    void supervisionEndsWithTheEpisode() {
        long item = stalled(4);
        cycle.complete("confirmReceipt", episode(item), HEAD, Map.of("received", true));
        cycle.complete("takeCharge", episode(item), SECRETARY, inCharge());
        var instance = cycle.instance("escalation", episode(item));
        fortnight(item, report(30));
        assertThat(instance).isEnded().hasPassed("endEvent_supervisionEnded", "endEvent_talkCalledOff");
        assertThat(supervision(item)).containsEntry("STATE", "ENDED");
        assertThat(events(item)).contains("SUPERVISION_ENDED", "TALK_CALLED_OFF", "STALL_ENDED");
    }

    @Test
    void closingTheItemEndsItsSupervisionBeforeALeaderIsInCharge() {
        long item = stalled(4);
        cycle.toClosure(item);
        assertThat(supervision(item)).containsEntry("STATE", "ENDED").containsEntry("LEADER", null);
        assertThat(cycle.tasks("takeCharge", episode(item))).isEmpty();
        assertThat(cycle.tasks("confirmReceipt", episode(item))).hasSize(1);
    }

    @Test
    void fifthFortnightRefersTheItemAndWritesNothingThatOthersRead() {
        long item = stalled(4);
        List<String> before = events(item);
        silence(item);
        long episode = episode(item);
        assertThat(episodeRow(item)).containsEntry("FORTNIGHTS", 5).containsEntry("LEVEL", 4);
        assertThat(count("select count(*) from escalation_step where episode = ? and level = 5", episode))
                .isZero();
        assertThat(events(item).subList(before.size(), events(item).size()))
                .containsExactlyInAnyOrder("REPORT_MISSING", "STALLED");
        long referral = count("select id from referral where episode = ?", episode);
        assertThat(cycle.task("recordOutcome", referral)).hasCandidateGroup("discipline");
        assertThat(rows("select reasons, fortnights from referral where id = ?", referral))
                .singleElement()
                .hasToString("{REASONS=未按期报告, FORTNIGHTS=5}");
        silence(item);
        assertThat(count("select count(*) from referral where episode = ?", episode))
                .isEqualTo(1);
        assertThat(cycle.instance("escalation", episode)).hasPassed("endEvent_noStepDue", "endEvent_referred");
    }

    @Test
    void levelThatJumpsTakesEveryStepOnItsWayAtOnce() {
        long item = cycle.itemInWork(Cycle::plannedAsMajor);
        cycle.cutOff(cycle.roundOf(item));
        jdbc.sql("update escalation_episode set fortnights = 3 where item = ?")
                .param(item)
                .update();
        cycle.openPeriod(cycle.roundOf(item));
        silence(item);
        long episode = episode(item);
        assertThat(events(item)).containsSubsequence("NAMED", "LETTER_SENT", "TALK_DUE", "SUPERVISION_OPENED");
        for (String key : List.of("confirmReceipt", "arrangeTalk", "takeCharge")) {
            assertThat(cycle.tasks(key, episode)).as(key).hasSize(1);
        }
        assertThat(count("select count(*) from referral where episode = ?", episode))
                .isEqualTo(1);
    }

    @Test
    void answerThatNobodyKnowsAcceptsNoExplanation() {
        long item = cycle.itemInWork();
        silence(item);
        assertUnknownIsAnIncident("escalation", episode(item), "gateway_isExplanationAccepted");
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void everyFlowIsTaken() {
        assertEveryFlowTaken("escalation");
    }
}
