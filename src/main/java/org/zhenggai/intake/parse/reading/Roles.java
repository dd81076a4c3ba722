package org.zhenggai.intake.parse.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.zhenggai.intake.parse.evidence.Evidence;
import org.zhenggai.intake.parse.evidence.Evidence.Role;
import org.zhenggai.intake.parse.outline.Section;

/**
 * What the headings of a document mean, chosen for all of them at once: of all ways in which areas hold findings and findings their
 * parts, the one for which most speaks. Siblings of one level mean the same.
 */
public final class Roles {

    /** An area that holds nothing says little. */
    private static final double EMPTY = 0.1;

    /** What stands below an area is a finding unless more than this speaks against each. */
    private static final double UNLIKELY = -0.6;

    private static final double DOUBTFUL = -1.3;

    /** One alone of several siblings is a finding only if so much speaks for it. */
    private static final double SURE = 3;

    private static final double FORBIDDEN = -1000;

    private final Evidence evidence;
    private final Only only;
    /** By role; not a number where it is not known yet. */
    private final Map<Section, double[]> values = new IdentityHashMap<>();

    private final Map<Section, List<List<Section>>> below = new IdentityHashMap<>();
    private final Map<Section, Map<Role, Boolean>> holding = new IdentityHashMap<>();
    private final Map<Section, Role> roles = new IdentityHashMap<>();
    private final SiblingAreas alike;
    private double score;

    /** What a heading may be; what people said of it, and what is asked for. */
    interface Only {
        boolean mayBe(Section section, Role role);

        /** Whether people said anything of any heading; then siblings need not be alike. */
        default boolean isSaid() {
            return false;
        }
    }

    private Roles(Evidence evidence, Only only) {
        this.evidence = evidence;
        this.only = only;
        this.alike = new SiblingAreas(evidence, only);
    }

    static Roles of(List<Section> top, Evidence evidence, Only only) {
        Roles chosen = new Roles(evidence, only);
        chosen.score = chosen.choose(top, Role.PART);
        return chosen;
    }

    /** How much speaks for it. */
    double score() {
        return score;
    }

    /** What a heading is. */
    Role of(Section section) {
        return roles.getOrDefault(section, Role.NOTHING);
    }

    /** The findings among these headings and below them. */
    List<Section> findings(List<Section> sections) {
        return sections.stream()
                .flatMap(section ->
                        of(section) == Role.FINDING ? Stream.of(section) : findings(section.children()).stream())
                .toList();
    }

    private List<List<Section>> below(Section section) {
        return below.computeIfAbsent(
                section,
                one -> Section.bySiblings(one.children()).stream()
                        // What is numbered in a higher shape than the first below an area is no part of it.
                        .filter(group -> group.get(0).heading().level()
                                >= one.children().get(0).heading().level())
                        .toList());
    }

    private double choose(List<Section> sections, Role above) {
        double sum = 0;
        for (List<Section> siblings : Section.bySiblings(sections)) {
            sum += chooseAlike(siblings, above);
        }
        return sum;
    }

    private void chooseBelow(Section section, Role role) {
        below(section).forEach(siblings -> chooseAlike(siblings, role));
    }

    private double chooseAlike(List<Section> siblings, Role above) {
        List<Role> taken = best(siblings, above);
        double sum = 0;
        for (int n = 0; n < siblings.size(); n++) {
            Role role = taken.get(n);
            roles.put(siblings.get(n), role);
            sum += value(siblings.get(n), role);
            chooseBelow(siblings.get(n), role);
        }
        return sum;
    }

