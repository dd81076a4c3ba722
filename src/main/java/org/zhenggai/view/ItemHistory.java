package org.zhenggai.view;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhenggai.report.Report.Request;
import org.zhenggai.report.Similarities;
import org.zhenggai.round.Days;
import org.zhenggai.round.EventKind;
import org.zhenggai.round.MeasureState;

/** The lists that stand below an item: measures, reports, returns with reasons, letters, history. */
@Component
class ItemHistory {

    private static final Set<EventKind> RETURNS =
            Arrays.stream(EventKind.values()).filter(EventKind::isReturn).collect(Collectors.toSet());

    private static final Set<String> RETURN_NAMES =
            RETURNS.stream().map(EventKind::name).collect(Collectors.toSet());

    /** Happen by themselves beside the item's course, so that they do not hide a return from the next person. */
    private static final Set<String> ASIDE = Set.of(
            "STALLED",
            "NAMED",
            "LETTER_SENT",
            "LETTER_RECEIVED",
            "REMINDED",
            "DAY_CONFIRMED",
            "TALK_DUE",
            "TALK_ARRANGED",
            "TALK_HELD",
            "TALK_CALLED_OFF",
            "EXPLAINED",
            "EXPLANATION_ACCEPTED",
            "EXPLANATION_RETURNED",
            "SUPERVISION_OPENED",
            "SUPERVISOR_APPOINTED",
            "SUPERVISION_REPORTED",
            "SUPERVISION_MISSED",
            "SUPERVISION_LIFTED",
            "SUPERVISION_ENDED",
            "STALL_ENDED",
            "DECIDED",
            "DECISION_ANSWERED",
            "DECISION_CONFIRMED",
            "DECISION_RETURNED",
            "DECISION_REFERRED",
            "DECISION_RENEWED",
            "DECISION_UPHELD",
            "DECISION_DROPPED",
            "REPORT_MISSING",
            "DEADLINE_WARNED",
            "ASKED_AGAIN",
            "STILL_WAITING",
            "CONDITION_MET",
            "REASSIGNED",
            "LEADER_CHANGED",
            "TASK_ASSIGNED",
            "STEP_DONE",
            "EVIDENCE_ADDED",
            "EVIDENCE_WITHDRAWN");

    private final JdbcClient jdbc;

    ItemHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Measure(long id, int no, String text, String state) {

        boolean isFinished() {
            return state.equals("已完成");
        }
    }

    record Report(
            int period,
            LocalDate on,
            String by,
            int progress,
            String done,
            String difficulties,
            String nextSteps,
            String evidence,
            String request,
            Integer similarity) {

        /** The report as a reader sees it, with what was done flagged where its words are those of the report before. */
        Report flagged() {
            String words = similarity == null ? done : done + "（" + Similarities.words(similarity) + "）";
            return new Report(
                    period,
                    on,
                    by,
                    progress,
                    words,
                    difficulties,
                    nextSteps,
                    evidence,
                    Request.valueOf(request).word(),
                    similarity);
        }
    }

    record Return(LocalDate on, String by, String step, String reason) {}

    record Letter(LocalDate on, String level, String reason) {}

    record Line(LocalDate on, String who, String what) {}

    record Extension(
            LocalDate from,
            LocalDate to,
            Integer progress,
            String reason,
            String by,
            String opinion,
            String opinionBy) {}

    private record Sums(String verdict, String basis, String byWhom, LocalDate saidOn) {}

    private record Event(String kind, LocalDate on, String by, String text) {}

    String assisting(long item) {
        String units = jdbc
                .sql(
                        "select u.name from item_assisting a join unit u on u.code = a.unit where a.item = ? order by u.code")
                .param(item)
                .query(String.class)
                .list()
                .stream()
                .collect(Collectors.joining("、"));
        return units.isEmpty() ? "无" : units;
    }

    List<Measure> measures(long item) {
        return jdbc.sql("select m.id, m.position as no, m.text, " + MeasureState.wordIn("m")
                        + " as state from measure m where m.item = ? order by m.position")
                .param(item)
                .query(Measure.class)
                .list();
    }

