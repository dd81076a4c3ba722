package org.zhenggai.engine.models.check.bpmn;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.zhenggai.engine.contract.Contract.MessageEntry;
import org.zhenggai.engine.models.check.Findings;
import org.zhenggai.engine.models.check.Findings.Place;
import org.zhenggai.engine.models.check.ModelSet;

/** A message that a model waits for is sent to it by the application. */
@RequiredArgsConstructor
final class MessageRules {

    private final ModelSet models;
    private final Reach reach;
    private final Findings findings;

    void check(BpmnFile file) {
        file.all("message").forEach(message -> message(file, message));
        file.all("messageEventDefinition", "receiveTask").forEach(this::reference);
    }

    /** What the application sends and no model receives any more. */
    void unheard() {
        Set<String> received = models.all("message").map(Part::name).collect(Collectors.toSet());
        reach.contract().messages().stream()
                .filter(message -> !received.contains(message.name()))
                .forEach(message ->
                        findings.add("message-unheard", Place.of("processes"), message.name(), message.what()));
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
        } else if (!known.get().process().equals(file.process())) {
            findings.add(
                    "message-elsewhere",
                    message.place(),
                    message.name(),
                    known.get().process());
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
}
