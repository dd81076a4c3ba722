package org.zhenggai.engine.models.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.zhenggai.process.Models;

/** All that designers own, with changes; deployed as a release would. */
final class ChangedModels {

    static final String NAME = "changed models";

    private final Map<String, String> files = Models.ofProject().deployable();

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
