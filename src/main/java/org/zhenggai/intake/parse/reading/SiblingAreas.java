package org.zhenggai.intake.parse.reading;

import java.util.ArrayList;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.zhenggai.intake.parse.evidence.Evidence;
import org.zhenggai.intake.parse.evidence.Evidence.Role;
import org.zhenggai.intake.parse.outline.Section;

/** What is built like its siblings that are areas is one, too, whatever it is called. */
@RequiredArgsConstructor
final class SiblingAreas {

    private final Evidence evidence;
    private final Roles.Only only;

    /** These roles with such siblings as areas, unless they are more than those that are. */
    List<Role> areas(List<Section> siblings, List<Role> roles) {
        List<Section> areas = new ArrayList<>();
        for (int n = 0; n < roles.size(); n++) {
            if (roles.get(n) == Role.AREA && !siblings.get(n).children().isEmpty()) {
                areas.add(siblings.get(n));
            }
        }
        List<Role> all = new ArrayList<>(roles);
        int others = 0;
        for (int n = 0; n < roles.size(); n++) {
            Section section = siblings.get(n);
            if (mayBe(section, roles.get(n)) && areas.stream().anyMatch(section::isBuiltLike)) {
                all.set(n, Role.AREA);
                others++;
            }
        }
        return others <= areas.size() ? all : roles;
    }

    private boolean mayBe(Section section, Role role) {
        boolean isFramed = role == Role.PART
                && evidence.isFramedAsArea(section)
                && section.children().stream().noneMatch(evidence::isFramedAsArea);
        return (role == Role.NOTHING || isFramed) && only.mayBe(section, Role.AREA);
    }
}
