package org.zhenggai.engine.desk;

import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tasks that people have completed. */
@Repository
@RequiredArgsConstructor
class Acts {

    private final JdbcClient jdbc;

    /**
     * A task as its doer completed it.
     *
     * @param word what the model calls it
     * @param item null for one that is about a round or one of its periods
     */
    record Act(String model, long subject, String word, Long item) {}

    /** The item of a task of which anything is known; empty for one about no single item. */
    Optional<Long> itemOf(String task) {
        return jdbc.sql(
                        "select max(item) as item from task_act where engine_task = :task and item is not null having max(item) is not null")
                .param("task", task)
                .query(Long.class)
                .optional();
    }

    /** What this person completed; empty when he did not, or there is no such task. */
    Optional<Act> completed(String user, String task) {
        return jdbc.sql("""
                        select model, subject, word, item from task_act
                        where engine_task = :task and actor = :user and act = 'COMPLETED'
                        """)
                .param("task", task)
                .param("user", user)
                .query(Act.class)
                .optional();
    }
}
