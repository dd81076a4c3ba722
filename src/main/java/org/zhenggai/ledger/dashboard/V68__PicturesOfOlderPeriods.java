package org.zhenggai.ledger.dashboard;

import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;
import org.zhenggai.bulletin.facts.BulletinEvents;
import org.zhenggai.kernel.calendar.WorkCalendar;
import org.zhenggai.round.Changes;
import org.zhenggai.round.Changes.Change;
import org.zhenggai.round.Changes.Field;
import org.zhenggai.round.item.ItemState;
import org.zhenggai.round.item.LadderStep;

/**
 * Makes what was recorded before there was a dashboard into its rows: finished stays from the lines of history that say what
 * they changed, pictures of past periods from what bulletins kept of items. What nobody recorded stays unknown. The figures of
 * the pictures are counted by the first look at them.
 */
@Component
@RequiredArgsConstructor
class V68__PicturesOfOlderPeriods extends BaseJavaMigration {

    private static final int CHUNK = 1000;

    private final WorkCalendar calendar;

    /** How an item came into the state it is in. */
    private record Entered(String state, LocalDateTime at) {}

    @Override
    public void migrate(Context context) {
        JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(context.getConnection(), true));
        stays(jdbc);
        pictures(jdbc);
    }

    /** Of an item whose history does not say how it came into a state, the stay there is not known. */
    private void stays(JdbcTemplate jdbc) {
        Map<Long, Entered> entered = new HashMap<>();
        jdbc.query("select i.id, r.created_at from item i join round r on r.id = i.round", row -> {
            entered.put(
                    row.getLong(1),
                    new Entered(ItemState.PLANNED.name(), row.getTimestamp(2).toLocalDateTime()));
        });
        List<Object[]> stays = new ArrayList<>();
        jdbc.query(
                "select item, at, changes from event where item is not null and changes is not null order by id",
                row -> {
                    LocalDateTime at = row.getTimestamp(2).toLocalDateTime();
                    for (Change change : Changes.parse(row.getString(3)).all()) {
                        if (change.field() == Field.STATE) {
                            add(
                                    stays,
                                    row.getLong(1),
                                    entered.put(row.getLong(1), new Entered(change.to(), at)),
                                    change,
                                    at);
                        }
                    }
                });
        for (int n = 0; n < stays.size(); n += CHUNK) {
            jdbc.batchUpdate(
                    "insert into item_stay (item, state, entered_at, left_at, working_days) values (?, ?, ?, ?, ?)",
                    stays.subList(n, Math.min(n + CHUNK, stays.size())));
        }
    }

    private void add(List<Object[]> stays, long item, Entered before, Change change, LocalDateTime at) {
        if (before != null && before.state().equals(change.from())) {
            stays.add(new Object[] {
                item,
                before.state(),
                Timestamp.valueOf(before.at()),
                Timestamp.valueOf(at),
                calendar.workingDaysBetween(before.at().toLocalDate(), at.toLocalDate())
            });
        }
    }

    private static void pictures(JdbcTemplate jdbc) {
        jdbc.update("""
                insert into dashboard_picture (round, number, as_of, taken_at, counted)
                select p.round, p.number, cast(b.compiled_at as date), b.compiled_at, false
                from bulletin b join reporting_period p on p.id = b.period
                where exists (select 1 from bulletin_item x where x.bulletin = b.id) and not exists
                    (select 1 from dashboard_picture q where q.round = p.round and q.number = p.number) order by p.round, p.number
                """);
        new NamedParameterJdbcTemplate(jdbc)
                .update(
                        """
                insert into dashboard_item (picture, %s)
                select q.id, i.id, a.number, coalesce((select min(f.unit) from fortnightly_report f
                        where f.item = i.id and f.period = p.id),
                    case when exists (select 1 from event e where e.item = i.id and e.kind = 'REASSIGNED'
                        and e.at > q.taken_at) then '?' else coalesce(i.lead_unit, '') end),
                    i.confidential, x.state, coalesce((select max(s.entered_at) from item_stay s where s.item = i.id
                        and s.state = x.state and s.entered_at <= q.taken_at and s.left_at > q.taken_at),
                        case when i.state = x.state and i.state_since <= q.taken_at then i.state_since end),
                    x.deadline, %s, x.state = 'CLOSED', x.state = 'CARRIED_OVER', x.state = 'WITHDRAWN', x.overdue,
                    %s and exists (select 1 from waiting w where w.item = i.id and w.begun_at <= q.taken_at
                        and (w.ended_at is null or w.ended_at > q.taken_at)),
                    x.stalled, %s, %s, %s and not %s, %s and not %s,
                    case when x.state <> 'CLOSED' then false when i.state = 'CLOSED' and i.closed_at <= q.taken_at
                        then coalesce(cast(i.closed_at as date) <= x.deadline, false) end,
                    (select count(*) from event e where e.item = i.id and e.kind in (:returns) and e.at <= q.taken_at),
                    (select count(distinct f.period) from fortnightly_report f join reporting_period o on o.id = f.period
                        where f.item = i.id and f.state = 'SUBMITTED' and o.number <= p.number),
                    (select count(*) from fortnightly_report f join reporting_period o on o.id = f.period
                        where f.item = i.id and f.state = 'MISSING' and o.number <= p.number),
                    coalesce((select max(least(t.level, %d)) from escalation_step t join escalation_episode e
                        on e.id = t.episode where e.item = i.id and t.taken_at <= q.taken_at
                        and (e.ended_at is null or e.ended_at > q.taken_at)), 0),
                    i.involves_money, (select m.amount from money_confirmation m where m.verdict = 'CONFIRMED'
                        and m.id = (select max(n.id) from money_confirmation n where n.item = i.id
                        and n.at <= q.taken_at))
                from dashboard_picture q join reporting_period p on p.round = q.round and p.number = q.number
                    join bulletin b on b.period = p.id join bulletin_item x on x.bulletin = b.id
                    join item i on i.id = x.item join finding d on d.id = i.finding join area a on a.id = d.area
                where not q.counted and not exists (select 1 from dashboard_item k where k.picture = q.id)
                """.formatted(
                                        Source.COLUMNS,
                                        ItemState.openIn("x"),
                                        ItemState.openIn("x"),
                                        report(""),
                                        report(" and f.state = 'SUBMITTED'"),
                                        report(" and f.state = 'MISSING'"),
                                        report(" and f.state = 'SUBMITTED'"),
                                        report(""),
                                        report(" and f.state <> 'EXCUSED'"),
                                        LadderStep.SUPERVISION.level()),
                        Map.of("returns", BulletinEvents.RETURNS));
    }

    private static String report(String more) {
        return "exists (select 1 from fortnightly_report f where f.item = i.id and f.period = p.id" + more + ")";
    }
}
