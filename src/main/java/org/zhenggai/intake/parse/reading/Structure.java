package org.zhenggai.intake.parse.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zhenggai.intake.parse.evidence.Evidence;
import org.zhenggai.intake.parse.evidence.Evidence.Role;
import org.zhenggai.intake.parse.marking.Meaning;
import org.zhenggai.intake.parse.outline.Heading;
import org.zhenggai.intake.parse.outline.Section;
import org.zhenggai.intake.parse.preview.Doubts;
import org.zhenggai.intake.parse.preview.Part;
import org.zhenggai.intake.parse.source.Furniture;
import org.zhenggai.intake.parse.source.Source;
import org.zhenggai.intake.parse.words.Brackets;
import org.zhenggai.intake.parse.words.Frames;

/** The areas and findings of a document, with what is around them. */
public final class Structure {

    /** A part of which so few headings say what is wrong, where in another most do, tells something else. */
    private static final double FEW = 0.2;

    /** At the beginning and the end of a document more may. */
    private static final double HALF = 0.5;

    private static final double MOST = 0.5;

    private final Source source;
    private final List<Section> top;
    private final Evidence evidence;
    private final Doubts doubts;
    private final List<Groups.Group> groups = new ArrayList<>();
    private final OtherParts others;
    private final Map<Integer, Meaning> said;
    private final int onlyLevel;
    private Roles roles;

    private Structure(
            Source source,
            List<Heading> headings,
            String title,
            Map<Integer, Meaning> said,
            int onlyLevel,
            Doubts doubts) {
        this.source = source;
        this.said = said;
        this.onlyLevel = onlyLevel;
        this.top = Section.tree(headings);
        this.others = new OtherParts(top);
        this.evidence = new Evidence(source, top, title);
        this.doubts = doubts;
    }

    /**
     * Reads the headings of a document.
     *
     * @param said what people said of headings, by where they begin
     * @param onlyLevel the level at which alone findings may be, to see how much speaks for that; -1 for any
     */
    static Structure of(
            Source source,
            List<Heading> headings,
            String title,
            Map<Integer, Meaning> said,
            int onlyLevel,
            Doubts doubts) {
        Structure outline = new Structure(source, headings, title, said, onlyLevel, doubts);
        Gate gate = new Gate(source, headings);
        boolean isOpen = gate.isOpen() || gate.isNamed(title) && outline.evidence.introducesProblems();
        if (!said.isEmpty() || isOpen) {
            outline.read();
            if (said.isEmpty() && !gate.isNamed(title) && !outline.isMostlyProblems()) {
                outline.groups.clear();
            }
        }
        return outline;
    }

    List<Groups.Group> groups() {
        return groups;
    }

    /** The measures in a chapter of their own. */
    Optional<MeasuresApart> measuresApart(Furniture furniture) {
        return groups.isEmpty() ? Optional.empty() : MeasuresApart.of(source, top, groups, furniture);
    }

    /** The parts of the document that hold no finding, by their headings. */
    List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        name(top, parts);
        return parts;
    }

    private void name(List<Section> sections, List<Part> parts) {
        for (Section section : sections) {
            int from = source.lineOf(section.heading().from());
            switch (roles.of(section)) {
                case PART, AREA -> {
                    String title = section.heading().caption().title(source);
                    parts.add(new Part(
                            "“" + title + "”" + Parts.EXPLAINED,
                            from,
                            source.lineOf(Math.max(section.ownEnd() - 1, 0))));
                    name(section.children(), parts);
                }
                case NOTHING ->
                    parts.add(new Part(
                            "“" + section.heading().caption().title(source) + "”",
                            from,
                            source.lineOf(Math.max(section.heading().end() - 1, 0))));
                case FINDING, INNER -> {}
            }
        }
    }

    /** How much speaks for it. */
    double score() {
        return roles == null ? 0 : roles.score();
    }

    /** What speaks for its findings, each with how often. */
    List<String> evidence() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        roles.findings(top).stream()
                .flatMap(section -> evidence.signs(section).stream())
                .filter(sign -> sign.role() == Role.FINDING && sign.weight() > 0)
                .forEach(sign -> counts.merge(sign.words(), 1, Integer::sum));
        return counts.entrySet().stream()
                .map(sign -> sign.getKey() + "，" + sign.getValue() + "处")
                .toList();
    }

    private void read() {
        choose();
        if (roles.findings(top).isEmpty() && !others.isEmpty()) {
            others.keepWhatComesNext();
            choose();
        }
        if (dropOtherParts()) {
            choose();
        }
        groups.addAll(new Groups(source, top, roles, evidence, doubts).read());
    }

    private void choose() {
        roles = Roles.of(top, evidence, new Said(said, onlyLevel, others));
    }

    /** Leaves out the parts in which hardly a heading says what is wrong, where in others most do. */
    private boolean dropOtherParts() {
        List<Section> parts = top.stream()
                .filter(section -> roles.of(section) == Role.PART || roles.of(section) == Role.AREA)
                .filter(section -> !roles.findings(List.of(section)).isEmpty())
                .toList();
        double most = parts.stream().mapToDouble(this::stated).max().orElse(0);
        List<Section> dropped = parts.stream()
                .filter(part -> most >= MOST && stated(part) < (isEdge(part) && !tells(part) ? HALF : FEW) * most)
                .filter(part -> isUnnamed(part) && !isOneOfAreas(part))
                .toList();
        others.addAll(dropped);
        return !dropped.isEmpty();
    }

    /** Whether neither a part nor what stands directly below it is in the frame of an area; one that is an area itself at the edge. */
    private boolean isUnnamed(Section part) {
        return areas(part).isEmpty()
                && (roles.of(part) == Role.PART
                        || isEdge(part) && areas(List.of(part)).isEmpty());
    }

    /** Whether a part is built as the areas beside it are, and tells as much or as little of what was done. */
    private boolean isOneOfAreas(Section part) {
        List<Section> areas = top.stream()
                .filter(other -> other != part && roles.of(other) == Role.AREA && part.isBuiltLike(other))
                .toList();
        String words = Brackets.without(part.heading().caption().flat());
        boolean isOther =
                Frames.weight(Frames.Meaning.OPENING, words) > 0 || Frames.weight(Frames.Meaning.NEXT, words) > 0;
        return roles.of(part) == Role.AREA
                && !isOther
                && !areas.isEmpty()
                && (tells(part) || areas.stream().noneMatch(this::tells));
    }

    /** Whether most findings of a part have measures or owners below them. */
    private boolean tells(Section part) {
        List<Section> findings = roles.findings(List.of(part));
        return findings.stream().filter(evidence::tellsMeasures).count() * 2 > findings.size();
    }

    private boolean isEdge(Section part) {
        return top.size() > 2 && (part == top.get(0) || part == top.get(top.size() - 1));
    }

    /** The areas below a part that stand in the frame of one. */
    private static List<Section> areas(Section part) {
        return areas(part.children());
    }

    private static List<Section> areas(List<Section> sections) {
        return sections.stream()
                .filter(child -> Frames.weight(
                                Frames.Meaning.AREA,
                                Brackets.without(child.heading().caption().flat()))
                        > 2)
                .toList();
    }

    private boolean isMostlyProblems() {
        List<Section> findings = roles.findings(top);
        return findings.stream().filter(evidence::isStated).count() >= MOST * findings.size();
    }

    private double stated(Section section) {
        return stated(roles.findings(List.of(section)));
    }

    private double stated(List<Section> findings) {
        return (double) findings.stream().filter(evidence::isStated).count() / findings.size();
    }
}
