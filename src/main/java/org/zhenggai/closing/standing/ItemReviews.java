package org.zhenggai.closing.standing;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The reviews of standing items, oldest first. */
@Service
@Transactional(readOnly = true)
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class ItemReviews {

    private static final String REVIEWS = """
            select r.number, r.due_on, r.report, coalesce(p.name, r.reported_by) as reported_by, r.reported_at,
                r.verdict, r.reason, coalesce(c.name, r.confirmed_by) as confirmed_by, r.confirmed_at
            from standing_review r join standing_series s on s.id = r.series
                left join person p on p.username = r.reported_by left join person c on c.username = r.confirmed_by
            where %s order by s.id, r.number
            """;

    private final JdbcClient jdbc;

    /**
     * A review.
     *
     * @param report what the unit says, or null until it does; so are reportedBy, a name, and reportedAt
     * @param verdict null until the office has confirmed or not; so are confirmedBy, a name, and confirmedAt
     * @param reason of a rebound
     */
    public record Review(
            int number,
            LocalDate dueOn,
            String report,
            String reportedBy,
            LocalDateTime reportedAt,
            ReviewVerdict verdict,
            String reason,
            String confirmedBy,
            LocalDateTime confirmedAt) {

        /** The word users read for where the review stands. */
        public String word() {
            return verdict != null ? verdict.word() : report == null ? "未到" : "待确认";
        }
    }

    /** Those of all series of an item. */
    public List<Review> of(long item) {
        return jdbc.sql(REVIEWS.formatted("s.item = :item"))
                .param("item", item)
                .query(Review.class)
                .list();
    }

    /** Those of one series. */
    public List<Review> ofSeries(long series) {
        return jdbc.sql(REVIEWS.formatted("s.id = :series"))
                .param("series", series)
                .query(Review.class)
                .list();
    }
}
