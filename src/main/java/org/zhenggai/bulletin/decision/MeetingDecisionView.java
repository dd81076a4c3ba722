package org.zhenggai.bulletin.decision;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.access.cases.FormReads;
import org.zhenggai.engine.view.Subject;
import org.zhenggai.kernel.contract.KeyKind;
import org.zhenggai.kernel.contract.ModelView;

/** A decision of a meeting, as those see it who carry it out, confirm it or set its date. */
@Component
@Transactional(readOnly = true)
@RequiredArgsConstructor
@ModelView(what = "会议决定", of = KeyKind.DECISION)
class MeetingDecisionView implements Subject {

    private final JdbcClient jdbc;
    private final FormReads reads;
    private final Clock clock;

    private record Row(
            long round,
            int period,
            int position,
            String number,
            String title,
            String unit,
            String text,
            LocalDate heldOn,
            LocalDate dueOn,
            LocalDate originalDueOn,
            DecisionState state,
            DecisionAnswer answer,
            String answerText,
            String answeredBy,
            LocalDateTime answeredAt,
            String reason,
            String reasonBy,
            LocalDateTime reasonAt) {

        /** Number and title of the item, or null for a general decision. */
        String item() {
            return number == null ? null : number + " " + title;
        }
    }

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
        Row row = row(decision);
        return new Topic(row.number() == null ? "第" + row.period() + "期会议" : row.item(), row.round());
    }

    @Override
    public Object read(long decision) {
        reads.note("meeting-decision", decision);
        Row row = row(decision);
        long late = ChronoUnit.DAYS.between(row.dueOn(), LocalDate.now(clock));
        return new Content(
                row.period() + "-" + row.position(),
                row.period(),
                row.item(),
                row.unit(),
                row.text(),
                row.heldOn(),
                row.dueOn(),
                row.originalDueOn(),
                late > 0 ? "已逾期" + late + "天" : null,
                row.state().word(),
                row.answer() == DecisionAnswer.CANNOT,
                note(row.answeredAt(), row.answeredBy(), row.answerText()),
                note(row.reasonAt(), row.reasonBy(), row.reason()));
    }

    private static Note note(LocalDateTime at, String by, String text) {
        return at == null ? null : new Note(at.toLocalDate(), by, text);
    }

    private Row row(long decision) {
        return jdbc.sql("""
                        select p.round, p.number as period, d.position, i.number, i.title, %s, d.text,
                            b.held_on, d.due_on, d.original_due_on, d.state, d.answer, d.answer_text,
                            coalesce(a.name, d.answered_by) as answered_by, d.answered_at, d.reason,
                            coalesce(w.name, d.reason_by) as reason_by, d.reason_at
                        from decision d join bulletin b on b.id = d.bulletin join reporting_period p on p.id = b.period
                            left join item i on i.id = d.item left join unit u on u.code = i.lead_unit
                            left join person a on a.username = d.answered_by
                            left join person w on w.username = d.reason_by
                        where d.id = :decision
                        """.formatted(DecisionColumns.UNIT))
                .param("decision", decision)
                .params(DecisionColumns.WORDS)
                .query(Row.class)
                .single();
    }
}
