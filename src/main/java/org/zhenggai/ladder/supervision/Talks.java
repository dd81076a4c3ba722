package org.zhenggai.ladder.supervision;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.engine.view.Offer;
import org.zhenggai.engine.view.Offer.Answer;
import org.zhenggai.kernel.Actor;
import org.zhenggai.kernel.Days;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.ladder.Steps;
import org.zhenggai.people.Directory.Choice;
import org.zhenggai.people.Role;
import org.zhenggai.round.EventKind;
import org.zhenggai.round.Events;
import org.zhenggai.round.GivenDay;
import org.zhenggai.round.PastDays;
import org.zhenggai.round.item.LadderStep;
import org.zhenggai.work.plan.GivenDays;

/**
 * Talks (约谈) with the unit of a stalled item, and the written explanation (检讨说明) that follows, finding 19. Once an
 * episode; expressions of the model {@code escalation} ask by its id.
 */
@Service("talks")
@Transactional
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Talks {

    private final GivenDays days;
    private final PastDays past;
    private final Steps steps;
    private final JdbcClient jdbc;
    private final Events events;
    private final Clock clock;

    /** Who talks with the unit. */
    enum Talker {
        LEADER("责任领导"),
        SECRETARY("镇主要领导");

        private final String word;

        Talker(String word) {
            this.word = word;
        }
    }

    private record Row(long id, long round, long item, String talker, String unit, String leader) {}

    /**
     * What was said in a talk.
     *
     * @param attendee who was talked to, name and office
     * @param recorder user name of who wrote it down; null in forms of earlier releases, which did not ask
     */
    record Minutes(LocalDate heldOn, String attendee, String recorder, String record, String promise) {}

    /** Who may talk with the unit now. */
    @Transactional(readOnly = true)
    Offer talkersOffer(long episode) {
        Row talk = talk(episode);
        return Offer.of(Arrays.stream(Talker.values())
                .map(talker -> new Answer(
                        talker.name().toLowerCase(Locale.ROOT),
                        talker.word
                                + names(talk, talker).map(name -> "　" + name).orElse(""),
                        objection(talk, talker)))
                .toList());
    }

    private Optional<String> objection(Row talk, Talker talker) {
        return names(talk, talker).isPresent()
                ? Optional.empty()
                : Optional.of("现在没有在任的" + talker.word + "，不能由其约谈。请另选约谈人，或者先补上这一职务。");
    }

    /** Names of those who hold the post now; empty when nobody does. */
    private Optional<String> names(Row talk, Talker talker) {
        return Optional.ofNullable(jdbc.sql("select string_agg(p.name, '、' order by p.username) from person p"
                        + " join person_role r on r.username = p.username where p.active and r.role = :role"
                        + " and (:role = 'secretary' or p.username = :leader)")
                .param("role", talker == Talker.SECRETARY ? Role.SECRETARY.code() : Role.LEADING_GROUP.code())
                .param("leader", talk.leader())
                .query((row, n) -> row.getString(1))
                .list()
                .get(0));
    }

    /**
     * Who may write the talk down: the office, but not whoever talks.
     *
     * @param reader user name of who hands the record in, or null
     */
    @Transactional(readOnly = true)
    List<Choice> recorders(long episode, String reader) {
        Row talk = talk(episode);
        boolean isLeader = Talker.LEADER.name().equals(talk.talker());
        return jdbc
                .sql("select p.username as \"value\", p.name as label from person p join person_role o"
                        + " on o.username = p.username and o.role = :office where p.active order by p.username")
                .param("office", Role.RECTIFICATION_OFFICE.code())
                .query(Choice.class)
                .list()
                .stream()
                .filter(choice -> !choice.value().equals(reader))
                .filter(choice -> !isLeader || !choice.value().equals(talk.leader()))
                .toList();
    }

    /** Takes the step, once; the office is to arrange the talk. */
    void open(long episode) {
        if (steps.take(episode, LadderStep.TALK, EventKind.TALK_DUE)) {
            jdbc.sql("insert into talk (episode, state) values (?, 'DUE')")
                    .param(episode)
                    .update();
        }
    }

    /** Makes the appointment. */
    void arrange(long episode, String user, LocalDate on, String place, Talker talker) {
        LocalDate today = LocalDate.now(clock);
        Refusal.unless(!on.isBefore(today), "“约谈日期”%s已经过去，请填今天或以后的日期。", on);
        Refusal.unless(!on.isAfter(today.plusYears(1)), "“约谈日期”%s在一年以后，请核对年份。", on);
        Row talk = talk(episode);
        objection(talk, talker).ifPresent(why -> {
            throw new Refusal(why);
        });
        moved(jdbc.sql("update talk set state = 'ARRANGED', talker = ?, planned_on = ?, place = ?, arranged_by = ?,"
                        + " arranged_at = ?, unit = ?, leader = ? where id = ? and state = 'DUE'")
                .params(talker.name(), on, place, user, now(), talk.unit(), talk.leader(), talk.id())
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

    /**
     * Takes the record of the talk from whoever talked; somebody else wrote it down.
     *
     * @throws Refusal when he names himself, whom he acts for, or nobody of the office as the recorder
     */
    void hold(long episode, Actor actor, Minutes minutes) {
        Row talk = talk(episode);
        past.require(talk.round(), "实际约谈日期", minutes.heldOn(), "请在约谈之后再记录");
        if (minutes.recorder() != null) {
            Refusal.unless(!actor.names().contains(minutes.recorder()), "“记录人”不能是约谈人本人，请选另一位做记录的人员。");
            Refusal.unless(
                    recorders(episode, actor.user()).stream()
                            .anyMatch(choice -> choice.value().equals(minutes.recorder())),
                    "请从名单中选择“记录人”，名单中是整改办的在任人员，约谈人除外。");
        }
        moved(jdbc.sql(
                        "update talk set state = 'HELD', held_on = ?, attendee = ?, recorder = ?, record = ?, promise = ?,"
                                + " recorded_by = ?, recorded_at = ?, unit = ?, leader = ? where id = ? and state = 'ARRANGED'")
                .params(minutes.heldOn(), minutes.attendee(), minutes.recorder(), minutes.record(), minutes.promise())
                .params(actor.user(), now(), talk.unit(), talk.leader(), talk.id())
                .update());
        record(
                talk,
                actor.user(),
                EventKind.TALK_HELD,
                Days.words(minutes.heldOn()) + (minutes.attendee() == null ? "" : "，约谈" + minutes.attendee()) + "，单位承诺："
                        + minutes.promise());
    }

    /**
     * Hands in the written explanation.
     *
     * @param newDate the day the unit commits itself to; the item's deadline stays
     */
    void explain(long episode, String user, String text, GivenDay given) {
        LocalDate newDate = given.day();
        Refusal.unless(newDate.isAfter(LocalDate.now(clock)), "“承诺完成日期”%s须晚于今天。", newDate);
        Row talk = talk(episode);
        moved(jdbc.sql("update talk set state = 'EXPLAINED' where id = ? and state = 'HELD'")
                .param(talk.id())
                .update());
        jdbc.sql("insert into explanation (talk, text, new_date, by_whom, at) values (?, ?, ?, ?, ?)")
                .params(talk.id(), text, newDate, user, now())
                .update();
        days.take(talk.round(), talk.item(), user, "承诺完成日期", given);
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
        steps.requireEnded(episode);
        Row talk = talk(episode);
        int changed = jdbc.sql("update talk set state = 'CALLED_OFF' where id = ? and state in ('DUE', 'ARRANGED')")
                .param(talk.id())
                .update();
        if (changed == 1) {
            record(talk, "system", EventKind.TALK_CALLED_OFF, steps.end(episode));
        }
    }

    private Row talk(long episode) {
        return jdbc.sql("select t.id, i.round, i.id as item, t.talker, i.lead_unit as unit, i.leader from talk t"
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
