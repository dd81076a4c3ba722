package org.zhenggai.bulletin.decision;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.kernel.Refusal;

/** The tables of decisions and of what meetings and leaders changed of them. */
@Component
@Transactional
@RequiredArgsConstructor
class DecisionTable {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Clock clock;

    /**
     * A decision with its round.
     *
     * @param answer whether it was carried out, null before somebody has said so
     */
    record Row(
            long round,
            Long item,
            DecisionState state,
            DecisionAnswer answer,
            String answeredBy,
            String text,
            LocalDate dueOn) {}

    @Transactional(readOnly = true)
    Row get(long id) {
        return jdbc.sql("""
                        select p.round, d.item, d.state, d.answer, d.answered_by, d.text, d.due_on
                        from decision d join bulletin b on b.id = d.bulletin join reporting_period p on p.id = b.period
                        where d.id = :id
                        """).param("id", id).query(Row.class).single();
    }

    /**
     * The decision for this transaction alone.
     *
     * @throws Refusal when it is in none of these states
     */
    Row lock(long id, DecisionState... from) {
        jdbc.sql("select id from decision where id = :id for update")
                .param("id", id)
                .query(Long.class)
                .single();
        Row row = get(id);
        Refusal.unless(
                Arrays.asList(from).contains(row.state()),
                "这项会议决定现为“%s”，不能办理这一步。请刷新任务列表后再试。",
                row.state().word());
        return row;
    }

    /** Writes the decisions of a meeting in their order, and gives their ids. */
    List<Long> insert(long bulletin, String user, List<NewDecision> decided) {
        LocalDateTime now = now();
        batches.batchUpdate(
                """
                insert into decision (bulletin, position, item, text, unit, due_on, original_due_on, state, by_whom, at)
                values (?, ?, ?, ?, ?, ?, ?, 'OPEN', ?, ?)
                """,
                IntStream.range(0, decided.size())
                        .mapToObj(n -> {
                            NewDecision one = decided.get(n);
                            LocalDate due = one.dueOn();
                            return new Object[] {
                                bulletin, n + 1, one.item(), one.text(), one.unit(), due, due, user, now
                            };
                        })
                        .toList());
        return jdbc.sql("select id from decision where bulletin = :bulletin order by position")
                .param("bulletin", bulletin)
                .query(Long.class)
                .list();
    }

    void answer(long id, DecisionAnswer answer, String text, String user) {
        jdbc.sql("""
                        update decision set state = 'ANSWERED', answer = :answer, answer_text = :text, answered_by = :user,
                            answered_at = :now
                        where id = :id
                        """)
                .param("answer", answer.name())
                .param("text", text)
                .param("user", user)
                .param("now", now())
                .param("id", id)
                .update();
    }

    void confirm(long id, String user) {
        jdbc.sql("update decision set state = 'DONE', confirmed_by = :user, ended_at = :now where id = :id")
                .param("user", user)
                .param("now", now())
                .param("id", id)
                .update();
    }

    /** Moves it on, with the reason and whose it is. */
    void move(long id, DecisionState next, String user, String reason) {
        jdbc.sql("""
                        update decision set state = :next, reason = :reason, reason_by = :user, reason_at = :now
                        where id = :id
                        """)
                .param("next", next.name())
                .param("reason", reason)
                .param("user", user)
                .param("now", now())
                .param("id", id)
                .update();
    }

    /** Gives it another day; one that was referred is open again. */
    void renew(long id, Row row, LocalDate dueOn) {
        DecisionState state = row.state() == DecisionState.REFERRED ? DecisionState.OPEN : row.state();
        jdbc.sql("update decision set due_on = :dueOn, state = :state where id = :id")
                .param("dueOn", dueOn)
                .param("state", state.name())
                .param("id", id)
                .update();
    }

    void drop(long id, String user, String reason) {
        move(id, DecisionState.DROPPED, user, reason);
        jdbc.sql("update decision set ended_at = :now where id = :id")
                .param("now", now())
                .param("id", id)
                .update();
    }

    /** A decision that ended with its item. */
    record Lapsed(long id, long round, long item, String code, String text, DecisionState was) {}

    /** Ends the unfinished decisions on these items, and gives them as they were. */
    List<Lapsed> lapse(List<Long> items) {
        List<Lapsed> unfinished = jdbc.sql("""
                        select d.id, p.round, d.item, p.number || '-' || d.position as code, d.text, d.state as was
                        from decision d join bulletin b on b.id = d.bulletin join reporting_period p on p.id = b.period
                        where d.item in (:items) and d.state in (:unfinished) order by d.id
                        """)
                .param("items", items)
                .param("unfinished", DecisionState.UNFINISHED)
                .query(Lapsed.class)
                .list();
        if (!unfinished.isEmpty()) {
            jdbc.sql("update decision set state = 'LAPSED', ended_at = :now where id in (:unfinished)")
                    .param("now", now())
                    .param("unfinished", unfinished.stream().map(Lapsed::id).toList())
                    .update();
        }
        return unfinished;
    }

    /**
     * Keeps what was changed, for the bulletin of the meeting that did so.
     *
     * @param dueOn the new day, or null when the decision is dropped
     * @param bulletin null when no meeting did so
     */
    void keepChange(long id, Row row, String user, LocalDate dueOn, String reason, Long bulletin) {
        jdbc.sql("""
                        insert into decision_change (decision, bulletin, from_on, to_on, reason, by_whom, at)
                        values (:id, :bulletin, :from, :to, :reason, :user, :now)
                        """)
                .param("id", id)
                .param("bulletin", bulletin)
                .param("from", row.dueOn())
                .param("to", dueOn)
                .param("reason", reason)
                .param("user", user)
                .param("now", now())
                .update();
    }

    private LocalDateTime now() {
        return LocalDateTime.now(clock);
    }
}
