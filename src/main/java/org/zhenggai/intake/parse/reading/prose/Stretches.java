package org.zhenggai.intake.parse.reading.prose;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zhenggai.intake.parse.reading.prose.Enumerations.Enumeration;
import org.zhenggai.intake.parse.reading.prose.Heads.Head;
import org.zhenggai.intake.parse.source.Source;

/** Finds where a text lists problems: behind a lead, in the lines below one, in the lines of units, in enumerations, under fields. */
final class Stretches {

    private static final Pattern SOME = Pattern.compile("有的(?!放矢|是)[^。]{4,200}；有的[^。]*");
    private static final Pattern IS_ABOUT = Pattern.compile("反馈|存在.{0,6}问题|发现.{0,6}问题|隐患");
    /** What a text says before a list of problems; 主要有 alone may lead to anything. */
    private static final Pattern OF_PROBLEMS = Pattern.compile("问题|不足|短板|差距|隐患|发现|指出");
    /** What is asked is not found. */
    private static final Pattern ASKS = Pattern.compile("是否|有没有|有无");

    private final Source source;
    private final List<Source.Line> lines;
    private final Reach reach;
    private final Cuts cuts;
    private final Clauses clauses;
    private final Enumerations enumerations;
    private final Heads heads;
    private final Names names;
    private final List<Proposal> found = new ArrayList<>();

    Stretches(Source source) {
        this.source = source;
        this.lines = source.lines();
        this.reach = new Reach(source);
        this.cuts = new Cuts(source);
        this.clauses = new Clauses(source);
        this.enumerations = new Enumerations(source);
        this.heads = new Heads(source);
        this.names = new Names(source);
    }

    /** What stands in the lists and was taken for no problem. */
    List<Clause> left() {
        return clauses.left();
    }

    List<Proposal> all() {
        for (int n = 0; n < lines.size(); ) {
            int before = found.size();
            int next = byLeads(n);
            if (found.size() == before) {
                next = Math.max(next, byUnits(n));
            }
            if (found.size() == before) {
                byLists(n);
            }
            n = next;
        }
        return found;
    }

    /** The lists of each lead in a line, and of the line where it is one; returns the line behind them. */
    private int byLeads(int n) {
        Source.Line line = lines.get(n);
        if (reach.isTitle(line)) {
            Matcher title = Leads.TITLE.matcher(source.flat(line.from(), line.to()));
            int behind = title.matches() ? reach.below(n) : n + 1;
            list(n, line.from(), line.to(), line.to(), behind);
            return behind;
        }
        Matcher lead = Leads.LEAD.matcher(source.flat()).region(line.from(), line.to());
        lead.useTransparentBounds(true);
        int from = line.from();
        int behind = n + 1;
        boolean isFound = lead.find();
        while (isFound) {
            int leadFrom = lead.start();
            int leadTo = lead.end();
            isFound = lead.find();
            if (isFound) {
                int to = reach.sentenceBegin(leadTo, lead.start());
                if (to > leadTo) {
                    list(n, from, leadFrom, leadTo, to, true);
                    from = to;
                }
            } else {
                boolean isOpen = leadTo >= line.to() && source.at(leadTo - 1) != '。';
                behind = isOpen ? reach.below(n) : reach.goesOn(n, leadTo);
                list(n, from, leadFrom, leadTo, behind);
            }
        }
        return behind;
    }

    /** A list from a lead to the end of the last line before this one. */
    private void list(int n, int from, int leadFrom, int leadTo, int behind) {
        if (behind == n + 1) {
            list(n, from, leadFrom, leadTo, lines.get(n).to(), true);
            return;
        }
        boolean first = leadTo < lines.get(n).to();
        boolean areUnits = true;
        for (int below = n + 1; below < behind; below++) {
            Source.Line line = lines.get(below);
            areUnits &= heads.unit(line.from(), line.to()).isPresent();
        }
        if (areUnits && !first) {
            units(n + 1, behind);
        } else {
            list(n, from, leadFrom, leadTo, lines.get(behind - 1).to(), true);
        }
    }

