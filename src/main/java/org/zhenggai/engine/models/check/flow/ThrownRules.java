package org.zhenggai.engine.models.check.flow;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.zhenggai.engine.models.check.Findings;
import org.zhenggai.engine.models.check.ModelSet;
import org.zhenggai.engine.models.check.bpmn.BpmnFile;
import org.zhenggai.engine.models.check.bpmn.Part;

/**
 * What is thrown is caught around it, and what is caught can be thrown within: an error or an escalation goes outwards from
 * subprocess to process to the process that called it, a link stays in its process, a cancellation in its transaction.
 */
@RequiredArgsConstructor
public final class ThrownRules {

    private final ModelSet models;
    private final Findings findings;

    public void check(BpmnFile file) {
        for (String kind : List.of("error", "escalation")) {
            file.all(kind + "EventDefinition").forEach(one -> outwards(kind, one));
        }
        file.all("linkEventDefinition").forEach(this::link);
        file.all("cancelEventDefinition").forEach(this::cancel);
    }

    private void outwards(String kind, Part definition) {
        Part event = definition.parent();
        String code = codeOf(kind, definition);
        if (isThrown(event)) {
            if (!isCaught(kind, code, event.scope(), new HashSet<>())) {
                findings.add("thrown-uncaught", event.place(), code);
            }
        } else if (inside(event).noneMatch(scope -> throwsIn(kind, code, scope, new HashSet<>()))) {
            findings.add("caught-unthrown", event.place(), code);
        }
    }

    private static boolean isThrown(Part event) {
        return event.is("endEvent") || event.is("intermediateThrowEvent");
    }

    /** What a catching event looks into: the activity it stands at, or all that is beside its event subprocess. */
    private static Stream<Part> inside(Part event) {
        return event.is("boundaryEvent")
                ? event.file().find(event.attribute("attachedToRef")).stream()
                : Stream.of(event.scope().scope());
    }

    private boolean throwsIn(String kind, String code, Part around, Set<String> seen) {
        boolean isThrownHere = around.file().all(kind + "EventDefinition").stream()
                .filter(one -> isThrown(one.parent()) && isWithin(one, around))
                .anyMatch(one -> code.isEmpty() || codeOf(kind, one).equals(code));
        return isThrownHere
                || around.file().all("callActivity").stream()
                        .filter(call -> call.equals(around) || isWithin(call, around))
                        .map(call -> call.attribute("calledElement"))
                        .filter(seen::add)
                        .flatMap(this::process)
                        .anyMatch(called -> throwsIn(kind, code, called, seen));
    }

    private static boolean isWithin(Part part, Part around) {
        Part up = part.parent();
        while (!up.equals(around) && !up.parent().equals(up)) {
            up = up.parent();
        }
        return up.equals(around);
    }

    private boolean isCaught(String kind, String code, Part scope, Set<Part> seen) {
        if (!seen.add(scope)) {
            return false;
        }
        Stream<Part> beside = scope.children().stream()
                .filter(Part::isEventSubprocess)
                .flatMap(one -> one.children("startEvent").stream());
        if (Stream.concat(beside, scope.boundaries().stream()).anyMatch(event -> catches(event, kind, code))) {
            return true;
        }
        return scope.is("process")
                ? models.all("callActivity")
                        .filter(call -> call.attribute("calledElement").equals(scope.id()))
                        .anyMatch(call -> call.boundaries().stream().anyMatch(event -> catches(event, kind, code))
                                || isCaught(kind, code, call.scope(), seen))
                : !scope.scope().equals(scope) && isCaught(kind, code, scope.scope(), seen);
    }

    private static boolean catches(Part event, String kind, String code) {
        return event.definitions().stream()
                .filter(one -> one.is(kind + "EventDefinition"))
                .map(one -> codeOf(kind, one))
                .anyMatch(caught -> caught.isEmpty() || caught.equals(code));
    }

    private Stream<Part> process(String id) {
        return models.process(id).stream()
                .flatMap(file -> file.processes().stream())
                .filter(process -> process.id().equals(id));
    }

    private static String codeOf(String kind, Part definition) {
        return definition
                .file()
                .find(definition.attribute(kind + "Ref"))
                .map(found -> found.attribute(kind + "Code"))
                .orElse("");
    }

    private void link(Part definition) {
        Part event = definition.parent();
        boolean isThrown = isThrown(event);
        boolean hasOther = event.scope().children().stream()
                .filter(other -> other.has("link") && isThrown(other) != isThrown)
                .anyMatch(other -> other.definitions().get(0).name().equals(definition.name()));
        if (!hasOther) {
            findings.add(isThrown ? "thrown-uncaught" : "caught-unthrown", event.place(), definition.name());
        }
    }

    private void cancel(Part definition) {
        Part event = definition.parent();
        boolean isThere = event.is("boundaryEvent")
                ? event.file()
                        .find(event.attribute("attachedToRef"))
                        .filter(activity -> activity.is("transaction"))
                        .isPresent()
                : event.is("endEvent") && event.scope().is("transaction");
        if (!isThere) {
            findings.add("cancel-outside", event.place());
        }
    }
}
