package org.zhenggai.engine.models.draft;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.engine.models.compare.ModelSet;
import org.zhenggai.engine.models.draft.ModelDrafts.Draft;
import org.zhenggai.engine.models.draft.ModelDrafts.Trial;
import org.zhenggai.engine.models.draft.ReleaseList.Kind;
import org.zhenggai.engine.models.draft.ReleaseList.Release;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.log.AccessKind;
import org.zhenggai.kernel.log.AccessLog;

/** Makes drafts run, and takes that back: by an administrator who did not write them, with a reason, one at a time. */
@Service
@RequiredArgsConstructor
class Releases {

    private static final int LONGEST_REASON = 1000;

    private final ModelTexts texts;
    private final ReleaseList list;
    private final ModelDrafts drafts;
    private final DraftRemovals removals;
    private final RunningModelsProcess engine;
    private final AccessLog log;
    private final JdbcClient jdbc;
    private final Clock clock;

    /**
     * Releases a draft.
     *
     * @param isUntried whether it may be without a trial
     * @return the number of the release
     */
    @Transactional
    public long release(long id, String reason, boolean isUntried, String actor) {
        requireReason(reason);
        texts.takeTurn();
        Draft draft = drafts.find(id).orElseThrow(() -> new Refusal("没有编号为" + id + "的草稿，请回到草稿列表重新选择。"));
        Refusal.unless(
                draft.isWaiting(), "草稿%d%s，不能再发布。请刷新页面查看现状。", id, draft.state().word());
        Refusal.unless(!draft.author().equals(actor), "草稿%d是您自己提交的，须由另一位管理员发布。", id);
        Refusal.unless(draft.trialState() != Trial.RUNNING, "草稿%d正在试办，请等结果出来再发布。", id);
        ModelSet changed = texts.ofDraft(id);
        SortedSet<String> gone = texts.goneOf(id);
        // What only goes changes nothing in the round that is played.
        boolean isTried = draft.trialState() == Trial.DONE || changed.files().isEmpty();
        Refusal.unless(
                isTried || isUntried,
                draft.trialState() == Trial.OUTDATED
                        ? "草稿%d试办以后，正在运行的文件或草稿又有改动，那次试办不能算数。请重新试办，或者勾选“不经试办发布”并在理由中说明。"
                        : "草稿%d还没有试办完。请先试办，或者勾选“不经试办发布”并在理由中说明。",
                id);
        ModelSet running = list.running();
        SortedSet<String> paths = new TreeSet<>(gone);
        paths.addAll(changed.files().keySet());
        requireUnchanged(draft, paths, running);
        ModelSet next = running.with(changed).without(gone);
        removals.checked(running, changed, gone);
        long release = put(next, changed, Kind.DRAFT, id, draft.name(), reason, actor, !isTried);
        jdbc.sql("update model_draft set state = 'RELEASED' where id = ?")
                .param(id)
                .update();
        log.record(actor, AccessKind.MODEL_RELEASED, "草稿" + id + "：" + draft.name(), "第" + release + "次发布，" + reason);
        return release;
    }

    /** Whoever changed one of the files since would be overwritten unread. */
    private void requireUnchanged(Draft draft, SortedSet<String> paths, ModelSet running) {
        ModelSet base = texts.ofRelease(draft.base());
        List<String> lost = paths.stream()
                .filter(path ->
                        !Objects.equals(base.texts().get(path), running.texts().get(path)))
                .toList();
        Refusal.unless(lost.isEmpty(), "提交以后，另一次发布改过%s，照此发布会盖掉那次改动。请设计人员取现在运行的版本重做后再提交。", String.join("、", lost));
    }

    /** Runs again what ran before the newest release. */
    @Transactional
    public long takeBack(long id, String reason, String actor) {
        requireReason(reason);
        texts.takeTurn();
        List<Release> all = list.all();
        Refusal.unless(
                !all.isEmpty() && all.get(0).id() == id && all.size() > 1, "只能退回最近一次发布，第%d次发布之后已有新的发布。请刷新页面查看现状。", id);
        Refusal.unless(!all.get(0).isBySoftware(), "第%d次是随系统升级的，不能在这里退回，请装回原来的系统版本。", id);
        ModelSet before = texts.ofRelease(all.get(1).id());
        ModelSet changed = before.changedFrom(list.running());
        long release = put(before, changed, Kind.TAKEN_BACK, null, "退回第" + id + "次发布", reason, actor, false);
        log.record(actor, AccessKind.MODEL_TAKEN_BACK, "第" + id + "次发布", "第" + release + "次发布，" + reason);
        return release;
    }

    /**
     * Deploys what differs with all that has to come with it, and keeps the whole as what runs now.
     *
     * @return the number of the release
     */
    long put(
            ModelSet next,
            ModelSet changed,
            Kind kind,
            Long draft,
            String name,
            String reason,
            String actor,
            boolean isUntried) {
        ModelSet whole = list.whole(next, changed);
        String deployment = whole.files().isEmpty() ? null : engine.deploy(name, kind.word(), whole);
        return keep(next, changed, kind, draft, reason, actor, deployment, isUntried);
    }

    /** Keeps what was deployed as what runs now. */
    long keep(
            ModelSet next,
            ModelSet changed,
            Kind kind,
            Long draft,
            String reason,
            String actor,
            String deployment,
            boolean isUntried) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        jdbc.sql("""
                insert into model_release (kind, draft, at, actor, reason, deployment, is_untried)
                values (?, ?, ?, ?, ?, ?, ?)
                """)
                .params(Arrays.asList(
                        kind.name(), draft, LocalDateTime.now(clock), actor, reason, deployment, isUntried))
                .update(key, "id");
        long id = key.getKeyAs(Long.class);
        next.texts()
                .forEach((path, text) -> jdbc.sql(
                                "insert into model_release_file (release, path, hash, is_new) values (?, ?, ?, ?)")
                        .params(id, path, texts.keep(text), changed.files().containsKey(path))
                        .update());
        return id;
    }

    static void requireReason(String reason) {
        Refusal.unless(!reason.isBlank(), "请写明理由。");
        Refusal.unless(reason.length() <= LONGEST_REASON, "理由最多%d字，现有%d字，请写短一些。", LONGEST_REASON, reason.length());
    }

    /** The words of files, for logs. */
    static String words(ModelSet files) {
        return files.files().values().stream().map(file -> file.word()).collect(Collectors.joining("、"));
    }
}
