package org.zhenggai.intake.parse.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.zhenggai.intake.parse.source.Passage;
import org.zhenggai.intake.parse.source.Source;
import org.zhenggai.intake.parse.words.Owners;

/** Divides what nothing counts into measures: by sentences, or by the semicolons of a list. */
final class MeasureSteps {

    private static final int SHORTEST = 2;
    private static final String BULLETS = "—–-•·●◆■▪※★○➢➤✓√\n";

    /** How far an item is, and nothing of what was done. */
    private static final Pattern STATUS = Pattern.compile(
            "[（【]?(?:目前)?(?:已(?:整改|完成|销号|办结|落实)(?:到位|完成|完毕)?|未(?:整改|完成)|(?:正在|持续)(?:整改|推进)(?:中)?|整改中|推进中|基本完成|长期坚持|立行立改)[）】]?[。；]?");

    private MeasureSteps() {}

    /** The sentences of a stretch, without bullets before them and without those that only say how far it is. */
    static List<Passage> sentences(Source source, int from, int to) {
        List<Passage> sentences = new ArrayList<>();
        int start = from;
        for (int at = start; at < to; at++) {
            boolean isEnd = at + 1 == to || "。；\n".indexOf(source.at(at)) >= 0;
            int textFrom = behindBullet(source, start, at + 1);
            if (isEnd && at - textFrom > 1 && !isStatus(source, textFrom, at + 1)) {
                sentences.add(source.passage(textFrom, at + 1));
            }
            start = isEnd ? at + 1 : start;
        }
        return sentences;
    }

    /** A paragraph of measures, a step for each semicolon. */
    static List<Passage> listed(Source source, int from, int to) {
        List<Passage> steps = new ArrayList<>();
        int start = from;
        for (int at = from; at <= to; at++) {
            boolean isStop = at == to || source.at(at) == '；';
            if (isStop && at - start >= SHORTEST) {
                steps.add(source.passage(start, Math.min(at + 1, to)));
                start = at + 1;
            }
        }
        return steps;
    }

    /** Whether words only say how far it is, or who does it. */
    static boolean isStatus(Source source, int from, int to) {
        String words = source.flat(from, to).strip();
        return STATUS.matcher(words).matches() || Owners.ofBracketed(words).isKnown();
    }

    private static int behindBullet(Source source, int from, int to) {
        int at = from;
        while (at < to && BULLETS.indexOf(source.at(at)) >= 0) {
            at++;
        }
        return at;
    }
}
