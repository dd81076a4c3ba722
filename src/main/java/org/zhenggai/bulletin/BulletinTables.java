package org.zhenggai.bulletin;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhenggai.round.EventKind;

/** What a bulletin is made of, read in one query a list, and what it leaves for the next one to compare with. */
@Component
class BulletinTables {

    private static final List<String> RETURNS = Arrays.stream(EventKind.values())
            .filter(EventKind::isReturn)
            .map(EventKind::name)
            .toList();

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    BulletinTables(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** @param before id of the round's last bulletin, null for the first */
    record Head(
            long round,
            String title,
            int number,
            LocalDateTime opensAt,
            LocalDateTime cutOff,
            Long before,
            Integer openBefore,
            Integer stalledBefore) {}

    record Difficulty(long item, String unit, String text) {}

    record Returns(long decision, int bulletins) {}

    Head head(long period) {
        return jdbc.sql("""
                        select p.round, r.title, p.number, p.opens_at, p.cut_off, b.id as before,
                            l.open_items as open_before, l.stalled as stalled_before
                        from reporting_period p join round r on r.id = p.round
                            left join bulletin b on b.id = (select max(x.id) from bulletin x
                                join reporting_period q on q.id = x.period
                                where q.round = p.round and q.number < p.number)
                            left join reporting_period l on l.id = b.period
                        where p.id = ?
                        """).param(period).query(Head.class).single();
    }

    /** Every item of the round in its order. */
    List<ItemStanding> items(Head head, long period) {
        return jdbc.sql("""
                        select i.id, i.number, i.title, i.confidential, u.name as unit, u.kind as unit_kind,
                            u.code as unit_code, i.state, i.progress, i.deadline, i.original_deadline,
                            f.item is not null as asked, coalesce(f.submitted, 0) > 0 as reported,
                            coalesce(f.missing, 0) > 0 as missing, s.reasons, coalesce(e.fortnights, 1) as fortnights, coalesce(e.level, 0) as level,
                            coalesce(r.times, 0) as returned, coalesce(v.times, 0) as verified,
                            b.state as state_before, b.deadline as deadline_before, b.overdue as overdue_before,
                            b.stalled as stalled_before, b.returned as returned_before, b.verified as verified_before
                        from item i left join unit u on u.code = i.lead_unit
                            left join (select item, sum(case when state = 'SUBMITTED' then 1 else 0 end) as submitted,
                                sum(case when state = 'MISSING' then 1 else 0 end) as missing
                                from fortnightly_report where period = :period group by item) f on f.item = i.id
                            left join stall s on s.period = :period and s.item = i.id
                            left join escalation_episode e on s.item is not null and e.id = (select max(x.id)
                                from escalation_episode x where x.item = i.id and x.last_period = :period)
                            left join (select item, count(*) as times from event where round = :round
                                and item is not null and kind in (:returns) group by item) r on r.item = i.id
                            left join (select item, count(*) as times from event where round = :round
                                and item is not null and kind = 'VERIFIED' group by item) v on v.item = i.id
                            left join bulletin_item b on b.item = i.id and b.bulletin = :before
                        where i.round = :round order by i.position
                        """)
                .param("period", period)
                .param("round", head.round())
                .param("before", head.before() == null ? 0L : head.before())
                .param("returns", RETURNS)
                .query(ItemStanding.class)
                .list();
    }

    /** The difficulties of the period's reports, those of an item in their order. */
    List<Difficulty> difficulties(long period) {
        return jdbc.sql("""
                        select f.item, u.name as unit, f.difficulties as text
                        from fortnightly_report f join item i on i.id = f.item join unit u on u.code = f.unit
                        where f.period = ? and f.state = 'SUBMITTED' and f.difficulties is not null
                        order by u.kind desc, u.code, i.position, f.sequence
                        """).param(period).query(Difficulty.class).list();
    }

    /** In how many bulletins of the round each decision has come back so far. */
    List<Returns> returns(long round) {
        return jdbc.sql("select c.decision, count(*) as bulletins from bulletin_decision c"
                        + " join bulletin b on b.id = c.bulletin join reporting_period p on p.id = b.period"
                        + " where p.round = ? group by c.decision")
                .param(round)
                .query(Returns.class)
                .list();
    }

    void keep(long bulletin, List<ItemStanding> items, LocalDate today) {
        batches.batchUpdate(
                "insert into bulletin_item (bulletin, item, state, progress, deadline, overdue, stalled, returned,"
                        + " verified) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                items.stream()
                        .map(item -> new Object[] {
                            bulletin,
                            item.id(),
                            item.state(),
                            item.progress(),
                            item.deadline(),
                            item.isOverdue(today),
                            item.isStalled(),
                            item.returned(),
                            item.verified()
                        })
                        .toList());
    }

    void keepDecisions(long bulletin, List<Long> unfinished) {
        if (!unfinished.isEmpty()) {
            jdbc.sql("insert into bulletin_decision (bulletin, decision, due_on)"
                            + " select :bulletin, id, due_on from decision where id in (:unfinished)")
                    .param("bulletin", bulletin)
                    .param("unfinished", unfinished)
                    .update();
        }
    }

    /** What the round's overview and its figures show of the period. */
    void count(long period, BulletinFacts.Totals totals) {
        jdbc.sql("update reporting_period set open_items = ?, reported = ?, silent = ?, stalled = ?, returned = ?,"
                        + " closed = ? where id = ?")
                .params(totals.open(), totals.reported(), totals.silent(), totals.stalled())
                .params(totals.returned(), totals.newlyClosed(), period)
                .update();
    }
}
