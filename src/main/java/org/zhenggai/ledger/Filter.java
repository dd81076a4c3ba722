package org.zhenggai.ledger;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.util.UriComponentsBuilder;
import org.zhenggai.kernel.Days;
import org.zhenggai.kernel.search.ItemSearch;
import org.zhenggai.kernel.search.Wanted;
import org.zhenggai.round.item.Counted;
import org.zhenggai.round.item.Deadline;
import org.zhenggai.round.item.ItemState;
import org.zhenggai.round.item.LadderStep;
import org.zhenggai.work.report.ReportState;

/**
 * What somebody wants to see of a ledger, and in which order; null or false leaves a part open.
 *
 * @param unit code of a unit that leads the item, or assists in it unless {@code lead} is set
 * @param level step of the ladder that the item is on, from 1 to 4; a referral shows as the step below
 * @param from first day of the deadline
 * @param until last day of the deadline
 * @param report how the item stands in the newest period
 * @param open only what is not closed
 * @param overdue only what is open and past its deadline
 * @param soon only what is open and comes due within {@link Deadline#SOON_DAYS} days
 * @param stalled only what is open and stalled in the last period that was cut off
 * @param words words in number, title, finding, area or unit, all of which are wanted
 * @param sort column to sort by; null is the order of the source
 * @param down whether it is sorted downwards
 */
record Filter(
        String unit,
        Boolean lead,
        ItemState state,
        Integer area,
        String leader,
        Integer level,
        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate until,
        Reported report,
        Boolean open,
        Boolean overdue,
        Boolean soon,
        Boolean stalled,
        String words,
        SortColumn sort,
        Boolean down) {

    static final Filter NONE =
            new Filter(null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    /** Longest text that is looked for. */
    private static final int LONGEST_WORDS = 100;

    /** How an item stands in the newest period. */
    @RequiredArgsConstructor
    enum Reported {
        ASKED("应报告", Counted.ASKED),
        REPORTED("已报告", Counted.REPORTED),
        SILENT("未报告", Counted.SILENT),
        EXCUSED(ReportState.EXCUSED.word(), Counted.EXCUSED);

        private final String word;
        private final Counted counted;

        public String word() {
            return word;
        }
    }

    Filter {
        from = Days.withinReach(from);
        until = Days.withinReach(until);
        unit = blankToNull(unit);
        leader = blankToNull(leader);
        words = blankToNull(words);
        words = words != null && words.length() > LONGEST_WORDS ? words.substring(0, LONGEST_WORDS) : words;
        lead = Boolean.TRUE.equals(lead);
        open = Boolean.TRUE.equals(open);
        overdue = Boolean.TRUE.equals(overdue);
        soon = Boolean.TRUE.equals(soon);
        stalled = Boolean.TRUE.equals(stalled);
        down = Boolean.TRUE.equals(down);
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** The words as they are looked for; public, because the template shows what is said of them. */
    public Wanted wanted() {
        return Wanted.of(words);
    }

    /** Conditions on an item {@code i}, its area {@code a} and its finding {@code f}, each led in by {@code and}. */
    String conditions() {
        return unitCondition()
                + (state == null ? "" : " and i.state = :state")
                + (area == null ? "" : " and a.number = :area")
                + (leader == null ? "" : " and i.leader = :leader")
                + (level == null
                        ? ""
                        : " and exists (select 1 from stalled_now e where e.item = i.id" + " and "
                                + LadderStep.shownIn("e") + " = :level)")
                + (from == null ? "" : " and i.deadline >= :from")
                + (until == null ? "" : " and i.deadline <= :until")
                + reportCondition()
                + (open ? and(Counted.OPEN.condition()) : "")
                + (overdue ? and(Counted.OVERDUE.condition()) : "")
                + (soon ? and(Counted.SOON.condition()) : "")
                + (stalled ? and(Counted.STALLED.condition(Counted.LAST_CUT_OFF)) : "")
                + ItemSearch.condition(wanted());
    }

    private static String and(String condition) {
        return " and " + condition;
    }

    private String unitCondition() {
        if (unit == null) {
            return "";
        }
        return lead
                ? " and i.lead_unit = :unit"
                : " and (i.lead_unit = :unit or exists (select 1 from item_assisting s where s.item = i.id and s.unit"
                        + " = :unit))";
    }

    private String reportCondition() {
        return report == null ? "" : and(report.counted.condition(Counted.NEWEST));
    }

    /** The tables that counting needs: texts only where the filter asks for them. */
    String tables() {
        return " from item i"
                + (area == null ? "" : " join finding f on f.id = i.finding join area a on a.id = f.area");
    }

    String order() {
        return " order by " + (sort == null ? "" : sort.sql(down) + ", ") + "i.position";
    }

    Map<String, Object> parameters(LocalDate today) {
        Map<String, Object> parameters = new HashMap<>(ItemSearch.parameters(wanted()));
        parameters.put("unit", unit);
        parameters.put("state", state == null ? null : state.name());
        parameters.put("area", area);
        parameters.put("leader", leader);
        parameters.put("level", level);
        parameters.put("from", from);
        parameters.put("until", until);
        parameters.put("today", today);
        parameters.put("soonUntil", Deadline.soonUntil(today));
        return parameters;
    }

    /** The filter as the query of an address, without its page; empty when it leaves everything open. */
    public String query() {
        return query(sort, down);
    }

    /** The same sorted by this column, the other way round when it is sorted by it already. */
    public String sortedBy(SortColumn column) {
        return query(column, column == sort ? !down : column.isDownFirst());
    }

    /** The same without these conditions, and in the same order. */
    String without(String... names) {
        return query(sort, down, names);
    }

    private String query(SortColumn column, boolean isDown, String... left) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("unit", unit);
        all.put("lead", lead ? true : null);
        all.put("state", state);
        all.put("area", area);
        all.put("leader", leader);
        all.put("level", level);
        all.put("from", from);
        all.put("until", until);
        all.put("report", report);
        all.put("open", open ? true : null);
        all.put("overdue", overdue ? true : null);
        all.put("soon", soon ? true : null);
        all.put("stalled", stalled ? true : null);
        all.put("words", words);
        all.put("sort", column);
        all.put("down", isDown ? true : null);
        all.keySet().removeAll(List.of(left));
        UriComponentsBuilder query = UriComponentsBuilder.newInstance();
        all.forEach((name, value) -> {
            if (value != null) {
                query.queryParam(name, "{" + name + "}");
            }
        });
        return query.encode().buildAndExpand(all).toUriString();
    }

    /** What a reader of the list says for the column's order: ascending, descending or none. */
    public String ariaSort(SortColumn column) {
        return column != sort ? "none" : down ? "descending" : "ascending";
    }

    /** Whether anything is left out. */
    public boolean isNarrow() {
        return !conditions().isEmpty();
    }
}
