package org.zhenggai.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.process.Cycle.*;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhenggai.people.Directory;
import org.zhenggai.people.Role;
import org.zhenggai.process.Answers;
import org.zhenggai.round.item.ItemKind;
import org.zhenggai.work.plan.PlanTable;

/** Separation of duties and the form attacked over HTTP by every way in, and what the audit of the item says of it. */
class DutyDoorsTest extends VisitedServer {

    /** Reports for unit1 and works in the office. */
    private static final String REPORTER = "reporter-of-two-hats";

    private static final String INSPECTOR = "inspector-of-all";

    @Autowired
    private JdbcClient jdbc;

    /** An item that the reporter has reported as done. */
    private long reported() {
        if (directory.nameOf(REPORTER).equals(REPORTER)) {
            person(REPORTER, "handler", "unit1", Role.INSPECTED_UNIT, Role.RECTIFICATION_OFFICE);
            person(INSPECTOR, "inspector", null, Role.INSPECTION_TEAM);
        }
        long reported = cycle.itemInWork();
        cycle.complete("reportProgress", reported, REPORTER, done());
        ClockUtil.reset();
        return reported;
    }

    private void person(String user, String post, String unit, Role... roles) {
        directory.addPerson(new Directory.Person(user, "测试-" + user, post, unit, null, Set.of(roles)), PASSWORD);
    }

    @Test
    void reporterVerifiesByNoWay() {
        long reported = reported();
        String path = ENGINE + "/task/" + cycle.task("verifyItem", reported).getId();
        Visitor reporter = inTasklist(REPORTER);
        String sentence = "您填报过该事项的报告，不能核验，请由他人办理。";
        refused(422, sentence, reporter.json("POST", path + "/claim", "{\"userId\":\"" + REPORTER + "\"}"));
        String answers = "{\"variables\":{\"decision\":{\"value\":\"passed\"},\"method\":{\"value\":\"desk\"},"
                + "\"opinion\":{\"value\":\"属实\"}}}";
        refused(422, sentence, reporter.json("POST", path + "/submit-form", answers));
        refused(
                422,
                "任务只能由本人认领，不能指派给他人。",
                inTasklist(OFFICE).json("POST", path + "/claim", "{\"userId\":\"" + REPORTER + "\"}"));
        for (String way : List.of("complete", "resolve", "assignee", "delegate", "identity-links", "variables")) {
            for (Visitor visitor : List.of(reporter, inTasklist(OFFICE))) {
                HttpResponse<String> answer = visitor.json(
                        "POST", path + "/" + way, "{\"userId\":\"" + REPORTER + "\",\"type\":\"candidate\"}");
                assertThat(answer.statusCode()).as(way).isEqualTo(403);
            }
        }
        refused(
                422,
                "表单中没有“outcome",
                inTasklist(OFFICE).json("POST", path + "/submit-form", answers.replace("opinion", "outcome\\u0007")));
        assertThat(cycle.task("verifyItem", reported).getAssignee()).isNull();
        assertThat(jdbc.sql("select distinct way from refused_act where item = ? order by way")
                        .param(reported)
                        .query(String.class)
                        .list())
                .containsExactly("ASSIGNED", "CLAIMED", "CLOSED_DOOR", "COMPLETED", "FORGED");

        String audit = loggedIn(DISCIPLINE).get("/items/" + reported + "/audit").body();
        assertThat(audit)
                .contains("被拒：认领任务", "被拒：办理任务", "被拒：指派任务", "被拒：经接口改动任务", "被拒：提交表单以外的内容", sentence)
                .contains("状态：整改中 → 待核验", "进度：0% → 100%", "办结任务", "编制方案", "牵头单位：（无） → 财政分局");
    }

    private Visitor basic(String user) {
        return visitor().basic(user, PASSWORD);
    }

    private static void refused(int status, String sentence, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(sentence);
    }

    @Test
    void programsHaveNoWayToTasks() {
        long reported = reported();
        String path = "/engine-rest/task/" + cycle.task("verifyItem", reported).getId();
        for (String way : List.of("claim", "complete", "submit-form", "resolve", "assignee", "delegate")) {
            for (String user : List.of(REPORTER, OFFICE, DESIGNER)) {
                assertThat(basic(user)
                                .json("POST", path + "/" + way, "{\"userId\":\"" + REPORTER + "\"}")
                                .statusCode())
                        .as(way)
                        .isEqualTo(403);
            }
        }
        assertThat(jdbc.sql("select count(*) from refused_act where item = ? and way = 'CLOSED_DOOR'")
                        .param(reported)
                        .query(Integer.class)
                        .single())
                .isEqualTo(18);
    }

