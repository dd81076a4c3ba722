package org.zhenggai.tasklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.process.Cycle.*;

import java.net.http.HttpResponse;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhenggai.access.Visitor;

/** What Tasklist is told when a task cannot be submitted or claimed. */
class TaskAnswersTest extends TasklistServer {

    private static final String TASK = "/camunda/api/engine/engine/default/task/";
    private static final String ACCEPTED =
            "{\"variables\":{\"decision\":{\"value\":\"accepted\",\"type\":\"String\"}}}";

    @Autowired
    private TaskService tasks;

    @Test
    void refusalIsOurSentenceAlone() {
        String id = ids("acceptItem", cycle.items(cycle.startedRound(1))).get(0);

        HttpResponse<String> answer = inTasklist(HEAD).json("POST", TASK + id + "/submit-form", "{\"variables\":{}}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(json(answer).get("message").asText()).startsWith("请选择“").endsWith("”。");
    }

    @Test
    void claimForSomebodyElseIsRefusedInWords() {
        String id = ids("acceptItem", cycle.items(cycle.startedRound(1))).get(0);

        HttpResponse<String> answer =
                inTasklist(HEAD).json("POST", TASK + id + "/claim", "{\"userId\":\"" + HANDLER + "\"}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(json(answer).get("message").asText()).isEqualTo("任务只能由本人认领，不能指派给他人。");
    }

    @Test
    void secondSubmitOfATaskIsAConflict() {
        long item = cycle.items(cycle.startedRound(1)).get(0);
        String id = cycle.task("acceptItem", item).getId();
        Visitor head = inTasklist(HEAD);

        assertThat(head.json("POST", TASK + id + "/submit-form", ACCEPTED).statusCode())
                .isEqualTo(204);
        HttpResponse<String> second = head.json("POST", TASK + id + "/submit-form", ACCEPTED);

        assertThat(second.statusCode()).as(second.body()).isEqualTo(409);
        assertThat(json(second).get("message").asText()).isEqualTo("此任务已由他人办理，请刷新任务列表。");
    }

    @Test
    void strangerLearnsNothing() {
        String id = ids("acceptItem", cycle.items(cycle.startedRound(1))).get(0);

        HttpResponse<String> answer = inTasklist(OTHER_UNIT).json("POST", TASK + id + "/submit-form", ACCEPTED);

        assertThat(answer.statusCode()).isIn(403, 404);
        assertThat(tasks.createTaskQuery().taskId(id).count()).isOne();
    }

    @Test
    void claimedTaskIsAConflictToOthers() {
        String id = ids("acceptItem", cycle.items(cycle.startedRound(1))).get(0);

        assertThat(claim(HEAD, id).statusCode()).isEqualTo(204);
        HttpResponse<String> second = claim(HANDLER, id);

        assertThat(second.statusCode()).as(second.body()).isEqualTo(409);
        assertThat(json(second).get("message").asText()).isEqualTo("此任务已由他人认领，请刷新任务列表。");
    }

    private HttpResponse<String> claim(String user, String id) {
        return inTasklist(user).json("POST", TASK + id + "/claim", "{\"userId\":\"" + user + "\"}");
    }

    private Visitor inTasklist(String user) {
        Visitor visitor = loggedIn(user);
        assertThat(visitor.statusOf("/camunda/app/tasklist/default/")).isEqualTo(200);
        return visitor;
    }
}
