package org.zhenggai.demo.trial;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.task.IdentityLink;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Answers for what the story knows nothing of, since a designer has drawn it in: a task of his own takes the first choice
 * of each field, a field of his own is filled in, and one he took out is left out.
 */
@Component
public class TrialAnswersProcess {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern TASK = Pattern.compile("id=\"userTask_(\\w+)\"");
    private static final String WORDS = "按样例填写，供试办核对流程之用。";

    private final FormService forms;
    private final TaskService tasks;
    private final IdentityService identities;
    private final Clock clock;
    private final boolean isOn;
    private final Set<String> told;
    private final Map<String, Set<String>> packaged;
    private final Map<String, Integer> filled = new TreeMap<>();

    TrialAnswersProcess(
            FormService forms,
            TaskService tasks,
            IdentityService identities,
            Clock clock,
            @Value("${zhenggai.models.trial:false}") boolean isOn) {
        this.forms = forms;
        this.tasks = tasks;
        this.identities = identities;
        this.clock = clock;
        this.isOn = isOn;
        told = isOn ? packagedTasks() : Set.of();
        packaged = isOn ? packagedFields() : Map.of();
    }

    /** Whether the story has to ask here what to do with a task, such as {@code acceptItem}. */
    public boolean isStranger(String key) {
        return isOn && !told.contains(key);
    }

    /** What the story submits, as the form of the task wants it now. */
    public Map<String, Object> fitted(String task, Map<String, Object> form) {
        if (!isOn) {
            return form;
        }
        JsonNode schema = schema(task);
        Map<String, Object> fitted = new LinkedHashMap<>();
        fill(schema, fitted, false);
        // What the story leaves out it leaves out on purpose.
        fitted.keySet().removeAll(packaged.getOrDefault(schema.path("id").asText(), Set.of()));
        fitted.keySet().forEach(key -> filled.merge(label(schema, key), 1, Integer::sum));
        Set<String> keys = keys(schema);
        form.forEach((key, value) -> {
            if (keys.contains(key)) {
                fitted.put(key, value);
            }
        });
        return fitted;
    }

    /** How often which field was filled in that the story does not know, by its label. */
    Map<String, Integer> filled() {
        return Map.copyOf(filled);
    }

    private static String label(JsonNode holder, String key) {
        for (JsonNode field : holder.path("components")) {
            String label =
                    field.path("key").asText().equals(key) ? field.path("label").asText(key) : label(field, key);
            if (!label.isEmpty()) {
                return label;
            }
        }
        return "";
    }

    /** The first choices of a form that the story does not know. */
    public Map<String, Object> first(String task) {
        Map<String, Object> form = new LinkedHashMap<>();
        fill(schema(task), form, true);
        return form;
    }

    /** Who may do a task, by name or by group. */
    public Set<String> candidates(String task) {
        Set<String> people = new TreeSet<>();
        for (IdentityLink link : tasks.getIdentityLinksForTask(task)) {
            if (link.getUserId() != null) {
                people.add(link.getUserId());
            } else {
                identities.createUserQuery().memberOfGroup(link.getGroupId()).list().stream()
                        .map(User::getId)
                        .forEach(people::add);
            }
        }
        return people;
    }

    private JsonNode schema(String task) {
        try (InputStream form = forms.getDeployedTaskForm(task)) {
            return JSON.readTree(form);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void fill(JsonNode holder, Map<String, Object> values, boolean everyChoice) {
        for (JsonNode field : holder.path("components")) {
            String type = field.path("type").asText();
            if (type.equals("dynamiclist") || field.path("conditional").has("hide")) {
                continue;
            }
            boolean isChosen = type.equals("radio") || type.equals("select");
            if (field.has("key") && (field.path("validate").path("required").asBoolean() || everyChoice && isChosen)) {
                values.put(field.path("key").asText(), value(type, field));
            }
            fill(field, values, everyChoice);
        }
    }

    private Object value(String type, JsonNode field) {
        JsonNode rules = field.path("validate");
        return switch (type) {
            case "radio", "select" -> field.path("values").path(0).path("value").asText();
            case "checklist", "taglist" ->
                List.of(field.path("values").path(0).path("value").asText());
            case "checkbox" -> true;
            case "number" -> rules.path("min").asInt(1);
            case "datetime" -> LocalDate.now(clock).toString();
            default ->
                text(rules.path("minLength").asInt(0), rules.path("maxLength").asInt(WORDS.length()));
        };
    }

    private static String text(int shortest, int longest) {
        String text = WORDS.repeat(1 + shortest / WORDS.length());
        return text.substring(0, Math.min(text.length(), Math.max(shortest, longest)));
    }

    private static Set<String> keys(JsonNode schema) {
        Set<String> keys = new HashSet<>();
        schema.findValues("key").forEach(key -> keys.add(key.asText()));
        schema.findValues("path").forEach(key -> keys.add(key.asText()));
        return keys;
    }

    /** The fields of each form that the story was written for. */
    private static Map<String, Set<String>> packagedFields() {
        Map<String, Set<String>> fields = new HashMap<>();
        try {
            for (Resource form :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:/forms/**/*.form")) {
                JsonNode schema = JSON.readTree(form.getContentAsByteArray());
                fields.put(schema.path("id").asText(), keys(schema));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return fields;
    }

    private static Set<String> packagedTasks() {
        Set<String> keys = new HashSet<>();
        try {
            for (Resource model :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:/processes/**/*.bpmn")) {
                Matcher task = TASK.matcher(model.getContentAsString(StandardCharsets.UTF_8));
                while (task.find()) {
                    keys.add(task.group(1));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return keys;
    }
}
