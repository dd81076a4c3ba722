package org.zhenggai.ledger.dashboard;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * The figures of a round, or of one of its areas or units, in one picture.
 *
 * @param number of the period, 0 for now
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

    /** Nothing of a round in a picture. */
    static Count none(Count like, Part part, String member) {
        Map<Figure, BigDecimal> numbers = new EnumMap<>(Figure.class);
        for (Figure figure : Figure.values()) {
            numbers.put(figure, BigDecimal.ZERO);
        }
        return new Count(like.picture, like.round, like.number, like.asOf, part, member, numbers);
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
        boolean isInLedger =
                isNow() && what.query() != null && (part != Part.UNIT || !member.isEmpty() && !member.equals(UNKNOWN));
        String own = switch (part) {
            case ROUND -> "";
            case AREA -> "area=" + member;
            case UNIT -> isInLedger ? "unit=" + member + "&lead=true" : "unit=" + member;
        };
        return isInLedger
                ? query("/rounds/" + round + "/ledger", own, what.query())
                : query("/rounds/" + round + "/dashboard/rows", own, "figure=" + figure, "period=" + number);
    }

    private static String query(String path, String... parts) {
        String query = String.join(
                "&", Arrays.stream(parts).filter(part -> !part.isEmpty()).toList());
        return query.isEmpty() ? path : path + "?" + query;
    }
}
