package org.zhenggai.engine.models.check.answer;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.zhenggai.engine.models.check.ModelSet;
import org.zhenggai.engine.models.check.answer.Condition.Value;
import org.zhenggai.engine.models.check.bpmn.Part;

/**
 * Where an answer leads: over gateways, out of subprocesses and called processes, up to the next step that waits for
 * somebody or does something. A service task is such a step, since it may give an answer of its own.
 */
final class AnswerPaths {

    private final Map<String, List<Part>> callers;

    /** What an answer passes on its way, because it gives none of its own. */
    private final Predicate<Part> passed;

    AnswerPaths(ModelSet models, Predicate<Part> passed) {
        this.passed = passed;
        this.callers =
                models.all("callActivity").collect(Collectors.groupingBy(call -> call.attribute("calledElement")));
    }

    /**
     * What an answer comes to.
     *
     * @param named the answers that the conditions on its way name as theirs
     * @param defaults the default flows on its way
     * @param delegates the delegates at the end of its way
     */
    record Reached(Set<String> named, Set<Part> defaults, Set<String> delegates, Set<Part> seen) {

        Reached() {
            this(new TreeSet<>(), new HashSet<>(), new TreeSet<>(), new HashSet<>());
        }
    }

    Reached from(Part task, String answer) {
        Reached reached = new Reached();
        task.outgoing().forEach(flow -> follow(flow, answer, reached));
        return reached;
    }

    Reached along(Part flow, String answer) {
        Reached reached = new Reached();
        follow(flow, answer, reached);
        return reached;
    }

    /** Whether no other flow of the gateway is sure to be taken with the answer. */
    static boolean isDefaultPossible(Part gateway, Part fallback, String answer) {
        return gateway.outgoing().stream()
                .filter(flow -> !flow.equals(fallback))
                .noneMatch(flow -> valueOf(flow, answer) == Value.YES);
    }

    /** A flow without a condition that is no default, or with one that nobody can read, is a finding of another rule. */
    private static Value valueOf(Part flow, String answer) {
        return flow.condition().isEmpty() ? Value.MAYBE : Condition.of(flow.condition(), answer);
    }

    private void follow(Part flow, String answer, Reached reached) {
        flow.target().filter(reached.seen()::add).ifPresent(node -> enter(node, answer, reached));
    }

    private void enter(Part node, String answer, Reached reached) {
        switch (node.type()) {
            case "exclusiveGateway", "inclusiveGateway" -> choose(node, answer, reached);
            case "parallelGateway" -> node.outgoing().forEach(next -> follow(next, answer, reached));
            case "endEvent" -> leave(node.parent(), answer, reached);
            case "serviceTask" -> {
                reached.delegates().add(node.delegate());
                pass(node, answer, reached);
            }
            default -> pass(node, answer, reached);
        }
    }

    /** On through a node, into it, and by the events at its border. */
    private void pass(Part node, String answer, Reached reached) {
        if (!passed.test(node)) {
            return;
        }
        node.children("startEvent").stream()
                .filter(start -> !node.isEventSubprocess())
                .flatMap(start -> start.outgoing().stream())
                .forEach(next -> follow(next, answer, reached));
        node.boundaries().stream()
                .flatMap(event -> event.outgoing().stream())
                .forEach(next -> follow(next, answer, reached));
        if (!node.isContainer()) {
            node.outgoing().forEach(next -> follow(next, answer, reached));
        }
    }

    private void choose(Part gateway, String answer, Reached reached) {
        for (Part flow : gateway.outgoing()) {
            if (flow.isDefault()) {
                if (isDefaultPossible(gateway, flow, answer)) {
                    reached.defaults().add(flow);
                    follow(flow, answer, reached);
                }
            } else if (valueOf(flow, answer) != Value.NO) {
                reached.named().addAll(Condition.named(flow.condition()));
                follow(flow, answer, reached);
            }
        }
    }

    /** Behind the subprocess that ends, or behind those call activities of the process that take its answer over. */
    private void leave(Part scope, String answer, Reached reached) {
        if (scope.isContainer()) {
            scope.outgoing().forEach(flow -> follow(flow, answer, reached));
        } else if (scope.is("process")) {
            callers.getOrDefault(scope.id(), List.of()).stream()
                    .filter(AnswerPaths::takesOver)
                    .flatMap(call -> call.outgoing().stream())
                    .forEach(flow -> follow(flow, answer, reached));
        }
    }

    static boolean takesOver(Part call) {
        return call.extensions("out").stream()
                .anyMatch(out -> out.attribute("source").equals("outcome")
                        && out.attribute("target").equals("outcome"));
    }
}
