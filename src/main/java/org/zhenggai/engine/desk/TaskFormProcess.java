package org.zhenggai.engine.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.spin.json.SpinJsonNode;
import org.springframework.stereotype.Component;
import org.zhenggai.engine.PersonTasksProcess;
import org.zhenggai.engine.desk.TaskFileProcess.Found;
import org.zhenggai.engine.form.FormListener;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.people.Directory;

/** The form of an open task, and who has the task. */
@Component
@RequiredArgsConstructor
class TaskFormProcess {

    private final TaskService tasks;
    private final FormService forms;
    private final PersonTasksProcess persons;
    private final Directory directory;
    private final ObjectMapper json;

    /** The form as form-js draws it, with what its fields begin with. */
    record Filled(JsonNode schema, Map<String, Object> data) {

        /** The same to be read only: nothing can be changed, and there is no button. */
        Filled readOnly() {
            JsonNode copy = schema.deepCopy();
            readOnly(copy);
            return new Filled(copy, data);
        }

        private static void readOnly(JsonNode parent) {
            if (parent.get("components") instanceof ArrayNode components) {
                components.removeIf(component -> component.path("type").asText().equals("button"));
                components.forEach(component -> {
                    ((ObjectNode) component).put("readonly", true).put("allowAddRemove", false);
                    readOnly(component);
                });
            }
        }
    }

    /** The form; empty where the model gives the task none. */
    Optional<Filled> form(String user, Found found) {
        String task = found.id();
        return persons.as(user, () -> {
            try (InputStream schema = forms.getDeployedTaskForm(task)) {
                return Optional.of(new Filled(json.readTree(schema), data(task)));
            } catch (NotFoundException | NullValueException e) {
                return Optional.empty();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private Map<String, Object> data(String task) {
        Map<String, Object> data = new LinkedHashMap<>();
        tasks.getVariablesLocal(task).forEach((name, value) -> {
            if (!FormListener.CARRIED.contains(name) && !FormListener.LOOP.contains(name)) {
                data.put(name, value instanceof SpinJsonNode node ? node.mapTo(Object.class) : value);
            }
        });
        return data;
    }

    /**
     * Takes the task for this person, so that others see who works on it; nothing happens where he has it already.
     *
     * @throws Refusal when somebody else has it, or he is none of those to whom it is offered
     */
    void claim(String user, Found found) {
        if (user.equals(found.assignee())) {
            return;
        }
        try {
            persons.as(user, () -> {
                tasks.claim(found.id(), user);
                return null;
            });
        } catch (TaskAlreadyClaimedException e) {
            throw new Refusal("此任务已由" + directory.nameOf(e.getTaskAssignee()) + "认领，请先由其退回，或到任务列表另选一项。");
        } catch (AuthorizationException e) {
            throw new Refusal("此任务不在您的办理范围内。");
        } catch (NullValueException e) {
            throw new Refusal("此任务刚刚已经办结。请回到任务列表。");
        }
    }

    /** The person who works on the task, or null. */
    String holder(Found found) {
        String assignee = found.assignee();
        return assignee == null ? null : directory.nameOf(assignee);
    }
}
