package org.zhenggai.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.process.Cycle.*;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A designer changes a form, deploys it with its model, and the server enforces the change: no Java is touched. */
class ChangedFormTest extends ServerTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Autowired
    private RepositoryService models;

    @Test
    void whatADesignerAddsToAFormIsEnforcedForItsTasksAndNoOthers() throws IOException {
        String deployment = deploy();
        try {
            long changed = cycle.items(cycle.startedRound(1)).get(0);
            ClockUtil.reset();
            Visitor head = inTasklist(HEAD);
            String handBack =
                    "{\"variables\":{\"decision\":{\"value\":\"handedBack\"},\"reason\":{\"value\":\"%s\"}%s}}";
            HttpResponse<String> answer = submit(head, changed, handBack.formatted("职责不在本单位，请另行分派", ""));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
            assertThat(answer.body()).contains("“退回理由”超过10字，现有13字", "请填写“联系电话”。");
            answer = submit(head, changed, handBack.formatted("职责不符", ",\"phone\":{\"value\":\"无\"}"));
            assertThat(answer.body()).contains("“联系电话”格式不对，现为“无”");
            String fits = ",\"phone\":{\"value\":\"0769-12345678\"}";
            // The tasks of the form as it was know nothing of the new field.
            answer = submit(head, item, handBack.formatted("职责不符", fits));
            assertThat(answer.body()).contains("表单中没有“phone”这一项");
            assertThat(submit(head, changed, handBack.formatted("职责不符", fits)).statusCode())
                    .isEqualTo(204);
        } finally {
            models.deleteDeployment(deployment, true);
        }
    }

    private HttpResponse<String> submit(Visitor head, long of, String variables) {
        String path = ENGINE + "/task/" + cycle.task("acceptItem", of).getId() + "/submit-form";
        return head.json("POST", path, variables);
    }

    /** All models and forms, one of them with a shorter reason and a new field that must be filled in. */
    private String deploy() throws IOException {
        DeploymentBuilder deployment = models.createDeployment().name("changed form");
        try (Stream<Path> files = Stream.concat(Files.walk(Path.of("processes")), Files.walk(Path.of("forms")))) {
            for (Path file : files.filter(path -> path.toString().matches(".*\\.(bpmn|dmn|form)"))
                    .toList()) {
                String content = Files.readString(file);
                deployment.addString(file.toString(), file.endsWith("acceptItem.form") ? changed(content) : content);
            }
        }
        return deployment.deploy().getId();
    }

    private static String changed(String form) throws IOException {
        JsonNode changed = JSON.readTree(form);
        for (JsonNode component : changed.path("components")) {
            if (component.path("key").asText().equals("reason")) {
                ((ObjectNode) component.path("validate")).put("maxLength", 10);
            }
        }
        ObjectNode phone = ((ArrayNode) changed.path("components")).addObject();
        phone.put("type", "textfield").put("id", "phone").put("key", "phone").put("label", "联系电话");
        phone.putObject("validate").put("required", true).put("pattern", "^[0-9-]{7,}$");
        return changed.toString();
    }
}
