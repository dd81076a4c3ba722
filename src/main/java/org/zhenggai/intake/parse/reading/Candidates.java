package org.zhenggai.intake.parse.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.zhenggai.intake.parse.Totals;
import org.zhenggai.intake.parse.marking.Layout;
import org.zhenggai.intake.parse.marking.Meaning;
import org.zhenggai.intake.parse.outline.Heading;
import org.zhenggai.intake.parse.outline.Headings;
import org.zhenggai.intake.parse.outline.MarkHeadings;
import org.zhenggai.intake.parse.outline.Outlines;
import org.zhenggai.intake.parse.outline.PlainHeadings;
import org.zhenggai.intake.parse.outline.Shapes;
import org.zhenggai.intake.parse.preview.Doubts;
import org.zhenggai.intake.parse.preview.PreviewArea;
import org.zhenggai.intake.parse.preview.PreviewFinding;
import org.zhenggai.intake.parse.reading.prose.Prose;
import org.zhenggai.intake.parse.source.Furniture;
import org.zhenggai.intake.parse.source.Passage;
import org.zhenggai.intake.parse.source.Source;
import org.zhenggai.intake.parse.words.Labels;

/**
 * The ways to read running text: by its numbers, by lines that stand alone, or by the lists in its sentences. The first that finds
 * something is taken, unless another finds more of what it cannot have made up; those that come close are shown as well.
 */
public final class Candidates {

    /** From this part of the score of the one taken on, another level is shown. */
    private static final double CLOSE = 0.75;

    private final Source source;
    private final Layout layout;
    private final String title;
    private final List<Heading> headings;

    public Candidates(Source source, Layout layout, String title, List<Heading> headings) {
        this.source = source;
        this.layout = layout;
        this.title = title;
        this.headings = headings;
    }

    /** The headings of a document as people marked it. */
    public static List<Heading> headings(Source source, Layout layout) {
        List<Heading> numbered = Headings.of(source);
        return layout.marks().isEmpty()
                ? PlainHeadings.within(source, MarkHeadings.within(source, PlainHeadings.overLabels(source, numbered)))
                : Outlines.with(source, numbered, layout);
    }

    /** The one that is taken. */
    public Candidate best(Furniture furniture) {
        Candidate numbered = numbered(headings, -1, furniture);
        if (numbered.areas().isEmpty() && layout.marks().isEmpty()) {
            Candidate plain = plain(furniture);
            numbered = plain.areas().isEmpty() ? numbered : plain;
        }
        boolean isWhole =
                headings.stream().anyMatch(heading -> heading.number() > 0 || heading.isByLook()) && !numbered.skips();
        boolean tells = numbered.tellsMeasures() && !isAdvice(numbered);
        if (!layout.marks().isEmpty() || tells && isWhole) {
            return numbered;
        }
        Candidate prose = prose();
        if (numbered.tellsMeasures() && !tells && prose.findings() >= numbered.findings()) {
            return prose;
        }
        int beaten = numbered.tellsMeasures() ? 2 * numbered.findings() : numbered.findings();
        return prose.findings() > beaten ? prose : numbered;
    }

    /** Whether only the last of several findings tells measures, and those in a line of advice that ends the list: 监督建议：一是…. */
    private boolean isAdvice(Candidate candidate) {
        List<PreviewFinding> findings = candidate.areas().stream()
                .flatMap(area -> area.findings().stream())
                .toList();
        List<Passage> measures = findings.stream()
                .flatMap(finding -> finding.items().stream())
                .flatMap(item -> item.measures().stream())
                .toList();
        PreviewFinding last = findings.isEmpty() ? null : findings.get(findings.size() - 1);
        boolean areOfLast = findings.size() > 1
                && last.items().stream()
                                .mapToInt(item -> item.measures().size())
                                .sum()
                        == measures.size();
        return areOfLast
                && source.lines().stream()
                        .filter(line -> source.lineOf(line.from()) > last.line())
                        .findFirst()
                        .map(line -> Prose.closes(source.flat(line.from(), line.to())))
                        .orElse(false);
    }

