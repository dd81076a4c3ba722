package org.zhenggai.intake.parse.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.zhenggai.intake.parse.outline.Caption;
import org.zhenggai.intake.parse.outline.Heading;
import org.zhenggai.intake.parse.outline.Headings;
import org.zhenggai.intake.parse.outline.Marks;
import org.zhenggai.intake.parse.outline.Section;
import org.zhenggai.intake.parse.preview.Doubts;
import org.zhenggai.intake.parse.source.Furniture;
import org.zhenggai.intake.parse.source.Passage;
import org.zhenggai.intake.parse.source.Source;
import org.zhenggai.intake.parse.words.Brackets;
import org.zhenggai.intake.parse.words.Frames;
import org.zhenggai.intake.parse.words.Labels;

/**
 * Measures in a chapter of their own behind the problems. Those that name their problem belong to it; else a list as long as that of
 * the problems answers them one by one; another list is shown and not dealt out.
 */
final class MeasuresApart {

    /** So much of what names a measure must stand in the problem that it answers. */
    private static final double ALIKE = 0.5;

    private static final Pattern TOPIC_END = Pattern.compile("(?:的?(?:问题|方面|情况|工作))*[。：，]?$");
    private static final Pattern TOPIC_BEGIN = Pattern.compile("^(?:针对|关于|对于|围绕|在)?[“‘\"]?");

    private final Source source;
    private final Furniture furniture;
    private final Section chapter;
    private final List<Heading> findings;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<Heading, List<Passage>> measures = new IdentityHashMap<>();
    private boolean byName;

    /** One of the list: with a heading's caption where it has one. */
    private record Entry(int from, int to, Caption caption) {}

    private MeasuresApart(Source source, Furniture furniture, Section chapter, List<Heading> findings) {
        this.source = source;
        this.furniture = furniture;
        this.chapter = chapter;
        this.findings = findings;
    }

    /** The first chapter behind all findings that is headed as measures and holds any. */
    static Optional<MeasuresApart> of(
            Source source, List<Section> top, List<Groups.Group> groups, Furniture furniture) {
        List<Heading> findings =
                groups.stream().flatMap(group -> group.findings().stream()).toList();
        int last = findings.stream().mapToInt(Heading::from).max().orElse(0);
        return top.stream()
                .filter(section -> section.heading().from() > last && isNamed(section))
                .map(section -> new MeasuresApart(source, furniture, section, findings).read())
                .filter(apart -> apart.entries.size() > 1)
                .findFirst();
    }

    /** Whether a section is headed as measures. */
    static boolean isNamed(Section section) {
        String words = Brackets.without(section.heading().caption().flat());
        boolean isMeasures = Frames.weight(Frames.Meaning.MEASURES, words) > 0
                || Labels.ofHeading(words)
                        .filter(role -> role == Labels.Role.MEASURE)
                        .isPresent();
        return isMeasures && Frames.weight(Frames.Meaning.NEXT, words) == 0;
    }

    /** Those of a finding; none where they could not be dealt out. */
    List<Passage> of(Heading finding) {
        return measures.getOrDefault(finding, List.of());
    }

    void report(Doubts doubts) {
        int line = source.lineOf(chapter.heading().from());
        String title = chapter.heading().caption().title(source);
        if (measures.isEmpty()) {
            doubts.add(
                    line,
                    "measures-apart",
                    "“" + title + "”另成一部分，共" + entries.size() + "条，没有写明各对应哪个问题，未列入；请核对原文，在整改方案中补充到对应的问题下。");
        } else {
            String how = byName ? "按名称" : "按顺序";
            doubts.add(line, "measures-dealt", "“" + title + "”另成一部分，已" + how + "对应到" + measures.size() + "个问题；请逐条核对。");
        }
    }

    private MeasuresApart read() {
        collect(chapter);
        if (entries.isEmpty()) {
            int from = chapter.heading().lineEnd();
            int end = furniture.endOf(chapter.heading());
            List<Marks.Mark> marks = marks(from, end);
            for (int n = 0; n < marks.size(); n++) {
                int to = n + 1 < marks.size() ? marks.get(n + 1).from() : end;
                entries.add(new Entry(
                        marks.get(n).end(),
                        to,
                        Caption.read(source, marks.get(n).end(), to)));
            }
        }
        if (!dealByName() && entries.size() == findings.size()) {
            for (int n = 0; n < entries.size(); n++) {
                Entry entry = entries.get(n);
                measures.put(findings.get(n), List.of(source.passage(entry.from(), entry.to())));
            }
        }
        return this;
    }

    private void collect(Section section) {
        for (Section child : section.children()) {
            if (child.heading().level() <= Headings.POINT && !child.children().isEmpty() && holdsEntries(child)) {
                collect(child);
            } else {
                Caption caption = child.heading().caption();
                entries.add(new Entry(caption.titleFrom(), furniture.endOf(child.heading()), caption));
            }
        }
    }

    /** Whether as many stand below the headings of this level as there are problems, so that these are areas of measures. */
    private boolean holdsEntries(Section section) {
        return section.above() == chapter.heading().level()
                && chapter.children().size() < findings.size();
    }

    /** Deals out by what the entries are called, where each is called after another problem. */
    private boolean dealByName() {
        Set<Heading> taken = new HashSet<>();
        Map<Heading, List<Passage>> dealt = new IdentityHashMap<>();
        for (Entry entry : entries) {
            int bodyFrom = Math.min(entry.caption().bodyFrom(), entry.to());
            String topic = topic(entry.caption());
            Optional<Heading> finding = findings.stream()
                    .filter(one -> !taken.contains(one))
                    .max(Comparator.comparingDouble(one -> share(topic, one)));
            if (finding.isEmpty()
                    || share(topic, finding.get()) < ALIKE
                    || source.flat(bodyFrom, entry.to()).isBlank()) {
                return false;
            }
            taken.add(finding.get());
            dealt.put(finding.get(), passages(bodyFrom, entry.to()));
        }
        measures.putAll(dealt);
        byName = !dealt.isEmpty();
        return byName;
    }

    private String topic(Caption caption) {
        String bare = TOPIC_BEGIN.matcher(caption.flat().strip()).replaceFirst("");
        return TOPIC_END.matcher(bare).replaceFirst("").replaceAll("[“”‘’]", "");
    }

    /** How much of a topic stands in a finding's title, by pairs of characters. */
    private double share(String topic, Heading finding) {
        String title =
                source.title(finding.caption().titleFrom(), finding.caption().titleTo());
        int found = 0;
        for (int at = 0; at + 2 <= topic.length(); at++) {
            found += title.contains(topic.substring(at, at + 2)) ? 1 : 0;
        }
        return topic.length() < 2 ? 0 : (double) found / (topic.length() - 1);
    }

    private List<Marks.Mark> marks(int from, int to) {
        List<Marks.Mark> counting = Marks.counting(source, from, to);
        return counting.isEmpty()
                ? Marks.parts(source, from, to, chapter.heading().level())
                : counting;
    }

    private List<Passage> passages(int from, int to) {
        List<Marks.Mark> marks = marks(from, to);
        if (marks.isEmpty()) {
            return List.of(source.passage(from, to));
        }
        List<Passage> passages = new ArrayList<>();
        for (int n = 0; n < marks.size(); n++) {
            int end = n + 1 < marks.size() ? marks.get(n + 1).from() : to;
            passages.add(source.passage(marks.get(n).end(), end));
        }
        return passages;
    }
}
