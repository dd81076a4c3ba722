package org.zhenggai.intake.parse.source;

import java.util.BitSet;
import java.util.function.ToDoubleFunction;
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
    /** Few full lines are enough where nearly all of them stop in the middle of a sentence. */
    private static final int FEWEST_CUT = 2;

    private static final int SHORTEST_CUT = 26;
    private static final int LAST_OF_TITLE = 3;
    private static final Pattern TITLE =
            Pattern.compile("[^。；：，]*(?:通报|报告|公告|公示|方案|清单|台账|意见|情况|通知书?|复函|一览表|计划)", Pattern.DOTALL);
    private static final Pattern STOP_FIRST = Pattern.compile("[。，；、：！？）》”](?!.{0,12}[|｜])");
    /** A sentence that has a stop in it and none at its end. */
    private static final Pattern CUT = Pattern.compile(".*[。，；：].*[^。；：！？｡．.:;!?…”）】\\])]", Pattern.DOTALL);

    private static final Pattern ENDED = Pattern.compile(".*(?:[。！？!?｡]|\\D[．.])", Pattern.DOTALL);
    private static final Pattern STOPPED = Pattern.compile(".*[。；：！？｡．.;:!?…”）】\\])]", Pattern.DOTALL);
    /** A line may end so much earlier because a stop may not begin the next. */
    private static final int SLACK = 2;

    private static final Pattern BEGINNING = Pattern.compile(
            "[\\s\\u3000\\u00a0]*(?:[【\\[（(]?[一二三四五六七八九十百]{1,4}[】\\]）)、.．，]|[（(]?\\d{1,3}(?:[.．、）)](?!\\d)|\\.\\d{1,2}[\\s、.．]?(?![\\d万亿%]))|[①-⑳㈠-㈩⑴-⒇⒈-⒛]|第[一二三四五六七八九十]{1,3}[、，：部章项]|[【\\[]?问题[一二三四五六七八九十\\d]|(?![一二三四五六七八九十几两]{1,3}个?(?:方面|类|项|条))\\p{IsHan}{0,8}(?:问题|措施|举措|做法|情况|成效|效果|结果|进展|单位|部门|科室|处室|领导|人|时限|期限|时间|日期|目标|标准|备注|原因|表现|状态|任务|要求|金额)[：:])"
                    + ".*",
            Pattern.DOTALL);

    private static final Pattern INDENTED =
            Pattern.compile("(?:\\u3000{1,4}|[ \\u00a0]{2,8}|\\t)\\S.*", Pattern.DOTALL);

    private final String[] lines;
    private final double[] widths;

    private SoftBreaks(String[] lines, ToDoubleFunction<String> measure) {
        this.lines = lines;
        this.widths = new double[lines.length];
        for (int n = 0; n < lines.length; n++) {
            widths[n] = measure.applyAsDouble(ended(lines[n]));
        }
    }

    /** The lines, from 1, that go on in the next. */
    static BitSet of(String text) {
        if (text.indexOf('\t') >= 0) {
            return new BitSet();
        }
        String[] lines = text.split("\n", -1);
        BitSet byWidth = new SoftBreaks(lines, SoftBreaks::width).goOn();
        BitSet byCount = new SoftBreaks(lines, String::length).goOn();
        BitSet soft = byCount.cardinality() > byWidth.cardinality() ? byCount : byWidth;
        soft.or(overStops(lines));
        return soft;
    }

    /** The lines before those that begin with a stop, which no paragraph does. */
    private static BitSet overStops(String[] lines) {
        BitSet soft = new BitSet();
        for (int n = 0; n + 1 < lines.length; n++) {
            boolean isOver = STOP_FIRST.matcher(lines[n + 1]).lookingAt()
                    && !ended(lines[n]).isEmpty();
            if (isOver && lines[n].length() >= SHORTEST && lines[n].length() <= LONGEST) {
                soft.set(n + 1);
            }
        }
        return soft;
    }

    private BitSet goOn() {
        BitSet soft = new BitSet();
        double widest = 0;
        for (double width : widths) {
            widest = Math.max(widest, width);
        }
        if (widest < SHORTEST || widest > LONGEST) {
            return soft;
        }
        boolean indents = usesIndents();
        for (int n = 0; n + 1 < lines.length; n++) {
            if (widths[n] >= widest - SLACK && !isEnded(n) && goesOn(n + 1, indents)) {
                soft.set(n + 1);
            }
        }
        return isBroken(widest, soft) ? soft : new BitSet();
    }

    private boolean isBroken(double widest, BitSet soft) {
        int filled = 0;
        int full = 0;
        int stopped = 0;
        int within = 0;
        int open = 0;
        for (int n = 0; n < lines.length; n++) {
            filled += widths[n] > 0 ? 1 : 0;
            boolean isFull = widths[n] >= widest - SLACK;
            full += isFull ? 1 : 0;
            boolean isWithin = soft.get(n + 1)
                    && (CUT.matcher(ended(lines[n])).matches()
                            || STOP_FIRST.matcher(lines[n + 1]).lookingAt());
            within += isFull && isWithin ? 1 : 0;
            open += widths[n] > 0 && n > 1 && CUT.matcher(ended(lines[n])).matches() ? 1 : 0;
            stopped += isFull && STOPPED.matcher(ended(lines[n])).matches() ? 1 : 0;
        }
        boolean isOften = filled >= FEWEST_LINES && full >= FEWEST_FULL && full * 6 >= filled;
        boolean isCut = full >= FEWEST_CUT && widest >= SHORTEST_CUT && stopped * 5 <= full;
        boolean isWithinSentences = widest >= SHORTEST_CUT && within >= FEWEST_CUT && stopped * 2 <= full;
        boolean isOnlyOne = widest >= SHORTEST_CUT && within == 1 && full == 1 && open <= 1 && filled <= FEWEST_LINES;
        return isOften && soft.cardinality() >= FEWEST_FULL
                || isCut && soft.cardinality() >= FEWEST_CUT
                || isWithinSentences
                || isOnlyOne;
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

    /** Whether a full line ends a sentence, or the title. */
    private boolean isEnded(int n) {
        return ENDED.matcher(ended(lines[n])).matches()
                || n < LAST_OF_TITLE && TITLE.matcher(ended(lines[n])).matches();
    }

    private boolean goesOn(int next, boolean indents) {
        String line = lines[next];
        if (widths[next] == 0 || (indents && INDENTED.matcher(line).matches())) {
            return false;
        }
        return indents || !BEGINNING.matcher(line).matches();
    }

    /** A line without the blanks behind it. */
    private static String ended(String line) {
        int end = line.length();
        while (end > 0 && Glyphs.isBlank(line.charAt(end - 1))) {
            end--;
        }
        return line.substring(0, end);
    }

    /** In full-width characters. */
    private static double width(String line) {
        double width = 0;
        for (int n = 0; n < line.length(); n++) {
            char c = line.charAt(n);
            width += c < 0x80 ? 0.5 : 1;
        }
        return width;
    }
}
