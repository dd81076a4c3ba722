package org.zhenggai.supervision;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.escalation.Steps;
import org.zhenggai.people.Role;
import org.zhenggai.round.Days;
import org.zhenggai.round.EventKind;
import org.zhenggai.round.Events;
import org.zhenggai.round.Refusal;

/**
 * Talks (约谈) with the unit of a stalled item, and the written explanation (检讨说明) that follows, finding 19. Once an
 * episode; expressions of the model {@code escalation} ask by its id.
 */
@Service("talks")
@Transactional
public class Talks {

    private final Steps steps;
    private final JdbcClient jdbc;
    private final Events events;
    private final Clock clock;

    Talks(Steps steps, JdbcClient jdbc, Events events, Clock clock) {
        this.steps = steps;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** Who talks with the unit. */
    enum Talker {
        LEADER("责任领导"),
        SECRETARY("镇主要领导");

        private final String word;

        Talker(String word) {
            this.word = word;
        }
    }

    private record Row(long id, long round, long item, String talker, String leader) {}

    /** Takes the step, once; the office is to arrange the talk. */
    void open(long episode) {
        if (steps.take(episode, Steps.TALK, EventKind.TALK_DUE)) {
            jdbc.sql("insert into talk (episode, state) values (?, 'DUE')")
                    .param(episode)
                    .update();
        }
    }

    /** Makes the appointment. */
    void arrange(long episode, String user, LocalDate on, String place, Talker talker) {
        Refusal.unless(!on.isBefore(LocalDate.now(clock)), "“约谈日期”%s已经过去，请填今天或以后的日期。", on);
        Row talk = talk(episode);
        moved(jdbc.sql("update talk set state = 'ARRANGED', talker = ?, planned_on = ?, place = ?, arranged_by = ?,"
                        + " arranged_at = ? where id = ? and state = 'DUE'")
                .params(talker.name(), on, place, user, now(), talk.id())
                .update());
        record(talk, user, EventKind.TALK_ARRANGED, Days.words(on) + "，" + place + "，由" + talker.word + "约谈");
    }

    /** The engine's group of whoever talks: the responsible leader himself, or the principal leaders. */
    @Transactional(readOnly = true)
    public String talkers(String episode) {
        Row talk = talk(Long.parseLong(episode));
        return Talker.valueOf(talk.talker()) == Talker.SECRETARY
                ? Role.SECRETARY.code()
                : Role.groupOfPerson(talk.leader());
    }

    /** Records the talk and what the unit promised. */
    void hold(long episode, String user, LocalDate on, String record, String promise) {
        Refusal.unless(!on.isAfter(LocalDate.now(clock)), "“实际约谈日期”%s还没有到，请在约谈之后再记录。", on);
        Row talk = talk(episode);
        moved(jdbc.sql("update talk set state = 'HELD', held_on = ?, record = ?, promise = ?, recorded_by = ?,"
                        + " recorded_at = ? where id = ? and state = 'ARRANGED'")
                .params(on, record, promise, user, now(), talk.id())
                .update());
        record(talk, user, EventKind.TALK_HELD, Days.words(on) + "，单位承诺：" + promise);
    }

    /**
     * Hands in the written explanation.
     *
     * @param newDate the day the unit commits itself to; the item's deadline stays
     */
    void explain(long episode, String user, String text, LocalDate newDate) {
        Refusal.unless(newDate.isAfter(LocalDate.now(clock)), "“承诺完成日期”%s须晚于今天。", newDate);
        Row talk = talk(episode);
        moved(jdbc.sql("update talk set state = 'EXPLAINED' where id = ? and state = 'HELD'")
                .param(talk.id())
                .update());
        jdbc.sql("insert into explanation (talk, text, new_date, by_whom, at) values (?, ?, ?, ?, ?)")
                .params(talk.id(), text, newDate, user, now())
                .update();
        record(talk, user, EventKind.EXPLAINED, "承诺" + Days.words(newDate) + "前完成：" + text);
    }

    /** Accepts the explanation; its date is then what the unit has committed itself to in this episode. */
    void accept(long episode, String user) {
        Row talk = check(episode, user, "ACCEPTED", "ACCEPTED", null);
        jdbc.sql("update escalation_episode set committed_on = (select max(x.new_date) from explanation x"
                        + " where x.talk = ? and x.verdict = 'ACCEPTED') where id = ?")
                .params(talk.id(), episode)
                .update();
        record(talk, user, EventKind.EXPLANATION_ACCEPTED, "");
    }

    /** Returns the explanation, which stays on file; the unit writes another. */
    void giveBack(long episode, String user, String reason) {
        record(check(episode, user, "RETURNED", "HELD", reason), user, EventKind.EXPLANATION_RETURNED, "理由：" + reason);
    }

    private Row check(long episode, String user, String verdict, String next, String reason) {
        Row talk = talk(episode);
        moved(jdbc.sql("update talk set state = ? where id = ? and state = 'EXPLAINED'")
                .params(next, talk.id())
                .update());
        jdbc.sql("update explanation set verdict = ?, reason = ?, checked_by = ?, checked_at = ?"
                        + " where talk = ? and verdict is null")
                .params(verdict, reason, user, now(), talk.id())
                .update();
        return talk;
    }

    /** Calls off a talk that was not held when the stall ended. */
    void callOff(long episode) {
        Row talk = talk(episode);
        int changed = jdbc.sql("update talk set state = 'CALLED_OFF' where id = ? and state in ('DUE', 'ARRANGED')")
                .param(talk.id())
                .update();
        if (changed == 1) {
            record(talk, "system", EventKind.TALK_CALLED_OFF, "停滞已解除");
        }
    }

    private Row talk(long episode) {
        return jdbc.sql("select t.id, i.round, i.id as item, t.talker, i.leader from talk t"
                        + " join escalation_episode e on e.id = t.episode join item i on i.id = e.item"
                        + " where t.episode = ?")
                .param(episode)
                .query(Row.class)
                .single();
    }

    private static void moved(int changed) {
        Refusal.unless(changed == 1, "这次约谈的这一步已经办过，请刷新任务列表。");
    }

    private void record(Row talk, String user, EventKind kind, String text) {
        events.record(talk.round(), talk.item(), user, kind, text);
    }

    private LocalDateTime now() {
        return LocalDateTime.now(clock);
    }
}
