package org.zhenggai.closing.standing;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.access.cases.FormReads;
import org.zhenggai.closing.standing.ItemReviews.Review;
import org.zhenggai.engine.view.Subject;
import org.zhenggai.kernel.contract.KeyKind;
import org.zhenggai.kernel.contract.ModelView;

/** A series of reviews of a standing item, for those who report and confirm. */
@Component
@Transactional(readOnly = true)
@RequiredArgsConstructor
@ModelView(what = "长期坚持事项及其复核", of = KeyKind.STANDING)
class StandingView implements Subject {

    private final JdbcClient jdbc;
    private final FormReads reads;
    private final ItemReviews reviews;

    private record Head(
            String number,
            String title,
            String round,
            String unit,
            String leader,
            LocalDate closedOn,
            String result,
            String rebound) {}

    private record Row(int no, LocalDate on, String report, String by, String verdict) {

        static Row of(Review review) {
            return new Row(
                    review.number(),
                    review.dueOn(),
                    review.report(),
                    review.reportedBy(),
                    review.verdict() == null ? null : review.verdict().word());
        }
    }

    private record Content(@JsonUnwrapped Head head, int current, int total, LocalDate dueOn, List<Row> reviews) {}

    @Override
    public String name() {
        return "standing";
    }

    @Override
    public Topic topic(long series) {
        return jdbc.sql("""
            select i.number || ' ' || i.title as words, i.round from standing_series s join item i on i.id = s.item
            where s.id = :series
            """).param("series", series).query(Topic.class).single();
    }

    @Override
    public Object read(long series) {
        reads.note("standing-review", series);
        Head head = head(series);
        List<Review> all = reviews.ofSeries(series);
        // The one under review, or the last that was reviewed when all is said.
        Review current = all.stream()
                .filter(review -> review.verdict() == null)
                .findFirst()
                .filter(review -> head.rebound() == null)
                .orElseGet(() -> all.stream()
                        .filter(review -> review.verdict() != null)
                        .reduce((first, last) -> last)
                        .orElseThrow());
        return new Content(
                head,
                current.number(),
                all.size(),
                current.dueOn(),
                all.stream()
                        .filter(review -> review.report() != null)
                        .map(Row::of)
                        .toList());
    }

    private Head head(long series) {
        return jdbc.sql("""
                        select i.number, i.title, r.title as round, u.name as unit, p.name as leader,
                            cast(i.closed_at as date) as closedOn, s.rebound,
                            (select f.done from fortnightly_report f where f.id = (select max(l.id)
                                from fortnightly_report l where l.item = i.id and l.state = 'SUBMITTED')) as result
                        from standing_series s join item i on i.id = s.item join round r on r.id = i.round
                            left join unit u on u.code = i.lead_unit left join person p on p.username = i.leader
                        where s.id = ?
                        """).param(series).query(Head.class).single();
    }
}
