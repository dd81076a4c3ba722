package org.zhenggai.ledger.dashboard;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.zhenggai.round.item.ItemState;
import org.zhenggai.round.item.LadderStep;

/**
 * How the items of a round are spread: by days, by steps of the ladder. Kept as a number for each state and bucket, so that
 * spreads of many rounds add up; medians are read from them.
 */
@RequiredArgsConstructor(access = AccessLevel.PRIVATE)
enum Spread {
    /** Open items by calendar days in their present state. */
    AGE("f.open", "f.state", "cast(f.state_since as date)", List.of(0, 8, 15, 31, 61, 91)),
    /** Overdue items by calendar days past their deadline. */
    LATE("f.overdue", "''", "f.deadline", List.of(1, 8, 15, 31, 61)),
    /** Stalled items by step of the ladder. */
    LEVEL("f.level > 0", "''", null, List.of());

    /** The kind of what is spread beside these: finished stays by working days. */
    static final String STAY = "STAY";

    /** A bucket of what nobody recorded. */
    static final int UNKNOWN = -1;

    private final String condition;
    private final String state;
    private final String day;
    private final List<Integer> bounds;

    /** The columns {@code state}, {@code bucket}, {@code confidential} and {@code items} over a source. */
    String select(String source) {
        return """
            select x.state, x.bucket, x.confidential, count(*) as items from
                (select %s as state, %s as bucket, f.confidential from %s where %s) x
            group by x.state, x.bucket, x.confidential
            """.formatted(state, bucket(), source, condition);
    }

    /** Finished stays of items {@code f} by state and working days: of a past picture up to when it was taken. */
    static String stays(String source) {
        return """
            select s.state, s.working_days as bucket, f.confidential, count(*) as items
            from %s join item_stay s on s.item = f.item where %s and %s
            group by s.state, s.working_days, f.confidential
            """.formatted(source, finished("s"), ItemState.openIn("s"));
    }

    /** Whether a stay was finished when the row {@code f} was taken. */
    static String finished(String stay) {
        return "(f.period = 0 or %s.left_at < f.taken_at)".formatted(stay);
    }

    /** All of them together, led in by their kind; {@code STAY} are those of {@link #stays}. */
    static String all(String source) {
        return Stream.concat(
                        Stream.of(values()).map(spread -> kind(spread.name(), spread.select(source))),
                        Stream.of(kind(STAY, stays(source))))
                .collect(Collectors.joining(" union all "));
    }

    private static String kind(String kind, String select) {
        return "select '%s' as kind, y%s.* from (%s) y%s".formatted(kind, kind, select, kind);
    }

    /** The bucket of a row {@code f}. */
    String bucket() {
        if (day == null) {
            return "f.level";
        }
        StringBuilder sql = new StringBuilder("case when " + day + " is null then " + UNKNOWN);
        for (int n = bounds.size() - 1; n > 0; n--) {
            sql.append(" when %s <= f.as_of - %d then %d".formatted(day, bounds.get(n), bounds.get(n)));
        }
        return sql.append(" else ").append(bounds.get(0)).append(" end").toString();
    }

    /** Holds of the rows {@code f} that it spreads. */
    String condition() {
        return condition;
    }

    /** The lowest days of each bucket. */
    List<Integer> bounds() {
        return bounds;
    }

    /** The days of a bucket in words, {@code 8至14天}, or the step of the ladder. */
    String words(int bucket) {
        if (this == LEVEL) {
            return LadderStep.open().stream()
                    .filter(step -> step.level() == bucket)
                    .map(LadderStep::word)
                    .findFirst()
                    .orElse("");
        }
        int next = bounds.indexOf(bucket) + 1;
        if (bucket == UNKNOWN) {
            return "未记录";
        }
        return next == bounds.size() ? bucket + "天以上" : bucket + "至" + (bounds.get(next) - 1) + "天";
    }
}
