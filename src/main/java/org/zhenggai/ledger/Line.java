package org.zhenggai.ledger;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.zhenggai.round.Numerals;
import org.zhenggai.round.item.Deadline;
import org.zhenggai.round.item.ItemKind;
import org.zhenggai.round.item.ItemState;
import org.zhenggai.round.item.LadderStep;
import org.zhenggai.round.item.MeasureState;

/**
 * A line of the ledger (台账).
 *
 * @param assisting names of the assisting units, joined by 、
 * @param extensions how often a later deadline was granted
 * @param lastReport when the unit last reported, or null
 * @param findingClosedAt when the last item of its finding was closed, or null
 * @param measures its measures, a line each with its state and what verification last said of it; null for none
 * @param lastWords what was done, as last reported, or null
 * @param stalledSince when the stall began in which it is, or null
 * @param fortnights of that stall
 * @param level of the ladder in that stall; 0 for none
 */
public record Line(
        long id,
        String number,
        String title,
        int areaNumber,
        String areaTitle,
        String unit,
        String assisting,
        String leader,
        ItemKind kind,
        boolean major,
        boolean involvesMoney,
        LocalDate originalDeadline,
        LocalDate deadline,
        int extensions,
        int progress,
        ItemState state,
        String waitingWho,
        String waitingFor,
        LocalDate askAgainOn,
        LocalDateTime lastReport,
        LocalDateTime closedAt,
        LocalDateTime findingClosedAt,
        String measures,
        String lastWords,
        LocalDateTime stalledSince,
        int fortnights,
        int level) {

    /** Holds of what happened at this time, unless the item was opened again (回头看反弹) after it and is not closed yet. */
    private static final String COUNTS = "(i.state = 'CLOSED' or i.rebounded_at is null or %s > i.rebounded_at)";

    /** The id of the last report of an item; what was reported before it was opened again counts no more. */
    public static final String LAST_REPORT = """
            (select max(lw.id) from fortnightly_report lw
                where lw.item = i.id and lw.state = 'SUBMITTED' and %s)
            """.formatted(COUNTS.formatted("lw.submitted_at"));

    /** What an item's unit last reported as done. */
    public static final String LAST_WORDS =
            "(select w.done from fortnightly_report w where w.id = " + LAST_REPORT + ")";

    private static final String VERIFIED = """
            coalesce((select case vm.conclusion when 'DONE' then '，核验已落实' when 'PARTLY' then '，核验部分落实'
                    else '，核验未落实' end
                from verification_measure vm where vm.measure = m.id and vm.verification =
                    (select max(vv.id) from verification vv where vv.item = i.id
                    and vv.verdict in ('PASSED', 'RETURNED') and %s)), '')
            """.formatted(COUNTS.formatted("vv.at"));

    private static final String MEASURES = """
            (select string_agg(m.position || '. ' || m.text || '（' || %s || %s || '）', '\n' order by m.position)
                from measure m where m.item = i.id)
            """.formatted(MeasureState.wordIn("m"), VERIFIED);

    /** The components of a line, over {@link #TABLES}; named as they are, so that none has to be looked for twice. */
    public static final String COLUMNS = """
            i.id, i.number, i.title, a.number as areaNumber, a.title as areaTitle, u.name as unit,
            (select string_agg(au.name, '、' order by au.name) from item_assisting s
                join unit au on au.code = s.unit where s.item = i.id) as assisting,
            p.name as leader, i.kind, i.major, i.involves_money as involvesMoney,
            i.original_deadline as originalDeadline, i.deadline,
            (select count(*) from extension x where x.item = i.id and x.state = 'APPROVED') as extensions,
            i.progress, i.state, i.waiting_who as waitingWho, i.waiting_for as waitingFor, i.ask_again_on as askAgainOn,
            (select max(r.submitted_at) from fortnightly_report r where r.item = i.id) as lastReport,
            i.closed_at as closedAt, f.closed_at as findingClosedAt, %s as measures, %s as lastWords,
            e.started_at as stalledSince, coalesce(e.fortnights, 0) as fortnights, coalesce(e.level, 0) as level
            """.formatted(MEASURES, LAST_WORDS);

    public static final String TABLES = """
             from item i join finding f on f.id = i.finding join area a on a.id = f.area
                left join unit u on u.code = i.lead_unit left join person p on p.username = i.leader
                left join stalled_now e on e.id = (select max(o.id) from stalled_now o where o.item = i.id)
            """;

    /** Makes lines of {@link #COLUMNS}. */
    public static final RowMapper<Line> ROWS = new SimplePropertyRowMapper<>(Line.class);

    /** Number and title of the area. */
    public String area() {
        return Numerals.area(areaNumber, areaTitle);
    }

    /** The step of the ladder, a referral as the step below; null for none. */
    public LadderStep step() {
        return level == 0 ? null : LadderStep.shown(level);
    }

    /** What was achieved (整改成效): a report's words become it when the item is closed, and are no result before. */
    public String result() {
        return state == ItemState.CLOSED ? lastWords : null;
    }

    /** What was last reported of an item that is not closed; null for one that is. */
    public String report() {
        return state == ItemState.CLOSED ? null : lastWords;
    }

    public boolean isStalled() {
        return stalledSince != null;
    }

    /** The step of the ladder in its word, or empty. */
    public String stepWord() {
        return level == 0 ? "" : step().word();
    }

    /** How the deadline stands on this day; public, because templates call it. */
    public Deadline standing(LocalDate today) {
        return Deadline.of(deadline, state, today, closedAt == null ? null : closedAt.toLocalDate());
    }
}
