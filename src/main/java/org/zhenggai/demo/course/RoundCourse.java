package org.zhenggai.demo.course;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.zhenggai.demo.Sample;
import org.zhenggai.demo.Sample.Event;

/** What the office and the secretary of the sample do with a task about the round or a bulletin on a day. */
@RequiredArgsConstructor
public class RoundCourse {

    private static final LocalDate STUDY = LocalDate.of(2023, 7, 10);
    private static final LocalDate PLAN = LocalDate.of(2023, 7, 26);
    private static final LocalDate PLAN_APPROVED = LocalDate.of(2023, 7, 31);
    private static final LocalDate SECRETARY_MEETING = LocalDate.of(2023, 8, 11);
    private static final LocalDate LIFE_MEETING = LocalDate.of(2023, 10, 31);
    private static final LocalDate REPORT = LocalDate.of(2024, 1, 22);

    private final Sample sample;

    /** Days by which the story is moved from its own dates. */
    private final long shift;

    /** @param returned how often the plan, the bulletin or the circular was returned before */
    public Optional<Map<String, Object>> form(String task, LocalDate today, int period, int returned) {
        return switch (task) {
            case "studyFeedback" ->
                on(
                        STUDY,
                        today,
                        Map.of(
                                "studiedOn", today.toString(),
                                "resolution", "镇党委会议传达反馈意见，全面认领，成立整改工作领导小组和整改办公室。",
                                "concentratedEnd",
                                        LIFE_MEETING.plusDays(shift - 1).toString()));
            case "preparePlan" -> on(PLAN, today, Map.of("note", "已逐项明确牵头单位、责任领导和期限。"));
            case "approvePlan" -> returned == 0 ? event("plan-returned", 0) : on(PLAN_APPROVED, today, approved(today));
            case "confirmPlan" -> on(SECRETARY_MEETING, today, with(approved(today), "resolution", "细化措施，压实责任，启动整改。"));
            case "checkBulletin" ->
                Optional.of(returned == 0 ? Map.of() : Map.of("remark", "停滞事项的原因和督办级别见第三部分；以往会议决定的落实情况见第六部分。"));
            case "holdLifeMeeting" ->
                Optional.of(Map.of("heldOn", today.toString(), "resolution", "班子成员对照反馈意见开展批评和自我批评，明确整改责任。"));
            case "prepareProgressReport" -> on(REPORT, today, Map.of());
            case "approveCircular" ->
                returned == 0 ? event("circular-returned", 12) : on(Sample.END, today, Map.of("decision", "approved"));
            default -> Optional.empty();
        };
    }

    /** The secretary hears a bulletin with these decisions; it is returned once if the story says so. */
    public Map<String, Object> hear(LocalDate today, int period, Map<String, Object> decided, int returned) {
        Optional<Map<String, Object>> refusal = returned == 0 ? event("bulletin-returned", period) : Optional.empty();
        return refusal.orElseGet(() -> {
            Map<String, Object> form = with(approved(today), "present", "镇主要领导、班子成员、整改办和有关单位负责人。");
            form.put("minutes", "会议逐项听取第" + period + "期两周通报，对进展缓慢的事项逐一作出决定。");
            form.putAll(decided);
            return form;
        });
    }

    private Optional<Map<String, Object>> event(String action, int period) {
        return sample.event("round", period, action)
                .map(Event::text)
                .map(reason -> Map.of("decision", "returned", "reason", reason));
    }

    private Optional<Map<String, Object>> on(LocalDate day, LocalDate today, Map<String, Object> form) {
        return today.isBefore(day.plusDays(shift)) ? Optional.empty() : Optional.of(form);
    }

    private static Map<String, Object> approved(LocalDate today) {
        return Map.of("decision", "approved", "heldOn", today.toString());
    }

    private static Map<String, Object> with(Map<String, Object> form, String key, Object value) {
        Map<String, Object> longer = new HashMap<>(form);
        longer.put(key, value);
        return longer;
    }
}
