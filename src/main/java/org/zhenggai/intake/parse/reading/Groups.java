package org.zhenggai.intake.parse.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.zhenggai.intake.parse.evidence.Evidence;
import org.zhenggai.intake.parse.evidence.Evidence.Role;
import org.zhenggai.intake.parse.outline.Heading;
import org.zhenggai.intake.parse.outline.Section;
import org.zhenggai.intake.parse.preview.Doubts;
import org.zhenggai.intake.parse.source.Source;
import org.zhenggai.intake.parse.words.Brackets;
import org.zhenggai.intake.parse.words.Frames;

/** Puts the findings of a document under their areas, once the roles of its headings are known. */
@RequiredArgsConstructor
public final class Groups {

    private final Source source;
    private final List<Section> top;
    private final Roles roles;
    private final Evidence evidence;
    private final Doubts doubts;
    private final List<Group> groups = new ArrayList<>();

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

    /** The groups in the order of the text. */
    List<Group> read() {
        group(top);
        nameAreas();
        groups.sort(Comparator.comparingInt(Group::from));
        return groups;
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
                .anyMatch(one -> roles.of(one) == Role.AREA
                        && !roles.findings(one.children()).isEmpty());
        for (Section section : sections) {
            List<Section> findings = roles.findings(section.children());
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
        Map<Heading, Heading> above = new IdentityHashMap<>();
        top.forEach(section -> nameAbove(section, above));
        groups.replaceAll(group -> {
            Heading part = group.area() == null ? above.get(group.findings().get(0)) : null;
            boolean isArea = part != null
                    && (several
                            || Frames.weight(
                                            Frames.Meaning.PART,
                                            Brackets.without(part.caption().flat()))
                                    == 0);
            return isArea ? new Group(part, group.findings()) : group;
        });
    }

    private static void nameAbove(Section section, Map<Heading, Heading> above) {
        section.children().forEach(child -> {
            above.put(child.heading(), section.heading());
            nameAbove(child, above);
        });
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
                "“" + section.heading().caption().title(source) + "”"
                        + (section.heading().isByLook() ? "是标题" : "有编号") + "但看不出是问题，未列入；如是问题，请核对原文后手工补录。");
    }
}
