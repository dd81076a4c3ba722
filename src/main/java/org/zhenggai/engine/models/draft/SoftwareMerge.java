package org.zhenggai.engine.models.draft;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.engine.models.compare.Comparison;
import org.zhenggai.engine.models.compare.Comparison.FileChange;
import org.zhenggai.engine.models.compare.ModelSet;
import org.zhenggai.engine.models.draft.ReleaseList.Kind;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.log.AccessKind;
import org.zhenggai.kernel.log.AccessLog;

/**
 * What a release of the software brings, against what it brought before and what runs. What designers left alone follows
 * the software; what they changed keeps running, and where the software has changed it too an administrator decides.
 */
@Service
@RequiredArgsConstructor
class SoftwareMerge {

    private static final Logger LOG = LoggerFactory.getLogger(SoftwareMerge.class);
    private static final String SYSTEM = "system";

    private final ModelTexts texts;
    private final ReleaseList list;
    private final Releases releases;
    private final DraftRemovals removals;
    private final RunningModelsProcess engine;
    private final AccessLog log;
    private final JdbcClient jdbc;
    private final Clock clock;

    /**
     * A file that both have changed.
     *
     * @param hash of the software's; null where the software no longer brings the file
     * @param choice null as long as nobody has decided
     */
    record Choice(
            String path,
            String hash,
            LocalDateTime since,
            String choice,
            LocalDateTime decidedAt,
            String decidedBy,
            String reason) {

        public boolean isOpen() {
            return choice == null;
        }
    }

    /** At a start. */
    void at(ModelSet brought) {
        texts.takeTurn();
        ModelSet running = list.running();
        SortedMap<String, String> before = texts.ofSoftware();
        if (running.files().isEmpty()) {
            List<RunningModelsProcess.Deployed> deployed = engine.newest();
            if (deployed.isEmpty()) {
                releases.put(brought, brought, Kind.SOFTWARE, null, "随系统提供", "首次启动", SYSTEM, false);
                texts.keepSoftware(brought.texts());
                return;
            }
            // A database from before releases were kept.
            before = of(brought, deployed, true);
            running = new ModelSet(of(brought, deployed, false));
            keepAsRelease(running);
        }
        follow(brought, before, running);
        texts.keepSoftware(brought.texts());
        warn();
    }

    private static SortedMap<String, String> of(
            ModelSet brought, List<RunningModelsProcess.Deployed> deployed, boolean onlySoftwares) {
        SortedMap<String, String> found = new TreeMap<>();
        for (RunningModelsProcess.Deployed file : deployed) {
            if (!onlySoftwares || file.isBySoftware()) {
                String name = file.name().substring(Math.max(0, file.name().lastIndexOf('/') + 1));
                if (name.matches(".*\\.(bpmn|dmn|form)")) {
                    found.putAll(brought.placed(Map.of(name, file.text())).texts());
                }
            }
        }
        return found;
    }

    private void keepAsRelease(ModelSet running) {
        releases.keep(running, running, Kind.SOFTWARE, null, "升级前已在运行", SYSTEM, null, false);
    }

    private void follow(ModelSet brought, SortedMap<String, String> before, ModelSet running) {
        SortedMap<String, String> next = new TreeMap<>(running.texts());
        SortedMap<String, String> now = brought.texts();
        Set<String> paths = new TreeSet<>(now.keySet());
        paths.addAll(before.keySet());
        for (String path : paths) {
            String runs = running.texts().get(path);
            String brings = now.get(path);
            if (Objects.equals(runs, brings)) {
                jdbc.sql("delete from model_choice where path = ?").param(path).update();
            } else if (Objects.equals(runs, before.get(path))) {
                if (brings == null) {
                    next.remove(path);
                } else {
                    next.put(path, brings);
                }
            } else if (!Objects.equals(brings, before.get(path))) {
                jdbc.sql("delete from model_choice where path = ?").param(path).update();
                jdbc.sql("insert into model_choice (path, hash, since) values (?, ?, ?)")
                        .params(Arrays.asList(
                                path, brings == null ? null : texts.keep(brings), LocalDateTime.now(clock)))
                        .update();
            }
        }
        ModelSet merged = new ModelSet(next);
        ModelSet changed = merged.changedFrom(running);
        if (!changed.files().isEmpty()
                || merged.files().size() != running.files().size()) {
            releases.put(merged, changed, Kind.SOFTWARE, null, "随系统升级", "系统升级", SYSTEM, false);
        }
    }

