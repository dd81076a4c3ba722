package org.zhenggai.engine.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.process.Cycle.*;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhenggai.access.Visitor;
import org.zhenggai.engine.tasklist.TasklistServer;

/** The pages of the tasks, asked as a browser asks them. */
class DeskTest extends TasklistServer {

    @Autowired
    private TaskService tasks;

    @Test
    void listShowsWhatIsLateFirstAndCountsIt() {
        long round = cycle.startedRound(3);
        List<String> ids = ids("acceptItem", cycle.items(round));
        tasks.setDueDate(ids.get(2), date(LocalDateTime.of(2024, 3, 5, 9, 0)));
        tasks.setDueDate(ids.get(0), date(LocalDateTime.of(2024, 3, 6, 17, 30)));
        tasks.setDueDate(ids.get(1), date(LocalDateTime.of(2024, 3, 7, 17, 30)));
        cycle.at(LocalDateTime.of(2024, 3, 6, 17, 0));
        Visitor handler = loggedIn(HANDLER);

        assertThat(listed(handler, "round=" + round)).containsExactly(ids.get(2), ids.get(0), ids.get(1));
        assertThat(listed(handler, "part=OVERDUE&round=" + round)).containsExactly(ids.get(2));
        assertThat(listed(handler, "part=TODAY&round=" + round)).containsExactly(ids.get(0));
        assertThat(listed(handler, "part=WEEK&round=" + round)).containsExactly(ids.get(0), ids.get(1));
        assertThat(listed(handler, "part=MINE&round=" + round)).isEmpty();
        assertThat(listed(handler, "q=第３类&round=" + round)).containsExactly(ids.get(2));
        cycle.at(LocalDateTime.of(2024, 3, 6, 17, 31));
        assertThat(listed(handler, "part=OVERDUE&round=" + round)).containsExactly(ids.get(2), ids.get(0));
        assertThat(listed(loggedIn(OTHER_UNIT), "round=" + round)).isEmpty();
    }

    @Test
    void badgeCountsWhatWaitsForHimAndWhatIsHis() {
        Visitor handler = loggedIn(HANDLER);
        JsonNode before = counts(handler);
        List<String> ids = ids("acceptItem", cycle.items(cycle.startedRound(2)));
        tasks.setAssignee(ids.get(0), HANDLER);

        JsonNode after = counts(loggedIn(HANDLER));

        assertThat(after.get("waiting").asInt() - before.get("waiting").asInt()).isEqualTo(2);
        assertThat(after.get("mine").asInt() - before.get("mine").asInt()).isEqualTo(1);
    }

    @Test
    void pageShowsTheCaseAndTheFormItsFields() {
        long item = cycle.items(cycle.startedRound(1)).get(0);
        String task = cycle.task("acceptItem", item).getId();
        Visitor handler = loggedIn(HANDLER);

        assertThat(handler.get("/tasks/" + task).body())
                .contains("签收整改事项", "第1类账目不清", "反馈原文", "还没有人认领", "aria-current=\"step\"");
        JsonNode form = json(handler.script("GET", "/tasks/" + task + "/form", "", null));
        assertThat(form.at("/schema/id").asText()).isEqualTo("acceptItem");
        assertThat(form.get("data").has("item")).as("the case is no variable").isFalse();
        for (String path : List.of("", "/form", "/case", "/holder", "/done")) {
            assertThat(loggedIn(OTHER_UNIT).statusOf("/tasks/" + task + path))
                    .as(path)
                    .isEqualTo(404);
        }
    }

    @Test
    void firstChangeTakesTheTaskAndOthersAreTold() {
        long item = cycle.items(cycle.startedRound(1)).get(0);
        String task = cycle.task("acceptItem", item).getId();
        Visitor handler = loggedIn(HANDLER);
        Visitor head = loggedIn(HEAD);

        assertThat(post(handler, task, "claim", "{}").statusCode()).isEqualTo(200);

        assertThat(cycle.task("acceptItem", item).getAssignee()).isEqualTo(HANDLER);
        assertThat(head.get("/tasks/" + task).body()).contains("由测试-handler1办理");
        JsonNode holder = json(head.script("GET", "/tasks/" + task + "/holder", "", null));
        assertThat(holder.get("name").asText()).isEqualTo("测试-handler1");
        assertThat(holder.get("isMine").asBoolean()).isFalse();
        HttpResponse<String> refused = post(head, task, "claim", "{}");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("已由测试-handler1认领");
        HttpResponse<String> stranger = post(loggedIn(OTHER_UNIT), task, "claim", "{}");
        assertThat(stranger.statusCode()).isEqualTo(404);
    }

