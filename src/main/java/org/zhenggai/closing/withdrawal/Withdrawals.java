package org.zhenggai.closing.withdrawal;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhenggai.intake.RoundPrints;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.people.Role;
import org.zhenggai.people.Viewer;
import org.zhenggai.round.Chunks;
import org.zhenggai.round.EventKind;
import org.zhenggai.round.Events;
import org.zhenggai.round.OpenEnds;
import org.zhenggai.round.RoundRepository;
import org.zhenggai.round.RoundState;
import org.zhenggai.round.item.BulkSteps;
import org.zhenggai.round.item.Counted;
import org.zhenggai.round.item.ItemState;

/**
 * A wrong round is withdrawn (撤销轮次): by the office until its plan is approved, by the secretary afterwards. First
 * the round, then its items in chunks, each in a transaction of its own; whoever comes again goes on where it stopped.
 */
@Service
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Withdrawals {

    static final int LONGEST_REASON = 1000;

    /** Before the title of a withdrawn round, so that every page and list that names it says so. */
    private static final String MARK = "【已撤销】";

    private static final int LONGEST_TITLE = 400;

    /** A job that runs at the same moment may win a chunk; it is tried again. */
    private static final int TRIES = 3;

    private final WithdrawalProcess process;
    private final List<OpenEnds> ends;
    private final RoundRepository rounds;
    private final BulkSteps steps;
    private final RoundPrints prints;
    private final Events events;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final Clock clock;

    private record Row(String title, RoundState state, boolean approved) {}

    /** What ends with a round. */
    record Counts(long items, long open, long closed, long asked, long episodes, long waiting) {}

    /** Whether he may withdraw the round as it is now. */
    public boolean mayWithdraw(Viewer viewer, long round) {
        return row(round, "")
                .filter(row -> row.state().isOpen())
                .map(row -> hasRole(viewer, row))
                .orElse(false);
    }

    private static boolean hasRole(Viewer viewer, Row row) {
        return row.approved() ? viewer.roles().contains(Role.SECRETARY) : viewer.isOffice();
    }

    Counts counts(long round) {
        return jdbc.sql("""
            select %s, (select count(*) from fortnightly_report f join item x on x.id = f.item where x.round = :round
                and f.state = 'DUE') as asked, (select count(*) from stalled_now e join item x on x.id = e.item
                where x.round = :round) as episodes,
                (select count(*) from waiting w join item x on x.id = w.item where x.round = :round
                and w.ended_at is null) as waiting
            from item i where i.round = :round
            """.formatted(Counted.columns(Counted.ITEMS, Counted.OPEN, Counted.CLOSED)))
                .param("round", round)
                .query(Counts.class)
                .single();
    }

    /**
     * Withdraws the round and ends all of it.
     *
     * @throws Refusal when it is archived or withdrawn already, he is not the one to do it, or the reason does not do
     */
    public void withdraw(Viewer viewer, long round, String reason) {
        String words = reason == null ? "" : reason.strip();
        Refusal.unless(!words.isEmpty(), "请写明撤销的理由：它记入轮次的办理经过。");
        Refusal.unless(words.length() <= LONGEST_REASON, "撤销的理由超过%d字，请改短。", LONGEST_REASON);
        transaction.executeWithoutResult(status -> begin(viewer, round, words));
        finish(round);
    }

    private void begin(Viewer viewer, long round, String reason) {
        Row row = row(round, " for update").orElseThrow(() -> new Refusal("没有这个轮次，请从首页重新进入。"));
        Refusal.unless(row.state() != RoundState.ARCHIVED, "轮次“%s”已经归档，不能撤销。", row.title());
        Refusal.unless(row.state() != RoundState.WITHDRAWN, "轮次“%s”已经撤销，请刷新页面。", row.title());
        Refusal.unless(hasRole(viewer, row), row.approved() ? "整改方案已经审定，只有镇主要领导可以撤销这个轮次。" : "整改方案审定之前，由整改办撤销轮次。");
        events.record(round, viewer.username(), EventKind.WITHDRAWN, reason);
        rounds.withdraw(round, marked(row.title()));
        prints.forget(round);
        process.endRound(round);
        ends.forEach(end -> end.ofRound(round, LocalDateTime.now(clock)));
    }

    private static String marked(String title) {
        String marked = MARK + title;
        return marked.length() <= LONGEST_TITLE ? marked : marked.substring(0, LONGEST_TITLE - 1) + "…";
    }

    /** Goes on with rounds whose withdrawal stopped half way, as when the server went down. */
    void finishAll() {
        jdbc.sql("""
            select distinct r.id from round r join item i on i.round = r.id
            where r.state = 'WITHDRAWN' and i.state <> 'WITHDRAWN' order by r.id
            """).query(Long.class).list().forEach(this::finish);
    }

    private void finish(long round) {
        boolean isLeft = true;
        int failures = 0;
        while (isLeft) {
            try {
                isLeft = Boolean.TRUE.equals(transaction.execute(status -> endNext(round)));
                failures = 0;
            } catch (RuntimeException e) {
                failures++;
                if (failures == TRIES) {
                    throw e;
                }
            }
        }
    }

    /** Ends the next {@link Chunks#SIZE} items; false when there were none. */
    private boolean endNext(long round) {
        row(round, " for update");
        List<Long> next = jdbc.sql("select id from item where round = ? and state <> 'WITHDRAWN' order by id limit ?")
                .params(round, Chunks.SIZE)
                .query(Long.class)
                .list();
        if (next.isEmpty()) {
            return false;
        }
        process.endItems(next);
        ends.forEach(end -> end.ofItems(next, LocalDateTime.now(clock)));
        steps.end(next, EventKind.WITHDRAWN, ItemState.WITHDRAWN);
        return true;
    }

    private Optional<Row> row(long round, String lock) {
        return jdbc.sql("""
            select title, state, exists (select 1 from plan_version p where p.round = round.id and p.state in
                ('APPROVED', 'FINAL')) as approved
            from round where id = :round%s
            """.formatted(lock))
                .param("round", round)
                .query(Row.class)
                .optional();
    }
}
