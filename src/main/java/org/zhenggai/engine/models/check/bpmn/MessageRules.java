package org.zhenggai.engine.models.check.bpmn;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.zhenggai.engine.contract.Contract.MessageEntry;
import org.zhenggai.engine.models.check.Findings;
import org.zhenggai.engine.models.check.Findings.Place;
import org.zhenggai.engine.models.check.ModelSet;

/** A message that a model waits for is sent by the application; what is thrown within a model is caught within it. */
@RequiredArgsConstructor
final class MessageRules {

    private final ModelSet models;
    private final Reach reach;
    private final Findings findings;

    void check(BpmnFile file) {
        file.all("message").forEach(message -> message(file, message));
        file.all("messageEventDefinition", "receiveTask").forEach(this::reference);
        Stream.of("escalation", "error", "link").forEach(kind -> pairs(file, kind));
    }

    /** What the application sends and no model receives any more. */
    void unheard() {
        Set<String> received = models.all("message").map(Part::name).collect(Collectors.toSet());
        reach.contract().messages().stream()
                .filter(message -> !received.contains(message.name()))
                .forEach(message ->
                        findings.add("message-unheard", Place.of("processes"), message.name(), message.what()));
    }

    private static Place around(Part definition) {
        return definition.parent().place();
    }

    private void message(BpmnFile file, Part message) {
        Optional<MessageEntry> known = reach.contract().message(message.name());
        Optional<Part> receiver = file.all("messageEventDefinition", "receiveTask").stream()
                .filter(event -> event.attribute("messageRef").equals(message.id()))
                .findFirst();
        if (known.isEmpty()) {
            findings.add(
                    "message-unsent",
                    receiver.map(Part::place).orElse(message.place()),
                    message.name(),
                    reach.messages(file.process(), message.name()));
        } else if (reach.keyOf(file.process())
                .filter(kind -> kind != known.get().key())
                .isPresent()) {
            findings.add(
                    "message-key",
                    message.place(),
                    message.name(),
                    known.get().key().word(),
                    reach.wordOf(file.process()));
        }
        if (receiver.isEmpty()) {
            findings.add("message-unreceived", message.place(), message.name());
        }
    }

    private void reference(Part event) {
        Part node = event.is("receiveTask") ? event : event.parent();
        if (node.is("intermediateThrowEvent") || node.is("endEvent")) {
            findings.add("message-thrown", node.place());
        } else if (event.file()
                .find(event.attribute("messageRef"))
                .filter(found -> found.is("message"))
                .isEmpty()) {
            findings.add("message-none", node.place());
        }
    }

    /** What is thrown and caught by code or name in one file. */
    private void pairs(BpmnFile file, String kind) {
        Set<String> thrown = file.all(kind + "EventDefinition").stream()
                .filter(definition -> throwsIt(definition.parent()))
                .map(definition -> codeOf(definition, kind))
                .collect(Collectors.toSet());
        Set<String> caught = file.all(kind + "EventDefinition").stream()
                .filter(definition -> !throwsIt(definition.parent()))
                .map(definition -> codeOf(definition, kind))
                .collect(Collectors.toSet());
        for (Part definition : file.all(kind + "EventDefinition")) {
            boolean isThrown = throwsIt(definition.parent());
            String code = codeOf(definition, kind);
            boolean hasOther = isThrown
                    ? caught.contains(code) || caught.contains("") && !kind.equals("link")
                    : thrown.contains(code) || code.isEmpty() && !thrown.isEmpty();
            if (!hasOther) {
                findings.add(isThrown ? "thrown-uncaught" : "caught-unthrown", around(definition), code);
            }
        }
    }

    private static boolean throwsIt(Part event) {
        return event.is("endEvent") || event.is("intermediateThrowEvent");
    }

    private static String codeOf(Part definition, String kind) {
        return kind.equals("link")
                ? definition.name()
                : definition
                        .file()
                        .find(definition.attribute(kind + "Ref"))
                        .map(found -> found.attribute(kind + "Code"))
                        .orElse("");
    }
}
