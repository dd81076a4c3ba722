package org.zhenggai.ladder.supervision;

import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.round.EventKind;
import org.zhenggai.round.Events;

/** The table of talks, one an episode. */
@Component
@Transactional
@RequiredArgsConstructor
class TalkTable {

    private final JdbcClient jdbc;
    private final Events events;

    /**
     * A talk with its item as it is now.
     *
     * @param unit code of the lead unit
     * @param leader user name of the responsible leader
     */
    record Row(long id, long round, long item, Talker talker, String unit, String leader) {}

    @Transactional(readOnly = true)
    Row get(long episode) {
        return jdbc.sql("""
                        select t.id, i.round, i.id as item, t.talker, i.lead_unit as unit, i.leader
                        from talk t join escalation_episode e on e.id = t.episode join item i on i.id = e.item
                        where t.episode = :episode
                        """).param("episode", episode).query(Row.class).single();
    }

    /**
     * Moves a talk on, by an update of SQL that holds only for one in the state before.
     *
     * @throws Refusal when it is in another state
     */
    void move(String update, Map<String, ?> values) {
        Refusal.unless(jdbc.sql(update).params(values).update() == 1, "这次约谈的这一步已经办过，请刷新任务列表。");
    }

    void record(Row talk, String user, EventKind kind, String text) {
        events.record(talk.round(), talk.item(), user, kind, text);
    }
}
