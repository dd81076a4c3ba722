package org.zhenggai.engine.tasklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.process.Cycle.*;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhenggai.access.Visitor;
import org.zhenggai.process.Answers;
import org.zhenggai.process.Cycle;

/** Who may give tasks to whom, one and ten at a time. */
class TaskAssignTest extends TasklistServer {

    @Autowired
    private TaskService tasks;

    @Test
    void headAssignsTenAtOnceAndTheHistorySaysSo() {
        List<Long> items = cycle.items(cycle.startedRound(10));
        List<String> ids = ids("acceptItem", items);

        var answer = assign(loggedIn(HEAD), ids, HANDLER);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(json(answer).get("message").asText()).isEqualTo("已将10项任务指派给测试-handler1。");
        assertThat(assignees("acceptItem", items)).isEqualTo(times(10, HANDLER));
        assertThat(items).allSatisfy(item -> assertThat(history(item)).containsExactly("head1 签收整改事项：由测试-handler1办理"));
        cycle.complete("acceptItem", items.get(0), HANDLER, Map.of("decision", "accepted"));
    }

    @Test
    void tokenOfOursIsNeeded() {
        List<Long> items = cycle.items(cycle.startedRound(1));
        List<String> ids = ids("acceptItem", items);
        Visitor head = loggedIn(HEAD);

        assertThat(assign(head, ids, HANDLER, null).statusCode()).isEqualTo(403);
        assertThat(assignees("acceptItem", items)).containsExactly("null");
        String token = json(head.script("GET", "/csrf", "", null)).get("token").asText();
        assertThat(assign(head, ids, HANDLER, token).statusCode()).isEqualTo(200);
        assertThat(assignees("acceptItem", items)).containsExactly(HANDLER);
    }

    @Test
    void headGivesAClaimedTaskToAnother() {
        List<Long> items = cycle.items(cycle.startedRound(1));
        List<String> ids = ids("acceptItem", items);
        tasks.setAssignee(ids.get(0), HANDLER);
        Visitor head = loggedIn(HEAD);

        assertThat(assign(head, ids, HEAD).statusCode()).isEqualTo(200);
        assertThat(assignees("acceptItem", items)).containsExactly(HEAD);
        assertThat(assign(head, ids, null).statusCode()).isEqualTo(200);
        assertThat(assignees("acceptItem", items)).containsExactly("null");
        assertThat(history(items.get(0))).containsExactly("head1 签收整改事项：由测试-head1办理", "head1 签收整改事项：退回，待认领");
    }

    @Test
    void handlerAssignsNothingButGivesHisOwnBack() {
        List<Long> items = cycle.items(cycle.startedRound(2));
        List<String> ids = ids("acceptItem", items);
        tasks.setAssignee(ids.get(0), HANDLER);
        tasks.setAssignee(ids.get(1), HEAD);
        Visitor handler = loggedIn(HANDLER);

        assertThat(assign(handler, ids, HANDLER).statusCode()).isEqualTo(403);
        var taken = assign(handler, ids, null);
        assertThat(taken.statusCode()).isEqualTo(422);
        assertThat(json(taken).get("message").asText()).isEqualTo("没有指派：“签收整改事项 2”不由您指派。");
        assertThat(assignees("acceptItem", items)).as("all or nothing").containsExactly(HANDLER, HEAD);

        assertThat(assign(handler, ids.subList(0, 1), null).statusCode()).isEqualTo(200);
        assertThat(assignees("acceptItem", items)).containsExactly("null", HEAD);
    }

    @Test
    void receiverMustBelongToTheUnitAndBeThere() {
        List<Long> items = cycle.items(cycle.startedRound(2));
        List<String> ids = ids("acceptItem", items);
        Visitor head = loggedIn(HEAD);

        for (String stranger : List.of(OTHER_UNIT, OFFICE, LEADER, "nobody")) {
            var answer = assign(head, ids, stranger);
            assertThat(answer.statusCode()).as(stranger).isEqualTo(422);
            assertThat(json(answer).get("message").asText()).contains("“签收整改事项 1”只能指派给本单位在岗人员", "“签收整改事项 2”");
        }
        jdbc.sql("update person set active = false where username = ?")
                .param(HANDLER)
                .update();
        try {
            assertThat(assign(head, ids, HANDLER).statusCode()).isEqualTo(422);
        } finally {
            jdbc.sql("update person set active = true where username = ?")
                    .param(HANDLER)
                    .update();
        }
        assertThat(assignees("acceptItem", items)).containsExactly("null", "null");
        assertThat(history(items.get(0))).isEmpty();
    }

