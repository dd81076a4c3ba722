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

    public static Map<String, Object> passed() {
        return Map.of("decision", "passed", "method", "desk", "opinion", "属实");
    }

    public static Map<String, Object> failed(String reason) {
        return Map.of("decision", "returned", "method", "site", "opinion", "现场仍有缺漏", "reason", reason);
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
}
