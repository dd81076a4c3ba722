package org.zhenggai.engine.models.draft;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import lombok.RequiredArgsConstructor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.zhenggai.engine.models.draft.ModelDrafts.Draft;
import org.zhenggai.engine.models.draft.ModelDrafts.Trial;
import org.zhenggai.engine.models.draft.TrialProgram.Outcome;
import org.zhenggai.kernel.Refusal;

/** Tries drafts on the sample round, one after the other in the background; the result stays with the draft. */
@Service
@RequiredArgsConstructor
class DraftTrials implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(DraftTrials.class);

    /** A trial that a server left behind when it stopped. */
    private static final int LOST_AFTER_MINUTES = 30;

    private final ModelTexts texts;
    private final ReleaseList list;
    private final TrialProgram program;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final ExecutorService background = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "trial");
        thread.setDaemon(true);
        return thread;
    });

    /** Begins a trial. */
    void start(Draft draft, String actor) {
        Refusal.unless(
                draft.isWaiting(), "草稿%d%s，不用再试办。", draft.id(), draft.state().word());
        LocalDateTime now = LocalDateTime.now(clock);
        boolean isRunning =
                draft.trialState() == Trial.RUNNING && draft.trialAt().isAfter(now.minusMinutes(LOST_AFTER_MINUTES));
        Refusal.unless(!isRunning, "草稿%d正在试办，请等结果出来。", draft.id());
        Map<String, String> running = list.running().texts();
        Map<String, String> changed = texts.ofDraft(draft.id()).texts();
        jdbc.sql(
                        "update model_draft set trial_state = 'RUNNING', trial_at = ?, trial_by = ?, trial = null, trial_of = ? where id = ?")
                .params(now, actor, texts.pair(draft.id()), draft.id())
                .update();
        background.execute(() -> run(draft.id(), running, changed));
    }

    private void run(long draft, Map<String, String> running, Map<String, String> changed) {
        Outcome outcome;
        try {
            outcome = program.run(running, changed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            outcome = new Outcome(false, "服务器停机，试办没有走完，请重新试办。");
        } catch (IOException | RuntimeException failed) {
            LOG.error("A trial failed", failed);
            outcome = new Outcome(false, "试办出错，没有结果，请管理员查看系统日志。");
        }
        jdbc.sql("update model_draft set trial_state = ?, trial_at = ?, trial = ? where id = ?")
                .params(
                        (outcome.isWhole() ? Trial.DONE : Trial.STOPPED).name(),
                        LocalDateTime.now(clock),
                        outcome.report(),
                        draft)
                .update();
    }

    @Override
    public void destroy() {
        background.shutdownNow();
    }
}
