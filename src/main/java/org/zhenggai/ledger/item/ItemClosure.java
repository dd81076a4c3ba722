package org.zhenggai.ledger.item;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.closing.standing.ReviewVerdict;

/** What an item's page shows of its closure beside signatures and sums: finding, rebound, reviews. */
@Service
@Transactional(readOnly = true)
@RequiredArgsConstructor
class ItemClosure {

    private final JdbcClient jdbc;

    /**
     * Facts of the item.
     *
     * @param findingClosedAt when the last item of its finding was closed, or null
     * @param reboundedAt when a rebound after closure was recorded, or null
     */
    record Facts(boolean involvesMoney, LocalDateTime findingClosedAt, LocalDateTime reboundedAt) {}

    record Review(
            int number,
            LocalDate dueOn,
            String report,
            String reportedBy,
            ReviewVerdict verdict,
            String reason,
            String confirmedBy) {

        /** The word users read for where the review stands. */
        public String word() {
            return verdict != null ? verdict.word() : report == null ? "未到" : "待确认";
        }
    }

    Facts facts(long item) {
        return jdbc.sql("""
            select i.involves_money, f.closed_at as finding_closed_at, i.rebounded_at
            from item i join finding f on f.id = i.finding where i.id = :item
            """).param("item", item).query(Facts.class).single();
    }

    List<Review> reviews(long item) {
        return jdbc.sql("""
            select r.number, r.due_on, r.report, coalesce(p.name, r.reported_by) as reported_by, r.verdict, r.reason,
                coalesce(c.name, r.confirmed_by) as confirmed_by
            from standing_review r join standing_series s on s.id = r.series
                left join person p on p.username = r.reported_by left join person c on c.username = r.confirmed_by
            where s.item = :item order by s.id, r.number
            """).param("item", item).query(Review.class).list();
    }
}
