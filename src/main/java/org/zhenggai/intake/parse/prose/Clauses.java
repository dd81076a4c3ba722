package org.zhenggai.intake.parse.prose;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zhenggai.intake.parse.Numerals;
import org.zhenggai.intake.parse.source.Source;
import org.zhenggai.intake.parse.source.Wording;

/** Divides what is listed behind a lead into problems, as a person would: at its numbers, else at semicolons and commas, else at 、. */
final class Clauses {

    /** A stretch of text that states one problem. */
    record Clause(int from, int to) {}

    private static final String HAN = "[" + Numerals.CHARACTERS + "]{1,3}";
    private static final Pattern MARK = Pattern.compile("(?:" + HAN + "、|（" + HAN + "）|第?" + HAN
            + "(?:是(?![否非])|[，、])|（\\d{1,2}）|\\d{1,2}[.、）](?!\\d)|[①-⑳]|有的(?!放矢|是))");
    private static final Pattern JOINT = Pattern.compile("(?:此外|同时|另外|还有|以及|其中|特别是|尤其是)[，：]?");
    private static final Pattern TRAILER = Pattern.compile("(?:的)?(?:等)?(?:方面)?(?:的)?(?:突出|主要)?(?:问题|现象|情况|等)$");
    private static final int SHORTEST = 4;
    private static final int LONGEST = 200;

    private final Source source;

    Clauses(Source source) {
        this.source = source;
    }

    /** Groups of problems; several groups where semicolons divide lists of problems, else one. */
    List<List<Clause>> of(int from, int to) {
        List<Clause> marked = marked(from, to);
        if (marked.size() > 1) {
            return List.of(marked);
        }
        List<Clause> sentences = cut(from, to, "；。");
        List<List<Clause>> groups = sentences.stream().map(this::problems).toList();
        long lists = groups.stream().filter(group -> group.size() > 1).count();
        if (groups.size() > 1 && lists * 2 > groups.size()) {
            return groups.stream().filter(group -> !group.isEmpty()).toList();
        }
        return List.of(
                groups.size() == 1
                        ? groups.get(0)
                        : sentences.stream().map(this::bare).toList());
    }

    /** What numbers in the text divide. */
    private List<Clause> marked(int from, int to) {
        List<Integer> starts = new ArrayList<>();
        List<Integer> texts = new ArrayList<>();
        Matcher mark = MARK.matcher(source.flat()).region(from, to);
        while (mark.find()) {
            boolean opens = mark.start() == from || "；。：，".indexOf(source.at(mark.start() - 1)) >= 0;
            if (opens) {
                starts.add(mark.start());
                texts.add(mark.end());
            }
        }
        List<Clause> clauses = new ArrayList<>();
        for (int n = 0; n < starts.size(); n++) {
            int end = n + 1 < starts.size() ? starts.get(n + 1) : sentenceEnd(texts.get(n), to);
            addTrimmed(clauses, texts.get(n), end);
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

    /** The problems in one sentence: its parts between commas, each with what leads to it; else those between 、 before 等问题. */
    private List<Clause> problems(Clause sentence) {
        List<Clause> enumerated = enumerated(sentence);
        if (!enumerated.isEmpty()) {
            return enumerated;
        }
        List<Clause> problems = new ArrayList<>();
        int open = -1;
        for (Clause part : cut(sentence.from(), sentence.to(), "，")) {
            int from = open < 0 ? part.from() : open;
            if (states(new Clause(from, part.to()))) {
                addTrimmed(problems, from, part.to());
                open = -1;
            } else {
                open = from;
            }
        }
        if (open >= 0 && !problems.isEmpty()) {
            Clause last = problems.remove(problems.size() - 1);
            addTrimmed(problems, last.from(), sentence.to());
        } else if (open >= 0) {
            addTrimmed(problems, open, sentence.to());
        }
        return problems;
    }

    private List<Clause> enumerated(Clause sentence) {
        List<Clause> parts = cut(sentence.from(), sentence.to(), "、").stream()
                .map(this::bare)
                .toList();
        long stated = parts.stream().filter(this::states).count();
        return parts.size() > 2 && stated * 3 >= parts.size() * 2 ? parts : List.of();
    }

    boolean states(Clause clause) {
        return Wording.statesProblem(source.flat(clause.from(), clause.to()));
    }

    private List<Clause> cut(int from, int to, String ends) {
        List<Clause> clauses = new ArrayList<>();
        int start = from;
        int depth = 0;
        for (int i = from; i <= to; i++) {
            char c = i < to ? source.at(i) : '。';
            depth += "“《（".indexOf(c) >= 0 ? 1 : "”》）".indexOf(c) >= 0 ? -1 : 0;
            if (i == to || (depth <= 0 && ends.indexOf(c) >= 0)) {
                if (i - start >= SHORTEST && i - start <= LONGEST) {
                    clauses.add(new Clause(start, i));
                }
                start = i + 1;
            }
        }
        return clauses;
    }

    private Clause bare(Clause clause) {
        int from = behind(JOINT, clause.from(), clause.to());
        from = behind(MARK, from, clause.to());
        int to = clause.to();
        while (to > from && "。；，、".indexOf(source.at(to - 1)) >= 0) {
            to--;
        }
        Matcher trailer = TRAILER.matcher(source.flat(from, to));
        return new Clause(from, trailer.find() && trailer.start() >= SHORTEST ? from + trailer.start() : to);
    }

    private int behind(Pattern pattern, int from, int to) {
        Matcher match = pattern.matcher(source.flat()).region(from, to);
        return match.lookingAt() && to - match.end() >= SHORTEST ? match.end() : from;
    }

    private void addTrimmed(List<Clause> clauses, int from, int to) {
        Clause bare = bare(new Clause(from, to));
        if (bare.to() - bare.from() >= SHORTEST) {
            clauses.add(bare);
        }
    }
}
