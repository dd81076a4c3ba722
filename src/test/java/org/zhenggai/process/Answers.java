package org.zhenggai.process;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.spin.Spin;
import org.camunda.spin.plugin.variable.SpinValues;

/** What users of the tests fill into forms. */
public final class Answers {

    private Answers() {}

    public static Map<String, Object> studied() {
        return Map.of(
                "studiedOn", Cycle.START.toLocalDate().toString(),
                "resolution", "全面认领",
                "concentratedEnd", Cycle.START.toLocalDate().plusMonths(6).toString());
    }

    public static Map<String, Object> confirmed() {
        Map<String, Object> form = new HashMap<>(Cycle.approvedOn(Cycle.START.toLocalDate()));
        form.put("resolution", "细化措施");
        return form;
    }

    public static Map<String, Object> approved() {
        return Map.of("decision", "approved");
    }

    public static Map<String, Object> returned(String reason) {
        return Map.of("decision", "returned", "reason", reason);
    }

    public static Map<String, Object> refused(String reason) {
        return Map.of("decision", "refused", "reason", reason);
    }

    /** A signature refused: the unit goes on with its work. */
    public static Map<String, Object> toWork(String reason) {
        return Map.of("decision", "toWork", "reason", reason);
    }

    /** A signature refused: the verification is done anew. */
    public static Map<String, Object> toVerification(String reason) {
        return Map.of("decision", "toVerification", "reason", reason);
    }

    /** The committee's resolution. */
    public static Map<String, Object> resolution(String decision, LocalDate heldOn) {
        return Map.of(
                "decision",
                decision,
                "heldOn",
                heldOn.toString(),
                "resolutionNumber",
                "党委会纪要〔2024〕3号",
                "resolution",
                "同意销号");
    }

    public static Map<String, Object> sums(String amount) {
        return Map.of("decision", "approved", "amount", Double.valueOf(amount), "basis", "核对缴款凭证");
    }

    /** What a desk review finds; {@link Cycle#complete} adds the day and the measures. */
    public static Map<String, Object> passed() {
        return Map.of("decision", "passed", "method", "desk", "opinion", "属实");
    }

    /** The same on the spot, which is enough for every item. */
    public static Map<String, Object> passedOnSite() {
        return Map.of(
                "decision", "passed",
                "method", "site",
                "place", "财政分局办公室",
                "receivedBy", "分局负责人",
                "seen", "台账与账目一致",
                "opinion", "属实");
    }

    public static Map<String, Object> failed(String reason) {
        Map<String, Object> form = new HashMap<>(passedOnSite());
        form.putAll(Map.of("decision", "returned", "opinion", "现场仍有缺漏", "reason", reason));
        return form;
    }

    /** The talk is on the day the clock shows in the tests that use it, or later. */
    public static Map<String, Object> appointment(LocalDate on, String talker) {
        return Map.of("plannedOn", on.toString(), "place", "镇政府二楼会议室", "talker", talker);
    }

    public static Map<String, Object> talked(LocalDate on) {
        return Map.of(
                "heldOn", on.toString(),
                "attendee", "测试单位负责人",
                "recorder", Cycle.OFFICE,
                "record", "指出推进不力",
                "promise", "月底前理清账目");
    }

    /** The day is meant, whatever it is. */
    public static Map<String, Object> explanation(LocalDate newDate) {
        return Map.of("explanation", "人手调配不当，已增派两人", "newDate", newDate.toString(), "dayConfirmed", true);
    }

    public static Map<String, Object> inCharge() {
        return Map.of("supervisor", Cycle.LEADER, "demand", "两周内见到账目清单");
    }

    public static Map<String, Object> weekly(String done) {
        return Map.of("done", done, "nextSteps", "继续清理");
    }

    public static Map<String, Object> waiting(LocalDate askAgainOn) {
        Map<String, Object> form = new HashMap<>(Cycle.report(0));
        form.put("request", "waiting");
        form.put("waitingWho", "市财政局");
        form.put("waitingFor", "批复预算调整");
        form.put("askAgainOn", askAgainOn.toString());
        return form;
    }

    public static Map<String, Object> supported() {
        return Map.of("decision", "supported");
    }

    public static Map<String, Object> stillWaiting(LocalDate askAgainOn) {
        return Map.of("decision", "still", "learnt", "仍在走程序", "askAgainOn", askAgainOn.toString());
    }

    public static Map<String, Object> conditionMet() {
        return Map.of("decision", "met", "learnt", "预算调整已批复");
    }

    public static Map<String, Object> extension(LocalDate until) {
        Map<String, Object> form = new HashMap<>(Cycle.report(30));
        form.put("request", "extension");
        form.put("requestedDeadline", until.toString());
        form.put("extensionReason", "招标流程未完");
        return form;
    }

    /** The bulletin was heard in a meeting of this day, which decided nothing. */
    public static Map<String, Object> heard(LocalDate day) {
        Map<String, Object> form = new HashMap<>(Cycle.approvedOn(day));
        form.put("present", "班子成员全体");
        return form;
    }

    /**
     * The same with what is filled into one of its lists: {@code decisions}, {@code general} or {@code earlier}. Submit
     * it by {@link Cycle#hear}, which adds what the form shows.
     */
    public static Map<String, Object> heard(LocalDate day, String list, List<Map<String, Object>> rows) {
        Map<String, Object> form = heard(day);
        form.put(list, rows);
        return form;
    }

    /** A list as Tasklist submits it. */
    public static Object asList(List<Map<String, Object>> rows) {
        return SpinValues.jsonValue(Spin.JSON(rows)).create();
    }

    /** A decision on a slow item for its lead unit. */
    public static Map<String, Object> decision(String number, String text, LocalDate dueOn) {
        return Map.of("number", number, "text", text, "by", "unit", "dueOn", dueOn.toString());
    }
}
