package org.zhenggai.ladder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.process.Cycle.*;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhenggai.access.Visitor;
import org.zhenggai.access.cases.RoundReaders;
import org.zhenggai.kernel.Days;
import org.zhenggai.kernel.calendar.WorkCalendar;
import org.zhenggai.people.Directory;
import org.zhenggai.people.Role;
import org.zhenggai.process.Cycle;
import org.zhenggai.process.ServerTest;

/** The ladder through HTTP: who sees a referral, whose reminder is taken, where the picture is lit. */
@ServerTest
class LadderHttpTest {

    private static final String TASKS = "/camunda/api/engine/engine/default/task";
    private static final String TEAM = "team1";
    private static final String OTHER_LEADER = "leader2";
    private static final String[] ALL_BUT_DISCIPLINE = {HANDLER, HEAD, OFFICE, LEADER, SECRETARY, TEAM};
    private static final String[] REFERRAL_WORDS = {"移交问责", "问责结果", "recordOutcome", "诫勉谈话一人"};

    @LocalServerPort
    private int port;

    @Autowired
    private Cycle cycle;

    @Autowired
    private Directory directory;

    @Autowired
    private RoundReaders readers;

    @Autowired
    private WorkCalendar calendar;

    @Autowired
    private JdbcClient jdbc;

    private long round;
    private long item;

    @BeforeEach
    void prepare() {
        round = cycle.startedRound(1);
        item = cycle.items(round).get(0);
        if (directory.nameOf(TEAM).equals(TEAM)) {
            directory.addPerson(
                    new Directory.Person(TEAM, "测试-巡察", "team", null, null, Set.of(Role.INSPECTION_TEAM)), "test-only");
            directory.addPerson(
                    new Directory.Person(OTHER_LEADER, "测试-别的领导", "leader", null, null, Set.of(Role.LEADING_GROUP)),
                    "test-only");
        }
        readers.add(round, TEAM);
    }

    @AfterEach
    void presentTime() {
        ClockUtil.reset();
    }

    /** The episode of the item after so many fortnights of silence; the item has not been accepted. */
    private long stalled(int fortnights) {
        for (int n = 0; n < fortnights; n++) {
            cycle.openPeriod(round);
            cycle.cutOff(round);
        }
        return jdbc.sql("select id from escalation_episode where item = ?")
                .param(item)
                .query(Long.class)
                .single();
    }

    @Test
    void referralIsSeenByTheDisciplineAlone() {
        long episode = stalled(5);
        long referral = jdbc.sql("select id from referral where episode = ?")
                .param(episode)
                .query(Long.class)
                .single();
        Task task = cycle.task("recordOutcome", referral);
        ClockUtil.reset();
        for (String user : ALL_BUT_DISCIPLINE) {
            Visitor visitor = loggedIn(user);
            seesNothing(visitor, user, task, episode);
        }
        Visitor discipline = loggedIn(DISCIPLINE);
        assertThat(discipline.get(TASKS + "?processDefinitionKey=referral").body())
                .contains(task.getId());
        assertThat(discipline.get("/tasks/cards?ids=" + task.getId()).statusCode())
                .isNotEqualTo(403);
        assertThat(discipline.get("/items/" + item).body()).contains("移交问责", "仅纪检人员可见", "办理中", "第5级");
        assertThat(discipline.get("/episodes/" + episode + "/picture").body())
                .contains("\"active\":[", "\"serviceTask_referToDiscipline\"]");
        cycle.complete(
                "recordOutcome",
                referral,
                DISCIPLINE,
                Map.of("result", "admonished", "opinion", "诫勉谈话一人", "decidedOn", "2024-05-20"));
        assertThat(discipline.get("/items/" + item).body()).contains("诫勉谈话一人");
        assertThat(discipline.get("/episodes/" + episode + "/picture").body())
                .doesNotContain("\"serviceTask_referToDiscipline\"]");
        for (String user : ALL_BUT_DISCIPLINE) {
            seesNothing(loggedIn(user), user, task, episode);
        }
    }

