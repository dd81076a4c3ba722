package org.zhenggai.intake.parse.reading;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.zhenggai.intake.parse.preview.Doubts;
import org.zhenggai.intake.parse.preview.Part;
import org.zhenggai.intake.parse.preview.PreviewArea;
import org.zhenggai.intake.parse.preview.PreviewFinding;
import org.zhenggai.intake.parse.source.Glyphs;
import org.zhenggai.intake.parse.source.Passage;
import org.zhenggai.intake.parse.words.Wording;

/** Names the lines that are neither in the tree nor furniture, so that none is unaccounted for; one that may be a problem is a doubt. */
public final class Parts {

    private static final String OPENING = "开头";
    private static final String OTHER = "其他文字";
    /** How the names of parts end that explain a heading over findings. */
    static final String EXPLAINED = "的说明";

    private static final int LONGEST_PROBLEM = 120;

    private final String[] lines;
    private final BitSet taken = new BitSet();
    private int first = Integer.MAX_VALUE;

    private Parts(String text) {
        this.lines = text.split("\n", -1);
    }

    /**
     * The parts of a text.
     *
     * @param named those that headings of the text name
     */
    public static List<Part> of(
            String text, List<PreviewArea> areas, List<Passage> furniture, List<Part> named, Doubts doubts) {
        Parts parts = new Parts(text);
        areas.forEach(parts::take);
        furniture.forEach(line -> parts.taken.set(line.line()));
        return parts.rest(named, doubts);
    }

    private void take(PreviewArea area) {
        first = Math.min(first, area.line());
        taken.set(area.line());
        area.findings().forEach(this::take);
    }

    private void take(PreviewFinding finding) {
        first = Math.min(first, finding.line());
        long feeds = finding.text().chars().filter(c -> c == '\n').count();
        taken.set(finding.line(), finding.line() + (int) feeds + 1);
        finding.items().forEach(item -> {
            item.measures().forEach(measure -> taken.set(measure.line()));
            item.results().forEach(result -> taken.set(result.line()));
        });
    }

    private List<Part> rest(List<Part> named, Doubts doubts) {
        List<Part> parts = new ArrayList<>();
        boolean nothing = first == Integer.MAX_VALUE;
        Part[] partOf = byLine(named);
        BitSet headings = new BitSet();
        named.forEach(part -> headings.set(part.from()));
        for (int n = 1; n <= lines.length; n++) {
            if (taken.get(n) || lines[n - 1].chars().allMatch(Glyphs::isBlank)) {
                continue;
            }
            String other = n < first && !nothing ? OPENING : OTHER;
            String name = partOf[n] == null ? other : partOf[n].name();
            if ((name.equals(OTHER) || name.endsWith(EXPLAINED))
                    && !nothing
                    && !headings.get(n)
                    && mayBeProblem(lines[n - 1])) {
                doubts.add(n, "unaccounted", "这一行没有归入任何问题，像是写着不足；请核对，是问题的请标为问题。");
            }
            Part last = parts.isEmpty() ? null : parts.get(parts.size() - 1);
            if (last != null && last.name().equals(name) && !takenBetween(last.to() + 1, n)) {
                parts.set(parts.size() - 1, new Part(name, last.from(), n));
            } else {
                parts.add(new Part(name, n, n));
            }
        }
        return parts;
    }

    /** The first of these parts that each line stands in. */
    private Part[] byLine(List<Part> named) {
        Part[] parts = new Part[lines.length + 1];
        BitSet found = new BitSet();
        for (Part part : named) {
            int last = Math.min(part.to(), lines.length);
            for (int n = found.nextClearBit(part.from()); n <= last; n = found.nextClearBit(n + 1)) {
                found.set(n);
                parts[n] = part;
            }
        }
        return parts;
    }

    private boolean takenBetween(int from, int to) {
        int next = taken.nextSetBit(from);
        return next >= 0 && next < to;
    }

    private static boolean mayBeProblem(String line) {
        String bare = line.strip();
        return bare.length() <= LONGEST_PROBLEM && Wording.statesProblem(bare.replaceAll("[。；]$", ""));
    }
}