    @Test
    void auditIsReadByThoseWhoWatchAndNobodyElse() {
        long reported = reported();
        String page = "/items/" + reported + "/audit";
        for (String user : List.of(OFFICE, DISCIPLINE, SECRETARY)) {
            assertThat(loggedIn(user).statusOf(page)).as(user).isEqualTo(200);
            assertThat(loggedIn(user).get("/items/" + reported).body()).contains("办理审计");
        }
        for (String user : List.of(HANDLER, HEAD, LEADER, OTHER_UNIT, DESIGNER)) {
            assertThat(loggedIn(user).statusOf(page)).as(user).isEqualTo(403);
            assertThat(loggedIn(user).statusOf(page + ".csv")).as(user).isEqualTo(403);
        }
        assertThat(loggedIn(INSPECTOR).statusOf(page)).as("of another round").isEqualTo(404);
        assertThat(loggedIn(INSPECTOR).statusOf(page + ".csv")).isEqualTo(404);
        jdbc.sql("insert into round_reader (round, username) values (?, ?)")
                .params(cycle.roundOf(reported), INSPECTOR)
                .update();
        assertThat(loggedIn(INSPECTOR).statusOf(page)).isEqualTo(200);
        String csv = loggedIn(OFFICE).get(page + ".csv").body();
        assertThat(csv).startsWith("\uFEFF时间,办理人,代谁办理,办理内容,变化,说明");
        assertThat(csv.lines().filter(line -> line.contains(",两周报告,")))
                .singleElement()
                .asString()
                .contains("测试-" + REPORTER, "状态：整改中 → 待核验");
        assertThat(loggedIn(HEAD).get("/items/" + reported).body()).doesNotContain("办理审计");
    }

    @Test
    void whatWasDoneNextIsInTheAuditToo() {
        long reported = reported();
        cycle.complete("verifyItem", reported, DISCIPLINE, Answers.passed());
        assertThat(loggedIn(DISCIPLINE).get("/items/" + reported + "/audit").body())
                .contains("状态：待核验 → 待销号审批", "测试-" + DISCIPLINE);
    }

    @Test
    void officeNamesAnotherLeaderWhereOneHeadsTheUnit() {
        String both = "leader-and-head";
        String other = "other-leader";
        if (directory.nameOf(both).equals(both)) {
            person(both, "head", "unit1", Role.INSPECTED_UNIT, Role.LEADING_GROUP);
            person(other, "leader", null, Role.LEADING_GROUP);
        }
        long reported = cycle.itemInWork(row -> new PlanTable.Change(
                row.id(),
                row.version(),
                "unit1",
                List.of(),
                both,
                ItemKind.DATED,
                planned(row).deadline(),
                false));
        cycle.complete("reportProgress", reported, HANDLER, done());
        cycle.complete("verifyItem", reported, DISCIPLINE, Answers.passed());
        ClockUtil.reset();
        String task = ENGINE + "/task/" + cycle.task("signOffLeader", reported).getId();
        HttpResponse<String> refused = inTasklist(both).json("POST", task + "/claim", "{\"userId\":\"" + both + "\"}");
        refused(422, "请整改办变更责任领导后办理", refused);

        String page = "/items/" + reported + "/leader";
        assertThat(loggedIn(both).statusOf(page)).isEqualTo(403);
        Visitor office = loggedIn(OFFICE);
        String token = office.token(page);
        assertThat(office.form(page, "leader=" + HANDLER + "&reason=x", token).statusCode())
                .isEqualTo(422);
        assertThat(office.form(page, "leader=" + other + "&reason=+", token).statusCode())
                .isEqualTo(422);
        assertThat(office.form(page, "leader=" + other + "&reason=%E5%9B%9E%E9%81%BF", token)
                        .statusCode())
                .isEqualTo(302);
        assertThat(office.get("/items/" + reported + "/audit").body())
                .contains("变更责任领导", "责任领导：测试-" + both + " → 测试-" + other);
        cycle.complete("signOffLeader", reported, other, Answers.approved());
        ClockUtil.reset();
    }
}
