package org.zhenggai.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.process.Cycle.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhenggai.kernel.contract.ModelProcess;
import org.zhenggai.kernel.contract.OwnStartProcess;
import org.zhenggai.process.Cycle;

/**
 * A round of verified items, two of each finding, that several people sign and several job threads close at once. People
 * must see no error at all; a job may meet another and is then run again, as the job executor does.
 */
final class ManyClosures {

    private final Cycle cycle;
    private final ProcessEngine engine;
    private final JdbcClient jdbc;

    ManyClosures(Cycle cycle, ProcessEngine engine, JdbcClient jdbc) {
        this.cycle = cycle;
        this.engine = engine;
        this.jdbc = jdbc;
    }

    /** The id of a round whose items wait for their leader and which itself waits for the last of them. */
    long round(int items) {
        long round = cycle.round(items);
        engine.getRuntimeService()
                .deleteProcessInstance(
                        cycle.instance("rectification-round", round).getId(), "set up");
        jdbc.sql("update round set state = 'IN_WORK', concentrated_end = '2024-09-01' where id = ?")
                .param(round)
                .update();
        jdbc.sql("update item set state = 'SIGN_OFF', lead_unit = 'unit1', leader = ?, kind = 'DATED', progress = 100,"
                        + " finding = finding - mod(position, 2) where round = ?")
                .params(LEADER, round)
                .update();
        long first = jdbc.sql("select min(id) from finding where round = ?")
                .param(round)
                .query(Long.class)
                .single();
        jdbc.sql("update item set finding = ? where round = ? and finding < ?")
                .params(first, round, first)
                .update();
        jdbc.sql("insert into verification (item, verdict, method, opinion, by_whom, at)"
                        + " select id, 'PASSED', 'site', '属实', ?, state_since from item where round = ?")
                .params(OFFICE, round)
                .update();
        jdbc.sql("insert into event (round, item, at, actor, kind, text)"
                        + " select round, id, state_since, ?, 'VERIFIED', '属实' from item where round = ?")
                .params(OFFICE, round)
                .update();
        cycle.items(round).forEach(item -> started(ModelProcess.RECTIFICATION_ITEM, item, "callActivity_signOff"));
        started(ModelProcess.RECTIFICATION_ROUND, round, "userTask_trackRemaining");
        return round;
    }

    private void started(ModelProcess process, long key, String step) {
        OwnStartProcess.during(
                process,
                key,
                () -> engine.getRuntimeService()
                        .createProcessInstanceByKey(process.id())
                        .businessKey(Long.toString(key))
                        .startBeforeActivity(step)
                        .execute());
    }

    /** Signs and closes all items by as many threads; neighbours, which share a finding, at the same moment. */
    void sign(long round, int threads) throws Exception {
        List<Long> items = cycle.items(round);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        List<Callable<Void>> work = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            int begin = thread;
            work.add(() -> {
                for (int at = begin; at < items.size(); at += threads) {
                    close(items.get(at));
                }
                return null;
            });
        }
        for (Future<Void> done : pool.invokeAll(work)) {
            done.get();
        }
        pool.shutdown();
    }

    private void close(long item) {
        cycle.complete("signOffLeader", item, LEADER, Map.of("decision", "approved"));
        cycle.complete("signOffSecretary", item, SECRETARY, Map.of("decision", "approved"));
        Job job = engine.getManagementService()
                .createJobQuery()
                .processInstanceId(cycle.instance("rectification-item", item).getId())
                .singleResult();
        for (boolean isDone = false; !isDone; ) {
            try {
                engine.getManagementService().executeJob(job.getId());
                isDone = true;
            } catch (OptimisticLockingException | ConcurrencyFailureException e) {
                // Another was faster with a common row; the next try sees what it left.
                isDone = false;
            }
        }
    }

    /** Every item is closed once, every finding once, and the round heard of the last one once. */
    void assertClosed(long round) {
        cycle.runJobs();
        int items = cycle.items(round).size();
        assertThat(count("select count(*) from item where round = ? and state = 'CLOSED'", round))
                .isEqualTo(items);
        assertThat(count("select count(*) from closed_file f join item i on i.id = f.item where i.round = ?", round))
                .isEqualTo(items);
        assertThat(count("select count(*) from event where round = ? and kind = 'CLOSED'", round))
                .isEqualTo(items);
        int findings = count("select count(distinct finding) from item where round = ?", round);
        assertThat(findings).isBetween(items / 2, items / 2 + 1);
        assertThat(count("select count(*) from event where round = ? and kind = 'FINDING_CLOSED'", round))
                .isEqualTo(findings);
        assertThat(count("select count(*) from finding where round = ? and closed_at is not null", round))
                .isEqualTo(findings);
        assertThat(count("select count(*) from event where round = ? and kind = 'ARCHIVED'", round))
                .isEqualTo(1);
        assertThat(cycle.instance("rectification-round", round)).isNull();
    }

    private int count(String sql, long round) {
        return jdbc.sql(sql).param(round).query(Integer.class).single();
    }
}
