package org.zhenggai.demo.course;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;
import org.zhenggai.demo.ReplayProcess;
import org.zhenggai.demo.ReplayProcess.Waiting;
import org.zhenggai.demo.Sample;
import org.zhenggai.demo.Sample.Event;
import org.zhenggai.demo.course.ItemCourse.Moment;

/**
 * How the verifiers of the sample do their work: with the method that the form asks for, a conclusion on each measure,
 * and a team for major items. It follows {@code events.csv}.
 */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class VerificationCourse {

    /** Who registers resolutions and who confirms sums: they sign, so they verify nothing. */
    private static final List<String> SIGNERS = List.of("zhenggaiban1", "hecha3");

    private final ReplayProcess engine;
    private final Sample sample = Sample.load();

    /** What the lead verifier submits. */
    public Map<String, Object> verify(Waiting task, Moment now, String lead) {
        Map<String, Object> shown = engine.view(task, "verification");
        List<Map<String, Object>> measures = engine.view(task, "conclusions");
        Map<String, Object> form = new HashMap<>(check(now, (String) shown.get("method")));
        Optional<Event> failed = sample.event(now.item(), now.period(), "verification-failed");
        if (failed.isPresent() && now.failedInPeriod() == 0) {
            form.putAll(Map.of(
                    "decision",
                    "returned",
                    "opinion",
                    "材料与现场不符。",
                    "reason",
                    failed.get().text(),
                    "conclusions",
                    judged(measures, "partly", failed.get().text())));
            return form;
        }
        form.putAll(Map.of("decision", "passed", "opinion", "材料齐全，成效属实。", "conclusions", judged(measures, "done", "")));
        if (!((List<?>) shown.get("doubts")).isEmpty()) {
            form.put("isConfirmed", true);
            form.put("confirmationReason", "已逐处对照台账和佐证材料，所述事项在核验前均已办结。");
        }
        if (Boolean.TRUE.equals(shown.get("isJoint"))) {
            form.put("members", team(lead, shown));
        }
        if (shown.get("proposal") != null) {
            form.put("revision", "已会同提出意见的核验人补看材料，缺件补齐。");
        }
        return form;
    }

    /** A co-verifier does his own task, unless he lets it wait. */
    public void coVerify(Waiting task, Moment now) {
        String member = engine.personOf(task);
        boolean isHeld = member.startsWith("zhenggaiban")
                && sample.event(now.item(), now.period(), "pending-co-verification")
                        .isPresent();
        if (isHeld) {
            return;
        }
        Map<String, Map<String, Object>> shown = engine.view(task, "verification");
        boolean isRevised = shown.get("proposal").get("revision") != null;
        engine.complete(
                task,
                member,
                sample.event(now.item(), now.period(), "joint-dissent")
                        .filter(dissent -> !isRevised && !member.startsWith("zhenggaiban"))
                        .map(dissent -> Map.<String, Object>of("decision", "dissented", "reason", dissent.text()))
                        .orElse(Map.of("decision", "agreed")));
    }

    private static Map<String, Object> check(Moment now, String required) {
        String today = now.today().toString();
        boolean isSite = required.equals("现场核查") || required.equals("查阅资料") && now.position() % 3 == 0;
        if (isSite) {
            return Map.of(
                    "method", "site",
                    "checkedOn", today,
                    "place", "事项" + now.item() + "整改现场",
                    "receivedBy", "牵头单位经办人",
                    "seen", "现场与台账逐一核对。");
        }
        return required.equals("抽查")
                ? Map.of(
                        "method",
                        "sample",
                        "checkedOn",
                        today,
                        "sampleTotal",
                        20 + now.position(),
                        "sampleSize",
                        5,
                        "seen",
                        "抽到的凭证手续齐全。")
                : Map.of("method", "desk", "checkedOn", today);
    }

    /** All measures judged alike, or for a return the first of them alone as lacking. */
    private static List<Map<String, Object>> judged(List<Map<String, Object>> measures, String first, String remark) {
        return measures.stream()
                .map(measure -> {
                    boolean isFirst = measure.equals(measures.get(0));
                    return Map.of(
                            "no", measure.get("no"),
                            "conclusion", isFirst ? first : "done",
                            "remark", isFirst ? remark : "");
                })
                .toList();
    }

    /** The first of those offered who is neither the lead nor a signer, and one of the office. */
    private static List<String> team(String lead, Map<String, Object> shown) {
        return ((List<?>) shown.get("people"))
                .stream()
                        .map(person -> (String) ((Map<?, ?>) person).get("value"))
                        .filter(person -> !person.equals(lead) && !SIGNERS.contains(person))
                        .limit((Integer) shown.get("team") - 1)
                        .toList();
    }
}
