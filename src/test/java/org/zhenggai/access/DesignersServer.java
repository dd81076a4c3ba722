package org.zhenggai.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.process.Cycle.*;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhenggai.engine.models.draft.DraftTraces;
import org.zhenggai.process.Answers;
import org.zhenggai.process.Models;

/** A server on which a designer deploys as Camunda Modeler does, and an administrator releases and takes back. */
abstract class DesignersServer extends VisitedServer {

    static final ObjectMapper JSON = new ObjectMapper();

    @Autowired
    RepositoryService models;

    @Autowired
    JdbcClient jdbc;

    Visitor administrator;
    private long before;

    @BeforeEach
    void rememberWhatRuns() {
        before = newest();
    }

    /** What ran before runs again, as an administrator brings it back; then without a trace in the engine. */
    @AfterEach
    void withoutTheChange() {
        if (newest() > before) {
            HttpResponse<String> answer = administrator.form(
                    "/workshop/releases/" + newest() + "/take-back",
                    "reason=" + encoded("试过了"),
                    administrator.token("/workshop"));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        }
        DraftTraces.forget(jdbc, models, before);
    }

    private long newest() {
        return jdbc.sql("select max(id) from model_release").query(Long.class).single();
    }

    /** All that designers own, by path. */
    static Map<String, String> designersFiles() {
        return Models.ofProject().deployable();
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void replace(Map<String, String> files, String file, String text, String replacement) {
        assertThat(files.get(file)).contains(text);
        files.put(file, files.get(file).replace(text, replacement));
    }

    static String shape(String id, int x, int y, int width, int height) {
        return """
                <bpmndi:BPMNShape id="shape_%s" bpmnElement="%s"><dc:Bounds x="%d" y="%d" width="%d" height="%d"/>\
                </bpmndi:BPMNShape>
                """.formatted(id, id, x, y, width, height);
    }

    static String edge(String id, int fromX, int fromY, int toX, int toY) {
        return """
                <bpmndi:BPMNEdge id="edge_%s" bpmnElement="%s"><di:waypoint x="%d" y="%d"/><di:waypoint x="%d" y="%d"/>\
                </bpmndi:BPMNEdge>
                """.formatted(id, id, fromX, fromY, toX, toY);
    }

    static ObjectNode field(ObjectNode form, String type, String key, String label) {
        ObjectNode field = form.withArray("components").addObject();
        return field.put("type", type).put("id", key).put("key", key).put("label", label);
    }

    static ArrayNode options(String... labelsAndValues) {
        ArrayNode options = JSON.createArrayNode();
        for (int i = 0; i < labelsAndValues.length; i += 2) {
            options.addObject().put("label", labelsAndValues[i]).put("value", labelsAndValues[i + 1]);
        }
        return options;
    }

    /** The designer deploys, and an administrator releases the draft untried. */
    void deploy(Map<String, String> files) {
        release(draft(files), true);
    }

    /** The designer deploys as Camunda Modeler does, by bare names; gives the page of the draft. */
    String draft(Map<String, String> files) {
        Map<String, String> bare = new TreeMap<>();
        files.forEach((path, text) -> bare.put(path.substring(path.lastIndexOf('/') + 1), text));
        HttpResponse<String> answer =
                visitor().basic(DESIGNER, PASSWORD).upload("/engine-rest/deployment/create", "changed", bare);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("待管理员发布");
        administrator = visitor();
        administrator.logIn(ADMINISTRATOR, ADMINISTRATORS_PASSWORD);
        return answer.body().replaceFirst("(?s).*\"page\":\"(/workshop/drafts/\\d+)\".*", "$1");
    }

    /** An administrator releases the draft of this page. */
    void release(String page, boolean untried) {
        HttpResponse<String> released = administrator.form(
                page + "/release", "untried=" + untried + "&reason=" + encoded("按制度修改"), administrator.token(page));
        assertThat(released.statusCode()).as(released.body()).isEqualTo(302);
    }

    /** An ordinary item that its leader has agreed to close. */
    long inSignOff() {
        long signed = cycle.itemInWork();
        cycle.toSignOff(signed);
        cycle.complete("signOffLeader", signed, LEADER, Answers.approved());
        return signed;
    }

    HttpResponse<String> submit(String user, String key, long of, Map<String, ?> values) {
        return submit(inTasklist(user), key, of, values);
    }

    HttpResponse<String> submit(Visitor visitor, String key, long of, Map<String, ?> values) {
        ObjectNode body = JSON.createObjectNode();
        ObjectNode variables = body.putObject("variables");
        values.forEach((name, value) -> {
            ObjectNode variable = variables.putObject(name);
            if (value instanceof List<?> list) {
                variable.put("type", "Json").put("value", JSON.valueToTree(list).toString());
            } else {
                variable.putPOJO("value", value);
            }
        });
        return visitor.json("POST", ENGINE + "/task/" + cycle.task(key, of).getId() + "/submit-form", body.toString());
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