    private void seesNothing(Visitor visitor, String user, Task task, long episode) {
        for (String path :
                new String[] {"/items/" + item, "/items/" + item + "/history", "/rounds/" + round + "/ledger"}) {
            HttpResponse<String> answer = visitor.get(path);
            assertThat(answer.statusCode()).as(user + " " + path).isEqualTo(200);
            assertThat(answer.body())
                    .as(user + " " + path)
                    .doesNotContain(REFERRAL_WORDS)
                    .doesNotContain("第5级");
        }
        assertThat(visitor.get("/items/" + item).body()).as(user).contains("第4级 专项督办");
        HttpResponse<String> picture = visitor.get("/episodes/" + episode + "/picture");
        assertThat(picture.statusCode()).as(user).isEqualTo(200);
        assertThat(picture.body().replaceAll(".*\"active\":", "")).as(user).doesNotContain("refer");
        assertThat(visitor.get(TASKS + "?processDefinitionKey=referral").body())
                .as(user)
                .doesNotContain(task.getId());
        assertThat(visitor.statusOf(TASKS + "/" + task.getId())).as(user).isIn(403, 404);
        assertThat(visitor.statusOf("/tasks/" + task.getId() + "/item"))
                .as(user)
                .isEqualTo(404);
        assertThat(visitor.get("/tasks/cards?ids=" + task.getId()).body())
                .as(user)
                .doesNotContain(REFERRAL_WORDS);
        assertThat(new Visitor(port).basic(user, "test-only").statusOf("/engine-rest/task"))
                .as(user)
                .isEqualTo(403);
    }

    @Test
    void giveBackOfAReferralsTaskLeavesNoLineOfHistory() {
        long referral = jdbc.sql("select id from referral where episode = ?")
                .param(stalled(5))
                .query(Long.class)
                .single();
        Task task = cycle.task("recordOutcome", referral);
        ClockUtil.reset();
        Visitor discipline = loggedIn(DISCIPLINE);
        assertThat(discipline.statusOf("/camunda/app/tasklist/default/")).isEqualTo(200);
        assertThat(discipline
                        .json("POST", TASKS + "/" + task.getId() + "/claim", "{\"userId\":\"" + DISCIPLINE + "\"}")
                        .statusCode())
                .isEqualTo(204);
        long before = lines();
        assertThat(discipline
                        .script(
                                "POST",
                                "/tasks/assign",
                                "{\"tasks\":[\"" + task.getId() + "\"],\"to\":null}",
                                discipline.scriptToken())
                        .statusCode())
                .isBetween(200, 204);
        assertThat(cycle.task("recordOutcome", referral).getAssignee()).isNull();
        assertThat(lines()).isEqualTo(before);
    }

    private long lines() {
        return jdbc.sql("select count(*) from event where item = ?")
                .param(item)
                .query(Long.class)
                .single();
    }

    @Test
    void pictureIsLitWhereTheEpisodeStandsAndClosedToStrangers() {
        long episode = stalled(3);
        ClockUtil.reset();
        assertThat(loggedIn(HEAD).get("/episodes/" + episode + "/picture").body())
                .contains(
                        "<bpmn:process id=\\\"escalation\\\"",
                        "\"userTask_arrangeTalk\"",
                        "\"userTask_confirmReceipt\"");
        assertThat(loggedIn(OTHER_UNIT).statusOf("/episodes/" + episode + "/picture"))
                .isEqualTo(404);
        assertThat(loggedIn(HEAD).statusOf("/episodes/999999/picture")).isEqualTo(404);
        assertThat(loggedIn(HEAD).get("/items/" + item).body()).contains("第3级 约谈", "现处于此级", "第4级 专项督办", "未到", "待安排");
        HttpResponse<String> script = loggedIn(HEAD).get("/zhenggai/bpmn-js/bpmn-navigated-viewer.production.min.js");
        assertThat(script.statusCode()).isEqualTo(200);
        assertThat(script.body()).contains("BpmnJS");
    }

    /** What the diagram tab of Tasklist asks for. */
    @Test
    void tasklistReadsTheModelOfATask() {
        String definition = cycle.task("acceptItem", item).getProcessDefinitionId();
        ClockUtil.reset();
        assertThat(loggedIn(HANDLER)
                        .statusOf("/camunda/api/engine/engine/default/process-definition/" + definition + "/xml"))
                .isEqualTo(200);
    }