    /** Submitted reports, newest first. */
    List<Report> reports(long item) {
        return jdbc.sql("""
                        select p.number as period, cast(f.submitted_at as date) as "on",
                            coalesce(n.name, f.submitted_by) as "by", f.progress, f.done, f.difficulties,
                            f.next_steps as nextSteps, f.evidence, f.request,
                            case when %s then f.similarity end as similarity
                        from fortnightly_report f join reporting_period p on p.id = f.period
                            left join person n on n.username = f.submitted_by
                        where f.item = ? and f.state = 'SUBMITTED' order by f.submitted_at desc, f.id desc
                        """.formatted(Similarities.flagged("f", "p"))).param(item).query(Report.class).list().stream()
                .map(Report::flagged)
                .toList();
    }

    /** What was last said of the sums of an item that involves money, or null. */
    String sums(long item) {
        return jdbc.sql(
                        "select case m.verdict when 'CONFIRMED' then cast(m.amount as varchar) || '元' else '不实' end as verdict,"
                                + " m.basis, coalesce(n.name, m.by_whom) as by_whom, cast(m.at as date) as said_on"
                                + " from money_confirmation m left join person n on n.username = m.by_whom"
                                + " where m.item = ? order by m.id desc limit 1")
                .param(item)
                .query(Sums.class)
                .optional()
                .map(sums -> sums.verdict() + "，" + sums.basis() + "（" + sums.byWhom() + " " + Days.words(sums.saidOn())
                        + "）")
                .orElse(null);
    }

    /** Returns of the item, newest first. */
    List<Return> returns(long item) {
        return events(item, "order by e.id desc").stream()
                .filter(event -> RETURN_NAMES.contains(event.kind()))
                .map(event -> new Return(
                        event.on(), event.by(), EventKind.valueOf(event.kind()).word(), event.text()))
                .toList();
    }

    /** Whether the last step of the item's course was a return, which the next person has to answer. */
    boolean endsWithReturn(long item) {
        return events(item, "order by e.id desc").stream()
                .filter(event -> !ASIDE.contains(event.kind()))
                .findFirst()
                .filter(event -> RETURN_NAMES.contains(event.kind()))
                .isPresent();
    }

    List<Letter> letters(long item) {
        return jdbc.sql("select cast(s.taken_at as date) as \"on\", case s.level when 1 then '通报'"
                        + " when 2 then '提醒函' when 3 then '约谈' else '专项督办' end as level, s.reason from escalation_step s"
                        + " join escalation_episode e on e.id = s.episode where e.item = ? order by s.id desc")
                .param(item)
                .query(Letter.class)
                .list();
    }

    /** The whole history, oldest first, a readable line each. */
    List<Line> lines(long item) {
        return events(item, "order by e.id").stream()
                .map(event -> new Line(
                        event.on(),
                        event.by(),
                        EventKind.valueOf(event.kind()).word() + (event.text().isEmpty() ? "" : "：" + event.text())))
                .toList();
    }

    /** The extension that waits for a decision, or null. */
    Extension openExtension(long item) {
        return jdbc.sql("select x.from_date as \"from\", x.to_date as \"to\", x.progress, x.reason,"
                        + " coalesce(n.name, x.requested_by) as \"by\", x.opinion_reason as opinion,"
                        + " coalesce(o.name, x.opinion_by) as opinionBy from extension x"
                        + " left join person n on n.username = x.requested_by"
                        + " left join person o on o.username = x.opinion_by"
                        + " where x.item = ? and x.state in ('REQUESTED', 'SUPPORTED')")
                .param(item)
                .query(Extension.class)
                .optional()
                .orElse(null);
    }

    private List<Event> events(long item, String order) {
        return jdbc.sql("select e.kind, cast(e.at as date) as \"on\","
                        + " case when e.actor = 'system' then '系统' else coalesce(n.name, e.actor) end as \"by\", e.text"
                        + " from event e left join person n on n.username = e.actor where e.item = ? " + order)
                .param(item)
                .query(Event.class)
                .list();
    }
}
