package org.zhenggai.bulletin.decision;

import static org.zhenggai.bulletin.decision.DecisionState.ANSWERED;
import static org.zhenggai.bulletin.decision.DecisionState.OPEN;
import static org.zhenggai.bulletin.decision.DecisionState.REFERRED;
import static org.zhenggai.bulletin.decision.DecisionState.UNFINISHED;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.kernel.Actor;
import org.zhenggai.kernel.Days;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.calendar.WorkCalendar;
import org.zhenggai.round.EventKind;
import org.zhenggai.round.Events;
import org.zhenggai.round.GivenDay;
import org.zhenggai.work.plan.GivenDays;

/**
 * Decisions of the meetings that hear the bulletins (会议决定): each is carried out by somebody until a day, and what is
 * unfinished at a cut-off comes back in the bulletin.
 */
@Service
@Transactional
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Decisions {

    private final GivenDays days;
    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final DecisionProcess process;
    private final Events events;
    private final Clock clock;

    private record Row(
            long round, Long item, String state, String answer, String answeredBy, String text, LocalDate dueOn) {}

    /** Writes what the meeting on a bulletin decided, and lets it be carried out. */
    public void take(long round, long bulletin, String user, List<NewDecision> decided) {
        LocalDateTime now = LocalDateTime.now(clock);
        int[] position = {0};
        batches.batchUpdate(
                "insert into decision (bulletin, position, item, text, unit, due_on, original_due_on, state, by_whom, at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, 'OPEN', ?, ?)",
                decided.stream()
                        .map(one -> new Object[] {
                            bulletin,
                            ++position[0],
                            one.item(),
                            one.text(),
                            one.unit(),
                            one.dueOn(),
                            one.dueOn(),
                            user,
                            now
                        })
                        .toList());
        decided.forEach(one -> events.record(
                round, one.item(), user, EventKind.DECIDED, one.text() + "（" + Days.words(one.dueOn()) + "前落实）"));
        process.start(jdbc.sql("select id from decision where bulletin = ? order by position")
                .param(bulletin)
                .query(Long.class)
                .list());
    }

    /** Whoever carries the decision out says what was done, or that it cannot be done and why. */
    public void answer(long id, Actor actor, boolean isDone, String text) {
        Row row = lock(id, OPEN);
        jdbc.sql("update decision set state = 'ANSWERED', answer = ?, answer_text = ?, answered_by = ?, answered_at = ?"
                        + " where id = ?")
                .params(isDone ? "DONE" : "CANNOT", text, actor.user(), LocalDateTime.now(clock), id)
                .update();
        record(row, actor.user(), EventKind.DECISION_ANSWERED, (isDone ? "" : "无法落实：") + text);
    }

    /**
     * The office has seen that it is carried out.
     *
     * @throws Refusal when the answer says that it is not, or when he has given the answer himself
     */
    public void confirm(long id, Actor actor) {
        Row row = lock(id, ANSWERED);
        objection(row, actor.names()).ifPresent(why -> {
            throw new Refusal(why);
        });
        jdbc.sql("update decision set state = 'DONE', confirmed_by = ?, ended_at = ? where id = ?")
                .params(actor.user(), LocalDateTime.now(clock), id)
                .update();
        record(row, actor.user(), EventKind.DECISION_CONFIRMED, row.text());
    }

    /** Why this person, or anybody where it is null, cannot confirm the decision; empty when it can be. */
    @Transactional(readOnly = true)
    Optional<String> objection(long id, String person) {
        return objection(row(id), person == null ? List.of() : List.of(person));
    }

    private static Optional<String> objection(Row row, Collection<String> persons) {
        if ("CANNOT".equals(row.answer())) {
            return Optional.of("对方报告这项决定无法落实，不能确认为已落实。请退回，或者提请主要领导另定日期。");
        }
        return persons.contains(row.answeredBy())
                ? Optional.of("这项决定的落实情况是您本人（或您代办的人）报告的，请由整改办其他人员确认。")
                : Optional.empty();
    }

    /** The office sends the answer back to whoever gave it. */
    public void giveBack(long id, String user, String reason) {
        Row row = lock(id, ANSWERED);
        reasoned(id, OPEN, user, reason);
        record(row, user, EventKind.DECISION_RETURNED, reason);
    }

    /** The office asks the principal leader for another day. */
    public void refer(long id, String user, String reason) {
        Row row = lock(id, ANSWERED);
        reasoned(id, REFERRED, user, reason);
        record(row, user, EventKind.DECISION_REFERRED, reason);
    }

    /** The leader keeps the day as it is. */
    public void uphold(long id, String user, String reason) {
        Row row = lock(id, REFERRED);
        reasoned(id, OPEN, user, reason);
        record(row, user, EventKind.DECISION_UPHELD, reason);
    }

    /** The leader sets another day, asked by the office ({@link #refer}). */
    public void renew(long id, String user, GivenDay given) {
        Row row = lock(id, REFERRED);
        renew(id, row, user, given.day(), null);
        days.take(row.round(), row.item(), user, "会议决定的新日期", given);
    }

    /** The leader drops the decision, asked by the office. */
    public void drop(long id, String user, String reason) {
        drop(id, lock(id, REFERRED), user, reason, null);
    }

    /**
     * The leader sets another day, which the meeting has looked at, when the decision comes back in a bulletin.
     *
     * @param bulletin the one that the meeting hears
     */
    public void renewInMeeting(long id, String user, LocalDate dueOn, long bulletin) {
        renew(id, lock(id, OPEN, ANSWERED, REFERRED), user, dueOn, bulletin);
        process.renewed(
                id,
                Date.from(dueOn.atTime(WorkCalendar.END_OF_DAY)
                        .atZone(clock.getZone())
                        .toInstant()));
    }

    /** The leader drops the decision when it comes back in a bulletin. */
    public void dropInMeeting(long id, String user, String reason, long bulletin) {
        drop(id, lock(id, OPEN, ANSWERED, REFERRED), user, reason, bulletin);
        process.ended(List.of(id));
    }

    /** Ends the unfinished decisions on items that are closed or carried over. */
    public void endFor(List<Long> items) {
        if (items.isEmpty()) {
            return;
        }
        List<Long> unfinished = jdbc.sql(
                        "select id from decision where item in (:items) and state in (:unfinished) order by id")
                .param("items", items)
                .param("unfinished", UNFINISHED)
                .query(Long.class)
                .list();
        if (!unfinished.isEmpty()) {
            jdbc.sql("update decision set state = 'LAPSED', ended_at = :now where id in (:unfinished)")
                    .param("now", LocalDateTime.now(clock))
                    .param("unfinished", unfinished)
                    .update();
            process.ended(unfinished);
        }
    }

    private void renew(long id, Row row, String user, LocalDate dueOn, Long bulletin) {
        Refusal.unless(dueOn.isAfter(LocalDate.now(clock)), "新日期%s须晚于今天，请另选一天。", dueOn);
        String state = row.state().equals(REFERRED.name()) ? OPEN.name() : row.state();
        jdbc.sql("update decision set due_on = ?, state = ? where id = ?")
                .params(dueOn, state, id)
                .update();
        keep(id, row, user, dueOn, null, bulletin);
        record(row, user, EventKind.DECISION_RENEWED, Days.words(row.dueOn()) + "改为" + Days.words(dueOn));
    }

    private void drop(long id, Row row, String user, String reason, Long bulletin) {
        reasoned(id, DecisionState.DROPPED, user, reason);
        jdbc.sql("update decision set ended_at = ? where id = ?")
                .params(LocalDateTime.now(clock), id)
                .update();
        keep(id, row, user, null, reason, bulletin);
        record(row, user, EventKind.DECISION_DROPPED, reason);
    }

    /** What was changed, for the bulletin of the meeting that did so. */
    private void keep(long id, Row row, String user, LocalDate dueOn, String reason, Long bulletin) {
        jdbc.sql("insert into decision_change (decision, bulletin, from_on, to_on, reason, by_whom, at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(id, bulletin, row.dueOn(), dueOn, reason, user, LocalDateTime.now(clock))
                .update();
    }

    private void reasoned(long id, DecisionState next, String user, String reason) {
        jdbc.sql("update decision set state = ?, reason = ?, reason_by = ?, reason_at = ? where id = ?")
                .params(next.name(), reason, user, LocalDateTime.now(clock), id)
                .update();
    }

    private void record(Row row, String user, EventKind kind, String text) {
        events.record(row.round(), row.item(), user, kind, text);
    }

    private Row row(long id) {
        return jdbc.sql("select p.round, d.item, d.state, d.answer, d.answered_by, d.text, d.due_on from decision d"
                        + " join bulletin b on b.id = d.bulletin join reporting_period p on p.id = b.period"
                        + " where d.id = ?")
                .param(id)
                .query(Row.class)
                .single();
    }

    /** The decision for this transaction alone, in one of these states. */
    private Row lock(long id, DecisionState... from) {
        jdbc.sql("select id from decision where id = ? for update")
                .param(id)
                .query(Long.class)
                .single();
        Row row = row(id);
        Refusal.unless(
                Arrays.stream(from).anyMatch(state -> state.name().equals(row.state())),
                "这项会议决定现为“%s”，不能办理这一步。请刷新任务列表后再试。",
                DecisionState.valueOf(row.state()).word());
        return row;
    }
}
