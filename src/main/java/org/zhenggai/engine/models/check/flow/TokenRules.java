package org.zhenggai.engine.models.check.flow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.zhenggai.engine.models.check.Findings;
import org.zhenggai.engine.models.check.bpmn.BpmnFile;
import org.zhenggai.engine.models.check.bpmn.Part;

/**
 * Follows the tokens of each process and subprocess through all that may happen, and finds where a join waits for one that
 * does not come.
 */
@RequiredArgsConstructor
public final class TokenRules {

    /** As many markings as are followed; a model of the cycle has some dozens. */
    private static final int MOST = 20_000;

    /** Tokens on one flow beyond this are not told apart: a circle that makes more of them ends. */
    private static final int CROWD = 2;

    private final Findings findings;

    /** Where tokens are: how many on each flow, by its id. */
    private static final class Marking extends TreeMap<String, Integer> {

        private static final long serialVersionUID = 1L;

        Marking with(Stream<String> flows) {
            Marking next = new Marking();
            next.putAll(this);
            flows.forEach(flow -> next.merge(flow, 1, (one, more) -> Math.min(CROWD, one + more)));
            return next;
        }

        Marking without(List<String> flows) {
            Marking next = new Marking();
            next.putAll(this);
            flows.forEach(flow -> next.computeIfPresent(flow, (any, tokens) -> tokens == 1 ? null : tokens - 1));
            return next;
        }
    }

    public void check(BpmnFile file) {
        file.processes().forEach(this::scope);
        file.all("subProcess", "transaction").forEach(this::scope);
    }

    private void scope(Part scope) {
        Set<Part> told = new HashSet<>();
        for (Part start : scope.children("startEvent")) {
            follow(new Marking().with(ids(start.outgoing())), scope, told);
        }
    }

    private void follow(Marking begin, Part scope, Set<Part> told) {
        Set<Marking> seen = new HashSet<>(Set.of(begin));
        Deque<Marking> open = new ArrayDeque<>(List.of(begin));
        while (!open.isEmpty()) {
            Marking marking = open.pop();
            List<Marking> next = next(marking, scope);
            if (next.isEmpty()) {
                marking.keySet().stream()
                        .flatMap(flow -> target(scope, flow).stream())
                        .filter(told::add)
                        .forEach(join -> findings.add("join-starved", join.place()));
            }
            next.stream().filter(seen::add).forEach(open::push);
            if (seen.size() > MOST) {
                findings.add("tokens-many", scope.place());
                return;
            }
        }
    }

    /**
     * What may come next. What one token does alone hinders no other, so the first of those is followed and the order of
     * all of them is not; joins wait until nothing else moves.
     */
    private static List<Marking> next(Marking marking, Part scope) {
        for (String flow : marking.keySet()) {
            Optional<Part> node = target(scope, flow);
            if (node.isEmpty() || !isJoin(node.get())) {
                Marking rest = marking.without(List.of(flow));
                return node.map(one -> after(one, rest)).orElse(List.of(rest));
            }
        }
        for (String flow : marking.keySet()) {
            Part join = target(scope, flow).orElseThrow();
            List<String> all = ids(join.incoming()).toList();
            List<String> come = all.stream().filter(marking::containsKey).toList();
            // An inclusive join waits for what may still come to it; nothing else moves, so nothing does.
            if (come.size() == all.size() || join.is("inclusiveGateway")) {
                return after(join, marking.without(come));
            }
        }
        return List.of();
    }

    private static boolean isJoin(Part node) {
        return node.incoming().size() > 1 && (node.is("parallelGateway") || node.is("inclusiveGateway"));
    }

    /** What may be when a token has come through a node; each of its ways at its border is one it may take. */
    private static List<Marking> after(Part node, Marking rest) {
        if (node.is("endEvent") && isOver(node)) {
            return List.of(new Marking());
        }
        List<Marking> ways = new ArrayList<>();
        switch (node.type()) {
            case "exclusiveGateway", "eventBasedGateway" ->
                node.outgoing().forEach(flow -> ways.add(rest.with(Stream.of(flow.id()))));
            case "inclusiveGateway" -> choices(node.outgoing(), rest, ways);
            case "intermediateThrowEvent" ->
                ways.add(rest.with(ids(node.has("link") ? linked(node) : node.outgoing())));
            default -> {
                Marking through = rest.with(ids(node.outgoing()));
                ways.add(through);
                for (Part event : node.boundaries()) {
                    if (!event.has("compensate")) {
                        boolean isBeside = event.attribute("cancelActivity").equals("false");
                        ways.add((isBeside ? through : rest).with(ids(event.outgoing())));
                    }
                }
            }
        }
        return ways.isEmpty() ? List.of(rest) : ways;
    }

    private static boolean isOver(Part end) {
        return Stream.of("terminate", "error", "cancel").anyMatch(end::has);
    }

    private static void choices(List<Part> flows, Marking rest, List<Marking> ways) {
        Set<Marking> found = new LinkedHashSet<>();
        int most = Math.min(flows.size(), 10);
        for (int taken = 1; taken < 1 << most; taken++) {
            int bits = taken;
            found.add(rest.with(ids(flows.stream()
                    .filter(flow -> (bits & 1 << flows.indexOf(flow)) != 0)
                    .toList())));
        }
        ways.addAll(found);
    }

    private static List<Part> linked(Part thrown) {
        String name = thrown.definitions().get(0).name();
        return thrown.scope().children("intermediateCatchEvent").stream()
                .filter(event ->
                        event.has("link") && event.definitions().get(0).name().equals(name))
                .flatMap(event -> event.outgoing().stream())
                .toList();
    }

    private static Stream<String> ids(List<Part> flows) {
        return flows.stream().map(Part::id);
    }

    /** Where a flow leads within its process; empty for one that is broken, which is told elsewhere. */
    private static Optional<Part> target(Part scope, String flow) {
        return scope.file().find(flow).flatMap(Part::target);
    }
}
