package org.zhenggai.ledger.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.process.Answers.*;
import static org.zhenggai.process.Cycle.*;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhenggai.access.Visitor;
import org.zhenggai.process.Cycle;
import org.zhenggai.process.ServerTest;

/** The buttons of the item's page, pressed by those who may and by strangers. */
@ServerTest
class DeadlineHttpTest {

    /** So far away that it has not passed by the clock of the server, which sessions need. */
    private static final LocalDate DEADLINE = LocalDate.of(2033, 6, 30);

    @LocalServerPort
    private int port;

    @Autowired
    private Cycle cycle;

    @Autowired
    private JdbcClient jdbc;

    private long item;

    @BeforeEach
    void prepare() {
        item = cycle.itemInWork(row -> planned(row, DEADLINE, false));
    }

    @Test
    void unitAsksForALaterDeadlineBetweenReports() {
        Visitor handler = loggedIn(HANDLER);
        assertThat(page(handler)).as("a report is owed").doesNotContain("/extension\"");
        assertRefused(extension(handler, "2033-07-31", "20", "雨季停工"), "本期报告待填");
        cycle.complete("reportProgress", item, HANDLER, report(20));
        ClockUtil.reset();
        assertThat(page(handler)).contains("/extension\"");
        for (String stranger : new String[] {OTHER_UNIT, OFFICE, LEADER, DISCIPLINE}) {
            Visitor visitor = loggedIn(stranger);
            assertThat(visitor.statusOf("/items/" + item)).isEqualTo(stranger.equals(OTHER_UNIT) ? 404 : 200);
            assertThat(extension(visitor, "2033-07-31", "20", "雨季停工").statusCode())
                    .as(stranger)
                    .isEqualTo(stranger.equals(OTHER_UNIT) ? 404 : 403);
        }
        assertRefused(extension(handler, "2033-07-31", "20", " "), "请填写“延期理由”。");
        assertRefused(extension(handler, "2033-07-31", "120", "雨季停工"), "“目前进度”须为0到100之间的整数");
        assertRefused(extension(handler, "下月底", "20", "雨季停工"), "“申请延至”不是有效日期：下月底");
        assertRefused(extension(handler, "2033-06-30", "20", "雨季停工"), "须晚于现期限2033年6月30日");
        assertRefused(extension(handler, "2033-12-31", "20", "雨季停工"), "一次最多延长90天");
        assertThat(count("extension")).isZero();

        assertRefused(extension(handler, "2033-07-31", "20", "雨季停工"), "申请延至2033年7月31日不是工作日、在两年以后。请改期");
        assertThat(count("extension")).isZero();
        assertThat(extension(handler, "2033-07-31", "20", "雨季停工&dayConfirmed=true")
                        .statusCode())
                .isEqualTo(302);
        assertThat(count("extension")).isEqualTo(1);
        assertThat(cycle.tasks("reviewExtension", item)).hasSize(1);
        assertThat(page(handler))
                .contains("2033年6月30日 改为 2033年7月31日", "待整改办提意见", "申请时进度20%")
                .doesNotContain("/extension\"");
        assertRefused(extension(handler, "2033-07-31", "20", "雨季停工"), "现处于“延期待批”");
    }

    /** Without the mark of a form, as a script or three windows send it. */
    @Test
    void oneOfThreeAtOnceIsTakenAndTheOthersAreTold() {
        cycle.complete("reportProgress", item, HANDLER, report(20));
        ClockUtil.reset();
        Visitor handler = loggedIn(HANDLER);
        List<HttpResponse<String>> answers = IntStream.range(0, 3)
                .mapToObj(n -> CompletableFuture.supplyAsync(
                        () -> extension(handler, "2033-07-31", "20", "雨季停工&dayConfirmed=true&n=" + n)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 302).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.statusCode() != 302).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isIn(409, 422);
            assertThat(answer.body()).containsAnyOf("刚刚有人办过", "现处于“延期待批”");
        });
        assertThat(count("extension")).isEqualTo(1);
    }

    @Test
    void officeOrUnitEndsTheWaitEarly() {
        cycle.complete("reportProgress", item, HANDLER, waiting(LocalDate.of(2024, 5, 6)));
        for (String stranger : new String[] {OTHER_UNIT, LEADER, DISCIPLINE}) {
            Visitor visitor = loggedIn(stranger);
            assertThat(met(visitor, "已批复").statusCode())
                    .as(stranger)
                    .isEqualTo(stranger.equals(OTHER_UNIT) ? 404 : 403);
        }
        Visitor office = loggedIn(OFFICE);
        assertThat(page(office)).contains("市财政局：批复预算调整", "2024年5月6日再次询问", "/condition-met\"");
        assertRefused(met(office, " "), "请填写“了解到的情况”。");
        assertThat(cycle.instance("waiting", item)).isNotNull();
        assertThat(met(office, "财政局来电已批复").statusCode()).isEqualTo(302);
        assertThat(cycle.instance("waiting", item)).isNull();
        assertThat(page(office)).contains("条件已具备", "财政局来电已批复").doesNotContain("/condition-met\"");
        assertRefused(met(office, "再点一次"), "没有在等待外部条件");
    }

    @Test
    void substituteActsInTheNameOfTheAbsent() {
        cycle.complete("reportProgress", item, HANDLER, waiting(LocalDate.of(2024, 5, 6)));
        ClockUtil.reset();
        jdbc.sql("insert into absence (person, substitute, from_day, until_day, created_by, created_at)"
                        + " values (?, ?, '2020-01-01', '2099-12-31', ?, current_timestamp)")
                .params(HANDLER, OTHER_UNIT, OFFICE)
                .update();
        try {
            assertThat(met(loggedIn(OTHER_UNIT), "已批复").statusCode()).isEqualTo(302);
        } finally {
            jdbc.sql("delete from absence where substitute = ?")
                    .param(OTHER_UNIT)
                    .update();
        }
        assertThat(jdbc.sql("select task, actor, absent from deputy_act where item = ?")
                        .param(item)
                        .query()
                        .singleRow())
                .hasToString("{TASK=conditionMet, ACTOR=" + OTHER_UNIT + ", ABSENT=" + HANDLER + "}");
        assertThat(jdbc.sql("select text from event where item = ? and kind = 'CONDITION_MET'")
                        .param(item)
                        .query(String.class)
                        .single())
                .endsWith("（代测试-handler1办理）");
    }

    private int count(String table) {
        return jdbc.sql("select count(*) from " + table + " where item = ?")
                .param(item)
                .query(Integer.class)
                .single();
    }

    private static void assertRefused(HttpResponse<String> answer, String sentence) {
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains(sentence);
    }

    private String page(Visitor visitor) {
        return visitor.get("/items/" + item).body();
    }

    private HttpResponse<String> extension(Visitor visitor, String until, String progress, String reason) {
        return visitor.form(
                "/items/" + item + "/extension",
                "until=" + encoded(until) + "&progress=" + progress + "&reason="
                        + encoded(reason).replace("%26", "&").replace("%3D", "="),
                visitor.scriptToken());
    }

    private HttpResponse<String> met(Visitor visitor, String learnt) {
        return visitor.form("/items/" + item + "/condition-met", "learnt=" + encoded(learnt), visitor.scriptToken());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Visitor loggedIn(String user) {
        ClockUtil.reset();
        Visitor visitor = new Visitor(port);
        assertThat(visitor.logIn(user, "test-only").headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).doesNotContain("error"));
        return visitor;
    }
}
