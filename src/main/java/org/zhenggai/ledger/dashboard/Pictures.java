package org.zhenggai.ledger.dashboard;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import lombok.RequiredArgsConstructor;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhenggai.access.cases.Scope;
import org.zhenggai.bulletin.BulletinCompiled;
import org.zhenggai.kernel.Days;
import org.zhenggai.round.RoundState;

/**
 * Keeps the pictures of rounds: the present one, which is counted anew when something has changed or a day has passed, and
 * one of each period, taken in the transaction that compiles its bulletin.
 */
@Service
@RequiredArgsConstructor
class Pictures {

    /** So many items are counted anew while somebody waits for a page; the rest waits for {@link PictureSchedule}. */
    private static final int WHILE_WAITING = 1500;

    private final Aggregates aggregates;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final Clock clock;

    private record Period(long round, int number) {}

    /**
     * A round whose present figures do not hold any more.
     *
     * @param takenAt when they held; null when it has none yet
     * @param secret whether they tell of an item that became confidential
     */
    record Behind(long round, LocalDateTime takenAt, boolean secret, long items) {

        /** What a page says of those that it shows as they were. */
        static String words(List<Behind> left) {
            List<LocalDateTime> old = left.stream()
                    .map(Behind::takenAt)
                    .filter(Objects::nonNull)
                    .sorted()
                    .toList();
            long missing = left.size() - old.size();
            return (old.isEmpty() ? "" : "%d个轮次还有新的变动没有统计，仍是%s的数字。".formatted(old.size(), Days.words(old.get(0))))
                    + (missing == 0 ? "" : "%d个轮次还没有统计，暂不列入。".formatted(missing))
                    + (left.isEmpty() ? "" : "系统正在统计，一分钟左右后重新打开本页即可。");
        }
    }

    /** Counts every round anew whose figures do not hold any more; one that fails does not hold up the others. */
    void refresh() {
        RuntimeException failed = null;
        for (Behind one : behind(Scope.ALL, null)) {
            try {
                renew(one);
            } catch (RuntimeException e) {
                failed = e;
            }
        }
        if (failed != null) {
            throw failed;
        }
    }

    /**
     * Counts as much of that as somebody can wait for.
     *
     * @param round that he looks at; null when he looks at all that he may read
     * @return what is left
     */
    List<Behind> refreshFor(Scope scope, Long round) {
        List<Behind> left = new ArrayList<>();
        long items = WHILE_WAITING;
        for (Behind one : behind(scope, round)) {
            boolean hasNone = one.takenAt() == null && round != null;
            if (one.secret() || hasNone || one.items() <= items) {
                renew(one);
                items -= one.items();
            } else {
                left.add(one);
            }
        }
        return left;
    }

    private List<Behind> behind(Scope scope, Long round) {
        return jdbc.sql("""
                        select r.id as round, case when p.counted then p.taken_at end as taken_at,
                            p.id is not null and exists
                                (select 1 from dashboard_picture u where u.round = r.id and not u.counted) as secret,
                            (select count(*) from item i where i.round = r.id) as items
                        from round r left join dashboard_picture p on p.round = r.id and p.number = 0
                        where %s and (cast(:round as bigint) is null or r.id = :round) and (p.id is null
                            or p.as_of <> :today and %s
                            or exists (select 1 from dashboard_mark m where m.round = r.id)
                            or exists (select 1 from dashboard_picture u where u.round = r.id and not u.counted))
                        order by r.id desc
                        """.formatted(Scope.READS_ROUND, RoundState.openIn("r")))
                .params(scope.parameters())
                .param("round", round)
                .param("today", LocalDate.now(clock))
                .query(Behind.class)
                .list();
    }

    private void renew(Behind one) {
        begin(one.round());
        transaction.executeWithoutResult(status -> renew(one.round()));
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
        if (behind(Scope.ALL, round).isEmpty()) {
            // Somebody else did so while this one waited.
            return;
        }
        jdbc.sql("delete from dashboard_mark where round = ?").param(round).update();
        LocalDateTime now = LocalDateTime.now(clock);
        aggregates.keep(present, Source.now(round, now.toLocalDate()));
        jdbc.sql("update dashboard_picture set as_of = :today, taken_at = :now where id = :picture")
                .param("today", now.toLocalDate())
                .param("now", now)
                .param("picture", present)
                .update();
        finish(present);
        jdbc.sql("select id from dashboard_picture where round = ? and not counted")
                .param(round)
                .query(Long.class)
                .list()
                .forEach(this::recount);
    }

    /** A past picture whose items became confidential or are so no more, or that an upgrade left uncounted. */
    private void recount(long past) {
        jdbc.sql("""
                update dashboard_item set confidential = (select i.confidential from item i where i.id = dashboard_item.item)
                where picture = ?
                """).param(past).update();
        finish(past);
    }

    private void finish(long picture) {
        aggregates.count(picture);
        jdbc.sql("update dashboard_picture set counted = true where id = ?")
                .param(picture)
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
        int made = jdbc.sql("""
                        insert into dashboard_picture (round, number, as_of, taken_at, counted)
                        select :round, :number, :today, :now, false where not exists
                            (select 1 from dashboard_picture p where p.round = :round and p.number = :number)
                        """)
                .param("round", period.round())
                .param("number", period.number())
                .param("today", now.toLocalDate())
                .param("now", now)
                .update();
        if (made == 0) {
            return;
        }
        long picture = jdbc.sql("select id from dashboard_picture where round = ? and number = ?")
                .params(period.round(), period.number())
                .query(Long.class)
                .single();
        aggregates.keep(picture, Source.at(period.round(), now.toLocalDate(), compiled.period()));
        finish(picture);
    }
}
