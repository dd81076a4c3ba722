package org.zhenggai.engine.models.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.zhenggai.process.Cycle.*;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhenggai.access.TestServer;
import org.zhenggai.access.Visitor;
import org.zhenggai.people.Directory;
import org.zhenggai.people.Role;

/** What a designer and an administrator see of what runs, how they move it, and what a suspended model says to its people. */
class WorkshopPagesTest extends TestServer {

    private static final String DESIGNER = "designer1";

    @Autowired
    private RepositoryService models;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService management;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void designer() {
        cycle.people();
        if (directory.nameOf(DESIGNER).equals(DESIGNER)) {
            directory.addPerson(
                    new Directory.Person(DESIGNER, "测试-流程设计", "designer", null, null, Set.of(Role.PROCESS_DESIGNER)),
                    PASSWORD);
        }
    }

    @AfterEach
    void withoutTheChange() {
        models.updateProcessDefinitionSuspensionState()
                .byProcessDefinitionKey("rectification-item")
                .includeProcessInstances(true)
                .activate();
        ChangedModels.undeploy(models);
    }

    private Visitor administrator() {
        Visitor visitor = visitor();
        visitor.logIn("guanli", "test-only-password");
        return visitor;
    }

    @Test
    void aDesignerTriesAndMovesEverythingInOneActionAndSeesNoCase() {
        long item = cycle.items(cycle.startedRound(1)).get(0);
        new ChangedModels().labels().deploy(models);
        Visitor designer = loggedIn(DESIGNER);
        String page = designer.get("/workshop/migration").body();
        assertThat(page).contains("全部迁移", "只改文字、表单、条件或时限").doesNotContain("账目不清");
        assertThat(designer.get("/workshop/migration/rectification-item").body())
                .contains("签收整改事项", "版 → 第")
                .doesNotContain("账目不清");

        String trial = finished(designer, designer.form("/workshop/migration/trials", "", token(designer)));
        assertThat(trial).contains("件都可以迁移");
        assertThat(cycle.task("acceptItem", item).getName()).startsWith("签收");

        String moved = finished(designer, designer.form("/workshop/migration/runs", "", token(designer)));
        assertThat(moved).contains("件已按新版本办理，没有留下的").doesNotContain("账目不清");
        assertThat(cycle.task("acceptItem", item).getName()).startsWith("新·签收");
        assertThat(designer.get("/workshop/migration").body()).contains("没有要迁移的", "测试-流程设计");
    }

    private static String token(Visitor visitor) {
        return visitor.token("/workshop/migration");
    }

