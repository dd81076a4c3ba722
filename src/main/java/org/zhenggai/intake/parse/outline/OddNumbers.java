package org.zhenggai.intake.parse.outline;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lombok.RequiredArgsConstructor;
import org.zhenggai.intake.parse.source.Source;
import org.zhenggai.intake.parse.words.Numerals;

/** Numbers of chapters without a sign behind them: 一 and a blank, or 01 on a line of its own over its title; where they go on counting. */
@RequiredArgsConstructor
final class OddNumbers {

    private static final Pattern HAN = Pattern.compile("([一二三四五六七八九十]{1,3})(?=\\p{IsHan}|“)");
    private static final Pattern ALONE = Pattern.compile("0(\\d)(?=\n)");

    private final Source source;
    private int lastHan;
    private int lastAlone;

    Optional<Heading> at(Source.Line line) {
        Matcher han = matcher(HAN, line);
        if (han.lookingAt() && source.hasBlankBefore(han.end()) && Numerals.parse(han.group(1)) == lastHan + 1) {
            return Optional.of(heading(++lastHan, line, han.end(), line.to()));
        }
        Matcher alone = matcher(ALONE, line);
        if (alone.lookingAt()
                && alone.end() == line.to()
                && line.to() + 1 < source.length()
                && Integer.parseInt(alone.group(1)) == lastAlone + 1) {
            return Optional.of(heading(++lastAlone, line, line.to() + 1, source.lineEnd(line.to() + 1)));
        }
        return Optional.empty();
    }

    private Matcher matcher(Pattern pattern, Source.Line line) {
        return pattern.matcher(source.flat()).region(line.from(), line.to()).useTransparentBounds(true);
    }

    private Heading heading(int number, Source.Line line, int textFrom, int end) {
        return new Heading(
                Headings.CHAPTER, number, line.from(), source.length(), end, Caption.read(source, textFrom, end), -1);
    }
}