    private void list(int n, int from, int leadFrom, int leadTo, int to, boolean named) {
        if (to <= leadTo) {
            return;
        }
        String unit = from == lines.get(n).from() ? reach.unitBefore(from, leadFrom, leadTo) : "";
        String title = unit.isEmpty() ? names.before(from, leadFrom, reach.above(n)) : "";
        List<Group> groups = clauses.of(leadTo, reach.closed(leadTo, to));
        boolean areFields =
                groups.stream().filter(group -> group.title() != null).count() > 1;
        boolean isOfProblems = OF_PROBLEMS.matcher(source.flat(from, leadTo)).find();
        add(new Proposal(title, unit, from, groups, named && (areFields || isOfProblems)));
    }

    /** The lines of several units, one after the other; returns the line behind them. */
    private int byUnits(int n) {
        int behind = n;
        while (behind < lines.size()
                && heads.unit(lines.get(behind).from(), lines.get(behind).to()).isPresent()
                && !Leads.CLOSING
                        .matcher(source.flat(
                                lines.get(behind).from(), lines.get(behind).to()))
                        .matches()) {
            behind++;
        }
        if (behind - n < 2) {
            return n + 1;
        }
        units(n, behind);
        return behind;
    }

    /** The lines of units, where what they list is told to be wrong, each or by the head of the text. */
    private void units(int from, int behind) {
        List<Proposal> units =
                lines.subList(from, behind).stream().map(this::unit).toList();
        List<Clause> all = units.stream()
                .flatMap(unit -> unit.groups().stream())
                .flatMap(group -> group.problems().stream())
                .toList();
        long problems = all.stream().filter(cuts::states).count();
        boolean isNamed =
                IS_ABOUT.matcher(source.flat(0, lines.get(from).from())).find();
        if (problems * 6 >= all.size() || isNamed && all.size() >= 2 * units.size()) {
            found.addAll(units);
        }
    }

    private Proposal unit(Source.Line line) {
        Head unit = heads.unit(line.from(), line.to()).orElseThrow();
        List<Clause> problems = clauses.listed(unit.to(), reach.closed(unit.to(), line.to()), true);
        String name = source.title(unit.title().from(), unit.title().to()).strip();
        return new Proposal("", name, line.from(), List.of(new Group(null, problems)), true);
    }

    /** The lists in a line without a lead: its enumerations, else what stands under its fields, else 有的…；有的…. */
    private void byLists(int n) {
        int before = found.size();
        Source.Line line = lines.get(n);
        Optional<Head> field = heads.within(line.from(), line.to());
        if (field.isPresent()) {
            int from = field.get().from();
            List<Group> groups = clauses.of(from, reach.closed(from, line.to()));
            add(new Proposal("", "", from, groups, groups.size() > 1));
        }
        if (found.size() > before) {
            return;
        }
        List<Enumeration> all = enumerations.in(line.from(), line.to());
        for (Enumeration one : all) {
            String title = names.before(one.sentence(), one.verb(), reach.above(n));
            add(new Proposal(title, "", one.sentence(), List.of(new Group(null, clauses.parts(one))), true));
        }
        Matcher some = SOME.matcher(source.flat()).region(line.from(), line.to());
        if (all.isEmpty() && some.find()) {
            String title = names.before(line.from(), some.start(), reach.above(n));
            add(new Proposal(title, "", line.from(), clauses.of(some.start(), some.end()), true));
        }
    }

    /** Keeps a list, where enough of it says what is wrong or its lead does. */
    private void add(Proposal proposal) {
        List<Clause> all = proposal.groups().stream()
                .flatMap(group -> group.problems().stream())
                .toList();
        long problems = all.stream().filter(cuts::states).count();
        boolean named = proposal.named();
        long asked = all.stream()
                .filter(one -> ASKS.matcher(source.flat(one.from(), one.to())).find())
                .count();
        boolean isEnough =
                asked * 2 < all.size() && (problems * (named ? 6 : 2) >= all.size() || named && all.size() > 1);
        if (!all.isEmpty() && isEnough) {
            found.add(proposal);
        }
    }
}
