package org.zhenggai.work.deadline;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.kernel.Days;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.round.Chunks;
import org.zhenggai.round.EventKind;
import org.zhenggai.round.Events;
import org.zhenggai.round.Events.Line;
import org.zhenggai.round.RuleSets;
import org.zhenggai.round.item.Item;
import org.zhenggai.round.item.Items;

/**
 * Items that wait for an outside condition (findings 7, 13, 21, 42): whose act, what is expected, when to ask again.
 * Until that day they do not stall; on it the unit is asked, and what it does not answer lets the item stall.
 */
@Service
@Transactional
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Waits {

    private static final int LONGEST_NAME = 100;

    private final Items items;
    private final Events events;
    private final WaitingProcess process;
    private final RuleSets rules;
    private final JdbcClient jdbc;
    private final Clock clock;

    /**
     * What an item waits for.
     *
     * @param who the authority that has to act
     * @param expected what it has to do
     * @param askAgainOn day of the next inquiry
     */
    public record Condition(String who, String expected, LocalDate askAgainOn) {

        private String words() {
            return who + "：" + expected + "，" + Days.words(askAgainOn) + "再次询问";
        }
    }

    private record Wait(long id, String who, String expected, LocalDate askAgainOn, boolean asked) {

        private boolean isFor(Condition condition) {
            return new Condition(who, expected, askAgainOn).equals(condition);
        }
    }

    /** Refuses a name that is a text, and a day that is not in the future or too far away ({@code askAgainDays}). */
    public void check(Item item, Condition condition) {
        Refusal.unless(condition.who().length() <= LONGEST_NAME, "“等待哪个单位”超过%d字，请只写单位名称。", LONGEST_NAME);
        checkDay(item, condition.askAgainOn());
    }

    private void checkDay(Item item, LocalDate askAgainOn) {
        LocalDate today = LocalDate.now(clock);
        Refusal.unless(askAgainOn.isAfter(today), "“再次询问日期”%s须晚于今天。请另选日期。", askAgainOn);
        int most = rules.figure(item.round(), "askAgainDays");
        LocalDate last = today.plusDays(most);
        Refusal.unless(
                !askAgainOn.isAfter(last), "“再次询问日期”最远可定到%s（%d天内），现为%s。请改早一些，到时仍未具备的再续。", last, most, askAgainOn);
    }

    /** Takes over what a report says: the item waits for this, or with null for nothing any more. */
    public void reported(long item, String user, Condition condition) {
        Optional<Wait> open = open(item);
        if (condition == null) {
            open.ifPresent(wait -> {
                end(wait, user, WaitEnding.REPORTED, null);
                items.stopWaiting(item);
                process.ended(List.of(item));
            });
        } else if (open.isEmpty()) {
            begin(item, user, condition);
        } else if (!open.get().isFor(condition)) {
            renew(open.get(), item, user, condition, condition.words());
            if (open.get().asked()) {
                // The report has answered: the task is taken away, and the wait goes on in a new instance.
                process.ended(List.of(item));
                process.start(item);
            }
        }
    }

    private void begin(long item, String user, Condition condition) {
        jdbc.sql("""
                        insert into waiting (item, who, expected, ask_again_on, begun_by, begun_at)
                        values (:item, :who, :expected, :askAgainOn, :user, :now)
                        """)
                .param("item", item)
                .param("who", condition.who())
                .param("expected", condition.expected())
                .param("askAgainOn", condition.askAgainOn())
                .param("user", user)
                .param("now", LocalDateTime.now(clock))
                .update();
        await(item, user, EventKind.WAITING_BEGUN, condition.words(), condition);
        process.start(item);
    }

    private void renew(Wait wait, long item, String user, Condition condition, String text) {
        jdbc.sql("""
                        update waiting set who = :who, expected = :expected, ask_again_on = :askAgainOn, asked_at = null
                        where id = :wait
                        """)
                .param("who", condition.who())
                .param("expected", condition.expected())
                .param("askAgainOn", condition.askAgainOn())
                .param("wait", wait.id())
                .update();
        await(item, user, EventKind.STILL_WAITING, text, condition);
    }

    private void await(long item, String user, EventKind kind, String text, Condition condition) {
        items.await(item, user, kind, text, condition.who(), condition.expected(), condition.askAgainOn());
    }

    /** Asks the units of the next waits of the round whose day has come, the longest due first, each once for its day. */
    void askAgain(long round) {
        List<Long> next = jdbc.sql("select w.item" + Deadlines.DUE_WAITS + " order by w.ask_again_on, w.id limit :size")
                .param("round", round)
                .param("today", LocalDate.now(clock))
                .param("size", Chunks.SIZE)
                .query(Long.class)
                .list();
        if (next.isEmpty()) {
            return;
        }
        LocalDateTime now = LocalDateTime.now(clock);
        events.recordAll(
                now,
                EventKind.ASKED_AGAIN,
                jdbc.sql("""
                select i.round, i.id as item, w.who || '：' || w.expected as text
                from waiting w join item i on i.id = w.item
                where w.ended_at is null and w.item in (:next) order by w.ask_again_on, w.id
                """).param("next", next).query(Line.class).list());
        jdbc.sql("update waiting set asked_at = :now where ended_at is null and item in (:next)")
                .param("now", now)
                .param("next", next)
                .update();
        process.askAgain(next);
    }

    /** The unit has asked again and the condition is met. */
    void answerMet(long item, String user, String learnt) {
        Wait wait = asked(item);
        record(wait, user, "MET", learnt, null);
        finish(wait, item, user, learnt);
    }

    /** The unit has asked again and has to wait until a later day. */
    void answerStill(long item, String user, String learnt, LocalDate askAgainOn) {
        Wait wait = asked(item);
        checkDay(items.get(item), askAgainOn);
        record(wait, user, "STILL", learnt, askAgainOn);
        renew(
                wait,
                item,
                user,
                new Condition(wait.who(), wait.expected(), askAgainOn),
                learnt + "，" + Days.words(askAgainOn) + "再次询问");
    }

    /** Somebody says on the item's page that the condition is met, whether its day has come or not. */
    public void conditionMet(long item, String user, String learnt) {
        Wait wait =
                open(item).orElseThrow(() -> new Refusal("事项" + items.get(item).number() + "没有在等待外部条件，可能刚登记过，请刷新页面。"));
        finish(wait, item, user, learnt);
        process.conditionMet(item);
    }

    /** Ends the waits of items that are carried over. */
    public void lapse(List<Long> ids) {
        List<Long> waiting = jdbc.sql("select item from waiting where ended_at is null and item in (:ids) order by id")
                .param("ids", ids)
                .query(Long.class)
                .list();
        if (!waiting.isEmpty()) {
            jdbc.sql("""
                            update waiting set ended_by = 'system', ended_at = :now, ending = 'LAPSED'
                            where ended_at is null and item in (:waiting)
                            """)
                    .param("now", LocalDateTime.now(clock))
                    .param("waiting", waiting)
                    .update();
            process.ended(waiting);
        }
    }

    private void finish(Wait wait, long item, String user, String learnt) {
        end(wait, user, WaitEnding.MET, learnt);
        items.await(item, user, EventKind.CONDITION_MET, wait.who() + "：" + learnt, null, null, null);
    }

    private void end(Wait wait, String user, WaitEnding ending, String note) {
        jdbc.sql("""
                        update waiting set ended_by = :user, ended_at = :now, ending = :ending, note = :note
                        where id = :wait
                        """)
                .param("user", user)
                .param("now", LocalDateTime.now(clock))
                .param("ending", ending.name())
                .param("note", note)
                .param("wait", wait.id())
                .update();
    }

    private void record(Wait wait, String user, String answer, String learnt, LocalDate nextOn) {
        jdbc.sql("""
                        insert into inquiry (waiting, due_on, answer, learnt, next_on, by_whom, at)
                        values (:wait, :dueOn, :answer, :learnt, :nextOn, :user, :now)
                        """)
                .param("wait", wait.id())
                .param("dueOn", wait.askAgainOn())
                .param("answer", answer)
                .param("learnt", learnt)
                .param("nextOn", nextOn)
                .param("user", user)
                .param("now", LocalDateTime.now(clock))
                .update();
    }

    private Wait asked(long item) {
        return open(item).filter(Wait::asked).orElseThrow(() -> new Refusal("这次询问已不需要回答，请刷新任务列表。"));
    }

    private Optional<Wait> open(long item) {
        return jdbc.sql("""
                        select id, who, expected, ask_again_on, asked_at is not null as asked
                        from waiting where item = :item and ended_at is null
                        """).param("item", item).query(Wait.class).optional();
    }
}