    @Test
    void remindersAreSentByThoseWhoMayAndNotTooOften() {
        ClockUtil.reset();
        assertThat(remind(HANDLER, "请办").statusCode()).isEqualTo(403);
        assertThat(remind(OTHER_UNIT, "请办").statusCode()).isEqualTo(403);
        assertThat(remind(TEAM, "请办").statusCode()).isEqualTo(403);
        assertThat(remind(DISCIPLINE, "请办").statusCode()).isEqualTo(403);
        assertThat(remind(OTHER_LEADER, "请办").statusCode())
                .as("not responsible for it")
                .isEqualTo(403);
        assertThat(remind(OFFICE, " ").body()).contains("请填写催办的话");
        assertThat(remind(OFFICE, "长".repeat(501)).body()).contains("请压缩到500字以内");
        assertThat(jdbc.sql("select count(*) from reminder where item = ?")
                        .param(item)
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(remind(LEADER, "请周五前签收").statusCode()).isEqualTo(201);
        HttpResponse<String> again = remind(SECRETARY, "再催一次");
        assertThat(again.statusCode()).isEqualTo(422);
        LocalDate today =
                LocalDate.ofInstant(ClockUtil.getCurrentTime().toInstant(), java.time.ZoneId.of("Asia/Shanghai"));
        assertThat(again.body()).contains(Days.words(calendar.plus(today, 3)) + "起可以再催");
        assertThat(loggedIn(HEAD).get("/items/" + item + "/history").body())
                .contains("\"word\":\"催办\",\"text\":\"请周五前签收\"")
                .doesNotContain("再催一次");
        assertThat(loggedIn(OFFICE).get("/items/" + item).body()).contains("id=\"reminding\"");
        assertThat(loggedIn(HEAD).get("/items/" + item).body()).doesNotContain("id=\"reminding\"");
    }

    @Test
    void onePersonSendsSoManyADay() {
        ClockUtil.reset();
        jdbc.sql("update rule_figure set figure = 1 where name = 'remindersPerDay'")
                .update();
        try {
            long first = item;
            jdbc.sql("delete from reminder where sender = ?").param(SECRETARY).update();
            assertThat(remind(SECRETARY, "请签收").statusCode()).isEqualTo(201);
            item = cycle.items(cycle.startedRound(1)).get(0);
            ClockUtil.reset();
            assertThat(item).isNotEqualTo(first);
            assertThat(remind(SECRETARY, "请签收").body()).contains("您今天已经催办1次", "起可以再催");
        } finally {
            jdbc.sql("update rule_figure set figure = 20 where name = 'remindersPerDay'")
                    .update();
        }
    }

    @Test
    void reportWithTheWordsOfTheOneBeforeIsFlaggedToItsReaders() {
        cycle.toWork(item);
        Map<String, Object> report = Map.of("progress", 0, "done", "正在与业主沟通，已谈2次。", "request", "continue");
        Map<String, Object> alike = Map.of("progress", 0, "done", "正在与业主沟通，已谈3次。", "request", "continue");
        cycle.openPeriod(round);
        cycle.complete("reportProgress", item, HANDLER, report);
        cycle.cutOff(round);
        cycle.openPeriod(round);
        cycle.complete("reportProgress", item, HANDLER, alike);
        cycle.cutOff(round);
        ClockUtil.reset();
        assertThat(jdbc.sql(
                                "select similarity from fortnightly_report where item = ? and state = 'SUBMITTED' order by id")
                        .param(item)
                        .query(Integer.class)
                        .list())
                .containsExactly(null, 100);
        assertThat(loggedIn(OFFICE).get("/items/" + item).body()).containsOnlyOnce("class=\"note\">文字与上一次报告相似100%");
        assertThat(loggedIn(OFFICE).get("/items/" + item + "/history").body()).contains("（文字与上一次报告相似100%）");
        Task bulletin = cycle.task("checkBulletin", cycle.period(round));
        assertThat(loggedIn(OFFICE).get("/tasks/" + bulletin.getId() + "/case").body())
                .contains("文字与上一次报告相近", "相似程度100%");
    }

    private HttpResponse<String> remind(String user, String words) {
        Visitor visitor = loggedIn(user);
        return visitor.script(
                "POST", "/items/" + item + "/reminders", "{\"message\":\"" + words + "\"}", visitor.scriptToken());
    }

    private Visitor loggedIn(String user) {
        ClockUtil.reset();
        Visitor visitor = new Visitor(port);
        assertThat(visitor.logIn(user, "test-only").headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).doesNotContain("error"));
        return visitor;
    }
}
