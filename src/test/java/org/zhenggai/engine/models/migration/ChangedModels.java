package org.zhenggai.engine.models.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;

/** All that designers own, with changes; deployed as a release would. */
final class ChangedModels {

    static final String NAME = "changed models";

    private final Map<String, String> files = new TreeMap<>();

    ChangedModels() {
        try (Stream<Path> all = Stream.concat(Files.walk(Path.of("processes")), Files.walk(Path.of("forms")))) {
            all.filter(path -> path.toString().matches(".*\\.(bpmn|dmn|form)"))
                    .forEach(path -> files.put(path.toString().replace('\\', '/'), read(path)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Other labels everywhere: what a user task is called, and what stands at a field of its form. */
    ChangedModels labels() {
        files.replaceAll((path, text) -> path.endsWith(".bpmn")
                ? text.replaceAll("(<bpmn:userTask id=\"\\w+\" name=\")", "$1新·")
                : path.endsWith(".form") ? text.replaceAll("(\"label\"\\s*:\\s*\")(?=\\p{IsHan})", "$1新·") : text);
        return this;
    }

    ChangedModels replace(String file, String text, String replacement) {
        assertThat(files.get(file)).contains(text);
        files.put(file, files.get(file).replace(text, replacement));
        return this;
    }

    ChangedModels change(String file, UnaryOperator<String> change) {
        String changed = change.apply(files.get(file));
        assertThat(changed).isNotEqualTo(files.get(file));
        files.put(file, changed);
        return this;
    }

    ChangedModels put(String file, String text) {
        files.put(file, text);
        return this;
    }

    String text(String file) {
        return files.get(file);
    }

    void deploy(RepositoryService models) {
        DeploymentBuilder builder = models.createDeployment().name(NAME);
        files.forEach(builder::addString);
        builder.deploy();
    }

    /** Takes all of it back, and what has moved to it. */
    static void undeploy(RepositoryService models) {
        models.createDeploymentQuery()
                .deploymentName(NAME)
                .list()
                .forEach(deployment -> models.deleteDeployment(deployment.getId(), true));
    }
}
