package org.zhenggai.engine.models.check.bpmn;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import lombok.RequiredArgsConstructor;
import org.zhenggai.engine.models.check.Findings;

/** What every process carries: an id that we know the kind of, its names, how it starts, how long it is kept. */
@RequiredArgsConstructor
final class ProcessRules {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[A-Za-z0-9]+)*");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final Pattern LATIN = Pattern.compile("[A-Za-z]");
    private static final Set<String> STARTS =
            Set.of("timer", "signal", "conditional", "error", "escalation", "compensate");

    private final Reach reach;
    private final Findings findings;

    void check(BpmnFile file) {
        file.processes().forEach(process -> process(file, process));
        for (Part node : file.nodes()) {
            name(node);
        }
        file.parts().stream().filter(Part::isOfBpmn).forEach(this::expression);
        file.all("sequenceFlow").stream().filter(flow -> !flow.name().isEmpty()).forEach(this::latin);
    }

    private void process(BpmnFile file, Part process) {
        if (file.processes().size() > 1) {
            findings.add("process-several", process.place(), file.processes().size());
        }
        if (!ID.matcher(process.id()).matches()) {
            findings.add("process-id", process.place(), process.id());
        }
        if (!process.attribute("isExecutable").equals("true")) {
            findings.add("process-not-executable", process.place());
        }
        if (process.camunda("versionTag").isBlank()) {
            findings.add("version-tag", process.place());
        }
        if (process.children("documentation").stream()
                .allMatch(text -> text.text().isEmpty())) {
            findings.add("documentation", process.place());
        }
        if (process.name().isEmpty()) {
            findings.add("name-missing", process.place());
        }
        starts(process);
    }

    private void starts(Part process) {
        List<Part> starts = process.children("startEvent");
        if (starts.isEmpty()) {
            findings.add("start-missing", process.place());
        }
        if (starts.stream().filter(start -> start.definitions().isEmpty()).count() > 1) {
            findings.add("start-several", process.place());
        }
        for (Part start : starts) {
            if (STARTS.stream().anyMatch(start::has)) {
                findings.add("start-kind", start.place());
            }
            if (start.has("message") && !isKnown(start)) {
                findings.add("start-message", start.place());
            }
        }
        if (process.children("endEvent").isEmpty()) {
            findings.add("end-missing", process.place());
        }
    }

    /** The application begins some instances by a message that the contract names. */
    private boolean isKnown(Part start) {
        return start.definitions().stream()
                .map(definition -> start.file().nameOf(definition.attribute("messageRef")))
                .flatMap(Optional::stream)
                .flatMap(name -> reach.contract().message(name).stream())
                .anyMatch(message ->
                        message.starts() && !reach.isOwn(start.process().id()));
    }

    private void name(Part node) {
        boolean isGoing = node.isGateway() && node.outgoing().size() < 2;
        boolean isPlain = node.is("subProcess") || node.is("boundaryEvent");
        if (node.name().isEmpty() && !isGoing) {
            findings.add(isPlain || !node.isActivity() ? "name-missing-event" : "name-missing", node.place());
        } else if (!node.name().isEmpty() && !HAN.matcher(node.name()).find()) {
            findings.add("name-not-chinese", node.place(), node.name());
        } else {
            latin(node);
        }
    }

    private void latin(Part part) {
        if (LATIN.matcher(part.name()).find()) {
            findings.add("name-latin", part.place(), part.name());
        }
    }

    private void expression(Part part) {
        if (part.name().contains("${") || part.name().contains("#{")) {
            findings.add("name-expression", part.place(), part.name());
        }
        if (part.is("documentation")
                && (part.text().contains("${") || part.text().contains("#{"))) {
            findings.add("documentation-expression", part.parent().place());
        }
    }
}
