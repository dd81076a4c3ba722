package org.zhenggai.ledger.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.process.Cycle.*;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhenggai.access.Visitor;
import org.zhenggai.process.Cycle;
import org.zhenggai.process.ServerTest;

/** What the tabs of Tasklist read of an item, and the comments that are written there. */
@ServerTest
class CaseFileHttpTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Cycle cycle;

    @Autowired
    private JdbcClient jdbc;

    private long round;
    private long item;
    private Visitor head;

    @BeforeEach
    void prepare() {
        round = cycle.startedRound(1);
        item = cycle.items(round).get(0);
        head = loggedIn(HEAD);
    }

    @Test
    void findsTheItemOfATask() {
        String task = cycle.task("acceptItem", item).getId();
        assertThat(head.get("/tasks/" + task + "/item").body())
                .isEqualTo("{\"id\":" + item + ",\"number\":\"1\",\"title\":\"第1类账目不清\",\"state\":\"待签收\"}");
        assertThat(loggedIn(OTHER_UNIT).statusOf("/tasks/" + task + "/item")).isEqualTo(404);
        assertThat(loggedIn(OFFICE).statusOf("/tasks/" + task + "/item"))
                .as("the office sees the item, but not the task of a unit")
                .isEqualTo(404);
        assertThat(head.statusOf("/tasks/no-such-task/item")).isEqualTo(404);
    }

    @Test
    void findsTheItemOfALetter() {
        cycle.toWork(item);
        cycle.openPeriod(round);
        for (int period = 0; period < 3; period++) {
            cycle.cutOff(round);
            cycle.openPeriod(round);
        }
        ClockUtil.reset();
        long episode = jdbc.sql("select id from escalation_episode where item = ?")
                .param(item)
                .query(Long.class)
                .single();
        String task = cycle.task("confirmReceipt", episode).getId();
        assertThat(head.get("/tasks/" + task + "/item").body()).contains("\"id\":" + item + ",");
    }

    @Test
    void taskOfARoundHasNoItem() {
        long studied = cycle.round(1);
        ClockUtil.reset();
        String task = cycle.task("studyFeedback", studied).getId();
        assertThat(loggedIn(OFFICE).statusOf("/tasks/" + task + "/item")).isEqualTo(404);
    }

    @Test
    void tellsTheHistoryNewestFirst() {
        cycle.complete("acceptItem", item, HEAD, Map.of("decision", "handedBack", "reason", "职责不符"));
        ClockUtil.reset();
        Visitor office = loggedIn(OFFICE);
        assertThat(comment(office, "请核对职责分工。").statusCode()).isEqualTo(201);
        assertThat(office.get("/items/" + item + "/history").body())
                .containsSubsequence(
                        "\"who\":\"测试-office1\",\"word\":\"留言\",\"text\":\"请核对职责分工。\",\"isReturn\":false,\"isComment\":true",
                        "\"who\":\"测试-head1\",\"word\":\"退回分派\",\"text\":\"职责不符\",\"isReturn\":true",
                        "\"word\":\"分派事项\"");
        assertThat(office.get("/items/" + item).body()).contains("请核对职责分工。", "测试-office1");
        assertThat(comment(office, " ").statusCode()).isEqualTo(422);
        assertThat(comment(office, "长".repeat(2001)).body()).contains("超过2000字");
        assertThat(office.get("/items/" + item + "/comments").body())
                .contains("请核对职责分工。", "\"mayComment\":true")
                .doesNotContain("长长");
    }

    /** PostgreSQL takes no NUL, and no Word document holds one. */
    @Test
    void controlCharactersAreRefusedWhicheverWayTheyCome() {
        Visitor office = loggedIn(OFFICE);
        for (String bad : List.of("账\\u0000目", "账\\ud800目")) {
            HttpResponse<String> answer = comment(office, bad);
            assertThat(answer.statusCode()).as(bad).isEqualTo(400);
            assertThat(answer.body()).contains("控制字符");
        }
        HttpResponse<String> answer = office.form(
                "/items/" + item + "/confidentiality", "confidential=true&reason=%E8%B4%A6%00", office.token("/"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("控制字符");
        assertThat(office.statusOf("/rounds/" + cycle.roundOf(item) + "/ledger?unit=%00"))
                .isEqualTo(400);
        assertThat(jdbc.sql("select confidential from item where id = ?")
                        .param(item)
                        .query(Boolean.class)
                        .single())
                .isFalse();
    }

    @Test
    void showsTheSourceLineByLine() {
        assertThat(head.get("/items/" + item + "/source").body())
                .contains("\"area\":\"（一）关于责任落实不到位方面\"")
                .contains("\"lines\":[{\"number\":5,\"text\":\"1.针对“第1类账目不清”的问题。有关台账不全，责任人不明确。\"}]");
    }

    @Test
    void readersOfConfidentialItemsAreNoted() {
        jdbc.sql("update item set confidential = true where id = ?").param(item).update();
        Visitor handler = loggedIn(HANDLER);
        for (String part : new String[] {"", "/history", "/source", "/comments", "/evidence"}) {
            assertThat(handler.statusOf("/items/" + item + part)).as(part).isEqualTo(404);
            long before = reads();
            assertThat(head.statusOf("/items/" + item + part)).as(part).isEqualTo(200);
            assertThat(reads()).as(part).isEqualTo(before + 1);
        }
    }

    private long reads() {
        return jdbc.sql("select count(*) from access_log where kind = 'CONFIDENTIAL_READ' and actor = ?")
                .param(HEAD)
                .query(Long.class)
                .single();
    }

    private HttpResponse<String> comment(Visitor visitor, String text) {
        return visitor.script(
                "POST", "/items/" + item + "/comments", "{\"text\":\"" + text + "\"}", visitor.scriptToken());
    }

    private Visitor loggedIn(String user) {
        ClockUtil.reset();
        Visitor visitor = new Visitor(port);
        assertThat(visitor.logIn(user, "test-only").headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).doesNotContain("error"));
        return visitor;
    }
}
