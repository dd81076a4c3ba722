package org.zhenggai.benchmark;

import org.springframework.jdbc.core.JdbcTemplate;
import org.zhenggai.process.Cycle;

/** A hundred rounds with 100,000 items on PostgreSQL, over which pages are measured by HTTP. */
public final class ManyRounds {

    public static final int ROUNDS = 100;
    public static final int ITEMS = 1000;
    public static final int PERIODS = 12;
    private static final int UNITS = 30;
    private static final int AREAS = 20;

    private ManyRounds() {}

    /** Rounds, items, twelve periods with a report of each item, stalls, and twenty lines of history an item. */
    public static void fill(JdbcTemplate template) {
        template.update("insert into unit (code, name, kind) select 'many' || x, '单位' || x, 'department'"
                + " from generate_series(1, " + UNITS + ") x");
        template.update(
                "insert into round (version, title, short_name, state, rule_set, document_name, document_sha256, document_text,"
                        + " created_at, created_by) select 1, '轮次' || x, '轮次' || x, 'IN_WORK', (select min(code) from rule_set),"
                        + " 'a.txt', lpad(cast(x as varchar), 64, '0'), '', now(), 'me' from generate_series(1, "
                        + ROUNDS + ") x");
        template.update("insert into area (round, number, title) select r.id, x, '方面' || x from round r"
                + " cross join generate_series(1, " + AREAS + ") x");
        template.update(
                "insert into finding (round, area, number, title, line, text) select a.round, a.id, x, '问题' || x, x, ''"
                        + " from generate_series(1, " + ITEMS + ") x join area a on a.number = mod(x, " + AREAS
                        + ") + 1");
        template.update(
                "insert into item (version, round, finding, position, number, title, state, state_since, lead_unit, leader,"
                        + " kind, major, deadline, original_deadline, progress, returned, closed_at, confidential, involves_money)"
                        + " select 1, f.round, f.id, f.number, cast(f.number as varchar), '整改事项' || f.number,"
                        + " (array['IN_WORK', 'CLOSED', 'VERIFICATION', 'CLOSED', 'IN_WORK'])[mod(f.number, 5) + 1],"
                        + " now() - mod(f.number, 150) * interval '1 day', 'many' || (mod(f.number, " + UNITS
                        + ") + 1), ?, 'DATED', false, current_date + mod(f.number, 300) - 60, current_date, 0, false,"
                        + " case when mod(f.number, 5) in (1, 3) then now() end, mod(f.number, 100) = 0 and mod(f.round, 10) = 0,"
                        + " mod(f.number, 7) = 0 from finding f",
                Cycle.LEADER);
        template.update(
                "insert into reporting_period (round, number, state, opens_at, cut_off, open_items, reported, silent, stalled,"
                        + " returned, closed) select r.id, x, 'PUBLISHED', now(), now() - (" + PERIODS
                        + " - x) * interval '14 days', 0, 0, 0, 0, 0, 0 from round r cross join generate_series(1, "
                        + PERIODS + ") x");
        template.update("insert into fortnightly_report (period, item, sequence, state, unit, has_moved, submitted_at)"
                + " select p.id, i.id, 1, case when mod(i.position, 9) = 0 then 'MISSING' else 'SUBMITTED' end, i.lead_unit, true,"
                + " now() from item i join reporting_period p on p.round = i.round");
        template.update("insert into stall (period, item, reasons) select p.id, i.id, '未按期报告' from item i"
                + " join reporting_period p on p.round = i.round where mod(i.position, 9) = 0");
        template.update(
                "insert into escalation_episode (item, first_period, last_period, fortnights, level, started_at)"
                        + " select s.item, min(s.period), max(s.period), 12, 2, now() from stall s group by s.item");
        template.update("insert into event (round, item, at, actor, kind, text) select i.round, i.id, now(), 'me',"
                + " (array['ASSIGNED', 'ACCEPTED', 'REPORTED', 'VERIFICATION_FAILED', 'VERIFIED'])[mod(i.position + x, 5) + 1], ''"
                + " from item i cross join generate_series(1, 20) x");
        template.update("insert into item_stay (item, state, entered_at, left_at, working_days) select i.id,"
                + " (array['PLANNED', 'ASSIGNED', 'ACCEPTED', 'MEASURES_REVIEW', 'IN_WORK', 'VERIFICATION'])[x], now(),"
                + " now() - interval '1 day', mod(i.position * x, 40) from item i cross join generate_series(1, 6) x");
        template.execute("analyze");
    }
}
