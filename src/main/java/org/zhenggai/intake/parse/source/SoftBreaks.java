package org.zhenggai.intake.parse.source;

import java.util.BitSet;
import java.util.regex.Pattern;

/**
 * The line ends of a text that end no paragraph, since somebody broke its lines at a width. A text is so where many of its lines are as
 * long as the longest, and none is longer than a line of print; then a full line goes on in the next, unless that begins something.
 */
final class SoftBreaks {

    private static final int SHORTEST = 20;
    private static final int LONGEST = 60;
    private static final int FEWEST_LINES = 8;
    private static final int FEWEST_FULL = 4;
    /** A line may end so much earlier because a stop may not begin the next. */
    private static final int SLACK = 2;

    private static final Pattern BEGINNING = Pattern.compile(
            "[\\s\\u3000]*(?:[【\\[（(]?[一二三四五六七八九十百]{1,4}[】\\]）)、.．，]|[（(]?\\d{1,3}(?:[.．、）)](?!\\d)|\\.\\d{1,2}[\\s、.．]?(?![\\d万亿%]))|[①-⑳㈠-㈩⑴-⒇⒈-⒛]|第[一二三四五六七八九十]{1,3}[、，：部章项]|[【\\[]?问题[一二三四五六七八九十\\d]|\\p{IsHan}{2,8}[：:])"
                    + ".*",
            Pattern.DOTALL);

    private static final Pattern INDENTED = Pattern.compile("(?:\\u3000{1,4}| {2,8}|\\t)\\S.*", Pattern.DOTALL);

    private final String[] lines;
    private final double[] widths;

    private SoftBreaks(String[] lines) {
        this.lines = lines;
        this.widths = new double[lines.length];
        for (int n = 0; n < lines.length; n++) {
            widths[n] = width(lines[n]);
        }
    }

    /** The lines, from 1, that go on in the next. */
    static BitSet of(String text) {
        BitSet soft = new BitSet();
        if (text.indexOf('\t') >= 0) {
            return soft;
        }
        SoftBreaks breaks = new SoftBreaks(text.split("\n", -1));
        double widest = breaks.widest();
        if (widest < SHORTEST || widest > LONGEST) {
            return soft;
        }
        boolean indents = breaks.usesIndents();
        for (int n = 0; n + 1 < breaks.lines.length; n++) {
            if (breaks.widths[n] >= widest - SLACK && breaks.goesOn(n + 1, indents)) {
                soft.set(n + 1);
            }
        }
        return soft.cardinality() >= FEWEST_FULL ? soft : new BitSet();
    }

    /** The width at which many lines end; 0 where the lines are of all lengths. */
    private double widest() {
        double widest = 0;
        int filled = 0;
        for (double width : widths) {
            widest = Math.max(widest, width);
            filled += width > 0 ? 1 : 0;
        }
        int full = 0;
        for (double width : widths) {
            full += width >= widest - SLACK ? 1 : 0;
        }
        boolean isBroken = filled >= FEWEST_LINES && full >= FEWEST_FULL && full * 6 >= filled;
        return isBroken ? widest : 0;
    }

    private boolean usesIndents() {
        int indented = 0;
        int filled = 0;
        for (int n = 0; n < lines.length; n++) {
            filled += widths[n] > 0 ? 1 : 0;
            indented += INDENTED.matcher(lines[n]).matches() ? 1 : 0;
        }
        return indented > 2 && indented * 10 > filled && indented < filled;
    }

    private boolean goesOn(int next, boolean indents) {
        String line = lines[next];
        if (widths[next] == 0 || (indents && INDENTED.matcher(line).matches())) {
            return false;
        }
        return indents || !BEGINNING.matcher(line).matches();
    }

    /** In full-width characters. */
    private static double width(String line) {
        double width = 0;
        for (int n = 0; n < line.length(); n++) {
            char c = line.charAt(n);
            width += c < 0x80 ? 0.5 : 1;
        }
        return line.chars().allMatch(Glyphs::isBlank) ? 0 : width;
    }
}
