package org.zhenggai.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhenggai.kernel.Actor;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.round.RoundState;

/**
 * The versions of all rule sets. A version never changes; a new one is a new row. What a newer program asks for and an
 * older version lacks is added to it at the start, with the default of {@code processes/rule-sets}.
 */
@Service
@RequiredArgsConstructor
class RuleSetVersions implements InitializingBean {

    private static final String FILES = "classpath:/processes/rule-sets/*.yaml";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final TransactionTemplate transaction;
    private final Clock clock;

    /** A version, and how many rounds that are not archived go by it. */
    record Version(
            String code,
            String family,
            int number,
            String title,
            LocalDateTime loadedAt,
            String loadedBy,
            int rounds) {}

    @Override
    public void afterPropertiesSet() {
        transaction.executeWithoutResult(status -> packaged().forEach(this::complete));
    }

    /** The defaults that come with the program. */
    static List<RuleSetFile> packaged() {
        try {
            List<RuleSetFile> files = new ArrayList<>();
            for (Resource file : new PathMatchingResourcePatternResolver().getResources(FILES)) {
                files.add(RuleSetFile.parse(file.getContentAsString(StandardCharsets.UTF_8)));
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void complete(RuleSetFile defaults) {
        List<String> versions = jdbc.sql("select code from rule_set where family = ?")
                .param(defaults.code())
                .query(String.class)
                .list();
        if (versions.isEmpty()) {
            insert(defaults, defaults.code(), 1, Actor.SYSTEM);
        }
        for (String version : versions) {
            Map<String, Figure> known = figures(version);
            List<Figure> missing = defaults.figures().values().stream()
                    .filter(figure -> !known.containsKey(figure.name()))
                    .toList();
            insertFigures(version, missing);
            batches.batchUpdate(
                    "update rule_figure set word = ? where rule_set = ? and name = ? and word is null",
                    defaults.figures().values().stream()
                            .map(figure -> new Object[] {figure.word(), version, figure.name()})
                            .toList());
        }
    }

    /** All versions, newest first within a family. */
    @Transactional(readOnly = true)
    List<Version> all() {
        return jdbc.sql("""
                        select s.code, s.family, s.number, s.title, s.loaded_at, s.loaded_by,
                            (select count(*) from round r where r.rule_set = s.code
                            and %s) as rounds
                        from rule_set s order by s.family, s.number desc
                        """.formatted(RoundState.openIn("r")))
                .query(Version.class)
                .list();
    }

    /** A version as a file. */
    @Transactional(readOnly = true)
    RuleSetFile file(String version) {
        Version found = all().stream()
                .filter(one -> one.code().equals(version))
                .findFirst()
                .orElseThrow(() -> new Refusal("没有规则集“" + version + "”，请从规则集页面重新选择。"));
        return new RuleSetFile(found.family(), found.title(), figures(version));
    }

    /** The figures of a version by name, in the order of the packaged file. */
    @Transactional(readOnly = true)
    Map<String, Figure> figures(String version) {
        Map<String, Figure> stored = jdbc.sql("""
                        select name, coalesce(word, name) as word, figure, unit, source
                        from rule_figure where rule_set = :version order by name
                        """).param("version", version).query(Figure.class).list().stream()
                .collect(Collectors.toMap(Figure::name, figure -> figure));
        Map<String, Figure> ordered = new LinkedHashMap<>();
        packaged().stream()
                .flatMap(file -> file.figures().keySet().stream())
                .filter(stored::containsKey)
                .forEach(name -> ordered.put(name, stored.get(name)));
        stored.keySet().stream().sorted().forEach(name -> ordered.putIfAbsent(name, stored.get(name)));
        return ordered;
    }

    /** Keeps the file as the next version of its family, or finds the one that says the same already. */
    @Transactional
    String keep(RuleSetFile file, String user) {
        for (Version version : all()) {
            if (version.family().equals(file.code())
                    && version.title().equals(file.title())
                    && figures(version.code()).equals(file.figures())) {
                return version.code();
            }
        }
        int next = jdbc.sql("select coalesce(max(number), 0) + 1 from rule_set where family = ?")
                .param(file.code())
                .query(Integer.class)
                .single();
        String code = next == 1 ? file.code() : file.code() + "@" + next;
        insert(file, code, next, user);
        return code;
    }

    private void insert(RuleSetFile file, String code, int number, String user) {
        jdbc.sql("insert into rule_set (code, title, family, number, loaded_at, loaded_by) values (?, ?, ?, ?, ?, ?)")
                .params(code, file.title(), file.code(), number, LocalDateTime.now(clock), user)
                .update();
        insertFigures(code, List.copyOf(file.figures().values()));
    }

    private void insertFigures(String version, List<Figure> figures) {
        batches.batchUpdate(
                "insert into rule_figure (rule_set, name, figure, unit, source, word) values (?, ?, ?, ?, ?, ?)",
                figures.stream()
                        .map(figure -> new Object[] {
                            version, figure.name(), figure.figure(), figure.unit(), figure.source(), figure.word()
                        })
                        .toList());
    }
}
