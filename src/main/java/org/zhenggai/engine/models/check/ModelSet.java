package org.zhenggai.engine.models.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.zhenggai.engine.models.check.bpmn.BpmnFile;
import org.zhenggai.engine.models.check.bpmn.Part;
import org.zhenggai.engine.models.check.form.FormFile;
import org.zhenggai.engine.models.check.table.TableFile;

/**
 * What was read of the files together.
 *
 * @param workingDays by rule set, the tasks that it gives a number of working days
 */
public record ModelSet(
        List<BpmnFile> processes, List<TableFile> tables, List<FormFile> forms, Map<String, Set<String>> workingDays) {

    public Optional<BpmnFile> process(String id) {
        return processes.stream()
                .filter(file -> file.processes().stream()
                        .anyMatch(process -> process.id().equals(id)))
                .findFirst();
    }

    public Optional<FormFile> form(String id) {
        return forms.stream().filter(form -> form.id().equals(id)).findFirst();
    }

    public Stream<TableFile.Decision> decisions() {
        return tables.stream().flatMap(file -> file.decisions().stream());
    }

    public Optional<TableFile.Decision> decision(String id) {
        return decisions().filter(decision -> decision.id().equals(id)).findFirst();
    }

    public Stream<Part> all(String... types) {
        return processes.stream().flatMap(file -> file.all(types).stream());
    }

    /** By the id of a form, the tasks that show it. */
    public Map<String, List<Part>> tasksByForm() {
        Map<String, List<Part>> tasks = new LinkedHashMap<>();
        all("userTask")
                .forEach(task -> tasks.merge(
                        task.camunda("formRef"),
                        List.of(task),
                        (one, other) ->
                                Stream.concat(one.stream(), other.stream()).toList()));
        return tasks;
    }
}
