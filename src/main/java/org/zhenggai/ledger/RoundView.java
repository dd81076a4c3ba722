package org.zhenggai.ledger;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.engine.view.Subject;
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
class RoundView implements Subject {

    private final JdbcClient jdbc;
    private final RoundRepository rounds;
    private final PlanGaps gaps;
    private final Clock clock;

    private record Counts(
            int areas, int findings, int items, int open, int closed, int carriedOver, int waiting, int overdue) {}

    private record UnitRow(String unit, int items, int major, int money, LocalDate earliest, LocalDate latest) {}

    private record KindRow(String kind, int items) {}

    private record Unfinished(String number, String title, String unit, String state, LocalDate deadline) {}

    private record Return(LocalDate on, String by, String step, String reason) {}

    private record Content(
            String title,
            LocalDate feedbackDate,
            String state,
            int areas,
            int findings,
            int items,
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
            int open,
            int closed,
            int waiting,
            int overdue,
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
        Counts counts = counts(id);
        List<PlanGaps.Gap> missing = gaps.of(id);
        List<Return> returns = returns(id);
        return new Content(
                round.title(),
                round.feedbackOn(),
                round.state().word(),
                counts.areas(),
                counts.findings(),
                counts.items(),
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
                counts.open(),
                counts.closed(),
                counts.waiting(),
                counts.overdue(),
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
                    select kind, count(*) as items from item where round = :round and kind is not null group by kind
                    order by kind
                    """).param("round", round).query(KindRow.class).list().stream()
                .map(row -> new KindRow(ItemKind.valueOf(row.kind()).word(), row.items()))
                .toList();
    }

    private List<Unfinished> unfinished(long round) {
        return jdbc.sql("""
            select i.number, i.title, u.name as unit, i.state, i.deadline
            from item i left join unit u on u.code = i.lead_unit
            where i.round = ? and %s order by i.position limit 100
            """.formatted(ItemState.openIn("i"))).param(round).query(Unfinished.class).list().stream()
                .map(row -> new Unfinished(
                        row.number(),
                        row.title(),
                        row.unit(),
                        ItemState.valueOf(row.state()).word(),
                        row.deadline()))
                .toList();
    }

    private List<Return> returns(long round) {
        return jdbc.sql("""
                    select cast(e.at as date) as "on", coalesce(n.name, e.actor) as "by", e.kind as step,
                        e.text as reason
                    from event e left join person n on n.username = e.actor
                    where e.round = :round and e.item is null and e.kind in ('PLAN_RETURNED', 'CIRCULAR_RETURNED')
                    order by e.id desc
                    """).param("round", round).query(Return.class).list().stream()
                .map(row -> new Return(
                        row.on(), row.by(), EventKind.valueOf(row.step()).word(), row.reason()))
                .toList();
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