    /** Others for which nearly as much speaks. */
    public List<Candidate> close(Candidate best) {
        List<Candidate> others = new ArrayList<>();
        headings.stream().mapToInt(Heading::level).distinct().forEach(level -> {
            Candidate other = numbered(headings, level, new Furniture(source));
            if (other.score() >= CLOSE * best.score()) {
                others.add(other);
            }
        });
        others.add(prose());
        return others.stream()
                .filter(other -> other.findings() > 1 && 2 * other.findings() >= best.findings())
                .filter(other -> !titles(other).equals(titles(best)))
                .sorted(Comparator.comparing(Candidate::score).reversed())
                .toList();
    }

    private static List<String> titles(Candidate candidate) {
        return candidate.areas().stream()
                .flatMap(area -> Stream.concat(
                        Stream.of("：" + area.title()), area.findings().stream().map(one -> one.title())))
                .toList();
    }

    private Candidate numbered(List<Heading> all, int level, Furniture furniture) {
        Doubts doubts = new Doubts();
        Map<Integer, Meaning> said =
                layout.marks().isEmpty() ? Map.of() : Outlines.marked(source, Headings.of(source), layout);
        Structure outline = Structure.of(source, all, title, said, level, doubts);
        List<Groups.Group> groups = outline.groups();
        if (groups.isEmpty()) {
            return nothing(doubts);
        }
        SortedMap<Integer, Integer> measures = new TreeMap<>();
        Map<Integer, Integer> titles = new HashMap<>();
        all.forEach(
                heading -> titles.putIfAbsent(heading.from(), heading.caption().titleFrom()));
        said.forEach((from, meaning) -> {
            if (meaning == Meaning.MEASURE) {
                measures.put(from, textFrom(titles, from));
            }
        });
        List<PreviewArea> areas =
                new Account(source, furniture, doubts, measures).areas(title, groups, outline.measuresApart(furniture));
        int findingLevel = groups.stream()
                .flatMap(group -> group.findings().stream())
                .map(Heading::shape)
                .findFirst()
                .orElse(Headings.POINT);
        return new Candidate(
                "以“" + Shapes.name(findingLevel) + "”为问题",
                () -> Stream.concat(levels(groups), outline.evidence().stream()).toList(),
                outline.score(),
                areas,
                groups.get(0).from(),
                doubts,
                outline.parts());
    }

    private Candidate nothing(Doubts doubts) {
        return new Candidate("", () -> List.of("没有读到编号的问题"), 0, List.of(), source.length(), doubts, List.of());
    }

    /** What the numbers of each level are taken for, and how many there are. */
    private static Stream<String> levels(List<Groups.Group> groups) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        groups.forEach(group -> {
            if (group.area() != null) {
                counts.merge("“" + Shapes.name(group.area().shape()) + "”作方面", 1, Integer::sum);
            }
        });
        groups.stream()
                .flatMap(group -> group.findings().stream())
                .forEach(finding -> counts.merge("“" + Shapes.name(finding.shape()) + "”作问题", 1, Integer::sum));
        return counts.entrySet().stream().map(level -> level.getKey() + "，" + level.getValue() + "处");
    }

    /** @param titles where the titles of headings begin, by where the headings do */
    private int textFrom(Map<Integer, Integer> titles, int from) {
        return Optional.ofNullable(titles.get(from))
                .or(() -> Labels.at(source.flat(), from, source.lineEnd(from)).map(Labels.Label::textFrom))
                .orElse(from);
    }

    private Candidate plain(Furniture furniture) {
        List<Heading> plain = PlainHeadings.of(source);
        Candidate candidate = numbered(plain, -1, furniture);
        boolean named = candidate.areas().stream()
                        .filter(area ->
                                !area.title().isEmpty() && !area.findings().isEmpty())
                        .count()
                > 1;
        long stated = plain.stream()
                .filter(heading ->
                        heading.level() == Headings.LINE && heading.caption().statesProblem())
                .count();
        boolean isEnough = candidate.findings() > 1 && (named || stated * 2 >= candidate.findings());
        return isEnough ? candidate : nothing(new Doubts());
    }

    private Candidate prose() {
        Doubts doubts = new Doubts();
        List<PreviewArea> areas = Prose.of(source, doubts);
        return new Candidate(
                "以句中列举的不足为问题",
                () -> List.of("成段文字里有“主要是”一类的列举，列出" + Totals.of(areas).findings() + "处"),
                0,
                areas,
                source.length(),
                doubts,
                List.of());
    }
}
