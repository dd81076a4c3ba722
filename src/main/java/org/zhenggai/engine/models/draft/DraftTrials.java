package org.zhenggai.engine.models.draft;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import lombok.RequiredArgsConstructor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.zhenggai.engine.models.draft.ModelDrafts.Draft;
import org.zhenggai.engine.models.draft.ModelDrafts.Trial;
import org.zhenggai.engine.models.draft.TrialProgram.Outcome;
import org.zhenggai.engine.models.state.OpenStatesReader;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.setup.OwnProgram;

/** Tries drafts on the sample round, one after the other in the background; the result stays with the draft. */
@Service
@RequiredArgsConstructor
class DraftTrials implements DisposableBean {

    /** Of a draft: the server that tries it says nothing any more. It would each second. */
    static final String LOST = "(d.trial_state = 'RUNNING' and (d.trial_alive is null"
            + " or d.trial_alive < localtimestamp - interval '60' second))";

    private static final Logger LOG = LoggerFactory.getLogger(DraftTrials.class);
    private static final String QUEUED = "排队等候";
    private static final int SECONDS_TO_END = 5;

    private final ModelTexts texts;
    private final ReleaseList list;
    private final TrialProgram program;
    private final OpenStatesReader open;
    private final JdbcClient jdbc;
    private final Clock clock;
    private volatile boolean ends;
    private final Queue<Run> waiting = new ConcurrentLinkedQueue<>();
    private final ExecutorService background = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "trial");
        thread.setDaemon(true);
        return thread;
    });

    /** A trial as it was begun; whoever begins the next one for the draft does so at another time. */
    private record Run(long draft, LocalDateTime at, Map<String, String> running, Map<String, String> changed) {}

    /** Begins a trial. */
    void start(Draft draft, String actor) {
        Refusal.unless(
                draft.isWaiting(), "草稿%d%s，不用再试办。", draft.id(), draft.state().word());
        Run run = new Run(
                draft.id(),
                LocalDateTime.now(clock).truncatedTo(ChronoUnit.MILLIS),
                list.running().texts(),
                texts.ofDraft(draft.id()).texts());
        int begun = jdbc.sql("""
                update model_draft d set trial_state = 'RUNNING', trial_at = ?, trial_by = ?, trial = null,
                    trial_of = ?, trial_progress = ?, trial_alive = localtimestamp
                where id = ? and (d.trial_state <> 'RUNNING' or %s)
                """.formatted(LOST))
                .params(run.at(), actor, texts.pair(draft.id()), QUEUED, draft.id())
                .update();
        Refusal.unless(begun == 1, "草稿%d正在试办，请等结果出来。", draft.id());
        waiting.add(run);
        background.execute(() -> work(run));
    }

    /** Stops a trial, on whatever server it is. */
    void stop(Draft draft, String name) {
        int stopped = jdbc.sql("""
                update model_draft set trial_state = 'STOPPED', trial_progress = null, trial = ?
                where id = ? and trial_state = 'RUNNING'
                """).params(name + "停止了试办，没有走完。", draft.id()).update();
        Refusal.unless(stopped == 1, "草稿%d没有在试办，不用停止。", draft.id());
    }

    private void work(Run run) {
        waiting.remove(run);
        Outcome outcome;
        try {
            if (!ends && !goesOn(run, "正在启动")) {
                return;
            }
            String hash = hash(run.running());
            String before = kept(hash);
            outcome = program.run(
                    run.running(), run.changed(), open.read().inJson(), before, progress -> goesOn(run, progress));
            if (before.isEmpty() && !outcome.before().isEmpty()) {
                keep(hash, outcome.before());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            outcome = Outcome.none("试办被中断，没有走完，请重新试办。");
        } catch (IOException | RuntimeException failed) {
            LOG.error("A trial failed", failed);
            outcome = Outcome.none("试办出错，没有结果，请管理员查看系统日志。");
        }
        if (ends) {
            outcome = Outcome.none("服务器停机，试办没有走完，请重新试办。");
        }
        jdbc.sql("""
                update model_draft set trial_state = ?, trial_progress = null, trial = ?
                where id = ? and trial_state = 'RUNNING' and trial_at = ?
                """)
                .params(
                        (outcome.isWhole() ? Trial.DONE : Trial.STOPPED).name(),
                        outcome.report(),
                        run.draft(),
                        run.at())
                .update();
    }

    /** Says how far it is, and that those behind it still wait; false where somebody has stopped it. */
    private boolean goesOn(Run run, String progress) {
        waiting.forEach(behind -> say(behind, QUEUED));
        return !ends && say(run, progress);
    }

    private boolean say(Run run, String progress) {
        return jdbc.sql("""
                        update model_draft set trial_progress = ?, trial_alive = localtimestamp
                        where id = ? and trial_state = 'RUNNING' and trial_at = ?
                        """).params(progress, run.draft(), run.at()).update() == 1;
    }

    /** Of the files and the program that tells with them. */
    private static String hash(Map<String, String> running) {
        return ModelTexts.hash(OwnProgram.version() + new TreeMap<>(running));
    }

    private String kept(String hash) {
        return jdbc.sql("select told from model_telling where hash = ?")
                .param(hash)
                .query(String.class)
                .optional()
                .orElse("");
    }

    /** Only the newest: what ran before runs no more. */
    private void keep(String hash, String told) {
        jdbc.sql("delete from model_telling").update();
        try {
            jdbc.sql("insert into model_telling (hash, told) values (?, ?)")
                    .params(hash, told)
                    .update();
        } catch (DuplicateKeyException another) {
            LOG.debug("Another server has kept it meanwhile", another);
        }
    }

    /** Interrupting would close the database's file under its other users. */
    @Override
    public void destroy() throws InterruptedException {
        ends = true;
        background.shutdown();
        background.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS);
    }
}