    @Test
    void whatIsWrongStandsAtItsFieldAndNothingIsChanged() {
        long item = cycle.itemInWork();
        cycle.openPeriod(cycle.roundOf(item));
        String task = cycle.task("reportProgress", item).getId();

        HttpResponse<String> answer = post(
                loggedIn(HANDLER), task, "submission", "{\"progress\":120,\"done\":\"\",\"request\":\"continue\"}");

        assertThat(answer.statusCode()).isEqualTo(422);
        JsonNode faults = json(answer).get("faults");
        assertThat(faults.findValuesAsText("field")).containsExactly("progress", "done");
        assertThat(faults.findValuesAsText("sentence").get(0)).contains("“累计进度”须在0到100之间");
        assertThat(cycle.task("reportProgress", item).getAssignee())
                .as("a refused submission takes nothing")
                .isNull();
    }

    @Test
    void doneSaysWhatHappenedAndInWhoseHandsItIs() {
        long item = cycle.items(cycle.startedRound(1)).get(0);
        String task = cycle.task("acceptItem", item).getId();
        Visitor handler = loggedIn(HANDLER);

        HttpResponse<String> answer =
                post(handler, task, "submission", "{\"decision\":\"handedBack\",\"reason\":\"职责不在本单位\"}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        String done = handler.get(json(answer).get("location").asText()).body();
        assertThat(done)
                .contains("已办理：签收整改事项", "职责不在本单位", "现在在谁手里", "整改办", "重新分派事项")
                .contains("/items/" + item);
        assertThat(handler.get("/tasks/" + task).headers().firstValue("Location"))
                .as("the page of a done task leads there")
                .hasValueSatisfying(place -> assertThat(place).endsWith("/tasks/" + task + "/done"));
        assertThat(loggedIn(HEAD).statusOf("/tasks/" + task + "/done"))
                .as("nobody else did it")
                .isEqualTo(404);
        assertThat(post(handler, task, "submission", "{\"decision\":\"accepted\"}")
                        .body())
                .contains("您已经办理过此任务");
    }

    /** Whoever once did a task of an item is not told for ever what becomes of it. */
    @Test
    void doneSaysNothingOfAnItemThatWentToAnotherUnit() {
        long item = cycle.items(cycle.startedRound(1)).get(0);
        String task = cycle.task("acceptItem", item).getId();
        Visitor handler = loggedIn(HANDLER);
        post(handler, task, "submission", "{\"decision\":\"handedBack\",\"reason\":\"职责不在本单位\"}");
        cycle.complete(
                "reassignItem", item, OFFICE, Map.of("leadUnit", "unit2", "leader", LEADER, "reason", "改由社区牵头办理"));

        String done = loggedIn(HANDLER).get("/tasks/" + task + "/done?before=0").body();

        assertThat(done).contains("已办理：签收整改事项", "已不在您的查看范围内").doesNotContain("改由社区牵头办理", "河田社区", "/items/" + item);
    }

    @Test
    void whoSignsReadsWhatWasVerifiedAndWhoHasSigned() {
        long item = cycle.itemInWork();
        cycle.toSignOff(item);
        String leaders = cycle.task("signOffLeader", item).getId();

        assertThat(loggedIn(LEADER).get("/tasks/" + leaders).body())
                .contains("核验结论", "核验通过")
                .doesNotContain("已签意见");

        cycle.complete("signOffLeader", item, LEADER, Map.of("decision", "approved", "opinion", "账目属实，拟同意"));
        assertThat(loggedIn(SECRETARY)
                        .get("/tasks/" + cycle.task("signOffSecretary", item).getId())
                        .body())
                .contains("核验结论", "已签意见", "责任领导同意", "账目属实，拟同意");
    }

    @Test
    void doneSaysThatTheItemIsClosedAsSoonAsItIs() {
        long item = cycle.itemInWork();
        cycle.toSignOff(item);
        cycle.complete("signOffLeader", item, LEADER, Map.of("decision", "approved"));
        String task = cycle.task("signOffSecretary", item).getId();
        Visitor secretary = loggedIn(SECRETARY);

        HttpResponse<String> answer = post(secretary, task, "submission", "{\"decision\":\"approved\"}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        String done = "/tasks/" + task + "/done";
        assertThat(secretary.get(done).body()).contains("data-moving", "系统正在登记").doesNotContain("已销号，整改办结", "没有等人办理");
        cycle.runJobs();
        assertThat(secretary.get(done).body()).contains("已销号，整改办结").doesNotContain("data-moving", "系统正在登记");
    }

    @Test
    void itemsPageSaysInWhoseHandsItIsAndLeadsWhoeverMayActToTheForm() {
        long item = cycle.items(cycle.startedRound(1)).get(0);
        String task = cycle.task("acceptItem", item).getId();

        assertThat(loggedIn(HANDLER).get("/items/" + item).body())
                .contains("现在在谁手里", "签收整改事项", "href=\"/tasks/" + task + "\"");
        assertThat(loggedIn(OFFICE).get("/items/" + item).body())
                .contains("现在在谁手里", "签收整改事项")
                .doesNotContain("/tasks/" + task);
        tasks.setAssignee(task, HEAD);
        assertThat(loggedIn(HANDLER).get("/items/" + item).body())
                .contains("测试-" + HEAD)
                .doesNotContain("/tasks/" + task);
    }

    /** A task may be offered to people by name, and to no group, as a joint verification is. */
    @Test
    void whatIsOfferedToPeopleByNameIsSaidToo() {
        long item = cycle.items(cycle.startedRound(1)).get(0);
        String task = cycle.task("acceptItem", item).getId();
        tasks.deleteCandidateGroup(task, "inspected-unit:unit1");
        tasks.addCandidateUser(task, HEAD);

        for (String path : List.of("/items/" + item, "/items/" + item + "/drawer")) {
            assertThat(loggedIn(OFFICE).get(path).body()).as(path).contains("测试-" + HEAD, "签收整改事项");
        }
        assertThat(loggedIn(HEAD).get("/items/" + item).body()).contains("href=\"/tasks/" + task + "\"");
    }

    @Test
    void anAddressThatNobodyCanReadIsCalledSoAndNotALostForm() {
        for (String path : List.of("/tasks?part=x", "/items/99999999999999999999")) {
            assertThat(loggedIn(HANDLER).get(path).body())
                    .as(path)
                    .contains("网址里有不对的内容", "返回")
                    .doesNotContain("没有保存");
        }
    }

    @Test
    void taskThatOthersHaveDoneLeadsToItsItemForWhomMayReadIt() {
        long item = cycle.items(cycle.startedRound(1)).get(0);
        String task = cycle.task("acceptItem", item).getId();
        cycle.complete("acceptItem", item, HEAD, Map.of("decision", "accepted"));

        assertThat(loggedIn(HANDLER).get("/tasks/" + task).headers().firstValue("Location"))
                .hasValueSatisfying(place -> assertThat(place).endsWith("/items/" + item));
        assertThat(loggedIn(OTHER_UNIT).statusOf("/tasks/" + task)).isEqualTo(404);
    }

    @Test
    void whatIsMissingForTheVerificationStandsAtItsField() {
        long item = cycle.itemInWork();
        cycle.openPeriod(cycle.roundOf(item));
        String task = cycle.task("reportProgress", item).getId();

        assertThat(json(post(
                                loggedIn(HANDLER),
                                task,
                                "submission",
                                "{\"progress\":50,\"done\":\"清理\",\"evidence\":\"台账\",\"request\":\"done\"}"))
                        .get("faults")
                        .findValuesAsText("field"))
                .containsExactly("progress");
        assertThat(json(post(
                                loggedIn(HANDLER),
                                task,
                                "submission",
                                "{\"progress\":100,\"done\":\"清理\",\"request\":\"done\"}"))
                        .get("faults")
                        .findValuesAsText("field"))
                .containsExactly("evidence");
    }

    /** The log of access takes a line while the case is read, on every database. */
    @Test
    void caseOfAConfidentialItemIsReadAndLogged() {
        long item = cycle.items(cycle.startedRound(1)).get(0);
        String task = cycle.task("acceptItem", item).getId();
        jdbc.sql("update item set confidential = true where id = ?").param(item).update();
        Visitor head = loggedIn(HEAD);
        int before = reads();

        assertThat(head.get("/tasks/" + task).body()).contains("第1类账目不清");
        assertThat(head.get("/tasks/" + task + "/case").body()).contains("第1类账目不清");

        assertThat(reads()).isEqualTo(before + 2);
    }

    private int reads() {
        return jdbc.sql("select count(*) from access_log where kind = 'CONFIDENTIAL_READ' and actor = ?")
                .param(HEAD)
                .query(Integer.class)
                .single();
    }

    private HttpResponse<String> post(Visitor visitor, String task, String what, String body) {
        return visitor.script("POST", "/tasks/" + task + "/" + what, body, visitor.scriptToken());
    }

    private JsonNode counts(Visitor visitor) {
        return json(visitor.script("GET", "/tasks/counts/mine", "", null));
    }

    private static List<String> listed(Visitor visitor, String query) {
        String page = visitor.get("/tasks?" + query).body();
        return Pattern.compile("href=\"/tasks/([0-9a-f-]{36})\"")
                .matcher(page)
                .results()
                .map((MatchResult link) -> link.group(1))
                .toList();
    }

    private static Date date(LocalDateTime time) {
        return Date.from(time.atZone(ZoneId.of("Asia/Shanghai")).toInstant());
    }
}
