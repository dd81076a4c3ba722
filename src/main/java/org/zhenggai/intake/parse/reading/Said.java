package org.zhenggai.intake.parse.reading;

import java.util.Map;
import org.zhenggai.intake.parse.evidence.Evidence.Role;
import org.zhenggai.intake.parse.marking.Meaning;
import org.zhenggai.intake.parse.outline.Section;

/**
 * What headings may be: what people said of them, and what the parts that they stand in allow.
 *
 * @param said by where the heading begins
 * @param onlyLevel the level at which alone findings may be; -1 for any
 */
record Said(Map<Integer, Meaning> said, int onlyLevel, OtherParts others) implements Roles.Only {

    private static final Map<Meaning, Role> ROLES = Map.of(
            Meaning.AREA, Role.AREA,
            Meaning.FINDING, Role.FINDING,
            Meaning.MEASURE, Role.INNER,
            Meaning.NOTHING, Role.NOTHING);

    @Override
    public boolean mayBe(Section section, Role role) {
        Meaning meaning = said.get(section.heading().from());
        if (meaning != null) {
            return role == ROLES.get(meaning);
        }
        if (role == Role.NOTHING) {
            return said.isEmpty() || !isSaidBelow(section);
        }
        boolean isHeld = role == Role.FINDING || role == Role.AREA;
        return !others.contains(section)
                && !(isHeld && others.isNext(section))
                && !(role == Role.FINDING && onlyLevel >= 0 && section.heading().level() != onlyLevel);
    }

    @Override
    public boolean isSaid() {
        return !said.isEmpty();
    }

    /** Whether people said that something below a heading is something. */
    private boolean isSaidBelow(Section section) {
        return section.children().stream().anyMatch(child -> {
            Meaning meaning = said.get(child.heading().from());
            return meaning == null ? isSaidBelow(child) : meaning != Meaning.NOTHING && meaning != Meaning.MEASURE;
        });
    }
}
