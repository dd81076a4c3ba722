package org.zhenggai.bulletin.decision;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.access.cases.FormReads;
import org.zhenggai.engine.view.Subject;

/** A decision of a meeting, as those see it who carry it out, confirm it or set its date. */
@Component
@Transactional(readOnly = true)
class MeetingDecisionView implements Subject {

    private final JdbcClient jdbc;
    private final FormReads reads;
    private final Clock clock;

    MeetingDecisionView(JdbcClient jdbc, Clock clock, FormReads reads) {
        this.reads = reads;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Row(
            int period,
            int position,
            String number,
            String title,
            String unit,
            String text,
            LocalDate heldOn,
            LocalDate dueOn,
            LocalDate originalDueOn,
            String state,
            String answer,
            String answerText,
            String answeredBy,
            LocalDateTime answeredAt,
            String reason,
            String reasonBy,
            LocalDateTime reasonAt) {}

    private record Note(LocalDate on, String by, String text) {}

    /** @param item number and title, or null for a general decision */
    private record Content(
            String code,
            int bulletin,
            String item,
            String unit,
            String text,
            LocalDate heldOn,
            LocalDate dueOn,
            LocalDate originalDueOn,
            String lateWord,
            String state,
            boolean isCannot,
            Note answer,
            Note lastReason) {}

    @Override
    public String name() {
        return "meetingDecision";
    }

    @Override
    public Topic topic(long decision) {
        return jdbc.sql(
                        "select coalesce(i.number || ' ' || i.title, '第' || p.number || '期会议') as words, p.round"
                                + " from decision d join bulletin b on b.id = d.bulletin"
                                + " join reporting_period p on p.id = b.period left join item i on i.id = d.item where d.id = ?")
                .param(decision)
                .query(Topic.class)
                .single();
    }

    @Override
    public Object read(long decision) {
        reads.note("meeting-decision", decision);
        Row row = row(decision);
        long late = ChronoUnit.DAYS.between(row.dueOn(), LocalDate.now(clock));
        return new Content(
                row.period() + "-" + row.position(),
                row.period(),
                row.number() == null ? null : row.number() + " " + row.title(),
                row.unit(),
                row.text(),
                row.heldOn(),
                row.dueOn(),
                row.originalDueOn(),
                late > 0 ? "已逾期" + late + "天" : null,
                DecisionState.valueOf(row.state()).word(),
                "CANNOT".equals(row.answer()),
                note(row.answeredAt(), row.answeredBy(), row.answerText()),
                note(row.reasonAt(), row.reasonBy(), row.reason()));
    }

    private static Note note(LocalDateTime at, String by, String text) {
        return at == null ? null : new Note(at.toLocalDate(), by, text);
    }

    private Row row(long decision) {
        return jdbc.sql("""
                        select p.number as period, d.position, i.number, i.title,
                            case when d.unit is null then '整改办' else u.name end as unit, d.text,
                            b.held_on, d.due_on, d.original_due_on, d.state, d.answer, d.answer_text,
                            coalesce(a.name, d.answered_by) as answered_by, d.answered_at, d.reason,
                            coalesce(w.name, d.reason_by) as reason_by, d.reason_at
                        from decision d join bulletin b on b.id = d.bulletin join reporting_period p on p.id = b.period
                            left join item i on i.id = d.item left join unit u on u.code = i.lead_unit
                            left join person a on a.username = d.answered_by
                            left join person w on w.username = d.reason_by
                        where d.id = ?
                        """).param(decision).query(Row.class).single();
    }
}
