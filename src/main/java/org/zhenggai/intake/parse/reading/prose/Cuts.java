package org.zhenggai.intake.parse.reading.prose;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zhenggai.intake.parse.source.Source;
import org.zhenggai.intake.parse.words.Numerals;
import org.zhenggai.intake.parse.words.Wording;

/** Cuts a text at its stops and numbers, and takes from its parts what belongs to none of them. */
final class Cuts {

    private static final String HAN = "[" + Numerals.CHARACTERS + "]{1,3}";
    private static final Pattern MARK = Pattern.compile(
            "(?:" + HAN + "、|（" + HAN + "）|第?" + HAN + "(?:是(?![否非])|[，、])|（\\d{1,2}）|\\d{1,2}[.、）](?!\\d)|[①-⑳])");
    private static final Pattern SOME = Pattern.compile("有的(?!放矢|是)");
    private static final Pattern JOINT = Pattern.compile("(?:此外|同时|另外|还有|以及|其中|特别是|尤其是)?[，：]?(?:还)?(?:发现)?[，：]?");
    static final Pattern TRAILER = Pattern.compile("(?:(?:的)?等(?:\\d{1,3}|" + HAN
            + ")?(?:个|项|类|条)?(?:方面)?(?:的)?(?:突出|主要)?(?:问题|现象|情况)?|的(?:突出|主要)?(?:问题|现象|情况))$");

    private static final int SHORTEST = 4;

    private final Source source;

    Cuts(Source source) {
        this.source = source;
    }

    /** Whether a text is one numbered sentence and what explains it. */
    boolean isExplainedOnly(int from, int to) {
        List<Clause> numbered = marked(MARK, from, to);
        return numbered.size() == 1
                && bare(new Clause(from, to)).from() > from
                && cut(numbered.get(0).from(), numbered.get(0).to(), "，；").size() == 1
                && numbered.get(0).to() < to;
    }

    /** Whether a text opens with exactly one number. */
    boolean isNumberedOnce(int from, int to) {
        return marked(MARK, from, to).size() == 1;
    }

    /** What numbers in the text divide, and 有的 within one sentence. */
    List<Clause> marked(int from, int to) {
        List<Clause> numbered = marked(MARK, from, to);
        return numbered.size() > 1 || cut(from, to, "；。").size() > 1 ? numbered : marked(SOME, from, to);
    }

    private List<Clause> marked(Pattern pattern, int from, int to) {
        List<Integer> starts = new ArrayList<>();
        List<Integer> texts = new ArrayList<>();
        Matcher mark = pattern.matcher(source.flat()).region(from, to);
        while (mark.find()) {
            boolean opens = mark.start() == from || "。；：，\n".indexOf(source.at(mark.start() - 1)) >= 0;
            if (opens) {
                starts.add(mark.start());
                texts.add(pattern == SOME ? mark.start() : mark.end());
            }
        }
        List<Clause> clauses = new ArrayList<>();
        for (int n = 0; n < starts.size(); n++) {
            int end = n + 1 < starts.size() ? starts.get(n + 1) : sentenceEnd(texts.get(n), to);
            addBare(clauses, texts.get(n), end);
        }
        return clauses;
    }

    private int sentenceEnd(int from, int to) {
        int end = from;
        while (end < to && source.at(end) != '。') {
            end++;
        }
        return end;
    }

    boolean states(Clause clause) {
        return Wording.statesProblem(source.flat(clause.from(), clause.to()));
    }

    /** What stands between these stops outside of quotes and brackets; what is too short to tell anything belongs to what stands before it. */
    List<Clause> cut(int from, int to, String ends) {
        List<Clause> clauses = new ArrayList<>();
        int start = from;
        int depth = 0;
        for (int i = from; i <= to; i++) {
            char c = i < to ? source.at(i) : '。';
            depth += "“《（".indexOf(c) >= 0 ? 1 : "”》）".indexOf(c) >= 0 ? -1 : 0;
            if (i == to || (depth <= 0 && (ends.indexOf(c) >= 0 || c == '\n'))) {
                if (i - start >= SHORTEST) {
                    clauses.add(new Clause(start, i));
                } else if (i > start && !clauses.isEmpty()) {
                    clauses.add(new Clause(clauses.remove(clauses.size() - 1).from(), i));
                }
                start = i + 1;
            }
        }
        return clauses;
    }

    Clause bare(Clause clause) {
        int from = behind(JOINT, clause.from(), clause.to());
        from = behind(MARK, from, clause.to());
        int to = clause.to();
        while (to > from && "。；，、\n".indexOf(source.at(to - 1)) >= 0) {
            to--;
        }
        Matcher trailer = TRAILER.matcher(source.flat(from, to));
        return new Clause(from, trailer.find() && trailer.start() >= SHORTEST ? from + trailer.start() : to);
    }

    int behind(Pattern pattern, int from, int to) {
        Matcher match = pattern.matcher(source.flat()).region(from, to);
        return match.lookingAt() && to - match.end() >= SHORTEST ? match.end() : from;
    }

    void addBare(List<Clause> clauses, int from, int to) {
        Clause bare = bare(new Clause(from, to));
        if (bare.length() >= SHORTEST) {
            clauses.add(bare);
        }
    }
}
