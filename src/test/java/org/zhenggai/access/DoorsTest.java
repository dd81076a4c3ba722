package org.zhenggai.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.process.Cycle.*;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The doors of the server: pages, web apps and REST, tried from outside by those who may not pass. */
class DoorsTest extends VisitedServer {

    @Autowired
    private RepositoryService repository;

    @Autowired
    private DecisionService decisions;

    @Autowired
    private HistoryService history;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/intake",
                "/intake/drafts/1",
                "/rounds/1/plan",
                "/rounds/1/plan/rows",
                "/rounds/1/ledger",
                "/rounds/1/ledger.csv",
                "/items/1",
                "/error",
                "/actuator",
                "/actuator/health",
                "/h2-console",
                "/camunda",
                "/camunda/app/tasklist/",
                "/camunda/app/tasklist/default/",
                "/camunda/app/cockpit/default/",
                "/camunda/app/admin/default/",
                "/camunda/app/welcome/default/",
                "/camunda/app/admin/default/setup/",
                "/camunda/lib/deps.js",
                "/processes/rectification-item/rectification-item.bpmn",
                "/application.yaml"
            })
    void pagesAskForALogin(String path) {
        HttpResponse<String> answer = visitor().get(path);
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/login"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/api/engine/engine/",
                "/camunda/api/engine/engine/default/task",
                "/camunda/api/engine/engine/default/user",
                "/camunda/api/admin/auth/user/default",
                "/camunda/api/admin/setup/default/user/create",
                "/camunda/api/cockpit/plugin/base/default/process-definition/statistics",
                "/engine-rest",
                "/engine-rest/engine",
                "/engine-rest/task",
                "/engine-rest/version",
                "/engine-rest/nothing"
            })
    void interfacesAnswerNobody(String path) {
        assertThat(visitor().statusOf(path)).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/zhenggai/page.css"})
    void loginAndItsStyleArePublic(String path) {
        assertThat(visitor().statusOf(path)).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator", "/h2-console", "/application.yaml", "/swagger-ui.html"})
    void whatIsNotThereIsAbsent(String path) {
        assertThat(loggedIn(OFFICE).statusOf(path)).isEqualTo(404);
    }

    @Test
    void restKnowsPasswordsAndKeepsNoSession() {
        Visitor administrator = visitor().basic(ADMINISTRATOR, ADMINISTRATORS_PASSWORD);
        HttpResponse<String> answer = administrator.get("/engine-rest/engine");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(loggedIn(DESIGNER).statusOf("/engine-rest/engine")).isEqualTo(401);
        assertThat(visitor().basic(office("mistaken"), "wrong").statusOf("/engine-rest/engine"))
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {HANDLER, OFFICE, LEADER, SECRETARY, DISCIPLINE})
    void restIsClosedToCaseWorkers(String user) {
        assertThat(visitor().basic(user, PASSWORD).statusOf("/engine-rest/task"))
                .isEqualTo(403);
    }

    @Test
    void processDesignerDeploysAndReadsModelsOnly() {
        Visitor designer = visitor().basic(DESIGNER, PASSWORD);
        assertThat(designer.get("/engine-rest/process-definition/key/rectification-item/xml")
                        .body())
                .contains("userTask_acceptItem");
        assertThat(designer.get("/engine-rest/decision-definition/key/escalation-level/xml")
                        .statusCode())
                .isEqualTo(200);
        for (String list : List.of(
                "task",
                "variable-instance",
                "process-instance",
                "execution",
                "history/task",
                "history/process-instance",
                "history/activity-instance",
                "history/variable-instance",
                "history/detail",
                "history/decision-instance",
                "history/user-operation")) {
            assertThat(designer.statusOf("/engine-rest/" + list)).as(list).isEqualTo(403);
        }
        assertThat(designer.statusOf("/engine-rest/task/" + task.getId() + "/form-variables"))
                .isEqualTo(403);
        assertThat(designer.statusOf("/engine-rest/process-instance/" + task.getProcessInstanceId() + "/variables"))
                .isEqualTo(403);
        HttpResponse<String> answer = deploy(designer);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("待管理员发布");
        assertThat(repository.createDeploymentQuery().deploymentName("probe").count())
                .isZero();
    }

    /** Cockpit asks for it on the page of a decision table; refused it would wait for ever. */
    @Test
    void listOfDecisionsInCockpitIsEmpty() {
        decisions
                .evaluateDecisionTableByKey("escalation-level")
                .variables(Map.of("fortnights", 1, "major", false))
                .evaluate();
        assertThat(history.createHistoricDecisionInstanceQuery().count()).isPositive();
        assertThat(loggedIn(DESIGNER).get(ENGINE + "/history/decision-instance").body())
                .isEqualTo("[]");
    }

    @Test
    void webAppsOwnLoginAndSetUpAreClosed() {
        Visitor head = inTasklist(HEAD);
        assertThat(head.form(
                                "/camunda/api/admin/auth/user/default/login/tasklist",
                                "username=" + OFFICE + "&password=" + PASSWORD,
                                null)
                        .statusCode())
                .isEqualTo(403);
        assertThat(head.json("POST", "/camunda/api/admin/setup/default/user/create", "{}")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void formsNeedTheirToken() {
        Visitor office = loggedIn(OFFICE);
        assertThat(office.form("/intake/drafts/1/discard", "", null).statusCode())
                .isEqualTo(403);
        assertThat(office.json("POST", "/rounds/1/plan/rows", "[]").statusCode())
                .isEqualTo(403);
        assertThat(office.form("/logout", "", null).statusCode()).isEqualTo(403);
        assertThat(office.statusOf("/")).isEqualTo(200);
        assertThat(office.form("/logout", "", office.token("/")).statusCode()).isEqualTo(302);
        assertThat(office.statusOf("/")).isEqualTo(302);
    }

    @Test
    void webAppsNeedTheirToken() {
        Visitor head = loggedIn(HEAD);
        assertThat(head.json("POST", ENGINE + "/task/" + task.getId() + "/claim", "{\"userId\":\"" + HEAD + "\"}")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void leavingTasklistEndsTheSession() {
        Visitor head = inTasklist(HEAD);
        assertThat(head.json("POST", "/camunda/api/admin/auth/user/default/logout", "")
                        .statusCode())
                .isEqualTo(204);
        assertThat(head.statusOf("/")).isEqualTo(302);
        assertThat(head.statusOf(ENGINE + "/task")).isEqualTo(401);
    }

    /** A decision table that differs from the one that runs by a remark. */
    private static HttpResponse<String> deploy(Visitor designer) {
        try {
            String table = Files.readString(Path.of("processes/escalation/escalation-level.dmn"));
            return designer.upload(
                    "/engine-rest/deployment/create", "probe", "escalation-level.dmn", table + "<!-- probe -->");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
