package org.zhenggai.intake.parse.reading.prose;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zhenggai.intake.parse.reading.prose.Enumerations.Enumeration;
import org.zhenggai.intake.parse.reading.prose.Heads.Head;
import org.zhenggai.intake.parse.source.Source;
import org.zhenggai.intake.parse.words.Wording;

/** Divides what is listed behind a lead into problems, as a person would: at its fields and numbers, else at stops and commas, else at 、. */
final class Clauses {

    private static final Pattern GENERAL = Pattern.compile(
            ".*(有差距|存在(差距|不足|短板|偏差)|有短板|有偏差|有欠缺|不够(有力|到位|扎实|深入|坚决|严格|坚强)|不(到位|力|深入|扎实|严|实|坚决)|宽松软|弱化|薄弱|不足)");

    /** A part that only goes on with the one before it. */
    private static final Pattern FOLLOWING = Pattern.compile("导致|造成|致使|以致|使得|引发|影响|涉及|其中|占比|占|合计|累计|共计");

    private static final Pattern DONE = Pattern.compile(".*已(?:经)?(?:进行|作出|给予|责成|立案)[^，。；]{0,8}(?:整改|处理|处分|审查|清退)");
    private static final Pattern EXIST = Pattern.compile("(?:还|主要|仍|也)?存在(?:着|了)?");
    private static final int SHORTEST = 4;
    private static final int LEAST_PARALLEL = 6;

    private final Source source;
    private final Cuts cuts;
    private final Heads heads;
    private final Enumerations enumerations;
    private final List<Clause> left = new ArrayList<>();

    Clauses(Source source) {
        this.source = source;
        this.cuts = new Cuts(source);
        this.heads = new Heads(source);
        this.enumerations = new Enumerations(source);
    }

    /** What stands in lists and was taken for no problem. */
    List<Clause> left() {
        return left;
    }

    /** The problems between two positions; several groups where they stand under fields or general statements of their own. */
    List<Group> of(int begin, int to) {
        int from = begin < to && source.at(begin) == '\n' ? begin + 1 : begin;
        List<Head> fields = heads.fields(from, to);
        return fields.isEmpty() ? ungrouped(from, to) : grouped(fields, from, to);
    }

    private List<Group> grouped(List<Head> fields, int from, int to) {
        List<Group> groups = new ArrayList<>();
        if (fields.get(0).from() - from >= SHORTEST) {
            groups.add(new Group(null, listed(from, fields.get(0).from(), false)));
        }
        for (int n = 0; n < fields.size(); n++) {
            int end = n + 1 < fields.size() ? fields.get(n + 1).from() : to;
            Head field = fields.get(n);
            groups.add(new Group(field.title(), listed(field.to(), end, true)));
        }
        return groups;
    }

