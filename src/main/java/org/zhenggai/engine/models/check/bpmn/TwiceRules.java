package org.zhenggai.engine.models.check.bpmn;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.zhenggai.engine.contract.Allowed;
import org.zhenggai.engine.contract.Candidate;
import org.zhenggai.engine.models.check.Findings;
import org.zhenggai.engine.models.check.Parts;

/** What a user task says twice: who reads the one does not see the other. */
@RequiredArgsConstructor
final class TwiceRules {

    private final Findings findings;

    void check(BpmnFile file) {
        file.all("userTask").forEach(task -> {
            List<Part> lists = within(task, "properties");
            boolean isOne = lists.isEmpty() || lists.size() == 1 && lists.equals(task.extensions("properties"));
            Optional<String> twice = isOne
                    ? first(within(task, "property").stream().map(Part::name))
                            .or(() -> first(TaskRules.offered(task).stream().map(Candidate::text)))
                    : Optional.of("properties");
            twice.ifPresent(name -> findings.add("said-twice", task.place(), name));
        });
    }

    /** The engine's own elements of a name anywhere in the task, not only where they belong. */
    private static List<Part> within(Part task, String name) {
        return Parts.all(task.xml()).stream()
                .filter(element -> Allowed.CAMUNDA.equals(element.getNamespaceURI()))
                .filter(element -> element.getLocalName().equals(name))
                .map(element -> new Part(task.file(), element))
                .toList();
    }

    private static Optional<String> first(Stream<String> names) {
        Set<String> seen = new HashSet<>();
        return names.filter(name -> !seen.add(name)).findFirst();
    }
}
