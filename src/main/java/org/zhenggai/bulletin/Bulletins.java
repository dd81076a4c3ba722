package org.zhenggai.bulletin;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.round.EventKind;
import org.zhenggai.round.Events;
import org.zhenggai.round.Item;
import org.zhenggai.round.Items;
import org.zhenggai.round.Refusal;

/** The fortnightly bulletin (两周通报): compiled at the cut-off, checked by the office, heard and approved. */
@Service
@Transactional
public class Bulletins {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final BulletinText text;
    private final Items items;
    private final Events events;
    private final Clock clock;

    Bulletins(JdbcClient jdbc, JdbcTemplate batches, BulletinText text, Items items, Events events, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.text = text;
        this.items = items;
        this.events = events;
        this.clock = clock;
    }

    /** Counts the period's figures from the tables and writes the bulletin from them, once. */
    public void compile(long period) {
        if (jdbc.sql("select count(*) from bulletin where period = ?")
                        .param(period)
                        .query(Integer.class)
                        .single()
                > 0) {
            return;
        }
        count(period);
        jdbc.sql("insert into bulletin (period, state, text) values (?, 'COMPILED', ?)")
                .params(period, text.of(period))
                .update();
    }

    /** Everything that happened since the cut-off before counts for this period. */
    private void count(long period) {
        jdbc.sql("""
                        update reporting_period p set
                            open_items = (select count(*) from item i where i.round = p.round
                                and i.state not in ('CLOSED', 'CARRIED_OVER')),
                            reported = (select count(distinct f.item) from fortnightly_report f
                                where f.period = p.id and f.state = 'SUBMITTED'),
                            silent = (select count(distinct f.item) from fortnightly_report f
                                where f.period = p.id and f.state = 'MISSING' and not exists
                                (select 1 from fortnightly_report s where s.period = p.id and s.item = f.item
                                    and s.state = 'SUBMITTED')),
                            stalled = (select count(*) from stall s where s.period = p.id),
                            returned = (select count(*) from event e where e.round = p.round and e.item is not null
                                and e.kind in (:returns) and e.at > :since and e.at <= p.cut_off),
                            closed = (select count(*) from item i where i.round = p.round
                                and i.closed_at > :since and i.closed_at <= p.cut_off)
                        where p.id = :period
                        """)
                .param("period", period)
                .param("since", since(period))
                .param("returns", returns())
                .update();
    }

    private LocalDateTime since(long period) {
        return jdbc.sql("select coalesce((select max(b.cut_off) from reporting_period b where b.round = p.round"
                        + " and b.number < p.number), r.created_at) from reporting_period p"
                        + " join round r on r.id = p.round where p.id = ?")
                .param(period)
                .query(LocalDateTime.class)
                .single();
    }

    private static List<String> returns() {
        List<String> names = new ArrayList<>();
        for (EventKind kind : EventKind.values()) {
            if (kind.isReturn()) {
                names.add(kind.name());
            }
        }
        return names;
    }

    /** The office has checked the bulletin and may add a remark. */
    public void check(long period, String remark) {
        jdbc.sql("update bulletin set state = 'CHECKED', remark = ? where period = ?")
                .params(remark, period)
                .update();
    }

    /**
     * The leaders have heard the bulletin.
     *
     * @param decisions one line per slow item, {@code 21-2：…}; an item without a decision may be left out or empty
     * @throws Refusal when a line names no item of the round or an item twice
     */
    public void approve(long period, String user, LocalDate heldOn, String decisions) {
        Refusal.unless(!heldOn.isAfter(LocalDate.now(clock)), "会议日期%s晚于今天，请核对。", heldOn);
        long round = roundOf(period);
        decide(period, "CHECKED", user, heldOn, null);
        long bulletin = jdbc.sql("select id from bulletin where period = ?")
                .param(period)
                .query(Long.class)
                .single();
        List<Object[]> rows = new ArrayList<>();
        for (DecisionLine line : DecisionLine.parse(decisions)) {
            Item item = items.get(round, line.item());
            rows.add(new Object[] {bulletin, item.id(), line.text(), user, LocalDateTime.now(clock)});
            events.record(round, item.id(), user, EventKind.DECIDED, line.text());
        }
        batches.batchUpdate("insert into decision (bulletin, item, text, by_whom, at) values (?, ?, ?, ?, ?)", rows);
    }

    /** Returns the bulletin to the office, with the reason. */
    public void giveBack(long period, String user, String reason) {
        decide(period, "RETURNED", user, null, reason);
        events.record(roundOf(period), user, EventKind.BULLETIN_RETURNED, reason);
    }

    /** Publishes the approved bulletin with the remark and the decisions at its end, once. */
    public void publish(long period) {
        int published = jdbc.sql("update bulletin set state = 'PUBLISHED', text = ? where period = ?"
                        + " and state <> 'PUBLISHED'")
                .params(text.published(period), period)
                .update();
        if (published == 1) {
            jdbc.sql("update reporting_period set state = 'PUBLISHED' where id = ?")
                    .param(period)
                    .update();
            events.record(roundOf(period), "system", EventKind.BULLETIN_PUBLISHED, text.title(period));
        }
    }

    private void decide(long period, String state, String user, LocalDate heldOn, String reason) {
        jdbc.sql(
                        "update bulletin set state = ?, decided_by = ?, decided_at = ?, held_on = ?, reason = ? where period = ?")
                .params(state, user, LocalDateTime.now(clock), heldOn, reason, period)
                .update();
    }

    private long roundOf(long period) {
        return jdbc.sql("select round from reporting_period where id = ?")
                .param(period)
                .query(Long.class)
                .single();
    }
}
