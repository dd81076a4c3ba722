package org.zhenggai.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.process.Cycle.*;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people do to tasks and cases through the interfaces of the web apps, past the forms. */
class TaskDoorsTest extends VisitedServer {

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
        assertThat(own.get("/tasks/" + task.getId() + "/case").body()).contains("第1类账目不清");
        Visitor other = inTasklist(OTHER_UNIT);
        assertThat(shown(other))
                .isEqualTo(offered("inspected-unit:unit2", "person:" + OTHER_UNIT))
                .doesNotContain(task.getId());
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
                "/variables/decision/data")) {
            HttpResponse<String> answer = other.get(path + what);
            assertThat(answer.statusCode()).as(what).isIn(403, 404);
            assertThat(answer.body()).as(what).doesNotContain("账目不清");
        }
        for (String what : List.of("/variable-instance", "/process-instance", "/history/task", "/history/detail")) {
            assertThat(other.statusOf(ENGINE + what)).as(what).isEqualTo(403);
        }
    }

    private static List<String> shown(Visitor visitor) {
        return Pattern.compile("\\{\"id\":\"([^\"]+)\"")
                .matcher(visitor.get(ENGINE + "/task").body())
                .results()
                .map(found -> found.group(1))
                .sorted()
                .toList();
    }

    /** The tasks that the engine offers to one of the groups, asked without anybody's rights. */
    private List<String> offered(String... groups) {
        return tasks
                .createTaskQuery()
                .taskCandidateGroupIn(List.of(groups))
                .includeAssignedTasks()
                .active()
                .list()
                .stream()
                .map(Task::getId)
                .sorted()
                .toList();
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
                .isEqualTo(422);
    }

    @Test
    void unitOpensNoOtherWebAppAndNoOthersPages() {
        Visitor head = inTasklist(HEAD);
        assertThat(head.statusOf("/camunda/api/cockpit/plugin/base/default/process-definition/statistics"))
                .isEqualTo(403);
        assertThat(head.statusOf("/intake")).isEqualTo(403);
        assertThat(loggedIn(OTHER_UNIT).statusOf("/items/" + item)).isEqualTo(404);
        assertThat(head.statusOf("/items/" + item)).isEqualTo(200);
    }

    @Test
    void administratorWritesNoUsersInTheEngineAndCompletesNoTask() {
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
                .isEqualTo(403);
        loggedIn(user);
        assertThat(administrator
                        .json(
                                "POST",
                                ENGINE + "/task/" + task.getId() + "/submit-form",
                                "{\"variables\":{\"decision\":{\"value\":\"accepted\"}}}")
                        .statusCode())
                .isIn(403, 422);
        assertThat(administrator.get(ENGINE + "/task").body()).isEqualTo("[]");
    }

    @Test
    void administratorSeesWhereAnInstanceStandsAndNothingItHolds() {
        Visitor administrator = visitor();
        administrator.logIn(ADMINISTRATOR, ADMINISTRATORS_PASSWORD);
        String instance = ENGINE + "/process-instance/" + task.getProcessInstanceId();
        assertThat(administrator.get(instance + "/activity-instances").body()).contains("userTask_acceptItem");
        for (String path : List.of(
                instance + "/variables",
                instance + "/comment",
                ENGINE + "/variable-instance?processInstanceIdIn=" + task.getProcessInstanceId(),
                ENGINE + "/task/" + task.getId(),
                ENGINE + "/task/" + task.getId() + "/form-variables",
                ENGINE + "/history/task")) {
            assertThat(administrator.statusOf(path)).as(path).isEqualTo(403);
        }
    }

    @Test
    void taskThatAColleagueHasClaimedIsNotCompleted() {
        Visitor head = inTasklist(HEAD);
        tasks.setAssignee(task.getId(), HANDLER);
        HttpResponse<String> answer = head.json(
                "POST",
                ENGINE + "/task/" + task.getId() + "/submit-form",
                "{\"variables\":{\"decision\":{\"value\":\"accepted\"}}}");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("此任务已由");
        assertThat(cycle.task("acceptItem", item).getAssignee()).isEqualTo(HANDLER);
        tasks.setAssignee(task.getId(), null);
    }

    @Test
    void attachmentsAreOurEvidenceNotTheEngines() {
        Visitor head = inTasklist(HEAD);
        String path = ENGINE + "/task/" + task.getId() + "/attachment";
        assertThat(head.statusOf(path)).isEqualTo(403);
        assertThat(head.json("POST", path + "/create", "{}").statusCode()).isEqualTo(403);
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
}
