package org.zhenggai.closing.signoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.process.Answers.*;
import static org.zhenggai.process.Cycle.*;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhenggai.access.Visitor;
import org.zhenggai.people.Directory;
import org.zhenggai.people.Role;
import org.zhenggai.process.Cycle;
import org.zhenggai.process.ServerTest;

/** Several items signed in one action, as leaders do it in a browser and as nobody should. */
@ServerTest
class BatchSigningHttpTest {

    private static final String OTHER_SECRETARY = "secretary2";

    @LocalServerPort
    private int port;

    @Autowired
    private Cycle cycle;

    @Autowired
    private Directory directory;

    @Autowired
    private TaskService tasks;

    @Autowired
    private JdbcClient jdbc;

    private List<Long> items;

    @BeforeEach
    void threeItemsWaitForTheirLeader() {
        long round = cycle.startedRound(3);
        if (directory.nameOf(OTHER_SECRETARY).equals(OTHER_SECRETARY)) {
            directory.addPerson(
                    new Directory.Person(
                            OTHER_SECRETARY,
                            "测试-secretary2",
                            "secretary",
                            null,
                            null,
                            java.util.Set.of(Role.SECRETARY)),
                    "test-only");
        }
        items = cycle.items(round);
        items.forEach(cycle::toWork);
        cycle.openPeriod(round);
        items.forEach(cycle::toSignOff);
        ClockUtil.reset();
    }

    private Visitor loggedIn(String user) {
        Visitor visitor = new Visitor(port);
        visitor.logIn(user, "test-only");
        return visitor;
    }

    private String task(String key, long item) {
        return cycle.task(key, item).getId();
    }

    private static void open(Visitor visitor, List<Long> opened) {
        opened.forEach(item -> assertThat(visitor.statusOf("/items/" + item)).isEqualTo(200));
    }

