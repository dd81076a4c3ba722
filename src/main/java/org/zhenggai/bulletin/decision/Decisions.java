package org.zhenggai.bulletin.decision;

import static org.zhenggai.bulletin.decision.DecisionState.ANSWERED;
import static org.zhenggai.bulletin.decision.DecisionState.OPEN;
import static org.zhenggai.bulletin.decision.DecisionState.REFERRED;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.engine.TaskCreated;
import org.zhenggai.engine.models.UnknownAnswersProcess;
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
    private final DecisionTable table;
    private final DecisionProcess process;
    private final Events events;
    private final UnknownAnswersProcess answers;
    private final Clock clock;

    /** Writes what the meeting on a bulletin decided, and lets it be carried out. */
    public void take(long round, long bulletin, String user, List<NewDecision> decided) {
        List<Long> ids = table.insert(bulletin, user, decided);
        decided.forEach(one -> events.record(
                round, one.item(), user, EventKind.DECIDED, one.text() + "（" + Days.words(one.dueOn()) + "前落实）"));
        process.start(ids);
    }

    /** Whoever carries the decision out says what was done, or that it cannot be done and why. */
    public void answer(long id, Actor actor, boolean isDone, String text) {
        DecisionTable.Row row = table.lock(id, OPEN);
        table.answer(id, isDone ? DecisionAnswer.DONE : DecisionAnswer.CANNOT, text, actor.user());
        record(row, actor.user(), EventKind.DECISION_ANSWERED, (isDone ? "" : "无法落实：") + text);
    }

    /**
     * The office has seen that it is carried out.
     *
     * @throws Refusal when the answer says that it is not, or when he has given the answer himself
     */
    public void confirm(long id, Actor actor) {
        DecisionTable.Row row = table.lock(id, ANSWERED);
        objection(row, actor.names()).ifPresent(why -> {
            throw new Refusal(why);
        });
        table.confirm(id, actor.user());
        record(row, actor.user(), EventKind.DECISION_CONFIRMED, row.text());
    }

    /** Why this person, or anybody where it is null, cannot confirm the decision; empty when it can be. */
    @Transactional(readOnly = true)
    Optional<String> objection(long id, String person) {
        return objection(table.get(id), person == null ? List.of() : List.of(person));
    }

    private static Optional<String> objection(DecisionTable.Row row, Collection<String> persons) {
        if (row.answer() == DecisionAnswer.CANNOT) {
            return Optional.of("对方报告这项决定无法落实，不能确认为已落实。请退回，或者提请主要领导另定日期。");
        }
        return persons.contains(row.answeredBy())
                ? Optional.of("这项决定的落实情况是您本人（或您代办的人）报告的，请由整改办其他人员确认。")
                : Optional.empty();
    }

    /** The office sends the answer back to whoever gave it. */
    public void giveBack(long id, String user, String reason) {
        DecisionTable.Row row = table.lock(id, ANSWERED);
        table.move(id, OPEN, user, reason);
        record(row, user, EventKind.DECISION_RETURNED, reason);
    }

    /** The office asks the principal leader for another day. */
    public void refer(long id, String user, String reason) {
        DecisionTable.Row row = table.lock(id, ANSWERED);
        table.move(id, REFERRED, user, reason);
        record(row, user, EventKind.DECISION_REFERRED, reason);
    }

    /** A model leads an answered decision back to whoever carries it out, where no task of ours has sent it there. */
    @EventListener
    void follow(TaskCreated task) {
        if (task.listener().equals("carryOutDecisionListener")) {
            long id = Long.parseLong(task.subject());
            DecisionTable.Row row = table.get(id);
            if (row.state() == ANSWERED || row.state() == REFERRED) {
                String reason = "流程在%s之后退回".formatted(answers.step(task.process(), id));
                table.move(id, OPEN, Actor.SYSTEM, reason);
                record(row, Actor.SYSTEM, EventKind.DECISION_RETURNED, reason);
            }
        }
    }

    /** The leader keeps the day as it is. */
    void uphold(long id, String user, String reason) {
        DecisionTable.Row row = table.lock(id, REFERRED);
        table.move(id, OPEN, user, reason);
        record(row, user, EventKind.DECISION_UPHELD, reason);
    }

    /** The leader sets another day, asked by the office ({@link #refer}). */
    public void renew(long id, String user, GivenDay given) {
        DecisionTable.Row row = table.lock(id, REFERRED);
        renew(id, row, user, given.day(), null);
        days.take(row.round(), row.item(), user, "会议决定的新日期", given);
    }

    /** The leader drops the decision, asked by the office. */
    public void drop(long id, String user, String reason) {
        drop(id, table.lock(id, REFERRED), user, reason, null);
    }

    /**
     * The leader sets another day, which the meeting has looked at, when the decision comes back in a bulletin.
     *
     * @param bulletin the one that the meeting hears
     */
    public void renewInMeeting(long id, String user, LocalDate dueOn, long bulletin) {
        renew(id, table.lock(id, OPEN, ANSWERED, REFERRED), user, dueOn, bulletin);
        process.renewed(
                id,
                Date.from(dueOn.atTime(WorkCalendar.END_OF_DAY)
                        .atZone(clock.getZone())
                        .toInstant()));
    }

    /** The leader drops the decision when it comes back in a bulletin. */
    public void dropInMeeting(long id, String user, String reason, long bulletin) {
        drop(id, table.lock(id, OPEN, ANSWERED, REFERRED), user, reason, bulletin);
        process.ended(List.of(id));
    }

    /** Ends the unfinished decisions on items that are closed or carried over, and the history of each says so. */
    public void endFor(List<Long> items) {
        if (items.isEmpty()) {
            return;
        }
        List<DecisionTable.Lapsed> lapsed = table.lapse(items);
        if (!lapsed.isEmpty()) {
            process.ended(lapsed.stream().map(DecisionTable.Lapsed::id).toList());
            events.recordAll(
                    LocalDateTime.now(clock),
                    EventKind.DECISION_LAPSED,
                    lapsed.stream()
                            .map(one -> new Events.Line(
                                    one.round(),
                                    one.item(),
                                    "第%s号“%s”当时%s，事项办结，随之终结。"
                                            .formatted(
                                                    one.code(),
                                                    one.text(),
                                                    one.was().word())))
                            .toList());
        }
    }

    private void renew(long id, DecisionTable.Row row, String user, LocalDate dueOn, Long bulletin) {
        Refusal.unless(dueOn.isAfter(LocalDate.now(clock)), "新日期%s须晚于今天，请另选一天。", dueOn);
        table.renew(id, row, dueOn);
        table.keepChange(id, row, user, dueOn, null, bulletin);
        record(row, user, EventKind.DECISION_RENEWED, Days.words(row.dueOn()) + "改为" + Days.words(dueOn));
    }

    private void drop(long id, DecisionTable.Row row, String user, String reason, Long bulletin) {
        table.drop(id, user, reason);
        table.keepChange(id, row, user, null, reason, bulletin);
        record(row, user, EventKind.DECISION_DROPPED, reason);
    }

    private void record(DecisionTable.Row row, String user, EventKind kind, String text) {
        events.record(row.round(), row.item(), user, kind, text);
    }
}
