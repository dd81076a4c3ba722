package org.zhenggai.ledger;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.engine.view.Subject;
import org.zhenggai.kernel.contract.KeyKind;
import org.zhenggai.kernel.contract.ModelView;
import org.zhenggai.round.EventKind;
import org.zhenggai.round.Round;
import org.zhenggai.round.RoundRepository;
import org.zhenggai.round.item.Counted;
import org.zhenggai.round.item.ItemKind;
import org.zhenggai.round.item.ItemState;
import org.zhenggai.work.plan.PlanGaps;

/**
 * A round as the office and the principal leader need it: the plan in figures, what is open, what was returned. Both may
 * see confidential items, which stand here with their titles; ModelRulesTest holds that no model offers this view to
 * anybody who may not.
 */
@Component
@Transactional(readOnly = true)
@RequiredArgsConstructor
@ModelView(what = "轮次及其事项", of = KeyKind.ROUND)
class RoundView implements Subject {

    private final JdbcClient jdbc;
    private final RoundRepository rounds;
    private final PlanGaps gaps;
    private final Clock clock;

    private record Counts(
            int areas,
            int findings,
            int items,
            int open,
            int closed,
            @JsonIgnore int carriedOver,
            int waiting,
            int overdue) {}

    private record UnitRow(String unit, int items, int major, int money, LocalDate earliest, LocalDate latest) {}

    private record KindRow(@JsonIgnore ItemKind sort, int items) {

        @JsonProperty
        String kind() {
            return sort.word();
        }
    }

    private record Unfinished(
            String number,
            String title,
            String unit,
            @JsonIgnore ItemState stands,
            LocalDate deadline) {

        @JsonProperty
        String state() {
            return stands.word();
        }
    }

    private record Return(
            LocalDate on, String by, @JsonIgnore EventKind kind, String reason) {

        @JsonProperty
        String step() {
            return kind.word();
        }
    }

    private record Content(
            @JsonUnwrapped Counts counts,
            String title,
            LocalDate feedbackDate,
            String state,
            int planVersion,
            String planUrl,
            String ledgerUrl,
            int gapCount,
            List<PlanGaps.Gap> gaps,
            List<UnitRow> byUnit,
            List<KindRow> byKind,
            Return lastReturn,
            List<Return> returns,
            LocalDate studiedOn,
            LocalDate concentratedEnd,
            List<Unfinished> unfinished,
            String progressReport) {}

    @Override
    public String name() {
        return "round";
    }

    @Override
    public Topic topic(long round) {
        return new Topic(rounds.get(round).shortName(), round);
    }

    @Override
    public Object read(long id) {
        Round round = rounds.get(id);
        List<PlanGaps.Gap> missing = gaps.of(id);
        List<Return> returns = returns(id);
        return new Content(
                counts(id),
                round.title(),
                round.feedbackOn(),
                round.state().word(),
                jdbc.sql("select coalesce(max(number), 0) from plan_version where round = ?")
                        .param(id)
                        .query(Integer.class)
                        .single(),
                "/rounds/" + id + "/plan",
                "/rounds/" + id + "/ledger",
                missing.size(),
                missing,
                byUnit(id),
                byKind(id),
                endsWithReturn(id) ? returns.get(0) : null,
                returns,
                round.studiedOn(),
                round.concentratedEnd(),
                unfinished(id),
                round.progressReport());
    }

    private Counts counts(long round) {
        return jdbc.sql("""
            select (select count(*) from area a where a.round = :round) as areas,
                (select count(*) from finding f where f.round = :round) as findings,
                %s
            from item i where i.round = :round
            """.formatted(Counted.columns(
                        Counted.ITEMS,
                        Counted.OPEN,
                        Counted.CLOSED,
                        Counted.CARRIED_OVER,
                        Counted.WAITING,
                        Counted.OVERDUE)))
                .param("round", round)
                .param("today", LocalDate.now(clock))
                .query(Counts.class)
                .single();
    }

    private List<UnitRow> byUnit(long round) {
        return jdbc.sql("""
            select u.name as unit, count(*) as items, sum(case when i.major then 1 else 0 end) as major,
                sum(case when i.involves_money then 1 else 0 end) as money,
                min(i.deadline) as earliest, max(i.deadline) as latest
            from item i join unit u on u.code = i.lead_unit where i.round = ?
            group by u.code, u.name order by count(*) desc, u.code
            """).param(round).query(UnitRow.class).list();
    }

    private List<KindRow> byKind(long round) {
        return jdbc.sql("""
                    select kind as sort, count(*) as items from item where round = :round and kind is not null group by kind
                    order by kind
                    """).param("round", round).query(KindRow.class).list();
    }

    private List<Unfinished> unfinished(long round) {
        return jdbc.sql("""
            select i.number, i.title, u.name as unit, i.state as stands, i.deadline
            from item i left join unit u on u.code = i.lead_unit
            where i.round = ? and %s order by i.position limit 100
            """.formatted(ItemState.openIn("i")))
                .param(round)
                .query(Unfinished.class)
                .list();
    }

    private List<Return> returns(long round) {
        return jdbc.sql("""
                    select cast(e.at as date) as "on", coalesce(n.name, e.actor) as "by", e.kind,
                        e.text as reason
                    from event e left join person n on n.username = e.actor
                    where e.round = :round and e.item is null and e.kind in ('PLAN_RETURNED', 'CIRCULAR_RETURNED')
                    order by e.id desc
                    """).param("round", round).query(Return.class).list();
    }

    /** Whether the round's last own step was a return; bulletins run beside it. */
    private boolean endsWithReturn(long round) {
        return jdbc.sql("""
            select kind from event
            where round = :round and item is null and kind not in ('BULLETIN_PUBLISHED', 'BULLETIN_RETURNED')
            order by id desc limit 1
            """)
                .param("round", round)
                .query(String.class)
                .optional()
                .filter(kind -> EventKind.valueOf(kind).isReturn())
                .isPresent();
    }
}