    @Test
    void strangersTaskAmongOnesOwnStopsAllOfThem() {
        List<Long> items = cycle.items(cycle.startedRound(2));
        List<String> ids = ids("acceptItem", items);

        var answer = assign(loggedIn(OTHER_HEAD), ids, OTHER_UNIT);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(json(answer).get("message").asText()).contains("有2项已经办结或不在您的办理范围内");
        var mixed = assign(
                loggedIn(HEAD), Stream.concat(ids.stream(), Stream.of("gone")).toList(), HANDLER);
        assertThat(json(mixed).get("message").asText()).contains("有1项已经办结或不在您的办理范围内");
        assertThat(assignees("acceptItem", items)).containsExactly("null", "null");
    }

    @Test
    void officeSharesItsTasksAndNobodyElsesAndLeadersNone() {
        long item = cycle.items(cycle.startedRound(1)).get(0);
        cycle.complete("acceptItem", item, HEAD, Map.of("decision", "accepted"));
        cycle.complete("proposeMeasures", item, HANDLER, Map.of("measures", "清理账目\n建立台账"));
        List<String> review = ids("reviewMeasures", List.of(item));
        Visitor office = loggedIn(OFFICE);

        assertThat(assign(office, review, SECOND_OFFICE).statusCode()).isEqualTo(200);
        assertThat(assignees("reviewMeasures", List.of(item))).containsExactly(SECOND_OFFICE);
        assertThat(assign(office, review, DISCIPLINE).statusCode()).isEqualTo(422);
        assertThat(assign(loggedIn(HEAD), review, HANDLER).statusCode()).isEqualTo(422);
        assertThat(assign(loggedIn(LEADER), review, LEADER).statusCode()).isEqualTo(403);
        assertThat(assign(loggedIn(SECRETARY), review, null).statusCode()).isEqualTo(422);
        assertThat(assignees("reviewMeasures", List.of(item))).containsExactly(SECOND_OFFICE);
    }

    @Test
    void leaderGivesBackWhatHeClaimed() {
        long item = cycle.itemInWork();
        cycle.complete("reportProgress", item, HANDLER, done());
        cycle.complete("verifyItem", item, DISCIPLINE, Answers.passed());
        List<String> ids = ids("signOffLeader", List.of(item));
        tasks.setAssignee(ids.get(0), LEADER);

        assertThat(assign(loggedIn(LEADER), ids, null).statusCode()).isEqualTo(200);
        assertThat(assignees("signOffLeader", List.of(item))).containsExactly("null");
    }

    @Test
    void whoGetsATaskOfAConfidentialItemIsLetInByName() {
        long round = cycle.plannedRound(1, Cycle::planned);
        long item = cycle.items(round).get(0);
        jdbc.sql("update item set confidential = true where id = ?").param(item).update();
        cycle.complete("preparePlan", round, OFFICE, Map.of());
        cycle.complete("approvePlan", round, SECRETARY, approvedOn(START.toLocalDate()));
        cycle.complete("confirmPlan", round, SECRETARY, Answers.confirmed());
        cycle.runJobs();
        List<String> ids = ids("acceptItem", List.of(item));
        Visitor handler = loggedIn(HANDLER);
        assertThat(cards(handler, ids).get("cards")).isEmpty();

        assertThat(assign(loggedIn(HEAD), ids, HANDLER).statusCode()).isEqualTo(200);

        assertThat(cards(handler, ids).get("cards")).hasSize(1);
        assertThat(jdbc.sql("select username from item_confidant where item = ?")
                        .param(item)
                        .query(String.class)
                        .list())
                .containsExactly(HANDLER);
        assertThat(jdbc.sql(
                                "select count(*) from access_log where kind = 'RIGHTS_CHANGED' and detail like '%handler1%'")
                        .query(Integer.class)
                        .single())
                .isPositive();
        cycle.complete("acceptItem", item, HANDLER, Map.of("decision", "accepted"));
    }

    @Test
    void nothingChosenIsSaid() {
        Visitor head = loggedIn(HEAD);
        assertThat(json(head.script("POST", "/tasks/assign", "{}", head.token("/")))
                        .get("message")
                        .asText())
                .isEqualTo("请先勾选要指派的任务。");
    }
}
