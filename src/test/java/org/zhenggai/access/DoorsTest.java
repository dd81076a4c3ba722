package org.zhenggai.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.process.Cycle.*;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.zhenggai.ZhenggaiApplication;
import org.zhenggai.process.Cycle;
import org.zhenggai.round.ItemState;
import org.zhenggai.round.Items;

/** Every door of a real server, tried from outside by those who may not pass it. */
@SpringBootTest(
        classes = ZhenggaiApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"ZHENGGAI_ADMIN_USER=guanli", "ZHENGGAI_ADMIN_PASSWORD=test-only-password"})
@ActiveProfiles("test")
@Import(Cycle.class)
@DirtiesContext
class DoorsTest {

    private static final String ADMINISTRATOR = "guanli";
    private static final String ADMINISTRATORS_PASSWORD = "test-only-password";
    private static final String DESIGNER = "designer1";
    private static final String PASSWORD = "test-only";
    private static final String ENGINE = "/camunda/api/engine/engine/default";
    private static final String TASKLIST = "/camunda/app/tasklist/default/";

    @LocalServerPort
    private int port;

    @Autowired
    private Cycle cycle;

    @Autowired
    private Directory directory;

    @Autowired
    private Items items;

    @Autowired
    private TaskService tasks;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private RepositoryService repository;

    private long item;
    private Task task;

    /** An item that unit1 has to accept. */
    @BeforeEach
    void prepare() {
        item = cycle.items(cycle.startedRound(1)).get(0);
        task = cycle.task("acceptItem", item);
        ClockUtil.reset();
        if (directory.nameOf(DESIGNER).equals(DESIGNER)) {
            directory.addPerson(
                    new Directory.Person(DESIGNER, "测试-流程设计", "designer", null, Set.of(Role.PROCESS_DESIGNER)),
                    PASSWORD);
        }
    }

