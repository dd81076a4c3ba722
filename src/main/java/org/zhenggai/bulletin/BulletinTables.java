package org.zhenggai.bulletin;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhenggai.bulletin.facts.ItemStanding;
import org.zhenggai.round.item.Counted;
import org.zhenggai.round.item.Deadline;
import org.zhenggai.work.deadline.ExtensionState;

/** What a bulletin is made of, read in one query a list, and what it leaves for the next one to compare with. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class BulletinTables {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    /**
     * @param since when the last bulletin was compiled or, for the first, when the round was entered
     * @param before id of the round's last bulletin, null for the first
     */
    public record Head(
            long round,
            String title,
            int number,
            LocalDateTime opensAt,
            LocalDateTime cutOff,
            LocalDateTime since,
            Long before,
            Integer stalledBefore) {}

    public record Area(int number, String title) {}

    /**
     * A difficulty of a report, with the later day that the report asked for and what became of that.
     *
     * @param until null where none was asked for
     * @param state of the request
     * @param isSupported the office's opinion, null while it has given none
     */
    public record Difficulty(
            long item,
            String unit,
            String text,
            LocalDate until,
            ExtensionState state,
            Boolean isSupported,
            LocalDate saidOn,
            String reason) {}

    public record CameBack(long decision, int bulletins) {}

    public Head head(long period) {
        return jdbc.sql("""
                        select p.round, r.title, p.number, p.opens_at, p.cut_off,
                            coalesce(b.compiled_at, r.created_at) as since, b.id as before, l.stalled as stalled_before
                        from reporting_period p join round r on r.id = p.round
                            left join bulletin b on b.id = (select max(x.id) from bulletin x
                                join reporting_period q on q.id = x.period
                                where q.round = p.round and q.number < p.number)
                            left join reporting_period l on l.id = b.period
                        where p.id = :period
                        """).param("period", period).query(Head.class).single();
    }

    /** Every item of the round in its order. */
    public List<ItemStanding> items(Head head, long period, LocalDate today) {
        return jdbc.sql("""
                        select i.id, i.number, i.title, i.confidential, a.number as area, u.name as unit,
                            u.kind as unit_kind, u.code as unit_code, i.state, i.progress, i.deadline,
                            i.original_deadline, %s as counted, s.reasons, coalesce(e.fortnights, 1) as fortnights,
                            coalesce(e.level, 0) as level, z.ended_because as stall_end,
                            i.waiting_who, i.waiting_for, i.ask_again_on, coalesce(r.verified, 0) as verified, coalesce(r.closed, 0) as closings,
                            coalesce(r.reopened, 0) as reopenings,
                            coalesce(r.carried, 0) > 0 as was_carried_over,
                            b.state as state_before, b.deadline as deadline_before, b.overdue as overdue_before,
                            b.stalled as stalled_before, b.verified as verified_before,
                            b.closed as closings_before, b.reopened as reopenings_before
                        from item i join finding d on d.id = i.finding join area a on a.id = d.area
                            left join unit u on u.code = i.lead_unit
                            left join stall s on s.period = :period and s.item = i.id
                            left join escalation_episode e on s.item is not null and e.id = (select max(x.id)
                                from escalation_episode x where x.item = i.id and x.last_period = :period)
                            left join escalation_episode z on z.id = (select max(x.id) from escalation_episode x
                                where x.item = i.id and x.ended_at is not null and x.last_period =
                                    (select c.period from bulletin c where c.id = :before))
                            left join (select item, count(case when kind = 'VERIFIED' then 1 end) as verified,
                                count(case when kind = 'CLOSED' then 1 end) as closed,
                                count(case when kind = 'REOPENED' then 1 end) as reopened,
                                count(case when kind = 'CARRIED_OVER' then 1 end) as carried
                                from event where round = :round and item is not null group by item) r on r.item = i.id
                            left join bulletin_item b on b.item = i.id and b.bulletin = :before
                        where i.round = :round order by i.position
                        """.formatted(Counted.mask(":period")))
                .param("period", period)
                .param("round", head.round())
                .param("before", head.before() == null ? 0L : head.before())
                .param("today", today)
                .param("soonUntil", Deadline.soonUntil(today))
                .query(ItemStanding.class)
                .list();
    }

    /** The areas of a round in their order. */
    public List<Area> areas(long round) {
        return jdbc.sql("select number, title from area where round = ? order by number")
                .param(round)
                .query(Area.class)
                .list();
    }

    /** The difficulties of the period's reports, those of an item in their order. */
    public List<Difficulty> difficulties(long period) {
        return jdbc.sql("""
                        select f.item, u.name as unit, f.difficulties as text, x.to_date as until, x.state,
                            case x.opinion when 'SUPPORTED' then true when 'REJECTED' then false end as is_supported,
                            cast(coalesce(x.decided_at, x.opinion_at) as date) as said_on,
                            coalesce(x.decision_reason, x.opinion_reason) as reason
                        from fortnightly_report f join item i on i.id = f.item join unit u on u.code = f.unit
                            left join extension x on f.request = 'EXTENSION' and x.id = (select min(y.id)
                                from extension y where y.item = f.item and y.requested_at >= f.submitted_at)
                        where f.period = :period and f.state = 'SUBMITTED' and f.difficulties is not null
                        order by u.kind desc, u.code, i.position, f.sequence
                        """).param("period", period).query(Difficulty.class).list();
    }

    /** In how many bulletins of the round each decision has come back so far. */
    public List<CameBack> cameBack(long round) {
        return jdbc.sql("""
                        select c.decision, count(*) as bulletins
                        from bulletin_decision c join bulletin b on b.id = c.bulletin
                            join reporting_period p on p.id = b.period
                        where p.round = :round and not c.ended group by c.decision
                        """).param("round", round).query(CameBack.class).list();
    }

    void keep(long bulletin, List<ItemStanding> items) {
        batches.batchUpdate(
                """
                insert into bulletin_item (bulletin, item, state, progress, deadline, overdue, stalled, verified, closed,
                    reopened)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                items.stream()
                        .map(item -> new Object[] {
                            bulletin,
                            item.id(),
                            item.state().name(),
                            item.progress(),
                            item.deadline(),
                            item.isOverdue(),
                            item.isStalled(),
                            item.verified(),
                            item.closings(),
                            item.reopenings()
                        })
                        .toList());
    }

    /** The decisions that a bulletin tells of, unfinished or come to their end. */
    void keepDecisions(long bulletin, List<Long> decisions, boolean areEnded) {
        if (!decisions.isEmpty()) {
            jdbc.sql("""
                            insert into bulletin_decision (bulletin, decision, due_on, ended)
                            select :bulletin, id, due_on, :ended from decision where id in (:decisions)
                            """)
                    .param("bulletin", bulletin)
                    .param("ended", areEnded)
                    .param("decisions", decisions)
                    .update();
        }
    }
}
