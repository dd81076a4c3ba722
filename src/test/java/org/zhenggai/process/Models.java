package org.zhenggai.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The models and forms of the project as text, by path from its root; variants of them prove what rules catch. */
public final class Models {

    /** What was parsed by path and text: variants share all but the file that they change. */
    private static final Map<String, Object> PARSED = new ConcurrentHashMap<>();

    private final SortedMap<String, String> texts;

    private Models(SortedMap<String, String> texts) {
        this.texts = texts;
    }

    /** A BPMN file twice: as the engine's model, and as plain XML for rules on whatever stands in it. */
    record Process(String file, BpmnModelInstance model, Document xml) {

        /** The folder that holds the file. */
        String folder() {
            return Path.of(file).getParent().getFileName().toString();
        }

        List<Element> elements() {
            NodeList all = xml.getElementsByTagName("*");
            List<Element> elements = new ArrayList<>();
            for (int i = 0; i < all.getLength(); i++) {
                elements.add((Element) all.item(i));
            }
            return elements;
        }
    }

    record Decision(String file, DmnModelInstance model) {}

    /** A form with the path of its file. */
    record FormFile(String file, JsonNode json) {}

    /** Everything below {@code processes/} and {@code forms/}. */
    public static Models ofProject() {
        SortedMap<String, String> texts = new TreeMap<>();
        eachFile("processes", "", file -> texts.put(name(file), read(file)));
        eachFile("forms", ".form", file -> texts.put(name(file), read(file)));
        return new Models(texts);
    }

    /** The same models with one text replaced in a file, which must contain it. */
    public Models with(String file, String text, String replacement) {
        if (!texts.get(file).contains(text)) {
            throw new IllegalArgumentException(file + " does not contain " + text);
        }
        SortedMap<String, String> changed = new TreeMap<>(texts);
        changed.put(file, texts.get(file).replace(text, replacement));
        return new Models(changed);
    }

    /** The same models with one more file. */
    public Models plus(String file, String text) {
        SortedMap<String, String> more = new TreeMap<>(texts);
        more.put(file, text);
        return new Models(more);
    }

    /** What goes into a deployment, by path. */
    public SortedMap<String, String> deployable() {
        SortedMap<String, String> files = new TreeMap<>(texts);
        files.keySet().removeIf(file -> !file.matches(".*\\.(bpmn|dmn|form)"));
        return files;
    }

    /** Deploys them past every draft; gives the deployment. */
    public String deploy(ProcessEngine engine) {
        DeploymentBuilder deployment = engine.getRepositoryService().createDeployment();
        deployable().forEach(deployment::addString);
        return deployment.deploy().getId();
    }

    /** The same models without a file. */
    Models without(String file) {
        SortedMap<String, String> changed = new TreeMap<>(texts);
        changed.remove(file);
        return new Models(changed);
    }

    List<Process> processes() {
        return parsed(
                ".bpmn", Process.class, file -> new Process(file, Bpmn.readModelFromStream(stream(file)), xml(file)));
    }

    List<Decision> decisions() {
        return parsed(".dmn", Decision.class, file -> new Decision(file, Dmn.readModelFromStream(stream(file))));
    }

    List<FormFile> forms() {
        return parsed(".form", FormFile.class, file -> new FormFile(file, json(file)));
    }

    /** Calls for each file with this ending below a folder of the project, in order of their paths. */
    static void eachFile(String folder, String ending, Consumer<Path> then) {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            files.filter(file -> Files.isRegularFile(file) && file.toString().endsWith(ending))
                    .sorted()
                    .forEach(then);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Path file) {
        return file.toString().replace('\\', '/');
    }

    private <T> List<T> parsed(String ending, Class<T> type, Function<String, T> parse) {
        return texts.keySet().stream()
                .filter(file -> file.endsWith(ending))
                .map(file -> type.cast(PARSED.computeIfAbsent(file + "\n" + texts.get(file), key -> parse.apply(file))))
                .toList();
    }

    private InputStream stream(String file) {
        return new ByteArrayInputStream(texts.get(file).getBytes(StandardCharsets.UTF_8));
    }

    private Document xml(String file) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().parse(stream(file));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalArgumentException(file + " is no XML", e);
        }
    }

    private JsonNode json(String file) {
        try {
            return new ObjectMapper().readTree(texts.get(file));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(file + " is no JSON", e);
        }
    }
}
