package org.zhenggai.paper;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhenggai.round.item.Counted;

/** The figures of a round as its documents say them. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class RoundFigures {

    private final JdbcClient jdbc;
    private final Clock clock;

    public record Figures(
            String shortName,
            String title,
            LocalDate feedbackOn,
            LocalDate concentratedEnd,
            String progressReport,
            int areas,
            int findings,
            int closedFindings,
            int items,
            int open,
            int closed,
            int carriedOver,
            int waiting,
            int overdue,
            int immediate,
            int dated,
            int standing,
            int major,
            int money) {}

    record AreaFigures(int number, String title, int findings, int items, int open, int closed, int carriedOver) {}

    public LocalDate today() {
        return LocalDate.now(clock);
    }

    public Figures of(long round) {
        return jdbc.sql("""
            select r.short_name, r.title, r.feedback_on, r.concentrated_end, r.progress_report,
                (select count(*) from area a where a.round = r.id) as areas,
                (select count(*) from finding f where f.round = r.id) as findings,
                (select count(*) from finding f where f.round = r.id and f.closed_at is not null) as closed_findings,
                %s,
                count(case when i.kind = 'IMMEDIATE' then 1 end) as immediate,
                count(case when i.kind = 'DATED' then 1 end) as dated,
                count(case when i.kind = 'STANDING' then 1 end) as standing,
                count(case when i.major then 1 end) as major,
                count(case when i.involves_money then 1 end) as money
            from round r left join item i on i.round = r.id where r.id = :round
            group by r.id, r.short_name, r.title, r.feedback_on, r.concentrated_end, r.progress_report
            """.formatted(Counted.columns(
                        Counted.ITEMS,
                        Counted.OPEN,
                        Counted.CLOSED,
                        Counted.CARRIED_OVER,
                        Counted.WAITING,
                        Counted.OVERDUE)))
                .param("round", round)
                .param("today", today())
                .query(Figures.class)
                .single();
    }

    List<AreaFigures> areas(long round) {
        return jdbc.sql("""
            select a.number, a.title, count(distinct f.id) as findings, %s
            from area a left join finding f on f.area = a.id left join item i on i.finding = f.id
            where a.round = ? group by a.id, a.number, a.title order by a.number, a.id
            """.formatted(
                                Counted.columns(Counted.ITEMS, Counted.OPEN, Counted.CLOSED, Counted.CARRIED_OVER)))
                .param(round)
                .query(AreaFigures.class)
                .list();
    }

    /** The items of a round that are confidential now, however they stood when a paper was kept. */
    public Set<Long> confidential(long round) {
        return Set.copyOf(jdbc.sql("select id from item where round = ? and confidential")
                .param(round)
                .query(Long.class)
                .list());
    }
}
