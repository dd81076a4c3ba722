package org.zhenggai.ladder.supervision;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.kernel.Days;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.round.EventKind;
import org.zhenggai.round.GivenDay;
import org.zhenggai.work.plan.GivenDays;

/** The written explanation (检讨说明) that follows a talk; one that is returned stays on file, and the unit writes another. */
@Service
@Transactional
@RequiredArgsConstructor
class Explanations {

    private final TalkTable table;
    private final GivenDays days;
    private final JdbcClient jdbc;
    private final Clock clock;

    /**
     * Hands in the written explanation.
     *
     * @param given the day the unit commits itself to; the item's deadline stays
     */
    void explain(long episode, String user, String text, GivenDay given) {
        LocalDate newDate = given.day();
        Refusal.unless(newDate.isAfter(LocalDate.now(clock)), "“承诺完成日期”%s须晚于今天。", newDate);
        TalkTable.Row talk = table.get(episode);
        table.move(
                "update talk set state = 'EXPLAINED' where id = :talk and state = 'HELD'", Map.of("talk", talk.id()));
        jdbc.sql("""
                        insert into explanation (talk, text, new_date, by_whom, at)
                        values (:talk, :text, :newDate, :user, :now)
                        """)
                .param("talk", talk.id())
                .param("text", text)
                .param("newDate", newDate)
                .param("user", user)
                .param("now", LocalDateTime.now(clock))
                .update();
        days.take(talk.round(), talk.item(), user, "承诺完成日期", given);
        table.record(talk, user, EventKind.EXPLAINED, "承诺" + Days.words(newDate) + "前完成：" + text);
    }

    /** Accepts the explanation; its date is then what the unit has committed itself to in this episode. */
    void accept(long episode, String user) {
        TalkTable.Row talk = check(episode, user, ExplanationVerdict.ACCEPTED, TalkState.ACCEPTED, null);
        jdbc.sql("""
                        update escalation_episode set committed_on = (select max(x.new_date) from explanation x
                            where x.talk = :talk and x.verdict = 'ACCEPTED') where id = :episode
                        """).param("talk", talk.id()).param("episode", episode).update();
        table.record(talk, user, EventKind.EXPLANATION_ACCEPTED, "");
    }

    /** Returns the explanation; the unit writes another. */
    void giveBack(long episode, String user, String reason) {
        TalkTable.Row talk = check(episode, user, ExplanationVerdict.RETURNED, TalkState.HELD, reason);
        table.record(talk, user, EventKind.EXPLANATION_RETURNED, "理由：" + reason);
    }

    private TalkTable.Row check(long episode, String user, ExplanationVerdict verdict, TalkState next, String reason) {
        TalkTable.Row talk = table.get(episode);
        table.move(
                "update talk set state = :next where id = :talk and state = 'EXPLAINED'",
                Map.of("next", next.name(), "talk", talk.id()));
        jdbc.sql("""
                        update explanation set verdict = :verdict, reason = :reason, checked_by = :user, checked_at = :now
                        where talk = :talk and verdict is null
                        """)
                .param("verdict", verdict.name())
                .param("reason", reason)
                .param("user", user)
                .param("now", LocalDateTime.now(clock))
                .param("talk", talk.id())
                .update();
        return talk;
    }
}