    /** What the page says after these tasks were chosen. */
    private static String sign(Visitor visitor, String opinion, List<String> chosen) {
        String fields = Stream.concat(
                        chosen.stream().map(task -> "task=" + task),
                        Stream.of("opinion=" + URLEncoder.encode(opinion, StandardCharsets.UTF_8)))
                .collect(Collectors.joining("&"));
        HttpResponse<String> answer =
                visitor.form("/sign-offs", fields + "&confirmed=true", visitor.token("/sign-offs"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        String batch = answer.headers().firstValue("Location").orElseThrow().replaceAll(".*(/sign-offs.*)", "$1");
        return visitor.get(batch).body();
    }

    private List<String> signatures(long item) {
        return jdbc.sql("select step || ' ' || by_whom || coalesce(' ' || reason, '') from sign_off where item = ?"
                        + " order by id")
                .param(item)
                .query(String.class)
                .list();
    }

    private List<String> keys(String key) {
        return items.stream().map(item -> task(key, item)).toList();
    }

    @Test
    void leaderSignsWhatHeHasOpened() {
        Visitor leader = loggedIn(LEADER);
        open(leader, items.subList(0, 2));
        String page = leader.get("/sign-offs").body();
        assertThat(page).contains("责任领导审批销号", "测试-" + OFFICE, "财政分局");
        Document listed = Jsoup.parse(page);
        assertThat(listed.select("#sign input[name=task]").eachAttr("value"))
                .contains(task("signOffLeader", items.get(0)))
                .doesNotContain(task("signOffLeader", items.get(2)));
        assertThat(listed.select("#sign a:containsOwn(请先打开)").eachAttr("href"))
                .contains("/items/" + items.get(2))
                .doesNotContain("/items/" + items.get(0));
        String told = sign(leader, "已阅档案", keys("signOffLeader"));
        assertThat(told).contains("2项已签，1项未签", "事项3在最近一次核验后您还没有打开过");
        assertThat(signatures(items.get(0))).containsExactly("LEADER " + LEADER + " 已阅档案");
        assertThat(signatures(items.get(1))).containsExactly("LEADER " + LEADER + " 已阅档案");
        assertThat(signatures(items.get(2))).isEmpty();
        assertThat(cycle.tasks("signOffSecretary", items.get(0))).hasSize(1);
        assertThat(cycle.tasks("signOffLeader", items.get(2)))
                .singleElement()
                .satisfies(task -> assertThat(task.getAssignee()).isNull());
        assertThat(jdbc.sql("select count(*) from sign_off_batch_line l join sign_off_batch b on b.id = l.batch"
                                + " where b.by_whom = ? and l.item in (?, ?, ?)")
                        .params(LEADER, items.get(0), items.get(1), items.get(2))
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
    }

    /** What he opened before the last verification shows another state of affairs. */
    @Test
    void openingBeforeANewVerificationCountsNoMore() {
        Visitor leader = loggedIn(LEADER);
        long item = items.get(0);
        open(leader, List.of(item));
        cycle.complete("signOffLeader", item, LEADER, toVerification("没有看现场"));
        cycle.complete("verifyItem", item, OFFICE, passed());
        assertThat(sign(leader, "", List.of(task("signOffLeader", item)))).contains("0项已签，1项未签");
        assertThat(signatures(item)).hasSize(1);
        open(leader, List.of(item));
        assertThat(sign(leader, "", List.of(task("signOffLeader", item)))).contains("1项已签，0项未签");
    }

    @Test
    void strangersTasksAreRefusedWithoutAWordAboutThem() {
        Visitor secretary = loggedIn(SECRETARY);
        open(secretary, items);
        String told = sign(secretary, "", keys("signOffLeader"));
        assertThat(told).contains("0项已签，3项未签", "不在您的办理范围内");
        assertThat(told.substring(0, told.indexOf("等待您签批"))).doesNotContain("第1类账目不清");
        items.forEach(item -> assertThat(told).doesNotContain("/items/" + item + "\""));
        assertThat(sign(secretary, "", List.of("no-such-task"))).contains("0项已签，1项未签");
        items.forEach(item -> assertThat(signatures(item)).isEmpty());
        for (String other : List.of(HANDLER, OFFICE, DISCIPLINE)) {
            Visitor visitor = loggedIn(other);
            assertThat(visitor.statusOf("/sign-offs")).as(other).isEqualTo(403);
            assertThat(visitor.form("/sign-offs", "task=x", visitor.token("/absences"))
                            .statusCode())
                    .as(other)
                    .isEqualTo(403);
        }
    }

    /** What is signed cannot be unsigned: the server signs nothing before the list was shown and said yes to. */
    @Test
    void asksOnceWithTheListAndSignsOnlyThen() {
        Visitor leader = loggedIn(LEADER);
        open(leader, items.subList(0, 2));
        String fields =
                keys("signOffLeader").stream().map(task -> "task=" + task).collect(Collectors.joining("&"))
                        + "&opinion=" + URLEncoder.encode("同意“销号”", StandardCharsets.UTF_8);
        HttpResponse<String> asked = leader.form("/sign-offs", fields, leader.token("/sign-offs"));
        assertThat(asked.statusCode()).isEqualTo(200);
        Document page = Jsoup.parse(asked.body());
        assertThat(page.select("h1").text()).isEqualTo("同意这3项销号吗");
        assertThat(page.select("main").text()).contains("不能收回", "审批意见：同意“销号”");
        assertThat(page.select("main ol li")).hasSize(3);
        assertThat(page.select("main ol li").eachText())
                .filteredOn(line -> line.contains("还没有打开过，不会签批"))
                .hasSize(1);
        items.forEach(item -> assertThat(signatures(item)).isEmpty());

        String confirmed = page.select("main form input[type=hidden]").stream()
                .filter(input -> !input.attr("name").startsWith("_"))
                .map(input -> input.attr("name") + "=" + URLEncoder.encode(input.val(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpResponse<String> signed = leader.form(
                page.select("main form").attr("action").replaceAll("^.*(/sign-offs)$", "$1"),
                confirmed,
                leader.token("/sign-offs"));
        assertThat(signed.statusCode()).as(signed.body()).isEqualTo(302);
        assertThat(items.stream().filter(item -> !signatures(item).isEmpty())).hasSize(2);
        assertThat(signatures(items.get(0))).last().asString().contains("同意“销号”");
    }

    @Test
    void anotherPersonsBatchIsNotShown() {
        Visitor leader = loggedIn(LEADER);
        open(leader, items);
        sign(leader, "", keys("signOffLeader"));
        long batch =
                jdbc.sql("select max(id) from sign_off_batch").query(Long.class).single();
        assertThat(loggedIn(SECRETARY).get("/sign-offs?batch=" + batch).body()).doesNotContain("本次签批");
    }

    @Test
    void staleTaskAndOneRefusedByDutiesStopNoOther() {
        Visitor secretary = loggedIn(SECRETARY);
        items.forEach(item -> cycle.complete("signOffLeader", item, LEADER, approved()));
        open(secretary, items);
        List<String> chosen = keys("signOffSecretary");
        jdbc.sql("update verification set by_whom = ? where item = ?")
                .params(SECRETARY, items.get(1))
                .update();
        cycle.complete("signOffSecretary", items.get(0), OTHER_SECRETARY, approved());
        String told = sign(secretary, "", chosen);
        assertThat(told).contains("1项已签，2项未签", "有一项已经办理", "您核验过该事项，不能审批销号");
        assertThat(signatures(items.get(0))).last().isEqualTo("SECRETARY " + OTHER_SECRETARY);
        assertThat(signatures(items.get(1))).hasSize(1);
        assertThat(signatures(items.get(2))).last().isEqualTo("SECRETARY " + SECRETARY);
    }

    @Test
    void claimedByAColleagueIsNotOnTheList() {
        items.forEach(item -> cycle.complete("signOffLeader", item, LEADER, approved()));
        tasks.setAssignee(task("signOffSecretary", items.get(0)), OTHER_SECRETARY);
        Visitor secretary = loggedIn(SECRETARY);
        open(secretary, items);
        assertThat(secretary.get("/sign-offs").body())
                .doesNotContain(task("signOffSecretary", items.get(0)))
                .contains(task("signOffSecretary", items.get(1)));
        assertThat(sign(secretary, "", keys("signOffSecretary"))).contains("2项已签，1项未签");
    }

    @Test
    void nothingChosenAndTooMuchAreRefused() {
        Visitor leader = loggedIn(LEADER);
        String token = leader.token("/sign-offs");
        assertThat(leader.form("/sign-offs", "opinion=x", token).body()).contains("请先勾选要签批的事项");
        open(leader, items);
        String chosen = task("signOffLeader", items.get(0));
        HttpResponse<String> refused =
                leader.form("/sign-offs", "task=" + chosen + "&opinion=" + "a".repeat(501), leader.token("/sign-offs"));
        assertThat(refused.statusCode()).isEqualTo(422);
        Document page = Jsoup.parse(refused.body());
        assertThat(page.select("h1").text()).isEqualTo("销号签批");
        assertThat(page.select("[role=alert]").text()).startsWith("审批意见超过500字");
        assertThat(page.select("input[name=task][checked]").eachAttr("value")).containsExactly(chosen);
        assertThat(page.select("input[name=opinion]").val()).hasSize(501);
        assertThat(page.select(".head .main-ways a")).isNotEmpty();

        String many =
                Stream.iterate(1, n -> n + 1).limit(101).map(n -> "task=" + n).collect(Collectors.joining("&"));
        assertThat(leader.form("/sign-offs", many, token).body()).contains("一次最多签批100项，现勾选101项");
        assertThat(leader.form("/sign-offs", "task=1&opinion=" + "a".repeat(501), token)
                        .body())
                .contains("审批意见超过500字");
    }

    /** Two secretaries sign the same three items at the same moment: each item is signed once, nobody sees an error. */
    @Test
    void twoAtTheSameMomentSignEachItemOnce() throws Exception {
        items.forEach(item -> cycle.complete("signOffLeader", item, LEADER, approved()));
        List<Visitor> both = List.of(loggedIn(SECRETARY), loggedIn(OTHER_SECRETARY));
        both.forEach(visitor -> open(visitor, items));
        List<String> chosen = keys("signOffSecretary");
        CyclicBarrier start = new CyclicBarrier(both.size());
        ExecutorService pool = Executors.newFixedThreadPool(both.size());
        List<Callable<String>> work = new ArrayList<>();
        both.forEach(visitor -> work.add(() -> {
            start.await();
            return sign(visitor, "", chosen);
        }));
        int signed = 0;
        for (Future<String> told : pool.invokeAll(work)) {
            signed += Integer.parseInt(told.get().replaceAll("(?s).*本次签批：(\\d)项已签.*", "$1"));
        }
        pool.shutdown();
        assertThat(signed).isEqualTo(3);
        items.forEach(item -> assertThat(signatures(item)).hasSize(2));
    }
}
