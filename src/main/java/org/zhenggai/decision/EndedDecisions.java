package org.zhenggai.decision;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.round.ItemState;

/** Decisions that came to their end, until a bulletin has told so. */
@Component
@Transactional(readOnly = true)
public class EndedDecisions {

    private final JdbcClient jdbc;

    EndedDecisions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(
            long id,
            int period,
            int position,
            String number,
            String itemState,
            boolean confidential,
            String unit,
            String text,
            LocalDate heldOn,
            LocalDate originalDueOn,
            LocalDate dueOn,
            String state,
            LocalDate endedOn,
            String answer,
            String reason) {

        String note() {
            return switch (DecisionState.valueOf(state)) {
                case DONE -> confidential || answer == null ? null : "报告：" + answer;
                case DROPPED -> confidential || reason == null ? null : "理由：" + reason;
                default ->
                    itemState == null
                            ? null
                            : "事项" + ItemState.valueOf(itemState).word();
            };
        }
    }

    /**
     * One of them; the rest as in {@link UnfinishedDecisions.Unfinished}.
     *
     * @param state how it came to its end, in words
     * @param note what was reported, why it was dropped or what became of its item, or null
     */
    public record Ended(
            long id,
            String code,
            String number,
            String unit,
            String text,
            LocalDate heldOn,
            LocalDate originalDueOn,
            LocalDate dueOn,
            String state,
            LocalDate endedOn,
            String note) {}

    /** Those of a round that no bulletin has told of, oldest first. */
    public List<Ended> untold(long round) {
        return jdbc
                .sql("""
                        select d.id, p.number as period, d.position, i.number, i.state as item_state,
                            coalesce(i.confidential, false) as confidential,
                            case when d.unit is null then '整改办'
                                when d.unit <> u.code then u.name || '，决定时为' || w.name else u.name end as unit,
                            case when i.confidential then '涉密事项，另行传达' else d.text end as text,
                            coalesce(b.held_on, cast(d.at as date)) as held_on, d.original_due_on, d.due_on, d.state,
                            cast(coalesce(d.ended_at, d.at) as date) as ended_on, d.answer_text as answer, d.reason
                        from decision d join bulletin b on b.id = d.bulletin join reporting_period p on p.id = b.period
                            left join item i on i.id = d.item left join unit u on u.code = i.lead_unit
                            left join unit w on w.code = d.unit
                        where p.round = :round and d.state not in (:unfinished) and not exists (select 1
                            from bulletin_decision c where c.decision = d.id and c.ended) order by p.number, d.position
                        """)
                .param("round", round)
                .param("unfinished", DecisionState.UNFINISHED)
                .query(Row.class)
                .list()
                .stream()
                .map(row -> new Ended(
                        row.id(),
                        row.period() + "-" + row.position(),
                        row.number(),
                        row.unit(),
                        row.text(),
                        row.heldOn(),
                        row.originalDueOn(),
                        row.dueOn(),
                        DecisionState.valueOf(row.state()).word(),
                        row.endedOn(),
                        row.note()))
                .toList();
    }
}
