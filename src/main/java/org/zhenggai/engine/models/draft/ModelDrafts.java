package org.zhenggai.engine.models.draft;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.engine.models.check.ModelCheck;
import org.zhenggai.engine.models.check.ModelFiles;
import org.zhenggai.engine.models.check.ModelFinding;
import org.zhenggai.engine.models.check.RunningCheck;
import org.zhenggai.engine.models.compare.ModelSet;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.log.AccessKind;
import org.zhenggai.kernel.log.AccessLog;

/** What designers deploy: kept as drafts, checked at once, and nothing of it runs. */
@Service
@RequiredArgsConstructor
class ModelDrafts {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_NAME = 200;

    private final ModelTexts texts;
    private final ReleaseList releases;
    private final RunningModelsProcess engine;
    private final RunningCheck checks;
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
            String trial) {

        public boolean isWaiting() {
            return state == State.WAITING;
        }
    }

    /**
     * What came of a deployment.
     *
     * @param id of the draft; null where nothing differs from what runs
     * @param along what is released with it although it did not come with it
     */
    record Submission(
            Long id, String name, ModelSet changed, List<ModelSet.Along> along, List<ModelFinding> findings) {}

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
        ModelSet running = releases.running();
        ModelSet changed = running.placed(sent).changedFrom(running);
        if (changed.files().isEmpty()) {
            return new Submission(null, title, changed, List.of(), List.of());
        }
        ModelSet next = running.with(changed);
        List<ModelSet.Along> along = next.along(changed);
        List<ModelFinding> findings = findings(running, changed);
        refuseErrors(findings);
        engine.complaint(releases.whole(next, changed)).ifPresent(complaint -> {
            throw new Refusal(complaint);
        });
        texts.takeTurn();
        jdbc.sql("""
                update model_draft set state = 'REPLACED' where author = ? and name = ? and state = 'WAITING'
                """).params(author, title).update();
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        jdbc.sql("""
                insert into model_draft (name, source, author, at, state, base, findings)
                values (?, ?, ?, ?, 'WAITING', ?, ?)
                """)
                .params(title, cut(source), author, LocalDateTime.now(clock), releases.newest(), written(findings))
                .update(key, "id");
        long id = key.getKeyAs(Long.class);
        changed.texts()
                .forEach((path, text) -> jdbc.sql("insert into model_draft_file (draft, path, hash) values (?, ?, ?)")
                        .params(id, path, texts.keep(text))
                        .update());
        log.record(
                author,
                AccessKind.MODEL_DRAFTED,
                "草稿" + id + "：" + title,
                String.join("、", changed.files().keySet()));
        publisher.publishEvent(new DraftSubmitted(id, title, author));
        return new Submission(id, title, changed, along, findings);
    }

    /** What the check says of changed files beside those that run; not what it says of those anyway. */
    List<ModelFinding> findings(ModelSet running, ModelSet changed) {
        ModelCheck check = checks.check();
        List<ModelFinding> findings = check.check(ModelFiles.of(changed.texts()), ModelFiles.of(running.texts()));
        if (changed.files()
                .keySet()
                .containsAll(findings.stream().map(ModelFinding::file).toList())) {
            return findings;
        }
        List<ModelFinding> known = check.check(ModelFiles.of(running.texts()), ModelFiles.NONE);
        return findings.stream()
                .filter(finding -> changed.files().containsKey(finding.file()) || !known.contains(finding))
                .toList();
    }

    static void refuseErrors(List<ModelFinding> findings) {
        List<ModelFinding> errors =
                findings.stream().filter(ModelFinding::isError).toList();
        Refusal.unless(
                errors.isEmpty(),
                "没有收下，有%d处错误：\n%s",
                errors.size(),
                errors.stream().map(ModelFinding::sentence).collect(Collectors.joining("\n")));
    }

    @Transactional(readOnly = true)
    public List<Draft> all() {
        return jdbc.sql("select " + COLUMNS + " order by d.id desc")
                .query(Draft.class)
                .list();
    }

    @Transactional(readOnly = true)
    public Optional<Draft> find(long id) {
        return jdbc.sql("select " + COLUMNS + " where d.id = ?")
                .param(id)
                .query(Draft.class)
                .optional();
    }

    private static final String COLUMNS = """
            d.id, d.name, d.source, d.author, coalesce(p.name, d.author) as author_name, d.at, d.state, d.base,
            d.findings, d.trial_state, d.trial_at, d.trial from model_draft d left join person p on p.username = d.author
            """;

    /** The author takes his draft back. */
    @Transactional
    public void withdraw(long id, String actor) {
        int done = jdbc.sql("""
                update model_draft set state = 'WITHDRAWN' where id = ? and author = ? and state = 'WAITING'
                """).params(id, actor).update();
        Refusal.unless(done == 1, "草稿%d已不在等待发布，或者不是您提交的，不能撤回。请刷新页面查看现状。", id);
        log.record(actor, AccessKind.MODEL_DRAFTED, "草稿" + id, "撤回");
    }

    static List<ModelFinding> read(String findings) {
        try {
            return JSON.readValue(findings, new TypeReference<List<ModelFinding>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String written(List<ModelFinding> findings) {
        try {
            return JSON.writeValueAsString(findings);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_NAME ? text : text.substring(0, LONGEST_NAME);
    }
}
