package org.zhenggai.intake.parse.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.zhenggai.intake.parse.evidence.Evidence;
import org.zhenggai.intake.parse.evidence.Evidence.Role;
import org.zhenggai.intake.parse.outline.Heading;
import org.zhenggai.intake.parse.outline.Meaning;
import org.zhenggai.intake.parse.outline.Section;
import org.zhenggai.intake.parse.preview.Doubts;
import org.zhenggai.intake.parse.preview.Part;
import org.zhenggai.intake.parse.source.Source;
import org.zhenggai.intake.parse.words.Brackets;
import org.zhenggai.intake.parse.words.Frames;

/** The areas and findings of a document, with what is around them. */
public final class Structure {

    /**
     * An area with its findings.
     *
     * @param area heading of the area, null for findings that stand in none
     */
    public record Group(Heading area, List<Heading> findings) {
        int from() {
            return area != null ? area.from() : findings.get(0).from();
        }
    }

    private static final Map<Meaning, Role> ROLES = Map.of(
            Meaning.AREA, Role.AREA,
            Meaning.FINDING, Role.FINDING,
            Meaning.MEASURE, Role.INNER,
            Meaning.NOTHING, Role.NOTHING);
    private static final Pattern CONTEXT =
            Pattern.compile("巡察|巡视|审计|反馈|整改|督查|督察|专项检查|监督检查|问题.{0,6}(?:清单|台账|汇总|一览)|检视|自查|查摆|隐患");
    /** A part of which so few headings say what is wrong, where in another most do, tells something else. */
    private static final double FEW = 0.2;

    private static final double MOST = 0.5;

    private final Source source;
    private final List<Section> top;
    private final Evidence evidence;
    private final Doubts doubts;
    private final List<Group> groups = new ArrayList<>();
    private final Map<Section, Boolean> excluded = new IdentityHashMap<>();
    private final Map<Integer, Meaning> said;
    private final int onlyLevel;
    private Roles roles;

    /** So many headings that call themselves problems need no other word in the text. */
    private static final int ENOUGH = 3;

