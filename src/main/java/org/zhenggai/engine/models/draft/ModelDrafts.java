package org.zhenggai.engine.models.draft;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import lombok.RequiredArgsConstructor;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.engine.models.check.ModelFinding;
import org.zhenggai.engine.models.compare.ModelSet;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.log.AccessKind;
import org.zhenggai.kernel.log.AccessLog;

/** What designers deploy: kept as drafts, checked at once, and nothing of it runs. */
@Service
@RequiredArgsConstructor
class ModelDrafts {

    private static final int LONGEST_NAME = 200;

    private final ModelTexts texts;
    private final ReleaseList releases;
    private final RunningModelsProcess engine;
    private final DraftFindings checks;
    private final OwnFiles own;
    private final AccessLog log;
    private final ApplicationEventPublisher publisher;
    private final JdbcClient jdbc;
    private final Clock clock;

    /** A draft's state with its word. */
    enum State {
        WAITING("待发布"),
        RELEASED("已发布"),
        REPLACED("已被后来的提交代替"),
        WITHDRAWN("已撤回");

        private final String word;

        State(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** How far a draft's trial is. */
    enum Trial {
        NONE("尚未试办"),
        RUNNING("正在试办"),
        DONE("已试办"),
        /** Never kept: what ran or the draft has changed since. */
        OUTDATED("试办已过时"),
        STOPPED("试办没有走完");

        private final String word;

        Trial(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** A draft; {@code base} is the release it was made against. */
    record Draft(
            long id,
            String name,
            String source,
            String author,
            String authorName,
            LocalDateTime at,
            State state,
            long base,
            String findings,
            Trial trialState,
            LocalDateTime trialAt,
            String trialProgress,
            String trial,
            String trialOf,
            boolean lost) {

        /** Of a trial that nobody works on any more there is no result to come. */
        Draft {
            if (lost) {
                trialState = Trial.STOPPED;
                trial = "试办所在的服务器中途停了机，没有走完，请重新试办。";
            }
        }

        public boolean isWaiting() {
            return state == State.WAITING;
        }

        /** The trial of another pair of texts says nothing of this one. */
        Draft against(String pair) {
            boolean isOutdated = trialState == Trial.DONE && !pair.equals(trialOf);
            return isOutdated
                    ? new Draft(
                            id,
                            name,
                            source,
                            author,
                            authorName,
                            at,
                            state,
                            base,
                            findings,
                            Trial.OUTDATED,
                            trialAt,
                            trialProgress,
                            trial,
                            trialOf,
                            lost)
                    : this;
        }

        public boolean isOnTrial() {
            return trialState == Trial.RUNNING;
        }
    }

    /**
     * What came of a deployment.
     *
     * @param id of the draft; null where nothing differs from what runs
     * @param gone what goes because nothing uses it any more, or was marked before
     * @param along what is released with it although it did not come with it
     */
    record Submission(
            Long id,
            String name,
            ModelSet changed,
            Set<String> gone,
            List<ModelSet.Along> along,
            List<ModelFinding> findings) {}

    /**
     * Keeps files as a draft.
     *
     * @param sent texts by the names they came with
     * @throws Refusal with all that is wrong, when it cannot run as it is
     */
    @Transactional
    public Submission submit(String author, String name, String source, Map<String, String> sent) {
        Refusal.unless(!sent.isEmpty(), "没有收到文件。请在 Camunda Modeler 中打开流程、表单或决策表再提交。");
        String title = cut(name.isBlank() ? sent.keySet().iterator().next() : name.strip());
        ModelSet runs = releases.running();
        ModelSet changed = runs.placed(sent).changedFrom(runs);
        if (changed.files().isEmpty()) {
            return new Submission(null, title, changed, Set.of(), List.of(), List.of());
        }
        SortedSet<String> gone = texts.goneOfWaiting(author, title);
        gone.addAll(own.orphans(runs, changed));
        gone.removeAll(changed.files().keySet());
        ModelSet running = runs.without(gone);
        ModelSet next = running.with(changed);
        List<ModelSet.Along> along = next.along(changed);
        List<ModelFinding> findings = checks.of(runs, changed, gone);
        DraftFindings.refuseErrors(findings);
        engine.complaint(releases.whole(next, changed)).ifPresent(complaint -> {
            throw new Refusal(complaint);
        });
        long id = keep(author, title, source, changed, gone, findings);
        return new Submission(id, title, changed, gone, along, findings);
    }

    /** Keeps a draft instead of one of the same name by the same author; gives its number. */
    long keep(
            String author,
            String title,
            String source,
            ModelSet changed,
            Set<String> gone,
            List<ModelFinding> findings) {
        texts.takeTurn();
        jdbc.sql("""
                update model_draft set state = 'REPLACED' where author = ? and name = ? and state = 'WAITING'
                """).params(author, title).update();
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        jdbc.sql("""
                insert into model_draft (name, source, author, at, state, base, findings)
                values (?, ?, ?, ?, 'WAITING', ?, ?)
                """)
                .params(
                        title,
                        cut(source),
                        author,
                        LocalDateTime.now(clock),
                        releases.newest(),
                        DraftFindings.written(findings))
                .update(key, "id");
        long id = key.getKeyAs(Long.class);
        changed.texts()
                .forEach((path, text) -> jdbc.sql("insert into model_draft_file (draft, path, hash) values (?, ?, ?)")
                        .params(id, path, texts.keep(text))
                        .update());
        gone.forEach(path -> jdbc.sql("insert into model_draft_file (draft, path, hash) values (?, ?, null)")
                .params(id, path)
                .update());
        String files = String.join("、", changed.files().keySet());
        String less = gone.isEmpty() ? "" : "删除" + String.join("、", gone);
        log.record(
                author,
                AccessKind.MODEL_DRAFTED,
                "草稿" + id + "：" + title,
                files + (files.isEmpty() || less.isEmpty() ? "" : "；") + less);
        publisher.publishEvent(new DraftSubmitted(id, title, author));
        return id;
    }

    @Transactional(readOnly = true)
    public List<Draft> all() {
        return jdbc.sql("select " + COLUMNS + " order by d.id desc").query(Draft.class).list().stream()
                .map(this::asItStands)
                .toList();
    }

    @Transactional(readOnly = true)
    public Optional<Draft> find(long id) {
        return jdbc.sql("select " + COLUMNS + " where d.id = ?")
                .param(id)
                .query(Draft.class)
                .optional()
                .map(this::asItStands);
    }

    private Draft asItStands(Draft draft) {
        return draft.isWaiting() && draft.trialState() == Trial.DONE ? draft.against(texts.pair(draft.id())) : draft;
    }

    private static final String COLUMNS = """
            d.id, d.name, d.source, d.author, coalesce(p.name, d.author) as author_name, d.at, d.state, d.base,
            d.findings, d.trial_state, d.trial_at, d.trial_progress, d.trial, d.trial_of, %s as lost
            from model_draft d left join person p on p.username = d.author
            """.formatted(DraftTrials.LOST);

    /** The author takes his draft back. */
    @Transactional
    public void withdraw(long id, String actor) {
        int done = jdbc.sql("""
                update model_draft set state = 'WITHDRAWN' where id = ? and author = ? and state = 'WAITING'
                """).params(id, actor).update();
        Refusal.unless(done == 1, "草稿%d已不在等待发布，或者不是您提交的，不能撤回。请刷新页面查看现状。", id);
        log.record(actor, AccessKind.MODEL_DRAFTED, "草稿" + id, "撤回");
    }

    static String cut(String text) {
        return text.length() <= LONGEST_NAME ? text : text.substring(0, LONGEST_NAME);
    }
}
