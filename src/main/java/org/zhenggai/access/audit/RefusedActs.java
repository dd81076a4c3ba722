package org.zhenggai.access.audit;

import java.time.Clock;
import java.time.LocalDateTime;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.zhenggai.round.RefusedAct;

/** Stores refused acts, each in a transaction of its own after the refused one was rolled back. */
@Component
@RequiredArgsConstructor
class RefusedActs {

    private static final int LONGEST = 1000;

    private final JdbcClient jdbc;
    private final Clock clock;

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMPLETION, fallbackExecution = true)
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void keep(RefusedAct act) {
        jdbc.sql("""
                        insert into refused_act (at, actor, concerned, way, task, word, item, sentence)
                        values (:at, :actor, :concerned, :way, :task, :word, :item, :sentence)
                        """)
                .param("at", LocalDateTime.now(clock))
                .param("actor", act.user())
                .param("concerned", act.concerned())
                .param("way", act.way().name())
                .param("task", act.task())
                .param("word", act.word())
                .param("item", act.item())
                .param(
                        "sentence",
                        act.sentence().length() <= LONGEST
                                ? act.sentence()
                                : act.sentence().substring(0, LONGEST))
                .update();
    }
}
