package org.zhenggai.ladder.supervision;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.kernel.Actor;
import org.zhenggai.kernel.Days;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.contract.KeyKind;
import org.zhenggai.kernel.contract.ModelQuestion;
import org.zhenggai.kernel.contract.ModelQuestion.Answer;
import org.zhenggai.ladder.Steps;
import org.zhenggai.people.Role;
import org.zhenggai.round.EventKind;
import org.zhenggai.round.PastDays;
import org.zhenggai.round.item.LadderStep;

/**
 * Talks (约谈) with the unit of a stalled item, finding 19. Once an episode; expressions of the model {@code escalation}
 * ask by its id.
 */
@Service("talks")
@Transactional
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Talks {

    private final TalkTable table;
    private final Talkers talkers;
    private final PastDays past;
    private final Steps steps;
    private final JdbcClient jdbc;
    private final Clock clock;

    /**
     * What was said in a talk.
     *
     * @param attendee who was talked to, name and office
     * @param recorder user name of who wrote it down; null in forms of earlier releases, which did not ask
     */
    record Minutes(LocalDate heldOn, String attendee, String recorder, String record, String promise) {}

    /** Takes the step, once; the office is to arrange the talk. */
    void open(long episode) {
        if (steps.take(episode, LadderStep.TALK, EventKind.TALK_DUE)) {
            jdbc.sql("insert into talk (episode, state) values (:episode, 'DUE')")
                    .param("episode", episode)
                    .update();
        }
    }

    /** Makes the appointment. */
    void arrange(long episode, String user, LocalDate on, String place, Talker talker) {
        LocalDate today = LocalDate.now(clock);
        Refusal.unless(!on.isBefore(today), "“约谈日期”%s已经过去，请填今天或以后的日期。", on);
        Refusal.unless(!on.isAfter(today.plusYears(1)), "“约谈日期”%s在一年以后，请核对年份。", on);
        TalkTable.Row talk = table.get(episode);
        talkers.objection(talk, talker).ifPresent(why -> {
            throw new Refusal(why);
        });
        Map<String, Object> values = about(talk);
        values.put("talker", talker.name());
        values.put("on", on);
        values.put("place", place);
        values.put("user", user);
        table.move("""
                update talk set state = 'ARRANGED', talker = :talker, planned_on = :on, place = :place,
                    arranged_by = :user, arranged_at = :now, unit = :unit, leader = :leader
                where id = :talk and state = 'DUE'
                """, values);
        table.record(talk, user, EventKind.TALK_ARRANGED, Days.words(on) + "，" + place + "，由" + talker.word() + "约谈");
    }

    /** The engine's group of whoever talks: the responsible leader himself, or the principal leaders. */
    @Transactional(readOnly = true)
    @ModelQuestion(what = "约谈人", of = KeyKind.EPISODE, gives = Answer.GROUP)
    public String talkers(String episode) {
        TalkTable.Row talk = table.get(Long.parseLong(episode));
        return talk.talker() == Talker.SECRETARY ? Role.SECRETARY.code() : Role.groupOfPerson(talk.leader());
    }

    /**
     * Takes the record of the talk from whoever talked; somebody else wrote it down.
     *
     * @throws Refusal when he names himself, whom he acts for, or nobody of the office as the recorder
     */
    void hold(long episode, Actor actor, Minutes minutes) {
        TalkTable.Row talk = table.get(episode);
        past.require(talk.round(), "实际约谈日期", minutes.heldOn(), "请在约谈之后再记录");
        if (minutes.recorder() != null) {
            Refusal.unless(!actor.names().contains(minutes.recorder()), "“记录人”不能是约谈人本人，请选另一位做记录的人员。");
            Refusal.unless(
                    talkers.recorders(episode, actor.user()).stream()
                            .anyMatch(choice -> choice.value().equals(minutes.recorder())),
                    "请从名单中选择“记录人”，名单中是整改办的在任人员，约谈人除外。");
        }
        Map<String, Object> values = about(talk);
        values.put("heldOn", minutes.heldOn());
        values.put("attendee", minutes.attendee());
        values.put("recorder", minutes.recorder());
        values.put("record", minutes.record());
        values.put("promise", minutes.promise());
        values.put("user", actor.user());
        table.move("""
                update talk set state = 'HELD', held_on = :heldOn, attendee = :attendee, recorder = :recorder,
                    record = :record, promise = :promise, recorded_by = :user, recorded_at = :now, unit = :unit,
                    leader = :leader
                where id = :talk and state = 'ARRANGED'
                """, values);
        table.record(
                talk,
                actor.user(),
                EventKind.TALK_HELD,
                Days.words(minutes.heldOn()) + (minutes.attendee() == null ? "" : "，约谈" + minutes.attendee()) + "，单位承诺："
                        + minutes.promise());
    }

    /** Calls off a talk that was not held when the stall ended. */
    void callOff(long episode) {
        steps.requireEnded(episode);
        TalkTable.Row talk = table.get(episode);
        int changed = jdbc.sql("update talk set state = 'CALLED_OFF' where id = :talk and state in ('DUE', 'ARRANGED')")
                .param("talk", talk.id())
                .update();
        if (changed == 1) {
            table.record(talk, Actor.SYSTEM, EventKind.TALK_CALLED_OFF, steps.end(episode));
        }
    }

    /** The talk, with the unit and the leader that it is kept with. */
    private Map<String, Object> about(TalkTable.Row talk) {
        Map<String, Object> values = new HashMap<>();
        values.put("talk", talk.id());
        values.put("unit", talk.unit());
        values.put("leader", talk.leader());
        values.put("now", LocalDateTime.now(clock));
        return values;
    }
}
