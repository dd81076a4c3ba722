package org.zhenggai.ledger.dashboard;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.zhenggai.round.item.ItemState;

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

    /** Finished stays of items {@code f} of a round by state and working days, up to a time. */
    static String stays(String source) {
        return """
            select s.state, s.working_days as bucket, f.confidential, count(*) as items
            from %s join item_stay s on s.item = f.item where s.left_at < :until and %s
            group by s.state, s.working_days, f.confidential
            """.formatted(source, ItemState.openIn("s"));
    }

    /** The bucket of a row {@code f}. */
    String bucket() {
        if (day == null) {
            return "f.level";
        }
        StringBuilder sql = new StringBuilder("case when " + day + " is null then " + UNKNOWN);
        for (int n = bounds.size() - 1; n > 0; n--) {
            sql.append(" when %s <= :days%d then %d".formatted(day, bounds.get(n), bounds.get(n)));
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

    /** The days of a bucket in words: {@code 8至14天}. */
    String words(int bucket) {
        int next = bounds.indexOf(bucket) + 1;
        if (bucket == UNKNOWN) {
            return "未记录";
        }
        return next == bounds.size() ? bucket + "天以上" : bucket + "至" + (bounds.get(next) - 1) + "天";
    }

    /** Until when stays count in a present picture, which is all of them. */
    static LocalDateTime untilNow(LocalDate today) {
        return today.plusDays(1).atStartOfDay();
    }

    /** The days before this one that buckets begin with. */
    static Map<String, Object> parameters(LocalDate asOf) {
        Map<String, Object> days = new HashMap<>();
        for (Spread spread : values()) {
            spread.bounds.forEach(bound -> days.put("days" + bound, asOf.minusDays(bound)));
        }
        return days;
    }
}