    private static String finished(Visitor visitor, HttpResponse<String> started) {
        String report = started.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]+", "");
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> visitor.get(report).body(),
                        body -> body.contains("id=\"content\"") && !body.contains("data-running"));
    }

    @Test
    void nobodyElseComesHereAndOnlyAnAdministratorSuspends() {
        for (String user : new String[] {OFFICE, HEAD, SECRETARY}) {
            assertThat(loggedIn(user).statusOf("/workshop/models")).isEqualTo(403);
            assertThat(loggedIn(user).statusOf("/workshop/migration")).isEqualTo(403);
        }
        Visitor designer = loggedIn(DESIGNER);
        assertThat(designer.get("/workshop/models").body()).contains("模型运行情况").doesNotContain("暂停</button>");
        HttpResponse<String> refused = designer.form(
                "/workshop/models/rectification-item/suspension", "reason=x&confirmed=true", token(designer));
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(designer.get("/workshop/migration/nothing").statusCode()).isEqualTo(404);
    }

    @Test
    void aSuspendedModelSaysSoToWhoeverSubmitsAndGoesOnWhenItIsResumed() {
        long item = cycle.items(cycle.startedRound(1)).get(0);
        String task = cycle.task("acceptItem", item).getId();
        Visitor administrator = administrator();
        String form = "reason=" + URLEncoder.encode("核对模型", StandardCharsets.UTF_8);
        String suspension = "/workshop/models/rectification-item/suspension";
        HttpResponse<String> asked = administrator.form(suspension, form, token(administrator));
        assertThat(asked.body()).contains("暂停“整改事项”吗", "恢复时自动重试");
        administrator.form(suspension, form + "&confirmed=true", token(administrator));
        assertThat(administrator.get("/workshop/models").body()).contains("已暂停");

        Visitor head = loggedIn(HEAD);
        String decision = "{\"decision\":\"accepted\"}";
        HttpResponse<String> refused =
                head.script("POST", "/tasks/" + task + "/submission", decision, head.scriptToken());
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
        assertThat(refused.body()).contains("流程已由管理员暂停，没有办成").doesNotContain("Exception");
        Visitor tasklist = loggedIn(HEAD);
        tasklist.get("/camunda/app/tasklist/default/");
        HttpResponse<String> inTasklist = tasklist.json(
                "POST",
                "/camunda/api/engine/engine/default/task/" + task + "/submit-form",
                "{\"variables\":{\"decision\":{\"value\":\"accepted\"}}}");
        assertThat(inTasklist.statusCode()).as(inTasklist.body()).isEqualTo(422);
        assertThat(inTasklist.body()).contains("流程已由管理员暂停，没有办成");

        administrator.form("/workshop/models/rectification-item/resumption", "", token(administrator));
        HttpResponse<String> done = head.script("POST", "/tasks/" + task + "/submission", decision, head.scriptToken());
        assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
        assertThat(jdbc.sql("select count(*) from access_log where kind = 'MODEL_SUSPENDED'")
                        .query(Long.class)
                        .single())
                .isGreaterThanOrEqualTo(2);
    }

    /** A period asks its items for reports by message: to items that are held none may be lost. */
    @Test
    void aMessageToASuspendedModelIsNotLostButWaitsAndIsSentAgain() {
        long round = cycle.startedRound(1);
        long item = cycle.items(round).get(0);
        cycle.toWork(item);
        Visitor administrator = administrator();
        administrator.form(
                "/workshop/models/rectification-item/suspension", "reason=x&confirmed=true", token(administrator));
        cycle.fireTimer("rectification-round", round, "timer_fortnight");
        for (int tries = 0; tries < 10; tries++) {
            management.createJobQuery().messages().withRetriesLeft().list().forEach(job -> {
                try {
                    management.executeJob(job.getId());
                } catch (RuntimeException e) {
                    assertThat(e).hasStackTraceContaining("流程已由管理员暂停");
                }
            });
        }
        assertThat(runtime.createIncidentQuery().count()).isPositive();
        assertThat(administrator.get("/workshop/models").body())
                .contains("它要启动或通知的流程已暂停；恢复以后重试")
                .doesNotContain("账目不清");
        administrator.form("/workshop/models/rectification-item/resumption", "", token(administrator));
        cycle.runJobs();
        assertThat(cycle.tasks("reportProgress", item)).hasSize(1);
    }

    /** The engine tells a designer of no instance; a zero in its place would be a lie, and a referral is nobody's to count. */
    @Test
    void cockpitShowsADesignerTrueFiguresByModelAndStep() throws IOException {
        cycle.startedRound(2);
        Visitor designer = loggedIn(DESIGNER);
        JsonNode models = json(designer, "/camunda/api/cockpit/plugin/base/default/process-definition/statistics");
        long running = runtime.createProcessInstanceQuery()
                .processDefinitionKey("rectification-item")
                .count();
        List<String> keys = new ArrayList<>();
        String newest = null;
        for (JsonNode model : models) {
            keys.add(model.get("key").asText());
            if (model.get("key").asText().equals("rectification-item")) {
                assertThat(model.get("instances").asLong()).isEqualTo(running);
                newest = model.get("id").asText();
            }
        }
        assertThat(keys).contains("rectification-item", "escalation").doesNotContain("referral");
        Map<String, Long> steps = new TreeMap<>();
        json(designer, "/camunda/api/engine/engine/default/process-definition/" + newest + "/statistics?incidents=true")
                .forEach(step ->
                        steps.put(step.get("id").asText(), step.get("instances").asLong()));
        assertThat(steps.get("userTask_acceptItem")).isGreaterThanOrEqualTo(2);
        Visitor office = loggedIn(OFFICE);
        assertThat(office.statusOf("/camunda/api/cockpit/plugin/base/default/process-definition/statistics"))
                .isEqualTo(403);
    }

    private static JsonNode json(Visitor visitor, String path) throws IOException {
        return new ObjectMapper().readTree(visitor.get(path).body());
    }
}
