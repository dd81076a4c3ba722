package org.zhenggai.intake.parse.evidence;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.zhenggai.intake.parse.outline.Heading;
import org.zhenggai.intake.parse.outline.Section;

/** Headings below which the numbers go on from one to the next, ①② and ③④: what is counted through is a finding, and they are areas. */
final class RunningNumbers {

    private final Set<Heading> over = Collections.newSetFromMap(new IdentityHashMap<>());

    private final Set<Heading> counted = Collections.newSetFromMap(new IdentityHashMap<>());

    RunningNumbers(List<Section> top) {
        read(top);
    }

    boolean areBelow(Heading heading) {
        return over.contains(heading);
    }

    boolean count(Heading heading) {
        return counted.contains(heading);
    }

    private void read(List<Section> sections) {
        for (int n = 1; n < sections.size(); n++) {
            Section before = sections.get(n - 1);
            Section section = sections.get(n);
            if (section.isBuiltLike(before)
                    && before.heading().level() == section.heading().level()) {
                int last = before.children()
                        .get(before.children().size() - 1)
                        .heading()
                        .number();
                if (last > 0 && section.children().get(0).heading().number() == last + 1) {
                    over.add(before.heading());
                    over.add(section.heading());
                    before.children().forEach(child -> counted.add(child.heading()));
                    section.children().forEach(child -> counted.add(child.heading()));
                }
            }
        }
        sections.forEach(section -> read(section.children()));
    }
}
