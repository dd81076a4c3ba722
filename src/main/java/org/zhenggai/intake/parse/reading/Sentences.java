package org.zhenggai.intake.parse.reading;

import java.util.ArrayList;
import java.util.List;
import org.zhenggai.intake.parse.outline.Kind;
import org.zhenggai.intake.parse.source.Source;
import org.zhenggai.intake.parse.words.Wording;

/** Tells for the text behind a measure what its sentences are: more of the measure, a result, a promise, a remark. */
public final class Sentences {

    enum Kind {
        RESULT,
        PROMISE,
        REMARK
    }

    /**
     * A run of sentences of one kind.
     *
     * @param from where it begins, with its label
     * @param textFrom where it begins behind a label such as 整改成效：
     */
    record Run(Kind kind, int from, int textFrom, int to) {}

    private static final int LONGEST_OPENING = 200;

    private Sentences() {}

    /**
     * Returns the runs in a stretch of text. What stands before the first run belongs to the measure.
     *
     * @param fresh whether the stretch begins with a statement of its own and not with a measure; then its first
     *     sentence is looked at too
     */
    static List<Run> runs(Source source, int from, int to, boolean fresh) {
        List<Run> runs = new ArrayList<>();
        int start = from;
        char before = fresh ? ':' : 0;
        int depth = 0;
        for (int i = from; i <= to; i++) {
            depth = depth(source, i, to, depth);
            boolean ends = i == to || "。；！？\n".indexOf(source.at(i)) >= 0;
            if (!ends || depth > 0 && i < to && source.at(i) == '；') {
                continue;
            }
            if (i > start && before != 0) {
                note(source, runs, start, to, before);
            }
            if (i > start || before == 0) {
                before = i < to ? source.at(i) : 0;
            } else if (i < to && source.at(i) != '\n') {
                before = source.at(i);
            }
            start = i + 1;
        }
        return runs;
    }

    /** How many brackets are open; on a new line none is. */
    private static int depth(Source source, int at, int to, int before) {
        char c = at < to ? source.at(at) : '\n';
        return switch (c) {
            case '（', '【' -> before + 1;
            case '）', '】' -> Math.max(0, before - 1);
            case '\n' -> 0;
            default -> before;
        };
    }

    private static void note(Source source, List<Run> runs, int start, int to, char before) {
        String opening = source.flat(start, Math.min(start + LONGEST_OPENING, to));
        Kind kind = kindOf(opening, before);
        // Who does it, in brackets right behind a measure, is said of this one.
        boolean isOfMeasure = kind == Kind.REMARK
                && "（【[".indexOf(source.at(start)) >= 0
                && start > 0
                && source.at(start - 1) != '\n';
        Run last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
        if (isOfMeasure || kind == null || (last != null && last.kind() == kind)) {
            return;
        }
        if (last != null) {
            runs.set(runs.size() - 1, new Run(last.kind(), last.from(), last.textFrom(), start));
        }
        runs.add(new Run(kind, start, kind == Kind.RESULT ? behindLabel(opening, start) : start, to));
    }

    /**
     * What merely says 已 opens a result only after a full sentence. After a semicolon it is one of several steps, and
     * as the first sentence of an item it is what was done, not what came of it.
     */
    private static Kind kindOf(String opening, char before) {
        String sentence = firstSentence(opening);
        if (Wording.labelsRemark(opening)) {
            return Kind.REMARK;
        }
        if (Wording.announces(sentence)) {
            return Kind.PROMISE;
        }
        boolean afterSentence = "。！？".indexOf(before) >= 0;
        boolean result = Wording.opensProgress(sentence)
                || Wording.labelsOutcome(opening)
                || (afterSentence && Wording.statesDone(sentence));
        return result ? Kind.RESULT : null;
    }

    private static String firstSentence(String opening) {
        for (int i = 0; i < opening.length(); i++) {
            if ("。；！？\n".indexOf(opening.charAt(i)) >= 0) {
                return opening.substring(0, i + 1);
            }
        }
        return opening;
    }

    private static int behindLabel(String opening, int start) {
        if (!Wording.labelsOutcome(opening)) {
            return start;
        }
        int colon = opening.indexOf('：');
        int lineFeed = opening.indexOf('\n');
        return start + 1 + (colon < 0 || (lineFeed >= 0 && lineFeed < colon) ? lineFeed : colon);
    }
}
