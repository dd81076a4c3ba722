package org.zhenggai.ledger.dashboard;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The figures of a round, or of one of its areas or units, in one picture; or those of all rounds together.
 *
 * @param round 0 for all rounds
 * @param number of the period, 0 for now; of all rounds {@link #THEN} for a past day
 * @param member number of the area, code of the unit, empty for the round
 * @param numbers null for what nobody recorded
 */
record Count(
        long picture,
        long round,
        int number,
        LocalDate asOf,
        Part part,
        String member,
        Map<Figure, BigDecimal> numbers) {

    /** Of a unit whom nobody recorded. */
    static final String UNKNOWN = "?";

    private static final Set<Figure> ALARMS = EnumSet.of(
            Figure.OVERDUE, Figure.STALLED, Figure.STALLED_OVERDUE, Figure.ONLY_STALLED, Figure.ONLY_OVERDUE);

    /** Of all rounds on a past day, on which each was in a period of its own. */
    private static final int THEN = -1;

    /** Nothing of a round in a picture. */
    static Count none(long picture, long round, int number, LocalDate asOf) {
        Map<Figure, BigDecimal> numbers = new EnumMap<>(Figure.class);
        for (Figure figure : Figure.values()) {
            numbers.put(figure, BigDecimal.ZERO);
        }
        return new Count(picture, round, number, asOf, Part.ROUND, "", numbers);
    }

    /** The figures of a part of it. */
    Count with(Part part, String member, Map<Figure, BigDecimal> numbers) {
        return new Count(picture, round, number, asOf, part, member, numbers);
    }

    Count plus(Count other) {
        Map<Figure, BigDecimal> sums = new EnumMap<>(Figure.class);
        for (Figure figure : Figure.values()) {
            BigDecimal one = numbers.get(figure);
            BigDecimal two = other.numbers.get(figure);
            sums.put(figure, one == null || two == null ? null : one.add(two));
        }
        return new Count(picture, round, number, asOf, part, member, sums);
    }

    /** The same as the figures of all rounds, on a past day or now, where it is null. */
    Count ofAll(LocalDate day) {
        return day == null
                ? new Count(0, 0, 0, asOf, part, member, numbers)
                : new Count(0, 0, THEN, day, part, member, numbers);
    }

    boolean isNow() {
        return number == 0;
    }

    /** Null for what nobody recorded. */
    Long of(Figure figure) {
        BigDecimal value = numbers.get(figure);
        return value == null ? null : value.longValue();
    }

    /** The number as a page shows it. */
    public String text(String figure) {
        Long value = of(Figure.valueOf(figure));
        return value == null ? "未记录" : value.toString();
    }

    /** What the figure is called. */
    public String word(String figure) {
        return Figure.valueOf(figure).word();
    }

    /** The same, as the head of a column. */
    public List<String> lines(String figure) {
        return Figure.valueOf(figure).lines();
    }

    /** What it counts. */
    public String rule(String figure) {
        return Figure.valueOf(figure).rule();
    }

    /** The number for a chart, 0 where it is not known. */
    public long value(String figure) {
        Long value = of(Figure.valueOf(figure));
        return value == null ? 0 : value;
    }

    /** Confirmed sums in ten thousand yuan, as people read them. */
    public String amount() {
        BigDecimal amount = numbers.get(Figure.AMOUNT);
        return amount == null
                ? "未记录"
                : amount.movePointLeft(4).setScale(2, RoundingMode.HALF_UP).toPlainString();
    }

    /** One of a hundred of the other, rounded down; null where that is none or one of them is not known. */
    public Long percent(String figure, String of) {
        return share(of(Figure.valueOf(figure)), of(Figure.valueOf(of)));
    }

    /** Reports given of those that were owed until cut-offs. */
    public Long reporting() {
        Long given = of(Figure.REPORTS);
        Long missed = of(Figure.MISSED);
        return given == null || missed == null ? null : share(given, given + missed);
    }

    private static Long share(Long figure, Long all) {
        return figure == null || all == null || all == 0 ? null : figure * 100 / all;
    }

    /** Where the items behind the figure are listed. */
    public String href(String figure) {
        Figure what = Figure.valueOf(figure);
        boolean isInLedger = round != 0
                && isNow()
                && what.query() != null
                && (part != Part.UNIT || !member.isEmpty() && !member.equals(UNKNOWN));
        String own = switch (part) {
            case ROUND -> "";
            case AREA -> "&area=" + member;
            case UNIT -> isInLedger ? "&unit=" + member + "&lead=true" : "&unit=" + member;
        };
        if (!isInLedger) {
            return rows() + own + "&figure=" + figure;
        }
        String query = (own + (what.query().isEmpty() ? "" : "&" + what.query()));
        return "/rounds/" + round + "/ledger" + (query.isEmpty() ? "" : "?" + query.substring(1));
    }

    /** Its figures for the cells of a row; made here at once, since a page over many rounds has thousands. */
    public List<Cell> cells(List<String> figures) {
        return figures.stream()
                .map(Figure::valueOf)
                .map(figure -> {
                    Long value = of(figure);
                    boolean isSome = value != null && value > 0;
                    return new Cell(
                            value == null ? "" : value.toString(),
                            text(figure.name()),
                            isSome ? href(figure.name()) : null,
                            value == null
                                    ? "figure faint"
                                    : isSome && ALARMS.contains(figure) ? "figure alarm" : "figure");
                })
                .toList();
    }

    /**
     * A figure in a table.
     *
     * @param href null where there are no rows
     */
    record Cell(String value, String text, String href, String style) {}

    /** Where the picture is shown. */
    public String page() {
        return round == 0
                ? "/dashboard" + (isNow() ? "" : "?day=" + asOf)
                : "/rounds/" + round + "/dashboard" + (isNow() ? "" : "?period=" + number);
    }

    /** Where items of this picture are listed; what is asked of them follows. */
    public String rows() {
        return round == 0
                ? "/dashboard/rows?day=" + (isNow() ? "" : asOf)
                : "/rounds/" + round + "/dashboard/rows?period=" + number;
    }
}