    /** The roles of siblings below a heading of this role. */
    private List<Role> best(List<Section> siblings, Role above) {
        return switch (above) {
            case NOTHING -> all(siblings, Role.NOTHING);
            case FINDING, INNER -> all(siblings, Role.INNER);
            case AREA ->
                only.isSaid()
                        ? each(siblings, List.of(Role.FINDING, Role.NOTHING))
                        : all(
                                siblings,
                                sum(siblings, all(siblings, Role.FINDING)) > UNLIKELY * siblings.size()
                                        ? Role.FINDING
                                        : Role.NOTHING);
            case PART ->
                only.isSaid()
                        ? each(siblings, List.of(Role.PART, Role.AREA, Role.FINDING, Role.NOTHING))
                        : alike.areas(
                                siblings,
                                better(
                                        siblings,
                                        each(siblings, List.of(Role.PART, Role.AREA, Role.NOTHING)),
                                        mostly(siblings, each(siblings, List.of(Role.FINDING, Role.NOTHING)))));
        };
    }

    private static List<Role> all(List<Section> siblings, Role role) {
        return Collections.nCopies(siblings.size(), role);
    }

    private List<Role> each(List<Section> siblings, List<Role> allowed) {
        List<Role> roles = new ArrayList<>();
        for (Section section : siblings) {
            Role best = Role.NOTHING;
            for (Role role : allowed) {
                best = value(section, role) > value(section, best) ? role : best;
            }
            roles.add(best);
        }
        return roles;
    }

    /** Where most siblings are findings, those are too of which only the words say nothing. */
    private List<Role> mostly(List<Section> siblings, List<Role> roles) {
        long findings = roles.stream().filter(role -> role == Role.FINDING).count();
        if (findings == 1 && roles.size() > 2 && sum(siblings, roles) < SURE) {
            return all(siblings, Role.NOTHING);
        }
        if (findings < 2 || findings * 5 < roles.size() * 2) {
            return roles;
        }
        List<Role> all = new ArrayList<>();
        for (int n = 0; n < roles.size(); n++) {
            all.add(value(siblings.get(n), Role.FINDING) > DOUBTFUL ? Role.FINDING : roles.get(n));
        }
        return all;
    }

    private List<Role> better(List<Section> siblings, List<Role> one, List<Role> other) {
        return sum(siblings, one) >= sum(siblings, other) ? one : other;
    }

    private double sum(List<Section> siblings, List<Role> roles) {
        double sum = 0;
        for (int n = 0; n < siblings.size(); n++) {
            sum += value(siblings.get(n), roles.get(n));
        }
        return sum;
    }

    private double value(Section section, Role role) {
        double[] known = values.computeIfAbsent(section, any -> unknown());
        if (Double.isNaN(known[role.ordinal()])) {
            known[role.ordinal()] = compute(section, role);
        }
        return known[role.ordinal()];
    }

    private static double[] unknown() {
        double[] values = new double[Role.values().length];
        Arrays.fill(values, Double.NaN);
        return values;
    }

    private double compute(Section section, Role role) {
        if (!only.mayBe(section, role)) {
            return FORBIDDEN;
        }
        if (role == Role.NOTHING) {
            return 0;
        }
        double own = evidence.of(section, role);
        double below = 0;
        for (List<Section> siblings : below(section)) {
            below += sum(siblings, best(siblings, role));
        }
        return holds(section, role) ? own + below : Math.min(own, evidence.isLikeArea(section) ? EMPTY : -EMPTY);
    }

    /** Whether an area holds a finding, or a part one or an area that does. */
    private boolean holds(Section section, Role role) {
        if (role != Role.PART && role != Role.AREA) {
            return true;
        }
        Map<Role, Boolean> known = holding.computeIfAbsent(section, any -> new EnumMap<>(Role.class));
        Boolean holds = known.get(role);
        if (holds == null) {
            holds = holdsBelow(section, role);
            known.put(role, holds);
        }
        return holds;
    }

    private boolean holdsBelow(Section section, Role role) {
        for (List<Section> siblings : below(section)) {
            List<Role> roles = best(siblings, role);
            for (int n = 0; n < roles.size(); n++) {
                Role one = roles.get(n);
                if (one != Role.NOTHING && one != Role.INNER && holds(siblings.get(n), one)) {
                    return true;
                }
            }
        }
        return false;
    }
}
