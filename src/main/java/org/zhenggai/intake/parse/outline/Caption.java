package org.zhenggai.intake.parse.outline;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zhenggai.intake.parse.source.Source;
import org.zhenggai.intake.parse.words.Brackets;
import org.zhenggai.intake.parse.words.Labels;
import org.zhenggai.intake.parse.words.Wording;

/**
 * The words of a heading: those before its first sentence ends.
 *
 * @param titleFrom where the title begins, behind number and frame
 * @param titleTo where the title ends
 * @param bodyFrom where the text behind the heading begins
 * @param flat the heading as flat text with its frame, at most {@link #LONGEST} characters
 * @param framed whether it is marked as a problem by its shape, most often the frame 针对“…”的问题
 */
public record Caption(int titleFrom, int titleTo, int bodyFrom, String flat, boolean framed) {

    public static final int LONGEST = 800;

    private static final Pattern FRAME_OPENING =
            Pattern.compile("(?:(?:针对|关于|对于|对|就)(?:[^“‘\"《，。：；\n]{0,8}(?:反馈|指出|提出)的?)?)?([“‘\"])");
    private static final Pattern FRAME_CLOSING = Pattern.compile(
            "[”’\"](?:的?(?:等|这一|突出)?问题|的?(?:整改|落实|办理)?(?:整改|进展|落实|完成)?(?:情况|措施|工作))(?:的?整改(?:(?:落实|进展|完成)?(?:情况|方面|工作))?)?(?![^，。：；、（【\\[\n])");
    private static final Pattern PROBLEM = Pattern.compile(
            "(针对|关于|对于)([^。：；\n]{2,120}?)(的?问题)(的?(?:整改|落实|办理)(?:进展|落实|完成|整改)?(?:情况|措施)?)?(?=[，。：；（【\n]|$)");
    private static final Pattern FIRST_MEASURE = Pattern.compile("[，、]一是");
    private static final String SENTENCE_END = "。：；！？\n";
    private static final String STOPS = SENTENCE_END + "，";

    public static Caption read(Source source, int from, int lineEnd) {
        int limit = Math.min(from + LONGEST, source.length());
        Caption framed = framed(source, from, limit);
        if (framed != null) {
            return framed;
        }
        Optional<Labels.Label> label = Labels.at(source.flat(), from, lineEnd)
                .filter(one -> one.role() == Labels.Role.FINDING && one.textFrom() < lineEnd);
        if (label.isPresent()) {
            return read(source, label.get().textFrom(), lineEnd).asProblem();
        }
        int lineLimit = Math.min(limit, lineEnd);
        Matcher problem = PROBLEM.matcher(source.flat()).region(from, lineLimit);
        if (problem.lookingAt()) {
            boolean framing = problem.group(1).equals("针对") || problem.group(4) != null;
            return caption(
                    source,
                    from,
                    framing ? problem.start(2) : from,
                    framing ? problem.end(2) : problem.end(),
                    problem.end(),
                    false);
        }
        int end = sentenceEnd(source, from, lineLimit);
        Matcher measure = FIRST_MEASURE.matcher(source.flat()).region(from, end);
        if (measure.find()) {
            end = measure.start();
        }
        return caption(source, from, from, end, end, false);
    }

    private static Caption framed(Source source, int from, int limit) {
        Matcher opening = FRAME_OPENING.matcher(source.flat()).region(from, limit);
        if (!opening.lookingAt()) {
            return null;
        }
        int close = matchingQuote(source, opening.start(1), limit);
        Matcher closing = FRAME_CLOSING.matcher(source.flat());
        if (close >= 0 && closing.region(close, limit).lookingAt()) {
            return caption(source, from, opening.end(1), close, closing.end(), true);
        }
        boolean introduced = opening.start(1) > from;
        if (introduced
                && close > opening.end(1) + 3
                && (close + 1 == source.length() || "。：\n".indexOf(source.at(close + 1)) >= 0)) {
            return caption(source, from, opening.end(1), close, close + 1, true);
        }
        if ((close < 0 || introduced) && closing.region(opening.end(1), limit).find()) {
            boolean sameSentence = source.flat(opening.end(1), closing.start()).indexOf('。') < 0;
            return sameSentence ? caption(source, from, opening.end(1), closing.start(), closing.end(), true) : null;
        }
        return null;
    }

    /** Returns where the quote closes that opens here, counting nested ones; -1 if it does not or cannot be told. */
    private static int matchingQuote(Source source, int open, int limit) {
        char opening = source.at(open);
        if (opening == '"') {
            return -1;
        }
        char closing = opening == '“' ? '”' : '’';
        int depth = 0;
        for (int i = open; i < limit; i++) {
            char c = source.at(i);
            if (c == opening) {
                depth++;
            } else if (c == closing && --depth == 0) {
                return i;
            }
        }
        return -1;
    }

    /** A stop inside quotes or a document's name ends no heading, unless what was opened never closes. */
    private static int sentenceEnd(Source source, int from, int limit) {
        int depth = 0;
        int firstInside = -1;
        for (int i = from; i < limit; i++) {
            char c = source.at(i);
            if ("“《（".indexOf(c) >= 0) {
                depth++;
            } else if ("”》）".indexOf(c) >= 0) {
                depth--;
            } else if (SENTENCE_END.indexOf(c) >= 0) {
                if (depth <= 0) {
                    return i;
                }
                firstInside = firstInside < 0 ? i : firstInside;
            }
        }
        return depth > 0 && firstInside >= 0 ? firstInside : limit;
    }

    private static Caption caption(Source source, int from, int titleFrom, int titleTo, int end, boolean framed) {
        int bodyFrom = end;
        if (bodyFrom < source.length() && STOPS.indexOf(source.at(bodyFrom)) >= 0) {
            bodyFrom++;
        }
        return new Caption(titleFrom, titleTo, bodyFrom, source.flat(from, end), framed);
    }

    /** Returns the same words as those of a heading that the source itself calls a problem, 问题1：… */
    Caption asProblem() {
        return new Caption(titleFrom, titleTo, bodyFrom, flat, true);
    }

    public String title(Source source) {
        return Brackets.without(source.title(titleFrom, titleTo));
    }

    public boolean statesProblem() {
        return framed || Wording.statesProblem(Brackets.without(flat));
    }
}
