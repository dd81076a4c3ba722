package org.zhenggai.intake.parse.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zhenggai.intake.parse.source.Source;
import org.zhenggai.intake.parse.words.Numerals;
import org.zhenggai.intake.parse.words.Wording;

/** Divides what is listed behind a lead into problems, as a person would: at its numbers, else at semicolons and commas, else at 、. */
public final class Clauses {

    /** A stretch of text that states one problem. */
    record Clause(int from, int to) {}

    /**
     * Problems of one area.
     *
     * @param title of the area as the text says it; null where it says none
     */
    record Group(Clause title, List<Clause> problems) {}

    private static final String HAN = "[" + Numerals.CHARACTERS + "]{1,3}";
    private static final Pattern MARK = Pattern.compile("(?:" + HAN + "、|（" + HAN + "）|第?" + HAN
            + "(?:是(?![否非])|[，、])|（\\d{1,2}）|\\d{1,2}[.、）](?!\\d)|[①-⑳]|有的(?!放矢|是))");
    private static final Pattern JOINT = Pattern.compile("(?:此外|同时|另外|还有|以及|其中|特别是|尤其是|存在)[，：]?");
    private static final Pattern TRAILER = Pattern.compile("(?:(?:的)?等(?:\\d{1,3}|" + HAN
            + ")?(?:个|项|类|条)?(?:方面)?(?:的)?(?:突出|主要)?(?:问题|现象|情况)?|的(?:突出|主要)?(?:问题|现象|情况))$");
    private static final Pattern FIELD =
            Pattern.compile("(?:在)?([^，。；：、]{2,40}(?:、[^，。；：、]{2,30}){0,3}方面)[：，]?(?:存在)?");
    private static final Pattern GENERAL = Pattern.compile(
            ".*(有差距|存在(差距|不足|短板|偏差)|有短板|有偏差|有欠缺|不够(有力|到位|扎实|深入|坚决|严格|坚强)|不(到位|力|深入|扎实|严|实|坚决)|宽松软|弱化|薄弱|不足)");

    /** A part that only goes on with the one before it. */
    private static final Pattern FOLLOWING = Pattern.compile("导致|造成|致使|以致|使得|引发|影响|涉及|其中|占比|占|合计|累计|共计");

    private static final int SHORTEST = 4;
    private static final int LONGEST = 200;

    private final Source source;

    Clauses(Source source) {
        this.source = source;
    }

    /** The problems between two positions; several groups where they stand under fields or general statements of their own. */
    List<Group> of(int from, int to) {
        List<Clause> marked = marked(from, to);
        List<Clause> sentences = marked.size() > 1 ? marked : cut(from, to, "；。");
        List<Group> groups = sentences.stream().map(one -> group(one, 3)).toList();
        long titled = groups.stream().filter(group -> group.title() != null).count();
        if (titled * 2 > groups.size()) {
            return sentences.stream().map(one -> group(one, 2)).toList();
        }
        if (marked.size() > 1) {
            return List.of(new Group(null, marked));
        }
        List<List<Clause>> lists = sentences.stream().map(this::problems).toList();
        long several = lists.stream().filter(list -> list.size() > 1).count();
        if (lists.size() > 1 && several * 2 > lists.size()) {
            return lists.stream()
                    .filter(list -> !list.isEmpty())
                    .map(list -> new Group(null, list))
                    .toList();
        }
        return List.of(new Group(
                null,
                lists.size() == 1
                        ? lists.get(0)
                        : sentences.stream().map(this::bare).toList()));
    }

    /** A field and its problems, or at least so many, of which the first is a general statement and the others what it shows in; else one problem. */
    private Group group(Clause sentence, int least) {
        Matcher field = FIELD.matcher(source.flat()).region(sentence.from(), sentence.to());
        if (field.lookingAt() && sentence.to() - field.end() >= SHORTEST) {
            return new Group(
                    new Clause(field.start(1), field.end(1)), problems(new Clause(field.end(), sentence.to()), true));
        }
        List<Clause> problems = problems(bare(sentence));
        if (problems.size() >= least && isGeneral(problems.get(0))) {
            return new Group(problems.get(0), problems.subList(1, problems.size()));
        }
        return new Group(null, List.of(bare(sentence)));
    }

