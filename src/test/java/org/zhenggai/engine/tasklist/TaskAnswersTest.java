package org.zhenggai.engine.tasklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.process.Cycle.*;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
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
    void serializedObjectIsRefusedInWords() {
        String id = ids("acceptItem", cycle.items(cycle.startedRound(1))).get(0);

        HttpResponse<String> answer = inTasklist(HEAD)
                .json(
                        "POST",
                        TASK + id + "/submit-form",
                        "{\"variables\":{\"decision\":{\"value\":\"rO0AB\",\"type\":\"Object\",\"valueInfo\":{"
                                + "\"objectTypeName\":\"java.lang.String\",\"serializationDataFormat\":"
                                + "\"application/x-java-serialized-object\"}}}}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(json(answer).get("message").asText()).startsWith("提交的内容不是表单能填的");
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
        HttpResponse<String> second =
                head.json("POST", TASK + id + "/submit-form", ACCEPTED.replace("accepted", "handedBack"));

        assertThat(second.statusCode()).as(second.body()).isEqualTo(409);
        assertThat(json(second).get("message").asText()).isEqualTo("您已经办理过此任务，没有再办一次。请刷新后查看。");
        HttpResponse<String> colleague = inTasklist(HANDLER).json("POST", TASK + id + "/submit-form", ACCEPTED);
        assertThat(colleague.statusCode()).as(colleague.body()).isEqualTo(409);
        assertThat(json(colleague).get("message").asText()).isEqualTo("此任务已由他人办理，没有办成。请刷新后查看。");
    }

    /** Two windows of one person, each with words of its own, at the same moment: one signs, the other reads a sentence; ten times, for the odds. */
    @Test
    void twoWhoSignAtTheSameMomentSignOnce() throws Exception {
        long round = cycle.startedRound(10);
        cycle.items(round).forEach(cycle::toWork);
        cycle.openPeriod(round);
        cycle.items(round).forEach(cycle::toSignOff);
        ClockUtil.reset();
        List<Visitor> both = List.of(inTasklist(LEADER), inTasklist(LEADER));
        ExecutorService pool = Executors.newFixedThreadPool(both.size());
        for (String id : ids("signOffLeader", cycle.items(round))) {
            CyclicBarrier start = new CyclicBarrier(both.size());
            List<Callable<HttpResponse<String>>> clicks = new ArrayList<>();
            both.forEach(leader -> clicks.add(() -> {
                start.await();
                return leader.json(
                        "POST",
                        TASK + id + "/submit-form",
                        "{\"variables\":{\"decision\":{\"value\":\"approved\"},\"opinion\":{\"value\":\"同意"
                                + both.indexOf(leader) + "\"}}}");
            }));
            List<HttpResponse<String>> answers = new ArrayList<>();
            for (Future<HttpResponse<String>> answer : pool.invokeAll(clicks)) {
                answers.add(answer.get());
            }
            assertThat(answers)
                    .as("%s %s", answers.get(0).body(), answers.get(1).body())
                    .extracting(HttpResponse::statusCode)
                    .containsExactlyInAnyOrder(204, 409);
            assertThat(answers).anySatisfy(answer -> assertThat(answer.body()).contains("您已经办理过此任务"));
        }
        pool.shutdown();
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
