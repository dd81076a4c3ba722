package org.zhenggai.paper.circular;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.access.cases.Scope;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.paper.DocumentKind;
import org.zhenggai.paper.KeptPapers;
import org.zhenggai.paper.Paper;
import org.zhenggai.paper.ProgressPaper;
import org.zhenggai.paper.RoundFigures;
import org.zhenggai.paper.RoundFigures.Figures;
import org.zhenggai.paper.circular.CircularFacts.Line;
import org.zhenggai.paper.template.Chinese;
import org.zhenggai.paper.template.Tag;
import org.zhenggai.paper.template.Text;
import org.zhenggai.round.Issuers;
import org.zhenggai.round.Numerals;

/**
 * The circulars (整改情况通报) are a view of the ledger: each area in order, each finding with measures and result. The
 * internal one says besides whose an item is and where it stands. A confidential item is left out or shortened as was
 * decided for that circular; without a decision there is no circular. Once the secretary approved them, both say what
 * was so on that day; before, they are drafts of today.
 */
@Component
@Transactional(readOnly = true)
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class CircularPaper implements Paper {

    /** Both circulars are made of the same facts, kept once under this kind. */
    public static final DocumentKind KEPT = DocumentKind.PUBLIC_CIRCULAR;

    private static final int LONGEST = 2000;
    private static final int NAMED = 10;

    private final JdbcClient jdbc;
    private final RoundFigures figures;
    private final CircularReading reading;
    private final KeptPapers kept;
    private final Issuers issuers;

    public record Circular(
            @Tag("标题") String title,
            @Tag("轮次") String round,
            @Tag("反馈日期") String feedbackOn,
            @Tag("截至日期") String until,
            @Tag("方面数") String areaCount,
            @Tag("问题数") String findingCount,
            @Tag("已整改问题数") String closedFindings,
            @Tag("事项数") String itemCount,
            @Tag("已销号数") String closed,
            @Tag("未销号数") String open,
            @Tag("有结转") boolean isCarriedOver,
            @Tag("结转数") String carriedOver,
            @Tag("销号率") String rate,
            @Tag("有未列事项") boolean isPartial,
            @Tag("未列事项数") String leftOut,
            @Tag("方面") List<Area> areas,
            @Tag("有未完成") boolean isUnfinished,
            @Tag("署名") String signature,
            @Tag("日期") String date) {}

    public record Area(
            @Tag("方面标题") String heading, @Tag("问题") List<Finding> findings) {}

    public record Finding(
            @Tag("问题标题") String heading, @Tag("内容") List<Text> text) {}

    /** What was decided about a confidential item for one of the circulars. */
    private record Treatment(long item, String treatment, String words) {

        boolean isLeftOut() {
            return treatment.equals("LEFT_OUT");
        }
    }

    /** An item with what was decided about it; {@code treatment} is null for one that everybody may read. */
    private record Row(Line line, Treatment treatment) {

        boolean isConfidential() {
            return treatment != null;
        }

        boolean isLeftOut() {
            return isConfidential() && treatment.isLeftOut();
        }
    }

    @Override
    public Map<DocumentKind, Class<? extends Record>> kinds() {
        return Map.of(DocumentKind.INTERNAL_CIRCULAR, Circular.class, DocumentKind.PUBLIC_CIRCULAR, Circular.class);
    }

    @Override
    public Circular read(DocumentKind kind, long round, Scope scope) {
        Optional<CircularFacts> fixed = kept.last(KEPT, round, CircularFacts.class);
        Figures all = fixed.map(CircularFacts::figures).orElseGet(() -> figures.of(round));
        Refusal.unless(all.items() <= LONGEST, "本轮有%d项整改事项，超过%d项的通报无法成文，请用整改台账。", all.items(), LONGEST);
        CircularFacts facts = fixed.orElseGet(() -> reading.of(round));
        List<Row> rows = rows(facts, round, kind);
        boolean isPublic = kind == DocumentKind.PUBLIC_CIRCULAR;
        long leftOut = rows.stream().filter(Row::isLeftOut).count();
        return new Circular(
                Chinese.title(issuers.committee(), "关于" + all.shortName() + "反馈问题", "整改情况的通报"),
                all.title(),
                Chinese.date(all.feedbackOn(), "近期"),
                Chinese.date(facts.until()),
                "" + all.areas(),
                "" + all.findings(),
                "" + all.closedFindings(),
                "" + all.items(),
                "" + all.closed(),
                "" + all.open(),
                all.carriedOver() > 0,
                "" + all.carriedOver(),
                ProgressPaper.rate(all),
                leftOut > 0,
                "" + leftOut,
                areas(rows, row -> CircularWords.of(row.line(), facts.until(), !isPublic)),
                all.items() > all.closed(),
                issuers.committee(),
                Chinese.date(fixed.map(CircularFacts::until).orElse(null)));
    }

    /** What the circulars would say now; empty for a round that is too long for them. */
    public Optional<CircularFacts> facts(long round) {
        return figures.of(round).items() <= LONGEST ? Optional.of(reading.of(round)) : Optional.empty();
    }

    /** What is or was confidential needs a decision, however old the facts are. */
    private List<Row> rows(CircularFacts facts, long round, DocumentKind kind) {
        Set<Long> confidential = figures.confidential(round);
        Map<Long, Treatment> treatments = treatments(round, kind);
        List<Line> secret = facts.lines().stream()
                .filter(line -> line.confidential() || confidential.contains(line.id()))
                .toList();
        requireDecisions(
                secret.stream()
                        .filter(line -> !treatments.containsKey(line.id()))
                        .map(Line::number)
                        .toList(),
                kind);
        return facts.lines().stream()
                .map(line -> new Row(line, secret.contains(line) ? treatments.get(line.id()) : null))
                .toList();
    }

    private Map<Long, Treatment> treatments(long round, DocumentKind kind) {
        return jdbc.sql("""
                    select d.item, d.treatment, d.words from circular_decision d join item i on i.id = d.item
                    where i.round = :round and d.kind = :kind order by d.id
                    """).param("round", round).param("kind", kind.name()).query(Treatment.class).list().stream()
                .collect(Collectors.toMap(Treatment::item, one -> one, (one, later) -> later));
    }

    private static void requireDecisions(List<String> missing, DocumentKind kind) {
        Refusal.unless(
                missing.isEmpty(),
                "“%s”里有%d项涉密事项还没有决定怎样处理（%s），请先在“涉密事项的处理”中逐项登记不写入或简写。",
                kind.word(),
                missing.size(),
                missing.stream().limit(NAMED).collect(Collectors.joining("、")));
    }

    private static List<Area> areas(List<Row> rows, Function<Row, String> account) {
        Map<Integer, List<Row>> byArea = grouped(rows, row -> row.line().areaNumber());
        List<Area> areas = new ArrayList<>();
        for (List<Row> inArea : byArea.values()) {
            List<Finding> findings = grouped(inArea, row -> row.line().finding()).values().stream()
                    .filter(items -> !items.stream().allMatch(Row::isLeftOut))
                    .map(items -> finding(items, account))
                    .toList();
            if (!findings.isEmpty()) {
                Line first = inArea.get(0).line();
                areas.add(new Area(Numerals.area(first.areaNumber(), first.areaTitle()), findings));
            }
        }
        return areas;
    }

    private static <K> Map<K, List<Row>> grouped(List<Row> rows, Function<Row, K> key) {
        return rows.stream().collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
    }

    /** The title of a finding of which everything is confidential is not said either. */
    private static Finding finding(List<Row> items, Function<Row, String> account) {
        Line first = items.get(0).line();
        String number = first.findingNumber() + ".";
        if (items.stream().allMatch(Row::isConfidential)) {
            List<Text> words = items.stream()
                    .filter(item -> !item.isLeftOut())
                    .flatMap(item -> Text.of(item.treatment().words()).stream())
                    .toList();
            return new Finding(number + "有关问题的整改情况", words);
        }
        boolean hasParts = items.size() > 1;
        List<Text> text = new ArrayList<>();
        for (int n = 0; n < items.size(); n++) {
            Row item = items.get(n);
            if (!item.isLeftOut()) {
                String lead = hasParts
                        ? "（" + (n + 1) + "）"
                                + (item.isConfidential()
                                        ? ""
                                        : Chinese.sentence(
                                                Chinese.plain(item.line().title())))
                        : "";
                text.add(new Text(
                        lead + (item.isConfidential() ? item.treatment().words() : account.apply(item))));
            }
        }
        return new Finding(number + Chinese.finding(first.findingTitle()), text);
    }
}