    private boolean isGeneral(Clause clause) {
        return GENERAL.matcher(source.flat(clause.from(), clause.to())).matches();
    }

    /** What numbers in the text divide. */
    private List<Clause> marked(int from, int to) {
        List<Integer> starts = new ArrayList<>();
        List<Integer> texts = new ArrayList<>();
        Matcher mark = MARK.matcher(source.flat()).region(from, to);
        while (mark.find()) {
            boolean opens = mark.start() == from || "。；：，".indexOf(source.at(mark.start() - 1)) >= 0;
            if (opens) {
                starts.add(mark.start());
                texts.add(mark.end());
            }
        }
        List<Clause> clauses = new ArrayList<>();
        for (int n = 0; n < starts.size(); n++) {
            int end = n + 1 < starts.size() ? starts.get(n + 1) : sentenceEnd(texts.get(n), to);
            boolean isOneOfSome = source.at(starts.get(n)) == '有';
            if (isOneOfSome) {
                cut(texts.get(n), end, "；").forEach(one -> addBare(clauses, one.from(), one.to()));
            } else {
                addBare(clauses, texts.get(n), end);
            }
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
    List<Clause> problems(Clause sentence) {
        return problems(sentence, false);
    }

    /** @param isOfField whether it stands behind the name of a field; then all its parts are problems where the first is */
    private List<Clause> problems(Clause sentence, boolean isOfField) {
        List<Clause> enumerated = enumerated(sentence);
        if (!enumerated.isEmpty()) {
            return enumerated;
        }
        List<Clause> parts = cut(sentence.from(), sentence.to(), "，");
        boolean alike = parts.stream().filter(this::states).count() * 2 >= parts.size()
                || (isOfField && parts.size() > 2 && states(parts.get(0)));
        List<Clause> problems = new ArrayList<>();
        int open = -1;
        for (Clause part : parts) {
            int from = open < 0 ? part.from() : open;
            boolean follows =
                    FOLLOWING.matcher(source.flat(part.from(), part.to())).lookingAt();
            if (follows && open < 0 && !problems.isEmpty()) {
                Clause last = problems.remove(problems.size() - 1);
                addBare(problems, last.from(), part.to());
            } else if (states(new Clause(from, part.to()))
                    || (alike && !follows && part.to() - part.from() > SHORTEST)) {
                addBare(problems, from, part.to());
                open = -1;
            } else {
                open = from;
            }
        }
        if (open >= 0 && !problems.isEmpty()) {
            Clause last = problems.remove(problems.size() - 1);
            addBare(problems, last.from(), sentence.to());
        } else if (open >= 0) {
            addBare(problems, open, sentence.to());
        }
        return problems;
    }

    private List<Clause> enumerated(Clause sentence) {
        boolean closed =
                TRAILER.matcher(source.flat(sentence.from(), sentence.to())).find();
        List<Clause> parts = cut(sentence.from(), sentence.to(), "、").stream()
                .map(this::bare)
                .toList();
        long stated = parts.stream().filter(this::states).count();
        boolean isPair = parts.size() == 2
                && stated == 2
                && source.flat(sentence.from(), sentence.to()).indexOf('，') < 0;
        return isPair || (parts.size() > (closed ? 1 : 2) && stated * 3 >= parts.size() * (closed ? 1 : 2))
                ? parts
                : List.of();
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

    private void addBare(List<Clause> clauses, int from, int to) {
        Clause bare = bare(new Clause(from, to));
        if (bare.to() - bare.from() >= SHORTEST) {
            clauses.add(bare);
        }
    }
}
