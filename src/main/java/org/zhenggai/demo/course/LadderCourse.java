package org.zhenggai.demo.course;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhenggai.demo.Sample;
import org.zhenggai.kernel.calendar.WorkCalendar;
import org.zhenggai.ladder.Reminders;
import org.zhenggai.people.Directory;
import org.zhenggai.people.Role;
import org.zhenggai.people.Viewer;

/** What the people of the sample do on the upper steps of the ladder: talk, special supervision, referral, reminders. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class LadderCourse {

    private static final Map<String, String> PENDING = Map.of(
            "arrangeTalk", "pending-appointment",
            "recordTalk", "pending-talk",
            "submitExplanation", "pending-explanation",
            "checkExplanation", "pending-explanation-check",
            "takeCharge", "pending-charge",
            "reportSupervision", "week-missed",
            "recordOutcome", "pending-outcome");

    private static final Set<String> TASKS = Set.of(
            "arrangeTalk",
            "recordTalk",
            "submitExplanation",
            "checkExplanation",
            "takeCharge",
            "reportSupervision",
            "liftSupervision",
            "recordOutcome");

    private static final int DAYS_TO_TALK = 2;
    private static final int DAYS_PROMISED = 21;

    /** On this day of a period the office reminds. */
    private static final int DAY_OF_REMINDER = 3;

    /** A unit reports within the last days of a week of supervision. */
    private static final int DAYS_BEFORE_WEEKEND = 3;

    private final Reminders reminders;
    private final Directory directory;
    private final JdbcClient jdbc;
    private final WorkCalendar calendar;
    private final Sample sample = Sample.load();

    /** Who does a task, and the form that is submitted. */
    public record Answer(String user, Map<String, Object> form) {}

    private record Case(
            String number,
            String leadUnit,
            String leader,
            boolean major,
            String talker,
            LocalDate plannedOn,
            String supervisor,
            LocalDateTime weekEnds) {}

    public static boolean isOf(String task) {
        return TASKS.contains(task);
    }

    /** What is done with the task on this day, or empty when it waits longer. */
    public Optional<Answer> answer(String task, long id, LocalDate day, int period) {
        Case at = of(task, id);
        // The moved calendar of the demo may cut a fortnight off earlier, so that a task comes up before its period.
        boolean waits = PENDING.containsKey(task)
                && sample.events(at.number(), PENDING.get(task)).anyMatch(event -> event.period() >= period);
        return waits ? Optional.empty() : form(task, at, day, period).map(form -> new Answer(person(task, at), form));
    }

    private Optional<Map<String, Object>> form(String task, Case at, LocalDate day, int period) {
        return switch (task) {
            case "arrangeTalk" ->
                Optional.of(Map.of(
                        "plannedOn",
                        day.plusDays(DAYS_TO_TALK).toString(),
                        "place",
                        "镇政府会议室",
                        "talker",
                        at.major() ? "secretary" : "leader"));
            case "recordTalk" ->
                day.isBefore(at.plannedOn())
                        ? Optional.empty()
                        : Optional.of(Map.of(
                                "heldOn",
                                day.toString(),
                                "attendee",
                                directory.nameOf(sample.unitPerson(at.leadUnit(), "head")) + "（主要负责人）",
                                "recorder",
                                sample.people(Role.RECTIFICATION_OFFICE).get(0),
                                "record",
                                "指出事项" + at.number() + "长期没有推动，要求单位主要负责人亲自抓。",
                                "promise",
                                "一周内拿出办法，下一期报告见到进展。"));
            case "submitExplanation" ->
                Optional.of(Map.of(
                        "explanation",
                        "对事项" + at.number() + "重视不够、分工不清，现已明确分管负责人和经办人。",
                        "newDate",
                        // The first working day from then on.
                        calendar.plus(day.plusDays(DAYS_PROMISED - 1), 1).toString()));
            case "checkExplanation" -> Optional.of(Map.of("decision", "accepted"));
            case "takeCharge" -> Optional.of(Map.of("supervisor", at.leader(), "demand", "每周核对一次进展，两周内见到实际成效。"));
            case "reportSupervision" ->
                // No week is due any more when the leader has lifted the supervision today.
                at.weekEnds() == null
                                || day.plusDays(DAYS_BEFORE_WEEKEND)
                                        .isBefore(at.weekEnds().toLocalDate())
                        ? Optional.empty()
                        : Optional.of(Map.of("done", "事项" + at.number() + "已召开碰头会，明确了本周办的事。", "nextSteps", "按清单逐项办理。"));
            case "liftSupervision" ->
                sample.event(at.number(), period, "supervision-lifted").map(event -> Map.of("reason", event.text()));
            default ->
                Optional.of(Map.of(
                        "result", "admonished",
                        "opinion", "对单位分管负责人予以诫勉，责令限期办理。",
                        "decidedOn", day.toString()));
        };
    }

    private String person(String task, Case at) {
        return switch (task) {
            case "recordTalk" ->
                "SECRETARY".equals(at.talker()) ? sample.people(Role.SECRETARY).get(0) : at.leader();
            case "submitExplanation" -> sample.unitPerson(at.leadUnit(), "head");
            case "reportSupervision" -> sample.unitPerson(at.leadUnit(), "handler");
            case "takeCharge" -> sample.people(Role.SECRETARY).get(0);
            case "liftSupervision" -> at.supervisor();
            case "recordOutcome" -> sample.people(Role.DISCIPLINE).get(0);
            default -> sample.people(Role.RECTIFICATION_OFFICE).get(0);
        };
    }

    private Case of(String task, long id) {
        String episode = task.equals("recordOutcome") ? "(select episode from referral where id = :id)" : ":id";
        return jdbc.sql("""
            select i.number, i.lead_unit, i.leader, i.major, t.talker, t.planned_on, s.leader as supervisor,
                (select max(w.ends_at) from supervision_week w
                where w.supervision = s.id and w.state = 'DUE') as week_ends
            from escalation_episode e join item i on i.id = e.item left join talk t on t.episode = e.id
                left join supervision s on s.episode = e.id
            where e.id = %s
            """.formatted(episode))
                .param("id", id)
                .query(Case.class)
                .single();
    }

    /** Sends the reminders of the period that fall on this day of it. */
    public void remind(long round, int period, long dayOfPeriod) {
        if (dayOfPeriod != DAY_OF_REMINDER) {
            return;
        }
        String office = sample.people(Role.RECTIFICATION_OFFICE).get(0);
        Viewer viewer = Viewer.of(office, directory.nameOf(office), directory.groupsOf(office));
        sample.events().stream()
                .filter(event -> event.action().equals("reminded") && event.period() == period)
                .forEach(event -> reminders.send(
                        viewer,
                        jdbc.sql("select id from item where round = ? and number = ?")
                                .params(round, event.item())
                                .query(Long.class)
                                .single(),
                        event.text()));
    }
}