    private void warn() {
        choices().stream()
                .filter(Choice::isOpen)
                .forEach(open -> LOG.warn("{}：设计人员改过，新的系统版本也改了它；现在仍运行设计人员的版本，请管理员在网页“流程修改”中决定。", open.path()));
    }

    @Transactional(readOnly = true)
    public List<Choice> choices() {
        return jdbc.sql("""
                select path, hash, since, choice, decided_at, decided_by, reason from model_choice
                order by case when choice is null then 0 else 1 end, path
                """).query(Choice.class).list();
    }

    /**
     * A file that both have changed, compared.
     *
     * @param taking what changes if the software's is taken instead of what runs
     * @param ours what designers changed in what the software brought before
     * @param theirs what the software changed in it
     * @param both what both have changed, in words
     */
    public record Conflict(
            List<FileChange> taking, List<FileChange> ours, List<FileChange> theirs, List<String> both) {}

    @Transactional(readOnly = true)
    public Conflict conflict(String path) {
        ModelSet running = list.running();
        ModelSet brings = only(path, texts.ofSoftware().get(path));
        ModelSet runs = only(path, running.texts().get(path));
        // What both began with is what the software brought when it last ran as it came.
        ModelSet base = running.without(Set.of(path)).with(only(path, list.broughtBefore(path)));
        Set<String> gone = brings.files().isEmpty() ? Set.of(path) : Set.of();
        List<FileChange> ours = Comparison.of(base, runs);
        List<FileChange> theirs = Comparison.of(base, brings, gone);
        return new Conflict(Comparison.of(running, brings, gone), ours, theirs, both(ours, theirs));
    }

    private static ModelSet only(String path, String text) {
        return text == null ? ModelSet.NONE : new ModelSet(Map.of(path, text));
    }

    private static List<String> both(List<FileChange> ours, List<FileChange> theirs) {
        Set<String> their = changed(theirs).map(Comparison.Change::id).collect(Collectors.toSet());
        return changed(ours)
                .filter(change -> their.contains(change.id()))
                .map(Comparison.Change::what)
                .distinct()
                .toList();
    }

    private static Stream<Comparison.Change> changed(List<FileChange> files) {
        return files.stream().flatMap(file -> file.changes().stream()).filter(change -> !change.isDrawing());
    }

    /** An administrator says which of the two counts. */
    @Transactional
    public void decide(String path, boolean forSoftware, String reason, String actor) {
        Releases.requireReason(reason);
        texts.takeTurn();
        Choice open = choices().stream()
                .filter(one -> one.path().equals(path) && one.isOpen())
                .findFirst()
                .orElseThrow(() -> new Refusal("“" + path + "”不用再决定，请刷新页面查看现状。"));
        if (forSoftware) {
            ModelSet running = list.running();
            SortedMap<String, String> next = new TreeMap<>(running.texts());
            if (open.hash() == null) {
                next.remove(path);
            } else {
                next.put(path, texts.ofSoftware().get(path));
            }
            ModelSet merged = new ModelSet(next);
            removals.checked(running, merged.changedFrom(running), open.hash() == null ? Set.of(path) : Set.of());
            releases.put(
                    merged, merged.changedFrom(running), Kind.CHOSEN, null, "改用系统自带：" + path, reason, actor, false);
        }
        jdbc.sql("update model_choice set choice = ?, decided_at = ?, decided_by = ?, reason = ? where path = ?")
                .params(forSoftware ? "SOFTWARE" : "OURS", LocalDateTime.now(clock), actor, reason, path)
                .update();
        log.record(actor, AccessKind.MODEL_CHOSEN, path, (forSoftware ? "改用系统自带的，" : "保留设计人员的，") + reason);
    }
}
