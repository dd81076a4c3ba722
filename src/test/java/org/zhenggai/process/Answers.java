package org.zhenggai.process;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

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

    public static Map<String, Object> waiting(LocalDate askAgainOn) {
        Map<String, Object> form = new HashMap<>(Cycle.report(0));
        form.put("request", "waiting");
        form.put("waitingFor", "等待市财政局批复");
        form.put("askAgainOn", askAgainOn.toString());
        return form;
    }

    public static Map<String, Object> extension(LocalDate until) {
        Map<String, Object> form = new HashMap<>(Cycle.report(30));
        form.put("request", "extension");
        form.put("requestedDeadline", until.toString());
        form.put("extensionReason", "招标流程未完");
        return form;
    }
}