    private List<Group> ungrouped(int from, int to) {
        List<Clause> marked = cuts.marked(from, to);
        List<Clause> sentences = marked.size() > 1 ? marked : cuts.cut(from, to, "；。");
        if (cuts.isExplainedOnly(from, to)) {
            return List.of(new Group(null, List.of(cuts.bare(new Clause(from, to)))));
        }
        if (sentences.size() > 1 || cuts.isNumberedOnce(from, to)) {
            List<Group> groups = sentences.stream().map(one -> group(one, 3)).toList();
            long titled = groups.stream().filter(group -> group.title() != null).count();
            if (titled * 2 > groups.size()) {
                return sentences.stream().map(one -> group(one, 2)).toList();
            }
        }
        if (marked.size() > 1) {
            return List.of(new Group(null, marked));
        }
        List<List<Clause>> lists =
                sentences.stream().map(one -> problems(one, false)).toList();
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
                        : sentences.stream().map(cuts::bare).toList()));
    }

    /** A general statement and the others that it shows in, where there are so many; else one problem. */
    private Group group(Clause sentence, int least) {
        List<Enumeration> enumerated = enumerations.in(sentence.from(), sentence.to());
        if (enumerated.size() == 1) {
            return new Group(titleOf(sentence.from(), enumerated.get(0)), parts(enumerated.get(0)));
        }
        List<Clause> problems = problems(cuts.bare(sentence), true);
        if (problems.size() >= least && isGeneral(problems.get(0))) {
            return new Group(problems.get(0), problems.subList(1, problems.size()));
        }
        return new Group(null, List.of(cuts.bare(sentence)));
    }

    boolean isGeneral(Clause clause) {
        return GENERAL.matcher(source.flat(clause.from(), clause.to())).matches();
    }

    /**
     * The problems below a title: its sentences, where it has several, else the parts of its only one.
     *
     * @param isOfField whether their title is known; then all the parts of a sentence are problems
     */
    List<Clause> listed(int begin, int to, boolean isOfField) {
        int from = enumerations.in(begin, to).isEmpty() ? cuts.behind(EXIST, begin, to) : begin;
        List<Clause> marked = cuts.marked(from, to);
        List<Clause> sentences = marked.size() > 1 ? marked : cuts.cut(from, to, "；。");
        if (cuts.isExplainedOnly(from, to)) {
            return List.of(cuts.bare(new Clause(from, to)));
        }
        if (sentences.size() == 1) {
            return problems(sentences.get(0), isOfField);
        }
        List<Clause> listed = new ArrayList<>();
        for (Clause sentence : sentences) {
            List<Clause> enumerated = enumerated(sentence, false);
            String words = source.flat(sentence.from(), sentence.to());
            if (Wording.statesDone(words) || DONE.matcher(words).matches()) {
                left.add(sentence);
            } else if (enumerations.in(sentence.from(), sentence.to()).isEmpty()) {
                cuts.addBare(listed, sentence.from(), sentence.to());
            } else {
                listed.addAll(enumerated);
            }
        }
        return listed;
    }

    /**
     * The problems in one sentence: its parts between commas, each with what leads to it; else those between 、 before 等问题.
     *
     * @param isOfField whether it stands behind the name of a field; then all its parts are problems
     */
    List<Clause> problems(Clause sentence, boolean isOfField) {
        List<Clause> enumerated = enumerated(sentence, isOfField);
        if (!enumerated.isEmpty()) {
            return enumerated;
        }
        List<Clause> parts = cuts.cut(sentence.from(), sentence.to(), "，");
        boolean closed = Cuts.TRAILER
                .matcher(source.flat(sentence.from(), sentence.to()))
                .find();
        boolean alike = isOfField || closed
                ? parts.size() > 1
                : areParallel(parts) || parts.stream().filter(cuts::states).count() * 2 >= parts.size();
        List<Clause> problems = new ArrayList<>();
        int open = -1;
        for (Clause part : parts) {
            int from = open < 0 ? part.from() : open;
            boolean follows =
                    FOLLOWING.matcher(source.flat(part.from(), part.to())).lookingAt();
            if (follows && open < 0 && !problems.isEmpty()) {
                Clause last = problems.remove(problems.size() - 1);
                cuts.addBare(problems, last.from(), part.to());
            } else if (cuts.states(new Clause(from, part.to())) || (alike && !follows && part.length() > SHORTEST)) {
                cuts.addBare(problems, from, part.to());
                open = -1;
            } else {
                open = from;
            }
        }
        if (open >= 0 && !problems.isEmpty()) {
            Clause last = problems.remove(problems.size() - 1);
            cuts.addBare(problems, last.from(), sentence.to());
        } else if (open >= 0) {
            cuts.addBare(problems, open, sentence.to());
        }
        return problems;
    }

    /** Whether there are so many parts, none of them short, that each tells one thing. */
    private static boolean areParallel(List<Clause> parts) {
        return parts.size() > 2 && parts.stream().allMatch(part -> part.length() >= LEAST_PARALLEL);
    }

    /** The parts of enumerations in a sentence, with the clause before each that states a problem itself; else those between 、. */
    private List<Clause> enumerated(Clause sentence, boolean isOfField) {
        List<Clause> all = new ArrayList<>();
        int at = sentence.from();
        for (Enumeration one : enumerations.in(sentence.from(), sentence.to())) {
            Clause before = titleOf(at, one);
            if (before != null) {
                all.add(before);
            }
            all.addAll(parts(one));
            at = one.end();
        }
        return all.isEmpty() ? closed(sentence, isOfField) : all;
    }

    List<Clause> parts(Enumeration one) {
        List<Clause> parts = new ArrayList<>();
        enumerations.parts(one.from(), one.to()).forEach(part -> cuts.addBare(parts, part.from(), part.to()));
        return parts;
    }

    /** The clause before an enumeration, where it says what is wrong or where 存在 goes on with it: 管理粗放，存在A、B等问题; else null. */
    private Clause titleOf(int from, Enumeration one) {
        Clause before = cuts.bare(new Clause(from, Math.max(from, one.clause() - 1)));
        boolean goesOn = one.verb() == one.clause() && source.at(one.verb()) == '存';
        String words = source.flat(before.from(), before.to());
        boolean isWrong = Wording.statesProblem(words.replace("问题", ""));
        boolean isTitle = before.length() >= SHORTEST && (isWrong || goesOn && !Names.speaks(words));
        return isTitle ? before : null;
    }

    private List<Clause> closed(Clause sentence, boolean isOfField) {
        Matcher trailer = Cuts.TRAILER.matcher(source.flat(sentence.from(), sentence.to()));
        boolean closed = trailer.find();
        int to = closed ? sentence.from() + trailer.start() : sentence.to();
        List<Clause> parts =
                enumerations.parts(sentence.from(), to).stream().map(cuts::bare).toList();
        boolean hasCommas = cuts.cut(sentence.from(), to, "，").size() > 1;
        if (isOfField && !hasCommas && !closed && areAlike(sentence)) {
            return cuts.cut(sentence.from(), to, "、").stream().map(cuts::bare).toList();
        }
        boolean isMixed =
                closed && parts.size() > cuts.cut(sentence.from(), to, "，").size();
        if (parts.stream().anyMatch(part -> part.length() < SHORTEST) || hasCommas && !isMixed) {
            return List.of();
        }
        boolean isInner = !closed && source.flat(sentence.from(), sentence.to()).indexOf('等') >= 0;
        long stated = parts.stream().filter(cuts::states).count();
        boolean isPair = parts.size() == 2 && stated == 2;
        boolean areOfOneKind = closed && parts.size() > 2 && stated == 0;
        boolean areMany =
                areOfOneKind || parts.size() > (closed ? 1 : 2) && stated * 3 >= parts.size() * (closed ? 1 : 2);
        return !isInner && (isPair || areMany) ? parts : List.of();
    }

    /** Whether what stands between 、 tells one thing each; where only the last says what is wrong, it says so of all. */
    private boolean areAlike(Clause sentence) {
        List<Clause> parts = cuts.cut(sentence.from(), sentence.to(), "、");
        if (parts.size() < 2) {
            return false;
        }
        boolean isShared = !cuts.states(parts.get(0)) && cuts.states(parts.get(parts.size() - 1));
        return !isShared
                && parts.stream().allMatch(part -> part.length() > SHORTEST)
                && source.flat(sentence.from(), sentence.to()).indexOf('等') < 0;
    }
}
