package org.zhenggai.engine.models.check.bpmn;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.zhenggai.engine.models.check.Findings;

/** What a user task says twice: who reads the one does not see the other. */
@RequiredArgsConstructor
final class TwiceRules {

    private final Findings findings;

    void check(BpmnFile file) {
        file.all("userTask").forEach(task -> {
            List<Part> lists = task.extensions("properties");
            Stream<String> properties = lists.stream()
                    .flatMap(list -> list.children("property").stream())
                    .map(Part::name);
            Stream<String> groups = Stream.of(task.camunda("candidateGroups").split(","))
                    .map(String::strip)
                    .filter(group -> !group.isEmpty());
            Optional<String> twice = lists.size() > 1
                    ? Optional.of("properties")
                    : first(properties).or(() -> first(groups));
            twice.ifPresent(name -> findings.add("said-twice", task.place(), name));
        });
    }

    private static Optional<String> first(Stream<String> names) {
        Set<String> seen = new HashSet<>();
        return names.filter(name -> !seen.add(name)).findFirst();
    }
}
