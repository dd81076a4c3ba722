package org.zhenggai.shell.search;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;
import org.zhenggai.access.cases.Scope;
import org.zhenggai.evidence.EvidenceSearch;
import org.zhenggai.kernel.Days;
import org.zhenggai.kernel.search.Hits;
import org.zhenggai.kernel.search.Hits.Window;
import org.zhenggai.kernel.search.Plain;
import org.zhenggai.kernel.search.Wanted;
import org.zhenggai.ledger.search.CaseSearch;
import org.zhenggai.paper.issuing.DocumentSearch;
import org.zhenggai.people.Directory;
import org.zhenggai.people.Viewer;
import org.zhenggai.shell.help.Handbook;
import org.zhenggai.work.report.ReportSearch;

/** Asks each of those who know; each shows its reader what he may see, and nothing else. */
@Service
@RequiredArgsConstructor
class Search {

    private final CaseSearch cases;
    private final ReportSearch reports;
    private final EvidenceSearch evidence;
    private final DocumentSearch documents;
    private final Directory directory;
    private final Handbook handbook;

    Hits<Found> find(Kind kind, Wanted wanted, Viewer viewer, Window window) {
        if (kind == Kind.HELP) {
            return help(wanted, window);
        }
        if (kind == Kind.UNITS) {
            return units(wanted, viewer, window);
        }
        return viewer.readsCases() ? ofCases(kind, wanted, viewer, window) : Hits.none();
    }

    private Hits<Found> ofCases(Kind kind, Wanted wanted, Viewer viewer, Window window) {
        Scope scope = Scope.of(viewer);
        return switch (kind) {
            case ITEMS ->
                as(
                        cases.items(wanted, scope, window),
                        item -> new Found(
                                "/items/" + item.id(),
                                item.number() + " " + item.title(),
                                about(item.round(), item.unit(), item.confidential() ? "涉密" : null),
                                null,
                                item.state().word()));
            case FINDINGS ->
                as(
                        cases.findings(wanted, scope, window),
                        finding -> new Found(
                                "/items/" + finding.item(),
                                finding.number() + " " + finding.title(),
                                about(finding.round(), "整改事项" + finding.items() + "项"),
                                finding.words(),
                                null));
            case REPORTS ->
                as(
                        reports.find(wanted, scope, window),
                        report -> new Found(
                                "/items/" + report.item(),
                                report.number() + " " + report.title(),
                                about("第" + report.period() + "期", Days.words(report.submittedAt())),
                                report.words(),
                                null));
            case EVIDENCE ->
                as(
                        evidence.find(wanted, scope, window),
                        file -> new Found(
                                "/items/" + file.item() + "#evidence",
                                file.fileName(),
                                about(file.number() + " " + file.title(), Days.words(file.uploadedAt())),
                                file.note().isBlank() ? null : file.note(),
                                null));
            case DOCUMENTS ->
                as(
                        documents.find(wanted, viewer, window),
                        document -> new Found(
                                "/documents/" + document.id() + "/content",
                                document.name(),
                                Days.words(document.madeAt()) + "生成",
                                null,
                                "下载"));
            case UNITS, HELP -> Hits.none();
        };
    }

    /** Who looks at rounds or keeps the directory sees all units; people of a unit their own. */
    private Hits<Found> units(Wanted wanted, Viewer viewer, Window window) {
        return cut(
                directory.units().stream()
                        .filter(unit -> viewer.isAdministrator()
                                || viewer.isAboveUnits()
                                || viewer.units().contains(unit.code()))
                        .filter(unit -> holds(Plain.lines(unit.name()), wanted))
                        .map(unit -> new Found(
                                viewer.readsCases()
                                        ? "/ledger?unit=" + unit.code()
                                        : "/administration/units/" + unit.code(),
                                unit.name(),
                                viewer.readsCases() ? "打开它的台账" : "打开单位和人员",
                                null,
                                null))
                        .toList(),
                window);
    }

    private Hits<Found> help(Wanted wanted, Window window) {
        return cut(
                handbook.parts().stream()
                        .filter(part -> holds(part.words(), wanted))
                        .map(part -> new Found("/help/" + part.name(), part.title(), "使用手册", null, null))
                        .toList(),
                window);
    }

    private static boolean holds(String words, Wanted wanted) {
        return wanted.words().stream().allMatch(words::contains);
    }

    private static Hits<Found> cut(List<Found> all, Window window) {
        return new Hits<>(all.stream().skip(window.from()).limit(window.size()).toList(), all.size());
    }

    private static <T> Hits<Found> as(Hits<T> found, Function<T, Found> line) {
        return new Hits<>(found.rows().stream().map(line).toList(), found.all());
    }

    private static String about(String... parts) {
        return Arrays.stream(parts).filter(Objects::nonNull).collect(Collectors.joining("，"));
    }

    /** What this person can look for at all, in words. */
    static String reach(Viewer viewer) {
        return Stream.of(Kind.values())
                .filter(kind ->
                        viewer.readsCases() || kind == Kind.HELP || kind == Kind.UNITS && viewer.isAdministrator())
                .map(Kind::word)
                .collect(Collectors.joining("、"));
    }
}
