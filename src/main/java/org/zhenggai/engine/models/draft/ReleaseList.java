package org.zhenggai.engine.models.draft;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.engine.models.compare.ModelFile;
import org.zhenggai.engine.models.compare.ModelSet;

/** What runs and what ran before: reads only. */
@Service
@Transactional(readOnly = true)
@RequiredArgsConstructor
class ReleaseList {

    private static final String COLUMNS = """
            r.id, r.kind, r.draft, r.at, r.actor, coalesce(p.name, r.actor) as actor_name, r.reason, r.deployment,
            r.is_untried as untried,
            (select count(*) from model_release_file f where f.release = r.id and f.is_new) as files,
            (select count(*) from model_release_file b
                where b.release = (select max(before.id) from model_release before where before.id < r.id)
                and not exists (select 1 from model_release_file f where f.release = r.id and f.path = b.path)) as gone
            from model_release r left join person p on p.username = r.actor
            """;

    private final ModelTexts texts;
    private final RunningModelsProcess engine;
    private final JdbcClient jdbc;

    /** How a release came about. */
    enum Kind {
        SOFTWARE("随系统升级"),
        DRAFT("发布草稿"),
        TAKEN_BACK("退回上一版"),
        CHOSEN("改用系统自带");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** A release; {@code files} it changed and {@code gone} that it took away. */
    record Release(
            long id,
            Kind kind,
            Long draft,
            LocalDateTime at,
            String actor,
            String actorName,
            String reason,
            String deployment,
            boolean untried,
            int files,
            int gone) {

        public boolean isBySoftware() {
            return kind == Kind.SOFTWARE;
        }
    }

    /** A file that runs, and the release that brought it last; {@code version} of its process in the engine. */
    record Running(String path, String word, Integer version, Release since) {}

    private record Since(String path, long release) {}

    /** All files that run. */
    ModelSet running() {
        return newestIfAny().map(texts::ofRelease).orElseGet(() -> new ModelSet(Map.of()));
    }

    /** The number of the newest release. */
    long newest() {
        return newestIfAny().orElse(0L);
    }

    private Optional<Long> newestIfAny() {
        return jdbc.sql("select id from model_release order by id desc limit 1")
                .query(Long.class)
                .optional();
    }

    List<Release> all() {
        return jdbc.sql("select " + COLUMNS + " order by r.id desc")
                .query(Release.class)
                .list();
    }

    /** The changed files with what has to be deployed with them. */
    ModelSet whole(ModelSet next, ModelSet changed) {
        SortedMap<String, String> whole = new TreeMap<>(changed.texts());
        next.along(changed)
                .forEach(along ->
                        whole.put(along.path(), next.files().get(along.path()).text()));
        return new ModelSet(whole);
    }

    /** What ran of a file when the software brought it last; null where designers made it. */
    String broughtBefore(String path) {
        return jdbc.sql("""
                select t.text from model_release r join model_release_file f on f.release = r.id
                join model_text t on t.hash = f.hash
                where f.path = ? and f.is_new and r.kind in ('SOFTWARE', 'CHOSEN') order by r.id desc limit 1
                """).param(path).query(String.class).optional().orElse(null);
    }

    /** Every file that runs, with who brought it and why. */
    List<Running> table() {
        List<Release> all = all();
        Map<String, Integer> versions = new TreeMap<>();
        engine.versions().forEach(one -> versions.put("process:" + one.process(), one.version()));
        Map<String, Long> since = new TreeMap<>();
        jdbc.sql("select path, max(release) as release from model_release_file where is_new group by path")
                .query(Since.class)
                .list()
                .forEach(row -> since.put(row.path(), row.release()));
        return running().files().values().stream()
                .map(file -> new Running(
                        file.path(), file.word(), version(file, versions), release(all, since.get(file.path()))))
                .toList();
    }

    private static Integer version(ModelFile file, Map<String, Integer> versions) {
        return file.defines().keySet().stream()
                .map(versions::get)
                .filter(version -> version != null)
                .findFirst()
                .orElse(null);
    }

    private static Release release(List<Release> all, Long id) {
        return all.stream()
                .filter(release -> id != null && release.id() == id)
                .findFirst()
                .orElse(null);
    }

    /** The texts at a release by path; empty where there is none. */
    SortedMap<String, String> at(long release) {
        return texts.ofRelease(release).texts();
    }
}
