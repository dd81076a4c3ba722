package org.zhenggai.notice;

import java.time.LocalDateTime;
import java.util.Collection;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhenggai.notice.inbox.Inbox;
import org.zhenggai.round.OpenEnds;

/** Notices about a withdrawn round that wait to be sent are dropped. */
@Component
@Order(6)
@RequiredArgsConstructor
class WithdrawnNotices implements OpenEnds {

    private final JdbcClient jdbc;
    private final Inbox inbox;

    @Override
    public void ofItems(Collection<Long> items, LocalDateTime now) {
        jdbc.sql("""
                update notice set state = 'DROPPED', last_error = :reason where state = 'WAITING'
                    and path in (select '/items/' || i.id from item i where i.id in (:items))
                """).param("reason", REASON).param("items", items).update();
        inbox.readOf("select '/items/' || i.id from item i where i.id in (:items)", Map.of("items", items), now);
    }

    @Override
    public void ofRound(long round, LocalDateTime now) {
        jdbc.sql("""
                update notice set state = 'DROPPED', last_error = :reason where state = 'WAITING' and path = :path
                """).param("reason", REASON).param("path", Links.plan(round)).update();
        inbox.readOf("cast(:path as varchar)", Map.of("path", Links.plan(round)), now);
    }

    @Override
    public void ofInstances(Collection<String> instances) {
        jdbc.sql("""
                update notice set state = 'DROPPED', last_error = :reason where state = 'WAITING' and task in
                    (select t.id_ from act_ru_task t join act_ru_execution e on e.id_ = t.proc_inst_id_
                    where e.root_proc_inst_id_ in (:instances))
                """).param("reason", REASON).param("instances", instances).update();
    }
}
