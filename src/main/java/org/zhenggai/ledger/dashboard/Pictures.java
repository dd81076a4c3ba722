package org.zhenggai.ledger.dashboard;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhenggai.bulletin.BulletinCompiled;
import org.zhenggai.round.RoundState;

/**
 * Keeps the pictures of rounds: the present one, which is counted anew when something has changed or a day has passed, and
 * one of each period, taken in the transaction that compiles its bulletin.
 */
@Service
@RequiredArgsConstructor
class Pictures {

    private final Aggregates aggregates;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final Clock clock;

    private record Picture(long id, int number, LocalDate asOf, LocalDateTime takenAt) {}

    private record Period(long round, int number) {}

    /** Counts every round anew whose figures do not hold any more. */
    void refresh() {
        LocalDate today = LocalDate.now(clock);
        List<Long> stale = jdbc.sql("""
                        select r.id from round r left join dashboard_picture p on p.round = r.id and p.number = 0
                        where p.id is null or p.as_of <> :today and %s
                            or exists (select 1 from dashboard_mark m where m.round = r.id)
                            or exists (select 1 from dashboard_picture u where u.round = r.id and not u.counted)
                        order by r.id
                        """.formatted(RoundState.openIn("r")))
                .param("today", today)
                .query(Long.class)
                .list();
        stale.forEach(round -> {
            begin(round);
            transaction.executeWithoutResult(status -> renew(round));
        });
    }

    /** Makes the row of the present picture, which whoever counts holds; another node may have done so. */
    private void begin(long round) {
        LocalDateTime now = LocalDateTime.now(clock);
        try {
            jdbc.sql("""
                            insert into dashboard_picture (round, number, as_of, taken_at, counted)
                            select :round, 0, :today, :now, false where not exists
                                (select 1 from dashboard_picture p where p.round = :round and p.number = 0)
                            """)
                    .param("round", round)
                    .param("today", now.toLocalDate())
                    .param("now", now)
                    .update();
        } catch (DuplicateKeyException e) {
            // Then it is there.
        }
    }

    /** Marks go before the count: what is committed while it counts leaves a mark that is seen next time. */
    private void renew(long round) {
        long present = jdbc.sql("select id from dashboard_picture where round = ? and number = 0 for update")
                .param(round)
                .query(Long.class)
                .single();
        jdbc.sql("delete from dashboard_mark where round = ?").param(round).update();
        LocalDateTime now = LocalDateTime.now(clock);
        LocalDate today = now.toLocalDate();
        aggregates.count(present, Source.now(round, today), today, Spread.untilNow(today));
        jdbc.sql("update dashboard_picture set as_of = :today, taken_at = :now, counted = true where id = :picture")
                .param("today", today)
                .param("now", now)
                .param("picture", present)
                .update();
        jdbc.sql("select id, number, as_of, taken_at from dashboard_picture where round = ? and not counted")
                .param(round)
                .query(Picture.class)
                .list()
                .forEach(this::recount);
    }

    /** A past picture whose items became confidential or are so no more, or that an upgrade left uncounted. */
    private void recount(Picture past) {
        jdbc.sql("""
                update dashboard_item set confidential = (select i.confidential from item i where i.id = dashboard_item.item)
                where picture = ?
                """).param(past.id()).update();
        finish(past);
    }

    private void finish(Picture past) {
        aggregates.count(past.id(), Source.kept(past.id()), past.asOf(), past.takenAt());
        jdbc.sql("update dashboard_picture set counted = true where id = ?")
                .param(past.id())
                .update();
    }

    /** Takes the picture of a period with what its bulletin has counted, once. */
    @EventListener
    void take(BulletinCompiled compiled) {
        Period period = jdbc.sql("select round, number from reporting_period where id = ?")
                .param(compiled.period())
                .query(Period.class)
                .single();
        LocalDateTime now = LocalDateTime.now(clock);
        LocalDate today = now.toLocalDate();
        int made = jdbc.sql("""
                        insert into dashboard_picture (round, number, as_of, taken_at, counted)
                        select :round, :number, :today, :now, false where not exists
                            (select 1 from dashboard_picture p where p.round = :round and p.number = :number)
                        """)
                .param("round", period.round())
                .param("number", period.number())
                .param("today", today)
                .param("now", now)
                .update();
        if (made == 0) {
            return;
        }
        Picture picture = jdbc.sql("""
                        select id, number, as_of, taken_at from dashboard_picture where round = :round and number = :number
                        """)
                .param("round", period.round())
                .param("number", period.number())
                .query(Picture.class)
                .single();
        Source source = Source.at(period.round(), today, compiled.period());
        jdbc.sql("insert into dashboard_item (picture, %1$s) select :picture, %1$s from %2$s"
                        .formatted(Source.COLUMNS, source.sql()))
                .params(source.parameters())
                .param("picture", picture.id())
                .update();
        finish(picture);
    }
}
