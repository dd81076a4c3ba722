package org.zhenggai.intake.parse.evidence;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.zhenggai.intake.parse.outline.Heading;
import org.zhenggai.intake.parse.outline.Section;
import org.zhenggai.intake.parse.source.Source;
import org.zhenggai.intake.parse.words.Frames;

/** Headings over which the text says that problems follow: 检查发现以下问题： or a heading 存在的主要问题. */
final class Introductions {

    private final Source source;
    private final Set<Heading> introduced = Collections.newSetFromMap(new IdentityHashMap<>());

    Introductions(Source source, List<Section> top) {
        this.source = source;
        read(top, 0);
    }

    boolean contains(Heading heading) {
        return introduced.contains(heading);
    }

    boolean isEmpty() {
        return introduced.isEmpty();
    }

    /** @param from where the text over these sections begins */
    private void read(List<Section> sections, int from) {
        if (!sections.isEmpty() && isIntroduced(from, sections.get(0).heading().from())) {
            int level = sections.get(0).heading().level();
            sections.stream()
                    .filter(one -> one.heading().level() == level)
                    .forEach(one -> introduced.add(one.heading()));
        }
        sections.forEach(one -> read(one.children(), one.heading().from()));
    }

    /** Whether the last line before them says so. */
    private boolean isIntroduced(int from, int to) {
        List<Source.Line> lines = source.linesBetween(from, Math.max(from, to - 1));
        if (lines.isEmpty()) {
            return false;
        }
        Source.Line last = lines.get(lines.size() - 1);
        int begin = Math.max(last.from(), from);
        String line = source.flat(begin, last.to());
        int sentence =
                Math.max(line.substring(0, Math.max(line.length() - 1, 0)).lastIndexOf('。') + 1, 0);
        return Frames.weight(Frames.Meaning.INTRO, line.substring(sentence)) > 0;
    }
}
