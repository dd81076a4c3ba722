package org.zhenggai.intake.parse;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.zhenggai.intake.parse.Evidence.Role;
import org.zhenggai.intake.parse.preview.Doubts;
import org.zhenggai.intake.parse.source.Source;

/** The areas and findings of a document, with what is around them. */
final class Outline {

    /**
     * An area with its findings.
     *
     * @param area heading of the area, null for findings that stand in none
     */
    record Group(Heading area, List<Heading> findings) {
        int from() {
            return area != null ? area.from() : findings.get(0).from();
        }
    }

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
    private Reading reading;

    /** So many headings that call themselves problems need no other word in the text. */
    private static final int ENOUGH = 3;

    private static boolean isFramed(Heading heading) {
        return heading.caption().framed()
                || Frames.weight(
                                Frames.Meaning.FINDING,
                                Brackets.without(heading.caption().flat()))
                        > 2;
    }

    private Outline(Source source, List<Heading> headings, String title, Doubts doubts) {
        this.source = source;
        this.top = Section.tree(headings);
        this.evidence = new Evidence(source, title);
        this.doubts = doubts;
    }

    static List<Group> of(Source source, List<Heading> headings, String title, Doubts doubts) {
        long framed = headings.stream().filter(Outline::isFramed).count();
        if (framed < ENOUGH && !CONTEXT.matcher(source.flat()).find()) {
            return List.of();
        }
        Outline outline = new Outline(source, headings, title, doubts);
        outline.read();
        return outline.groups;
    }

    private void read() {
        top.forEach(section -> excluded.put(section, tellsOtherThings(section)));
        reading = read(section -> excluded.getOrDefault(section, false));
        if (findings(top).isEmpty() && excluded.containsValue(true)) {
            excluded.replaceAll((section, is) -> isNext(section));
            reading = read(section -> excluded.getOrDefault(section, false));
        }
        if (dropOtherParts()) {
            reading = read(section -> excluded.getOrDefault(section, false));
        }
        group(top, null);
        nameAreas();
        groups.sort(Comparator.comparingInt(Group::from));
    }

    private Reading read(java.util.function.Predicate<Section> isOther) {
        return reading = Reading.of(
                top,
                evidence,
                (section, role) -> role == Role.NOTHING
                        || (!isOther.test(section)
                                && !(role == Role.FINDING && isNext(section))
                                && !(role == Role.AREA && isNext(section))));
    }

    /** A part over what is not about single problems: how the work was organised, what comes next. */
    private boolean tellsOtherThings(Section section) {
        String words = Brackets.without(section.heading().caption().flat());
        if (Frames.weight(Frames.Meaning.AREA, words) > 2
                || section.heading().caption().framed()) {
            return false;
        }
        boolean isOpening = Frames.weight(Frames.Meaning.OPENING, words) > 0 && section == top.get(0);
        boolean isNext =
                Frames.weight(Frames.Meaning.NEXT, words) > 0 && section == top.get(top.size() - 1) || isNext(section);
        return (isOpening || isNext) && !isMostlyStated(section);
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
                .filter(section -> reading.role(section) == Role.PART || reading.role(section) == Role.AREA)
                .filter(section -> !findings(List.of(section)).isEmpty())
                .toList();
        double most = parts.stream().mapToDouble(this::stated).max().orElse(0);
        List<Section> others = parts.stream()
                .filter(part -> most >= MOST && stated(part) < FEW * most)
                .filter(part -> reading.role(part) == Role.PART && areas(part).isEmpty())
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
                .flatMap(section -> reading.role(section) == Role.FINDING
                        ? Stream.of(section)
                        : findings(section.children()).stream())
                .toList();
    }

    private void group(List<Section> sections, Section above) {
        List<Section> loose = sections.stream()
                .filter(one -> reading.role(one) == Role.FINDING)
                .toList();
        if (!loose.isEmpty()) {
            groups.add(new Group(null, loose.stream().map(Section::heading).toList()));
            sections.stream()
                    .filter(one -> reading.role(one) == Role.NOTHING
                            && loose.get(0).heading().level() == one.heading().level())
                    .forEach(this::reportSkipped);
        }
        boolean holds = sections.stream()
                .anyMatch(one -> reading.role(one) == Role.AREA
                        && !findings(one.children()).isEmpty());
        for (Section section : sections) {
            List<Section> findings = findings(section.children());
            switch (reading.role(section)) {
                case PART -> group(section.children(), section);
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

    /** Parts that hold findings themselves are areas where there are several. */
    private void nameAreas() {
        List<Group> unnamed =
                groups.stream().filter(group -> group.area() == null).toList();
        List<Heading> parts = unnamed.stream().map(group -> partOf(group, top)).toList();
        if (unnamed.size() < 2 || parts.contains(null)) {
            return;
        }
        groups.removeAll(unnamed);
        for (int n = 0; n < parts.size(); n++) {
            groups.add(new Group(parts.get(n), unnamed.get(n).findings()));
        }
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
