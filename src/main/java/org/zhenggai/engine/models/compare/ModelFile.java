package org.zhenggai.engine.models.compare;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.w3c.dom.Element;
import org.zhenggai.kernel.Refusal;

/**
 * A file of designers: a model, a form or decision tables.
 *
 * @param path as in the project, such as {@code processes/sign-off/sign-off.bpmn}, or the bare name it came with
 * @param defines what is in it, by kind and id such as {@code process:sign-off}, with the name people read
 * @param binds what it takes from the deployment it is in, by kind and id
 * @param tasks the names of user tasks by the forms they show
 */
public record ModelFile(
        String path, String text, Map<String, String> defines, Set<String> binds, Map<String, String> tasks) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DEPLOYMENT = "deployment";

    /** Endings of the files that can be deployed. */
    public enum Kind {
        MODEL(".bpmn", "流程"),
        TABLE(".dmn", "决策表"),
        FORM(".form", "表单");

        private final String ending;
        private final String word;

        Kind(String ending, String word) {
            this.ending = ending;
            this.word = word;
        }

        public String ending() {
            return ending;
        }

        public String word() {
            return word;
        }

        /** The kind of a file; null for what is none. */
        static Kind of(String path) {
            for (Kind kind : values()) {
                if (path.endsWith(kind.ending)) {
                    return kind;
                }
            }
            return null;
        }
    }

    /**
     * Reads what a file defines and binds.
     *
     * @throws Refusal when it cannot be read
     */
    public static ModelFile read(String path, String text) {
        Kind kind = Kind.of(path);
        if (kind == null) {
            throw new Refusal("“%s”不是流程（.bpmn）、决策表（.dmn）或表单（.form），不能提交。请去掉这个文件后再提交。".formatted(path));
        }
        return switch (kind) {
            case MODEL -> model(path, text);
            case TABLE -> table(path, text);
            case FORM -> form(path, text);
        };
    }

    public Kind kind() {
        return Kind.of(path);
    }

    /** The same at a path. */
    ModelFile at(String other) {
        return new ModelFile(other, text, defines, binds, tasks);
    }

    /** The same with the name of the task that shows it, for a form, which has none of its own. */
    ModelFile named(String task) {
        return new ModelFile(path, text, Map.of(defines.keySet().iterator().next(), task), binds, tasks);
    }

    /** What people call the file: the names of what is in it. */
    public String word() {
        return defines.isEmpty()
                ? path
                : kind().word() + defines.values().stream().collect(Collectors.joining("”“", "“", "”"));
    }

    /** The id of the first thing in it; empty where there is none. */
    public String id() {
        return defines.keySet().stream()
                .findFirst()
                .map(key -> key.substring(key.indexOf(':') + 1))
                .orElse("");
    }

    private static ModelFile model(String path, String text) {
        Map<String, String> defines = new LinkedHashMap<>();
        Set<String> binds = new TreeSet<>();
        Map<String, String> tasks = new LinkedHashMap<>();
        ModelXml.all(ModelXml.read(path, text))
                .filter(element -> ModelXml.BPMN.equals(element.getNamespaceURI()))
                .forEach(element -> {
                    if (element.getLocalName().equals("process")) {
                        defines.put("process:" + element.getAttribute("id"), word(element));
                    }
                    bind(element, "calledElement", "process:", binds);
                    bind(element, "decisionRef", "decision:", binds);
                    bind(element, "formRef", "form:", binds);
                    if (element.getLocalName().equals("userTask")) {
                        tasks.put("form:" + element.getAttributeNS(ModelXml.CAMUNDA, "formRef"), word(element));
                    }
                });
        return new ModelFile(path, text, defines, binds, tasks);
    }

    private static void bind(Element element, String name, String kind, Set<String> binds) {
        String reference = name.equals("calledElement")
                ? element.getAttribute(name)
                : element.getAttributeNS(ModelXml.CAMUNDA, name);
        String binding = element.getAttributeNS(ModelXml.CAMUNDA, name + "Binding");
        if (!reference.isEmpty() && DEPLOYMENT.equals(binding)) {
            binds.add(kind + reference);
        }
    }

    private static ModelFile table(String path, String text) {
        Map<String, String> defines = new LinkedHashMap<>();
        ModelXml.children(ModelXml.read(path, text), "decision")
                .forEach(decision -> defines.put("decision:" + decision.getAttribute("id"), word(decision)));
        return new ModelFile(path, text, defines, Set.of(), Map.of());
    }

    private static String word(Element element) {
        String name = element.getAttribute("name");
        return name.isBlank() ? element.getAttribute("id") : name;
    }

    private static ModelFile form(String path, String text) {
        JsonNode form = json(path, text);
        String id = form.path("id").asText();
        return new ModelFile(path, text, Map.of("form:" + id, id), Set.of(), Map.of());
    }

    static JsonNode json(String path, String text) {
        try {
            JsonNode form = JSON.readTree(text);
            if (form != null && form.isObject()) {
                return form;
            }
        } catch (JsonProcessingException broken) {
            // said below
        }
        throw new Refusal("“%s”读不出来，不是完整的表单。请用 Camunda Modeler 打开检查，保存后再提交。".formatted(path));
    }
}
