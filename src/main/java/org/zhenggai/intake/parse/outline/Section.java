package org.zhenggai.intake.parse.outline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A heading with those below it.
 *
 * @param above the level of the heading that it stands below, -1 at the top
 */
public record Section(Heading heading, List<Section> children, int above) {

    /** The headings at the top, each with those below it. */
    public static List<Section> tree(List<Heading> headings) {
        List<Section> all = headings.stream()
                .map(heading -> new Section(
                        heading,
                        new ArrayList<>(),
                        heading.parent() < 0
                                ? -1
                                : headings.get(heading.parent()).level()))
                .toList();
        List<Section> top = new ArrayList<>();
        for (Section section : all) {
            int parent = section.heading().parent();
            (parent < 0 ? top : all.get(parent).children()).add(section);
        }
        return top;
    }

    /** Sections of the same level, in the order in which the levels come. */
    public static List<List<Section>> bySiblings(List<Section> sections) {
        if (sections.isEmpty()) {
            return List.of();
        }
        Map<Integer, List<Section>> levels = new LinkedHashMap<>();
        sections.forEach(section -> levels.computeIfAbsent(section.heading().level(), level -> new ArrayList<>())
                .add(section));
        return List.copyOf(levels.values());
    }

    /** Whether what stands below both is numbered in the same shape. */
    public boolean isBuiltLike(Section other) {
        return !children.isEmpty()
                && !other.children.isEmpty()
                && children.get(0).heading().level()
                        == other.children.get(0).heading().level();
    }

    /** Where its own text ends, before the first heading below it. */
    public int ownEnd() {
        return children.isEmpty() ? heading.end() : children.get(0).heading().from();
    }
}