    private static boolean isFramed(Heading heading) {
        return heading.caption().framed()
                || Frames.weight(
                                Frames.Meaning.FINDING,
                                Brackets.without(heading.caption().flat()))
                        > 2;
    }

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
        this.evidence = new Evidence(source, title);
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
        long framed = headings.stream().filter(Structure::isFramed).count();
        if (framed >= ENOUGH
                || !said.isEmpty()
                || CONTEXT.matcher(source.flat()).find()) {
            outline.read();
        }
        return outline;
    }

    List<Section> sections() {
        return top;
    }

    Evidence.Role roleOf(Section section) {
        return roles.of(section);
    }

    List<Group> groups() {
        return groups;
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
        findings(top).stream()
                .flatMap(section -> evidence.signs(section).stream())
                .filter(sign -> sign.role() == Role.FINDING && sign.weight() > 0)
                .forEach(sign -> counts.merge(sign.words(), 1, Integer::sum));
        return counts.entrySet().stream()
                .map(sign -> sign.getKey() + "，" + sign.getValue() + "处")
                .toList();
    }

    private void read() {
        top.forEach(section -> excluded.put(section, tellsOtherThings(section)));
        read(section -> excluded.getOrDefault(section, false));
        if (findings(top).isEmpty() && excluded.containsValue(true)) {
            excluded.replaceAll((section, is) -> isNext(section));
            read(section -> excluded.getOrDefault(section, false));
        }
        if (dropOtherParts()) {
            read(section -> excluded.getOrDefault(section, false));
        }
        group(top);
        nameAreas();
        groups.sort(Comparator.comparingInt(Group::from));
    }

    private Roles read(Predicate<Section> isOther) {
        roles = Roles.of(top, evidence, new Roles.Only() {
            @Override
            public boolean mayBe(Section section, Role role) {
                Meaning meaning = said.get(section.heading().from());
                if (meaning != null) {
                    return role == ROLES.get(meaning);
                }
                if (role == Role.NOTHING) {
                    return !isSaidBelow(section);
                }
                boolean isHeld = role == Role.FINDING || role == Role.AREA;
                return !isOther.test(section)
                        && !(isHeld && isNext(section))
                        && !(role == Role.FINDING
                                && onlyLevel >= 0
                                && section.heading().level() != onlyLevel);
            }

            @Override
            public boolean isSaid() {
                return !said.isEmpty();
            }
        });
        return roles;
    }

    /** Whether people said that something below a heading is something. */
    private boolean isSaidBelow(Section section) {
        return section.children().stream().anyMatch(child -> {
            Meaning meaning = said.get(child.heading().from());
            return meaning == null ? isSaidBelow(child) : meaning != Meaning.NOTHING && meaning != Meaning.MEASURE;
        });
    }

    /** A part over what is not about single problems: how the work was organised, what comes next. */
    private boolean tellsOtherThings(Section section) {
        String words = Brackets.without(section.heading().caption().flat());
        if (Frames.weight(Frames.Meaning.AREA, words) > 2
                || section.heading().caption().framed()) {
            return false;
        }
        boolean isOpening = Frames.weight(Frames.Meaning.OPENING, words) > 0 && isFirst(section);
        boolean isNext =
                Frames.weight(Frames.Meaning.NEXT, words) > 0 && section == top.get(top.size() - 1) || isNext(section);
        return (isOpening || isNext) && !isMostlyStated(section);
    }

    /** Whether nothing but other openings stands before a part. */
    private boolean isFirst(Section section) {
        return top.subList(0, top.indexOf(section)).stream().allMatch(one -> excluded.getOrDefault(one, false));
    }

    private boolean isNext(Section section) {
        String words = Brackets.without(section.heading().caption().flat());
        return Frames.weight(Frames.Meaning.AREA, words) < 3
                && !section.heading().caption().framed()
                && Frames.weight(Frames.Meaning.NEXT, words) > 2;
    }

    private boolean isMostlyStated(Section section) {
        List<Section> leaves = section.children();
        long framed = leaves.stream()
                .filter(child -> child.heading().caption().framed()
                        || child.children().stream()
                                .anyMatch(one -> one.heading().caption().framed()))
                .count();
        return framed > 0 && framed * 2 >= leaves.size();
    }

    /** Leaves out the parts in which hardly a heading says what is wrong, where in others most do. */
    private boolean dropOtherParts() {
        List<Section> parts = top.stream()
                .filter(section -> roles.of(section) == Role.PART || roles.of(section) == Role.AREA)
                .filter(section -> !findings(List.of(section)).isEmpty())
                .toList();
        double most = parts.stream().mapToDouble(this::stated).max().orElse(0);
        List<Section> others = parts.stream()
                .filter(part -> most >= MOST && stated(part) < FEW * most)
                .filter(part -> roles.of(part) == Role.PART && areas(part).isEmpty())
                .toList();
        others.forEach(part -> excluded.put(part, true));
        return !others.isEmpty();
    }

    /** The areas below a part that stand in the frame of one. */
    private List<Section> areas(Section part) {
        return part.children().stream()
                .filter(child -> Frames.weight(
                                Frames.Meaning.AREA, child.heading().caption().flat())
                        > 2)
                .toList();
    }

    private double stated(Section section) {
        List<Section> findings = findings(List.of(section));
        return (double) findings.stream().filter(evidence::isStated).count() / findings.size();
    }

    private List<Section> findings(List<Section> sections) {
        return sections.stream()
                .flatMap(section ->
                        roles.of(section) == Role.FINDING ? Stream.of(section) : findings(section.children()).stream())
                .toList();
    }

    private void group(List<Section> sections) {
        List<Section> loose =
                sections.stream().filter(one -> roles.of(one) == Role.FINDING).toList();
        if (!loose.isEmpty()) {
            groups.add(new Group(null, loose.stream().map(Section::heading).toList()));
            sections.stream()
                    .filter(one -> roles.of(one) == Role.NOTHING
                            && loose.get(0).heading().level() == one.heading().level())
                    .forEach(this::reportSkipped);
        }
        boolean holds = sections.stream()
                .anyMatch(one ->
                        roles.of(one) == Role.AREA && !findings(one.children()).isEmpty());
        for (Section section : sections) {
            List<Section> findings = findings(section.children());
            switch (roles.of(section)) {
                case PART -> group(section.children());
                case AREA -> {
                    if (!findings.isEmpty()) {
                        groups.add(new Group(
                                section.heading(),
                                findings.stream().map(Section::heading).toList()));
                    } else if (holds) {
                        addEmptyArea(section);
                    }
                }
                case FINDING, INNER, NOTHING -> {}
            }
        }
    }

    /** Parts that hold findings themselves are areas where there are several areas, or where they name what is no part. */
    private void nameAreas() {
        boolean several =
                groups.stream().filter(group -> !group.findings().isEmpty()).count() > 1;
        groups.replaceAll(group -> {
            Heading part = group.area() == null ? partOf(group, top) : null;
            boolean isArea = part != null
                    && (several
                            || Frames.weight(
                                            Frames.Meaning.PART,
                                            Brackets.without(part.caption().flat()))
                                    == 0);
            return isArea ? new Group(part, group.findings()) : group;
        });
    }

    private Heading partOf(Group group, List<Section> sections) {
        for (Section section : sections) {
            if (section.children().stream()
                    .anyMatch(child -> child.heading() == group.findings().get(0))) {
                return section.heading();
            }
            Heading below = partOf(group, section.children());
            if (below != null) {
                return below;
            }
        }
        return null;
    }

    private void addEmptyArea(Section section) {
        Heading area = section.heading();
        String title = area.caption().title(source);
        if (evidence.tellsMeasures(section)) {
            groups.add(new Group(area, List.of(area.numbered(1))));
            doubts.add(
                    source.lineOf(area.from()),
                    "area-as-finding",
                    "“" + title + "”之下没有编号的问题，直接写了措施；已把它作为一个问题读入，请核对是否要拆分或改标题。");
            return;
        }
        groups.add(new Group(area, List.of()));
        doubts.add(source.lineOf(area.from()), "area-without-findings", "“" + title + "”之下没有读到编号的问题；请核对原文是否缺少编号或漏了内容。");
    }

    private void reportSkipped(Section section) {
        doubts.add(
                source.lineOf(section.heading().from()),
                "skipped-heading",
                "“" + section.heading().caption().title(source) + "”有编号但看不出是问题，未列入；如是问题，请核对原文后手工补录。");
    }
}
