package org.zhenggai.intake.parse.outline;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lombok.RequiredArgsConstructor;
import org.zhenggai.intake.parse.source.Source;
import org.zhenggai.intake.parse.words.Frames;
import org.zhenggai.intake.parse.words.Numerals;

/**
 * Numbers of other shapes, where they go on counting: 一 and a blank, 01 on a line of its own over its title, and 首先，其次， before what calls
 * itself a problem.
 */
@RequiredArgsConstructor
final class OddNumbers {

    private static final Pattern HAN = Pattern.compile("([一二三四五六七八九十]{1,3})(?=\\p{IsHan}|“)");
    private static final Pattern ALONE = Pattern.compile("0(\\d)(?=\n)");

    private static final Pattern SPOKEN = Pattern.compile("(首先|其次|再次|然后|此外|最后)[，、：]");

    private static final int LONGEST_TITLE = 30;

    private final Source source;
    private int lastSpoken;
    private int lastHan;
    private int lastAlone;

    Optional<Heading> at(Source.Line line) {
        Matcher han = matcher(HAN, line);
        if (han.lookingAt() && source.hasBlankBefore(han.end()) && Numerals.parse(han.group(1)) == lastHan + 1) {
            return Optional.of(heading(Headings.CHAPTER, ++lastHan, line, han.end(), line.to()));
        }
        Matcher alone = matcher(ALONE, line);
        if (alone.lookingAt()
                && alone.end() == line.to()
                && line.to() + 1 < source.length()
                && isTitle(line.to() + 1)
                && Integer.parseInt(alone.group(1)) == lastAlone + 1) {
            return Optional.of(
                    heading(Headings.CHAPTER, ++lastAlone, line, line.to() + 1, source.lineEnd(line.to() + 1)));
        }
        Matcher spoken = matcher(SPOKEN, line);
        boolean opens = spoken.lookingAt() && (lastSpoken > 0 || spoken.group(1).equals("首先"));
        if (opens && callsItselfProblem(spoken.end(), line.to())) {
            return Optional.of(heading(Headings.POINT, ++lastSpoken, line, spoken.end(), line.to()));
        }
        return Optional.empty();
    }

    private boolean isTitle(int from) {
        String line = source.flat(from, source.lineEnd(from));
        return line.length() <= LONGEST_TITLE && line.indexOf('。') < 0;
    }

    private boolean callsItselfProblem(int from, int to) {
        return Frames.weight(
                        Frames.Meaning.FINDING, Caption.read(source, from, to).flat())
                > 2;
    }

    private Matcher matcher(Pattern pattern, Source.Line line) {
        return pattern.matcher(source.flat()).region(line.from(), line.to()).useTransparentBounds(true);
    }

    private Heading heading(int level, int number, Source.Line line, int textFrom, int end) {
        return new Heading(level, number, line.from(), source.length(), end, Caption.read(source, textFrom, end), -1);
    }
}
