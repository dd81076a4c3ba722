package org.zhenggai.engine.models.check.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.zhenggai.engine.models.check.Findings;
import org.zhenggai.engine.models.check.ModelSet;
import org.zhenggai.engine.models.check.bpmn.Part;

/** Ways that an instance could run for ever without anybody being asked, and processes that call each other in a circle. */
public final class LoopRules {

    private final ModelSet models;
    private final Findings findings;

    /** By node, whether a token can come through without waiting for a person, a message or a time. */
    private final Map<Part, Boolean> passable = new HashMap<>();

    /** Nodes and calls that were looked at: many ways may lead to each, and none is followed for each of them. */
    private int steps;

    public LoopRules(ModelSet models, Findings findings) {
        this.models = models;
        this.findings = findings;
    }

    public void check() {
        models.processes().forEach(file -> {
            file.processes()
                    .forEach(process -> callsItself(process, process.id(), new LinkedHashSet<>(), new HashSet<>()));
            Set<Part> told = new HashSet<>();
            for (Part node : file.nodes()) {
                if (!told.contains(node) && isPassable(node)) {
                    Set<Part> circle = circle(node);
                    if (!circle.isEmpty() && told.addAll(circle)) {
                        findings.add("loop-without-wait", node.place(), names(circle));
                    }
                }
            }
        });
    }

    int steps() {
        return steps;
    }

    private static String names(Set<Part> parts) {
        return parts.stream()
                .map(part -> part.name().isEmpty() ? part.id() : part.name())
                .collect(Collectors.joining("→"));
    }

    /** Nodes from which one comes back to this one without waiting; empty when there is no such way. */
    private Set<Part> circle(Part start) {
        Set<Part> ahead = reached(start);
        return ahead.contains(start)
                ? ahead.stream()
                        .filter(node -> reached(node).contains(start))
                        .collect(Collectors.toCollection(LinkedHashSet::new))
                : Set.of();
    }

    private Set<Part> reached(Part start) {
        Set<Part> seen = new LinkedHashSet<>();
        List<Part> open = new ArrayList<>(List.of(start));
        while (!open.isEmpty()) {
            Part node = open.remove(open.size() - 1);
            steps++;
            next(node).filter(this::isPassable).filter(seen::add).forEach(open::add);
        }
        return seen;
    }

    /** Behind a node, and behind what catches an error or an escalation of it at once. */
    private static Stream<Part> next(Part node) {
        Stream<Part> caught = node.boundaries().stream().filter(event -> event.has("error") || event.has("escalation"));
        return Stream.concat(node.next(), caught);
    }

    private boolean isPassable(Part node) {
        Boolean known = passable.get(node);
        if (known == null) {
            // While it is being found out, a process that calls itself is taken for one that waits.
            passable.put(node, false);
            known = comesThrough(node);
            passable.put(node, known);
        }
        return known;
    }

    private boolean comesThrough(Part node) {
        return switch (node.type()) {
            case "userTask", "receiveTask", "eventBasedGateway" -> false;
            case "intermediateCatchEvent" -> node.has("link");
            case "boundaryEvent" -> node.has("error") || node.has("escalation");
            case "callActivity" ->
                models.process(node.attribute("calledElement"))
                        .flatMap(file -> file.processes().stream()
                                .filter(process -> process.id().equals(node.attribute("calledElement")))
                                .findFirst())
                        .map(this::isCrossed)
                        .orElse(false);
            case "subProcess", "transaction" -> !node.isEventSubprocess() && isCrossed(node);
            default -> node.isNode();
        };
    }

    /** Whether some way from a start leads to an end without waiting. */
    private boolean isCrossed(Part scope) {
        return scope.children("startEvent").stream()
                .anyMatch(start -> reached(start).stream()
                        .anyMatch(node ->
                                node.parent().equals(scope) && node.outgoing().isEmpty()));
    }

    /** @param seen processes that were followed once: many ways may lead to each */
    private void callsItself(Part process, String wanted, Set<String> path, Set<String> seen) {
        path.add(process.id());
        for (Part call : calls(process)) {
            String called = call.attribute("calledElement");
            steps++;
            if (called.equals(wanted)) {
                findings.add("call-circle", call.place(), String.join("→", path) + "→" + wanted);
            } else if (seen.add(called)) {
                models.process(called).stream()
                        .flatMap(file -> file.processes().stream())
                        .filter(next -> next.id().equals(called))
                        .forEach(next -> callsItself(next, wanted, new LinkedHashSet<>(path), seen));
            }
        }
    }

    private static List<Part> calls(Part process) {
        return process.file().all("callActivity").stream()
                .filter(call -> call.process().equals(process))
                .toList();
    }
}