    @AfterEach
    void nothingHappened() {
        ClockUtil.reset();
        assertThat(items.get(item).state()).isEqualTo(ItemState.ASSIGNED);
        assertThat(cycle.task("acceptItem", item).getAssignee()).isNull();
        assertThat(runtime.createVariableInstanceQuery()
                        .processInstanceIdIn(task.getProcessInstanceId())
                        .variableName("forged")
                        .count())
                .isZero();
    }

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
            assertThat(designer.get("/engine-rest/" + list)).as(list).satisfies(answer -> {
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.body()).isEqualTo("[]");
            });
        }
        assertThat(designer.statusOf("/engine-rest/task/" + task.getId() + "/form-variables"))
                .isEqualTo(403);
        assertThat(designer.statusOf("/engine-rest/process-instance/" + task.getProcessInstanceId() + "/variables"))
                .isEqualTo(403);
        assertThat(deploy(designer).statusCode()).isEqualTo(200);
        assertThat(repository.createDeploymentQuery().deploymentName("probe").count())
                .isOne();
    }

    @Test
    void processDesignerMovesNoCase() {
        Visitor designer = visitor().basic(DESIGNER, PASSWORD);
        String instance = "/engine-rest/process-instance/" + task.getProcessInstanceId();
        assertThat(designer.json("PUT", instance + "/variables/forged", "{\"value\":1}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(designer.json("DELETE", instance, "").statusCode()).isEqualTo(403);
        assertThat(designer.json("POST", "/engine-rest/task/" + task.getId() + "/complete", "{}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(designer.json("POST", "/engine-rest/process-definition/key/rectification-item/start", "{}")
                        .statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, variables/forged",
        "POST, variables",
        "PATCH, variables",
        "DELETE, variables/outcome",
        "POST, variables/forged/data",
        "PUT, variables/forged/",
        "PUT, %76ariables/forged",
        "PUT, localVariables/forged",
        "POST, localVariables",
        "DELETE, localVariables/item",
        "PUT, localVariables/forged/",
        "POST, localVariables/x/data",
        "POST, complete",
        "POST, resolve",
        "POST, delegate",
        "POST, bpmnError",
        "POST, bpmnEscalation",
        "POST, assignee",
        "POST, identity-links",
        "POST, identity-links/delete"
    })
    void taskIsWrittenByItsFormOnly(String method, String what) {
        Visitor head = inTasklist(HEAD);
        String body =
                "{\"value\":\"x\",\"modifications\":{\"forged\":{\"value\":1}},\"variables\":{\"forged\":{\"value\":1}},"
                        + "\"errorCode\":\"x\",\"escalationCode\":\"x\",\"userId\":\"" + OTHER_UNIT
                        + "\",\"type\":\"candidate\"}";
        String path = ENGINE + "/task/" + task.getId() + "/" + what;
        assertThat(head.json(method, path, body).statusCode()).isEqualTo(403);
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceId(task.getProcessInstanceId())
                        .count())
                .isOne();
        assertThat(tasks.getIdentityLinksForTask(task.getId())).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, process-instance/{instance}/variables/forged",
        "POST, process-instance/{instance}/variables",
        "POST, process-instance/{instance}/modification",
        "PUT, process-instance/{instance}/suspended",
        "DELETE, process-instance/{instance}",
        "PUT, execution/{execution}/localVariables/forged",
        "POST, execution/{execution}/localVariables",
        "POST, execution/{execution}/signal",
        "POST, execution/{execution}/messageSubscriptions/rectification.carriedOver/trigger",
        "POST, message",
        "POST, process-definition/key/rectification-item/start",
        "POST, process-definition/key/rectification-item/submit-form",
        "POST, task/create",
        "PUT, task/{task}",
        "DELETE, task/{task}",
        "DELETE, user/head1",
        "PUT, user/head1/profile",
        "POST, deployment/create",
        "POST, signal",
        "POST, condition",
        "POST, user/create",
        "POST, group/create",
        "PUT, group/camunda-admin/members/handler1",
        "POST, authorization/create",
        "POST, filter/create",
        "POST, migration/execute",
        "POST, process-instance/delete"
    })
    void unitMovesNothingPastItsTasks(String method, String path) {
        Visitor head = inTasklist(HEAD);
        long instances = runtime.createProcessInstanceQuery().count();
        long allTasks = tasks.createTaskQuery().count();
        String target = path.replace("{instance}", task.getProcessInstanceId())
                .replace("{execution}", task.getExecutionId())
                .replace("{task}", task.getId());
        String body = "{\"messageName\":\"rectification.carriedOver\",\"businessKey\":\"" + item + "\",\"all\":true}";
        assertThat(head.json(method, ENGINE + "/" + target, path.startsWith("message") ? body : "{}")
                        .statusCode())
                .isBetween(400, 500);
        assertThat(runtime.createProcessInstanceQuery().count()).isEqualTo(instances);
        assertThat(tasks.createTaskQuery().count()).isEqualTo(allTasks);
    }

    @Test
    void unitSeesItsOwnTasksOnly() {
        String path = ENGINE + "/task/" + task.getId();
        Visitor own = inTasklist(HEAD);
        assertThat(own.get(ENGINE + "/task").body()).contains(task.getId());
        assertThat(own.get(path + "/form-variables?deserializeValues=false").body())
                .contains("第1类账目不清");
        Visitor other = inTasklist(OTHER_UNIT);
        assertThat(other.get(ENGINE + "/task").body()).isEqualTo("[]");
        assertThat(other.get(ENGINE + "/task?processInstanceBusinessKey=" + item)
                        .body())
                .isEqualTo("[]");
        for (String what : List.of(
                "",
                "/form",
                "/form-variables",
                "/deployed-form",
                "/rendered-form",
                "/variables",
                "/localVariables",
                "/identity-links",
                "/comment",
                "/variables/item/data")) {
            HttpResponse<String> answer = other.get(path + what);
            assertThat(answer.statusCode()).as(what).isIn(403, 404);
            assertThat(answer.body()).as(what).doesNotContain("账目不清");
        }
        assertThat(other.get(ENGINE + "/variable-instance").body()).isEqualTo("[]");
        assertThat(other.get(ENGINE + "/process-instance").body()).isEqualTo("[]");
        assertThat(other.get(ENGINE + "/history/task").body()).isEqualTo("[]");
    }

    @Test
    void unitTakesNoTaskOfAnother() {
        Visitor other = inTasklist(OTHER_UNIT);
        String path = ENGINE + "/task/" + task.getId();
        assertThat(other.json("POST", path + "/claim", "{\"userId\":\"" + OTHER_UNIT + "\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(other.json("POST", path + "/submit-form", "{\"variables\":{\"decision\":{\"value\":\"accepted\"}}}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(inTasklist(HEAD)
                        .json("POST", path + "/claim", "{\"userId\":\"" + OTHER_UNIT + "\"}")
                        .statusCode())
                .isEqualTo(500);
    }

    @Test
    void unitOpensNoOtherWebAppAndNoOthersPages() {
        Visitor head = inTasklist(HEAD);
        assertThat(head.statusOf("/camunda/api/cockpit/plugin/base/default/process-definition/statistics"))
                .isEqualTo(403);
        assertThat(head.statusOf("/intake")).isEqualTo(403);
        assertThat(loggedIn(OTHER_UNIT).statusOf("/items/" + item)).isEqualTo(403);
        assertThat(head.statusOf("/items/" + item)).isEqualTo(200);
    }

    @Test
    void administratorKeepsUsersAndCompletesNoTask() {
        String user = office("renewed");
        Visitor administrator = visitor();
        administrator.logIn(ADMINISTRATOR, ADMINISTRATORS_PASSWORD);
        assertThat(administrator.statusOf("/camunda/app/admin/default/")).isEqualTo(200);
        assertThat(administrator.get(ENGINE + "/user").body()).contains(HANDLER);
        assertThat(administrator
                        .json(
                                "PUT",
                                ENGINE + "/user/" + user + "/credentials",
                                "{\"password\":\"" + PASSWORD + "-new\",\"authenticatedUserPassword\":\""
                                        + ADMINISTRATORS_PASSWORD + "\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(visitor().logIn(user, PASSWORD + "-new").headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).doesNotContain("error"));
        assertThat(administrator
                        .json(
                                "POST",
                                ENGINE + "/task/" + task.getId() + "/submit-form",
                                "{\"variables\":{\"decision\":{\"value\":\"accepted\"}}}")
                        .statusCode())
                .isIn(403, 500);
        assertThat(administrator.get(ENGINE + "/task").body()).isEqualTo("[]");
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

    @Test
    void wrongPasswordLocksForAWhile() {
        String user = office("locked");
        assertThat(visitor().logIn(user, "wrong").headers().map()).satisfies(DoorsTest::isRefused);
        assertThat(visitor().logIn(user, PASSWORD).headers().map()).satisfies(DoorsTest::isRefused);
    }

    /** Somebody of the office whose account no other test uses. */
    private String office(String name) {
        String user = name + item;
        directory.addPerson(
                new Directory.Person(user, "测试-" + name, "office", null, Set.of(Role.RECTIFICATION_OFFICE)), PASSWORD);
        return user;
    }

    private static void isRefused(Map<String, List<String>> headers) {
        assertThat(headers.get("location")).singleElement().asString().endsWith("/login?error");
    }

    private Visitor visitor() {
        return new Visitor(port);
    }

    private Visitor loggedIn(String user) {
        Visitor visitor = visitor();
        assertThat(visitor.logIn(user, PASSWORD).headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).doesNotContain("error"));
        return visitor;
    }

    /** Somebody whose browser has Tasklist open, and with it the token of the web apps. */
    private Visitor inTasklist(String user) {
        Visitor visitor = loggedIn(user);
        assertThat(visitor.statusOf(TASKLIST)).isEqualTo(200);
        return visitor;
    }

    private static HttpResponse<String> deploy(Visitor designer) {
        String model = "<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL' targetNamespace='probe'"
                + " xmlns:camunda='http://camunda.org/schema/1.0/bpmn'><process id='probe' isExecutable='true'"
                + " camunda:historyTimeToLive='P1D'><startEvent id='start'/></process></definitions>";
        return designer.upload("/engine-rest/deployment/create", "probe", "probe.bpmn", model);
    }
}
