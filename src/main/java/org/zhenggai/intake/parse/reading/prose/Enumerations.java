package org.zhenggai.intake.parse.reading.prose;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zhenggai.intake.parse.source.Source;
import org.zhenggai.intake.parse.words.Numerals;
import org.zhenggai.intake.parse.words.Wording;

/** Enumerations that a verb leads to and that end with 等问题: 存在A、B、C等问题; 发现A，B以及C等问题. */
final class Enumerations {

    /**
     * One of them.
     *
     * @param sentence where its sentence begins
     * @param clause where the clause of its verb begins
     * @param verb where the verb stands
     * @param from where the first of its parts begins
     * @param to where the last one ends
     * @param end where 等问题 ends
     */
    record Enumeration(int sentence, int clause, int verb, int from, int to, int end) {}

    private static final Pattern END = Pattern.compile("(?:的)?等(?:(?:\\d{1,3}|[" + Numerals.CHARACTERS
            + "]{1,3})?(?:个|项|类|条|处)?(?:方面)?(?:的)?(?:突出|主要|具体)?(?:问题|现象|情形|隐患|不足|情况)|(?=。|；|$))(?=[，。；]|$)");
    private static final Pattern AND = Pattern.compile("以及");
    /** Words before a verb that takes up what was found after what is well. */
    private static final Pattern STILL = Pattern.compile("但|仍|还|却|也|同时");

    private static final Pattern PREPOSITION = Pattern.compile("对|在|就|向|与|关于|以|从");
    private static final int SHORTEST = 4;
    private static final int SHORTEST_ALL = 8;

    private final Source source;

    Enumerations(Source source) {
        this.source = source;
    }

    List<Enumeration> in(int from, int to) {
        List<Enumeration> found = new ArrayList<>();
        Matcher end = END.matcher(source.flat()).region(from, to);
        int begin = from;
        while (end.find()) {
            int sentence = back(begin, end.start(), "。；：");
            Enumeration one = before(sentence, end.start(), end.end());
            if (one != null) {
                found.add(one);
                begin = end.end();
            }
        }
        return found;
    }

    /** The enumeration of a sentence that ends at a place; its verb is the first that no other follows before the next stop. */
    private Enumeration before(int sentence, int to, int end) {
        Matcher verb = Leads.VERB.matcher(source.flat()).region(sentence, to).useTransparentBounds(true);
        int at = -1;
        int list = -1;
        while (verb.find()) {
            if (list < 0 || tellsNothing(list, verb.start())) {
                at = verb.start();
                list = verb.end();
                if (list < to && source.at(list) == '，') {
                    list++;
                }
            }
        }
        if (list < 0 || to - list < SHORTEST_ALL || parts(list, to).size() < 2) {
            return null;
        }
        return new Enumeration(sentence, back(sentence, at, "，"), at, list, to, end);
    }

    /** Whether no part of a list is whole before a verb, or the verb takes up what is wrong after what is well. */
    private boolean tellsNothing(int from, int verb) {
        int begin = Math.max(from, back(from, verb, "，"));
        int part = Math.max(begin, back(begin, verb, "、"));
        boolean takesUp = STILL.matcher(source.flat(begin, verb)).lookingAt()
                || begin == verb && !states(new Clause(from, begin));
        return part == from || begin > from && takesUp;
    }

    private int back(int from, int at, String stops) {
        int begin = at;
        while (begin > from && stops.indexOf(source.at(begin - 1)) < 0) {
            begin--;
        }
        return begin;
    }

    /** What stands between its commas, else between its 、; what stands between 、 within a clause is told together. */
    List<Clause> parts(int from, int to) {
        List<Clause> clauses = cut(from, to, '，');
        List<Clause> parts = new ArrayList<>();
        for (Clause clause : clauses) {
            List<Clause> finer = cut(clause.from(), clause.to(), '、');
            if (finer.size() > 1 && areParallel(finer, clauses.size() == 1)) {
                parts.addAll(finer);
            } else {
                parts.add(clause);
            }
        }
        return lastDivided(parts);
    }

    private boolean areParallel(List<Clause> parts, boolean isAll) {
        if (parts.stream().anyMatch(part -> part.length() < SHORTEST)) {
            return false;
        }
        long stated = parts.stream().filter(this::states).count();
        boolean areOfOneKind = stated == 0 && parts.size() > 2;
        return isAll || areOfOneKind
                ? stated > 0 || parts.size() > 2
                : stated * 2 >= parts.size() && states(parts.get(0));
    }

    private boolean states(Clause part) {
        return Wording.statesProblem(source.flat(part.from(), part.to()));
    }

    private List<Clause> lastDivided(List<Clause> parts) {
        if (parts.isEmpty()) {
            return parts;
        }
        Clause last = parts.get(parts.size() - 1);
        Matcher and = AND.matcher(source.flat()).region(last.from(), last.to());
        if (and.find()
                && !PREPOSITION.matcher(source.flat(last.from(), last.to())).lookingAt()
                && and.start() - last.from() >= SHORTEST
                && last.to() - and.end() >= SHORTEST) {
            List<Clause> divided = new ArrayList<>(parts.subList(0, parts.size() - 1));
            divided.add(new Clause(last.from(), and.start()));
            divided.add(new Clause(and.end(), last.to()));
            return divided;
        }
        return parts;
    }

    private List<Clause> cut(int from, int to, char stop) {
        List<Clause> parts = new ArrayList<>();
        int depth = 0;
        int start = from;
        for (int at = from; at <= to; at++) {
            char c = at < to ? source.at(at) : stop;
            depth += "“《（".indexOf(c) >= 0 ? 1 : "”》）".indexOf(c) >= 0 ? -1 : 0;
            if (at == to || depth <= 0 && c == stop) {
                if (at > start) {
                    parts.add(new Clause(start, at));
                }
                start = at + 1;
            }
        }
        return parts;
    }
}
