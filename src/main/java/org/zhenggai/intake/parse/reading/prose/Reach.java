package org.zhenggai.intake.parse.reading.prose;

import java.util.List;
import java.util.regex.Pattern;
import org.zhenggai.intake.parse.source.Source;
import org.zhenggai.intake.parse.words.Frames;

/** How far a list reaches: which lines stand below a lead, where it is closed, and what stands before it. */
final class Reach {

    private static final Pattern NUMBERED = Pattern.compile(
            "(?:\\d{1,3}[.、）]|（\\d{1,3}）|[①-⑳]|（[一二三四五六七八九十]{1,3}）|[一二三四五六七八九十]{1,3}、|问题[一二三四五六七八九十\\d]|第[一二三四五六七八九十\\d]{1,4}条)");
    private static final Pattern GOES_ON = Pattern.compile("第?[二三四五六七八九十]{1,2}(?:是|，)|(?:此外|同时|另外)，");
    private static final Pattern COUNTED = Pattern.compile("第?一(?:是|，).*", Pattern.DOTALL);
    private static final int LONGEST_HEADING = 80;
    private static final int LONGEST_TITLE = 40;

    private final Source source;
    private final List<Source.Line> lines;

    Reach(Source source) {
        this.source = source;
        this.lines = source.lines();
    }

    boolean isTitle(Source.Line line) {
        return line.to() - line.from() <= LONGEST_TITLE
                && Leads.TITLE.matcher(source.flat(line.from(), line.to())).matches();
    }

    /** The unit that a line opens with, before what it says of its problems. */
    String unitBefore(int from, int leadFrom, int leadTo) {
        String words = source.title(from, leadFrom > from ? leadFrom : leadTo)
                .strip()
                .replaceFirst("^(?:\\d{1,2}[.、]|（?[一二三四五六七八九十]{1,3}[）、])", "")
                .replaceFirst("(?:(?:存在|发现|反馈|查出)的?)?(?:主要|突出|具体)?的?(?:问题|不足)?[：:。]?$", "")
                .replaceFirst("(?:存在|反馈|发现)$", "");
        return Heads.isUnit(words) ? words : "";
    }

    Source.Line above(int n) {
        if (n == 0) {
            return null;
        }
        Source.Line above = lines.get(n - 1);
        boolean isHeading = above.to() - above.from() <= LONGEST_HEADING
                && source.flat(above.from(), above.to()).indexOf('。') < 0;
        return isHeading ? above : null;
    }

    /** The line behind those that a lead stands over. */
    int below(int n) {
        int behind = n + 1;
        while (behind < lines.size() && isBelow(lines.get(behind))) {
            behind++;
        }
        return behind;
    }

    /** The line behind those that go on with the numbers of a list. */
    int goesOn(int n, int leadTo) {
        int behind = n + 1;
        if (COUNTED.matcher(source.flat(leadTo, lines.get(n).to())).matches()) {
            while (behind < lines.size()
                    && GOES_ON.matcher(source.flat())
                            .region(lines.get(behind).from(), lines.get(behind).to())
                            .lookingAt()
                    && isBelow(lines.get(behind))) {
                behind++;
            }
        }
        return behind;
    }

    private boolean isBelow(Source.Line line) {
        String words = source.flat(line.from(), line.to());
        boolean isSentence = words.indexOf('。') >= 0 || words.indexOf('；') >= 0;
        return isSentence
                && !isTitle(line)
                && !NUMBERED.matcher(words).lookingAt()
                && !Leads.LEAD.matcher(words).find()
                && !Leads.CLOSING.matcher(firstSentence(words)).matches()
                && Frames.weight(Frames.Meaning.NEXT, words) == 0;
    }

    private static String firstSentence(String words) {
        int stop = words.indexOf('。');
        return stop < 0 ? words : words.substring(0, stop);
    }

    /** Where a sentence follows that is no longer the list. */
    int closed(int from, int to) {
        for (int at = from; at < to; at++) {
            if ("。\n".indexOf(source.at(at)) >= 0
                    && Leads.CLOSING
                            .matcher(firstSentence(source.flat(at + 1, to)))
                            .matches()) {
                return at;
            }
        }
        return to;
    }

    /** Where the sentence begins that ends at a lead; that of a lead which opens a sentence is the one before it. */
    int sentenceBegin(int from, int lead) {
        int begin = lead - 1;
        while (begin > from && "。；".indexOf(source.at(begin - 1)) < 0) {
            begin--;
        }
        return Math.max(begin, from);
    }
}
