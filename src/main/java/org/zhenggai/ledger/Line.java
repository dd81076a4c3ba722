package org.zhenggai.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.zhenggai.ladder.LadderStep;
import org.zhenggai.round.Numerals;
import org.zhenggai.round.item.Deadline;
import org.zhenggai.round.item.ItemKind;
import org.zhenggai.round.item.ItemState;
import org.zhenggai.round.item.MeasureState;

/**
 * A line of the ledger (台账).
 *
 * @param area number and title of the area
 * @param assisting names of the assisting units, joined by 、
 * @param extensions how often a later deadline was granted
 * @param lastReport when the unit last reported, or null
 * @param findingClosedAt when the last item of its finding was closed, or null
 * @param measures its measures, a line each with its state and what verification last said of it; null for none
 * @param lastWords what was done, as last reported, or null
 * @param stalledSince when the stall began in which it is, or null
 * @param fortnights of that stall
 * @param step of the ladder in that stall, a referral as the step below; null for none
 */
public record Line(
        long id,
        String number,
        String title,
        String area,
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
        LadderStep step) {

    /** Holds of what happened at this time, unless the item was opened again (回头看反弹) after it and is not closed yet. */
    private static final String COUNTS = "(i.state = 'CLOSED' or i.rebounded_at is null or %s > i.rebounded_at)";

    /** The id of the last report of an item; what was reported before it was opened again counts no more. */
    public static final String LAST_REPORT = "(select max(lw.id) from fortnightly_report lw where lw.item = i.id"
            + " and lw.state = 'SUBMITTED' and " + COUNTS.formatted("lw.submitted_at") + ")";

    /** What an item's unit last reported as done. */
    public static final String LAST_WORDS =
            "(select w.done from fortnightly_report w where w.id = " + LAST_REPORT + ")";

    private static final String VERIFIED = "coalesce((select case vm.conclusion when 'DONE' then '，核验已落实'"
            + " when 'PARTLY' then '，核验部分落实' else '，核验未落实' end from verification_measure vm"
            + " where vm.measure = m.id and vm.verification = (select max(vv.id) from verification vv"
            + " where vv.item = i.id and vv.verdict in ('PASSED', 'RETURNED') and " + COUNTS.formatted("vv.at")
            + ")), '')";

    private static final String MEASURES = "(select string_agg(m.position || '. ' || m.text || '（' || "
            + MeasureState.wordIn("m") + " || " + VERIFIED
            + " || '）', '\n' order by m.position) from measure m where m.item = i.id)";

    public static final String COLUMNS =
            "i.id, i.number, i.title, a.number as area_number, a.title as area_title, u.name as unit,"
                    + " (select string_agg(au.name, '、' order by au.name) from item_assisting s join unit au on au.code = s.unit"
                    + " where s.item = i.id) as assisting, p.name as leader, i.kind, i.major, i.involves_money,"
                    + " i.original_deadline, i.deadline, i.progress, i.state, i.waiting_who, i.waiting_for, i.ask_again_on, i.closed_at, f.closed_at as finding_closed_at, (select count(*) from extension x"
                    + " where x.item = i.id and x.state = 'APPROVED') as extensions, (select max(r.submitted_at) from fortnightly_report r"
                    + " where r.item = i.id) as last_report, " + MEASURES + " as measures, " + LAST_WORDS
                    + " as last_words, e.started_at as stalled_since, e.fortnights, e.level";

    public static final String TABLES = " from item i join finding f on f.id = i.finding join area a on a.id = f.area"
            + " left join unit u on u.code = i.lead_unit left join person p on p.username = i.leader"
            + " left join escalation_episode e on e.id = (select max(oe.id) from escalation_episode oe"
            + " where oe.item = i.id and oe.ended_at is null)";

    public static Line of(ResultSet row, int number) throws SQLException {
        String kind = row.getString("kind");
        return new Line(
                row.getLong("id"),
                row.getString("number"),
                row.getString("title"),
                Numerals.area(row.getInt("area_number"), row.getString("area_title")),
                row.getString("unit"),
                row.getString("assisting"),
                row.getString("leader"),
                kind == null ? null : ItemKind.valueOf(kind),
                row.getBoolean("major"),
                row.getBoolean("involves_money"),
                row.getObject("original_deadline", LocalDate.class),
                row.getObject("deadline", LocalDate.class),
                row.getInt("extensions"),
                row.getInt("progress"),
                ItemState.valueOf(row.getString("state")),
                row.getString("waiting_who"),
                row.getString("waiting_for"),
                row.getObject("ask_again_on", LocalDate.class),
                row.getObject("last_report", LocalDateTime.class),
                row.getObject("closed_at", LocalDateTime.class),
                row.getObject("finding_closed_at", LocalDateTime.class),
                row.getString("measures"),
                row.getString("last_words"),
                row.getObject("stalled_since", LocalDateTime.class),
                row.getInt("fortnights"),
                row.getInt("level") == 0 ? null : LadderStep.shown(row.getInt("level")));
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
        return step == null ? "" : step.word();
    }

    /** How the deadline stands on this day; public, because templates call it. */
    public Deadline standing(LocalDate today) {
        return Deadline.of(deadline, state, today, closedAt == null ? null : closedAt.toLocalDate());
    }
}
