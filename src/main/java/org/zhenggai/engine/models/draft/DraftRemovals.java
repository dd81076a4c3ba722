package org.zhenggai.engine.models.draft;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.engine.models.check.ModelFinding;
import org.zhenggai.engine.models.compare.ModelFile;
import org.zhenggai.engine.models.compare.ModelSet;
import org.zhenggai.engine.models.draft.ModelDrafts.Draft;
import org.zhenggai.engine.models.state.RunningModel;
import org.zhenggai.engine.models.state.RunningModels;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.log.AccessKind;
import org.zhenggai.kernel.log.AccessLog;

/** Takes away what designers once added, by a draft like any other change; nothing that is ours, nothing that is still used. */
@Service
@RequiredArgsConstructor
class DraftRemovals {

    private final ModelTexts texts;
    private final ReleaseList list;
    private final ModelDrafts drafts;
    private final DraftFindings checks;
    private final OwnFiles own;
    private final RunningModels instances;
    private final AccessLog log;
    private final JdbcClient jdbc;

    /** A draft that takes a file away and does nothing else; gives its number. */
    @Transactional
    public long remove(String path, String author) {
        ModelSet running = list.running();
        SortedSet<String> gone = with(running, running, Set.of(), path);
        List<ModelFinding> findings = checked(running, ModelSet.NONE, gone);
        String title = ModelDrafts.cut("删除" + running.files().get(path).word());
        return drafts.keep(author, title, "流程修改", ModelSet.NONE, gone, findings);
    }

    /** The same in a draft that waits already. */
    @Transactional
    public void mark(long id, String path, String author) {
        Draft draft = draft(id, author);
        ModelSet running = list.running();
        ModelSet changed = texts.ofDraft(id);
        SortedSet<String> before = texts.goneOf(id);
        SortedSet<String> gone = with(running, running.with(changed), before, path);
        Refusal.unless(
                gone.stream().noneMatch(changed.files()::containsKey),
                "“%s”在这份草稿里改过，不能同时删除。请先在 Camunda Modeler 中去掉它再提交。",
                path);
        checked(running, changed, gone);
        gone.removeAll(before);
        gone.forEach(one -> jdbc.sql("insert into model_draft_file (draft, path, hash) values (?, ?, null)")
                .params(id, one)
                .update());
        log.record(author, AccessKind.MODEL_DRAFTED, "草稿" + id + "：" + draft.name(), "标为删除" + String.join("、", gone));
    }

    @Transactional
    public void unmark(long id, String path, String author) {
        Draft draft = draft(id, author);
        SortedSet<String> gone = texts.goneOf(id);
        Refusal.unless(gone.remove(path), "“%s”没有标为删除，请刷新页面查看现状。", path);
        ModelSet changed = texts.ofDraft(id);
        Refusal.unless(!gone.isEmpty() || !changed.files().isEmpty(), "这份草稿只删除这一个文件。不删除就请撤回草稿。");
        ModelSet running = list.running();
        Refusal.unless(
                !own.orphans(running, changed).contains(path)
                        || running.files().get(path).kind() != ModelFile.Kind.MODEL,
                "照这份草稿，没有流程调用“%s”，留着也不会运行，要一起删除。",
                path);
        checked(running, changed, gone);
        jdbc.sql("delete from model_draft_file where draft = ? and path = ? and hash is null")
                .params(id, path)
                .update();
        log.record(author, AccessKind.MODEL_DRAFTED, "草稿" + id + "：" + draft.name(), "不再删除" + path);
    }

    private Draft draft(long id, String author) {
        texts.takeTurn();
        Draft draft = drafts.find(id).orElseThrow(() -> new Refusal("没有编号为" + id + "的草稿，请回到“流程修改”重新选择。"));
        Refusal.unless(draft.isWaiting() && draft.author().equals(author), "草稿%d已不在等待发布，或者不是您提交的，不能改。请刷新页面查看现状。", id);
        return draft;
    }

    private SortedSet<String> with(ModelSet running, ModelSet next, Set<String> gone, String path) {
        Predicate<String> isOwn = own.of(running);
        Refusal.unless(isOwn.test(path), "“%s”不能删除：它随系统提供，或者已经不在运行。只能删除设计人员自己加的文件。", path);
        SortedSet<String> all = new TreeSet<>(gone);
        all.add(path);
        return next.onlyFor(all, isOwn);
    }

    /** What the check says; refused where something still needs what goes. */
    List<ModelFinding> checked(ModelSet running, ModelSet changed, Set<String> gone) {
        List<ModelFile> users = running.with(changed).usersOf(gone);
        Refusal.unless(
                users.isEmpty(),
                "不能删除：%s还用到它。请先改这些文件，把删除标在同一份草稿里，或者等它们发布以后再删除。",
                users.stream().map(ModelFile::word).collect(Collectors.joining("、")));
        List<ModelFinding> findings = checks.of(running, changed, gone);
        DraftFindings.refuseErrors(findings);
        return findings;
    }

    /** What still runs of what goes, in words; of models that only their own people know of, nothing. */
    List<String> running(ModelSet base, Set<String> gone) {
        return gone.stream()
                .map(path -> base.files().get(path))
                .filter(file -> file != null && file.kind() == ModelFile.Kind.MODEL)
                .flatMap(file -> file.defines().keySet().stream())
                .map(key -> instances.of(key.substring(key.indexOf(':') + 1)))
                .flatMap(Optional::stream)
                .filter(model -> !model.isQuiet())
                .map(DraftRemovals::words)
                .toList();
    }

    private static String words(RunningModel model) {
        return model.instances() == 0
                ? "流程“%s”没有在办的，删除后不再开始新的。".formatted(model.name())
                : "流程“%s”还有%d件在办，照删除前的版本办完，删除后不再开始新的。".formatted(model.name(), model.instances());
    }
}
