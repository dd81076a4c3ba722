package org.zhenggai.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.zhenggai.process.Cycle.*;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.catalina.Container;
import org.apache.catalina.Context;
import org.apache.catalina.Session;
import org.assertj.core.api.Assertions;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.embedded.tomcat.TomcatWebServer;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.zhenggai.process.Cycle;
import org.zhenggai.process.ServerTest;

/** What was typed in Tasklist is there again, whatever came between typing and submitting. */
@ServerTest
@DirtiesContext
class DraftsIT {

    private static final String PASSWORD = "test-only";
    private static final String TASK = "填报两周报告";
    private static final String WORDS = "账目已清理一半，余下下周";

    @LocalServerPort
    private int port;

    @Autowired
    private Cycle cycle;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ServletWebServerApplicationContext context;

    @AfterEach
    void presentTime() {
        ClockUtil.reset();
    }

    private long reportIsAsked() {
        long item = cycle.itemInWork();
        cycle.openNextPeriod();
        return item;
    }

    /** The unit's browser with its report open and claimed. */
    private static Chromium.Session report(Chromium chromium) {
        Chromium.Session task = chromium.login(HANDLER, PASSWORD);
        task.openTask(TASK);
        task.claimUnlessGiven();
        return task;
    }

    private static Locator done(Chromium.Session task) {
        return task.form().locator("textarea[id$='-done']");
    }

    private static Locator saved(Chromium.Session task) {
        return task.page().locator(".draft-line").getByText("已自动保存");
    }

    @Test
    void draftSurvivesReloadAndAnotherBrowserAndGoesWithTheSubmission() {
        reportIsAsked();
        try (Chromium chromium = new Chromium(port)) {
            String address;
            try (Chromium.Session task = report(chromium)) {
                done(task).fill(WORDS);
                assertThat(saved(task)).isVisible();
                task.page().reload();
                assertThat(done(task)).hasValue(WORDS);
                address = task.page().url();
            }
            try (Chromium.Session task = chromium.login(HANDLER, PASSWORD)) {
                // Not by its name: another test's task has the same, and which of them comes first in the list changes.
                task.page().navigate(address);
                assertThat(done(task)).hasValue(WORDS);
                assertThat(task.page().locator(".draft-line")).containsText("已恢复");
                task.fill("evidence", "台账汇编");
                task.fillNumber("progress", "50");
                task.submitTask();
            }
        }
        Assertions.assertThat(jdbc.sql("select task from form_draft where task not in (select id_ from act_ru_task)")
                        .query(String.class)
                        .list())
                .isEmpty();
        Assertions.assertThat(jdbc.sql("select done from fortnightly_report")
                        .query(String.class)
                        .list())
                .contains(WORDS);
    }

    /** Word's end of line within a paragraph is U+2028 in the clipboard of some browsers. */
    @Test
    void draftWithPastedCharactersIsReadAgain() {
        reportIsAsked();
        try (Chromium chromium = new Chromium(port);
                Chromium.Session task = report(chromium)) {
            done(task).click();
            task.page().keyboard().insertText("第一步\u2028第二步\u0085第三步");
            assertThat(saved(task)).isVisible();

            task.page().reload();

            assertThat(done(task)).hasValue("第一步\u2028第二步\u0085第三步");
            assertThat(task.page().locator(".draft-line")).containsText("已恢复");
        }
    }

    /** form-js drops keys, so that 8.5 becomes 85, and draws "NaN" over what it does not know. */
    @Test
    void numbersStayAsTheyAreWritten() {
        reportIsAsked();
        try (Chromium chromium = new Chromium(port);
                Chromium.Session task = report(chromium)) {
            done(task).fill(WORDS);
            Locator number = task.form().locator("input[id$='-progress']");
            List<List<String>> typed = List.of(
                    List.of("8.5", "8.5"),
                    List.of("100.0", "100.0"),
                    List.of("５５", "55"),
                    List.of("1０", "10"),
                    List.of("85％", "85"),
                    List.of("5-0", "5-0"),
                    List.of("1e2", "1e2"),
                    List.of("一百", "一百"));
            for (List<String> one : typed) {
                number.fill("");
                number.click();
                for (int n = 0; n < one.get(0).length(); n++) {
                    String key = one.get(0).substring(n, n + 1);
                    if (key.charAt(0) < 128) {
                        task.page().keyboard().press(key);
                    } else {
                        task.page().keyboard().insertText(key);
                    }
                }
                done(task).click();
                assertThat(number).hasValue(one.get(1));
                number.fill("");
                number.click();
                task.page().keyboard().insertText(one.get(0));
                done(task).click();
                assertThat(number).hasValue(one.get(1));
            }
            task.submit().click();
            assertThat(task.form()).containsText("须为数字，现为“一百”。");
            number.press("End");
            number.press("Backspace");
            assertThat(number).hasValue("一");
            number.fill("８.5");
            task.submit().click();
            assertThat(task.page().locator("body")).containsText("须为整数");
            assertThat(number).hasValue("8.5");
            number.fill("６０％");
            task.submitTask();
        }
        Assertions.assertThat(jdbc.sql("select max(progress) from fortnightly_report where done = ?")
                        .param(WORDS)
                        .query(Integer.class)
                        .single())
                .isEqualTo(60);
    }

    /** The last words are typed less than the second before which a draft is saved. */
    @Test
    void leavingAtOnceLosesNothingInAnotherBrowser() {
        reportIsAsked();
        try (Chromium chromium = new Chromium(port)) {
            String address;
            try (Chromium.Session task = report(chromium)) {
                address = task.page().url();
                done(task)
                        .evaluate(
                                "(field, words) => { field.focus(); document.execCommand('insertText', false, words);"
                                        + " location.href = 'about:blank'; }",
                                WORDS);
                task.page().waitForURL("about:blank");
            }
            try (Chromium.Session task = chromium.login(HANDLER, PASSWORD)) {
                task.page().navigate(address);
                assertThat(done(task)).hasValue(WORDS);
            }
        }
    }

    /** What could not be read is not overwritten by what is typed meanwhile, but joined with it. */
    @Test
    void draftThatCannotBeReadIsNotOverwritten() {
        reportIsAsked();
        try (Chromium chromium = new Chromium(port);
                Chromium.Session task = report(chromium)) {
            done(task).fill(WORDS);
            assertThat(saved(task)).isVisible();
            Page page = task.page();
            String draft = "**/tasks/*/draft";
            page.route(draft, route -> route.fulfill(new Route.FulfillOptions().setStatus(503)));
            page.reload();
            assertThat(page.locator(".draft-line")).containsText("草稿还没有读出来");
            task.fill("evidence", "台账汇编");
            assertThat(done(task)).hasValue("");
            page.unroute(draft);
            task.fill("evidence", "台账汇编两册");
            assertThat(done(task)).hasValue(WORDS);
            assertThat(task.form().locator("textarea[id$='-evidence'], input[id$='-evidence']"))
                    .hasValue("台账汇编两册");
            assertThat(saved(task)).isVisible();
            page.reload();
            assertThat(done(task)).hasValue(WORDS);
        }
    }

    /** The session ends on the server between two fields; the person sends the form before he is told. */
    @Test
    void endOfTheSessionIsSaidAndTheFormIsSentAfterALoginInAnotherWindow() {
        reportIsAsked();
        try (Chromium chromium = new Chromium(port);
                Chromium.Session task = report(chromium)) {
            task.fill("evidence", "台账汇编");
            task.fillNumber("progress", "60");
            endSessions();
            done(task).fill(WORDS);
            task.submit().click();
            Page page = task.page();
            assertThat(page.locator(".lost-line")).containsText("登录已过期");
            saysNothingElse(page);
            Page login = page.context()
                    .waitForPage(() -> page.locator(".lost-line a").click());
            logIn(login);
            login.close();
            page.evaluate("() => dispatchEvent(new Event('focus'))");
            assertThat(page.locator(".lost-line")).not().isAttached();
            assertThat(saved(task)).isVisible();
            assertThat(done(task)).hasValue(WORDS);
            task.submitTask();
        }
    }

    /** Who does not take the way out but logs in anew finds his text in the same task. */
    @Test
    void textIsThereAfterTheSessionEndedAndALogin() {
        reportIsAsked();
        try (Chromium chromium = new Chromium(port);
                Chromium.Session task = report(chromium)) {
            Page page = task.page();
            String address = page.url();
            endSessions();
            // As every ten seconds: Tasklist reads its task anew, and concludes that it is gone.
            page.evaluate("() => angular.element(document.body).injector().get('$rootScope').$broadcast('refresh')");
            assertThat(page.locator(".lost-line")).containsText("登录已过期");
            done(task).fill(WORDS);
            assertThat(page.locator(".draft-line")).containsText("已留在本机");
            saysNothingElse(page);
            assertThat(done(task)).hasValue(WORDS);
            page.navigate(task.address("/login"));
            logIn(page);
            page.navigate(address);
            assertThat(done(task)).hasValue(WORDS);
        }
    }

    /** A task of Tasklist, a comment by a script, and a form that needs none. */
    @Test
    void doubleClickIsOneClick() {
        long item = reportIsAsked();
        try (Chromium chromium = new Chromium(port);
                Chromium.Session task = chromium.login(HANDLER, PASSWORD)) {
            Page page = task.page();
            task.open("/items/" + item);
            page.locator(".case-comment textarea").first().fill("双击只算一次");
            page.getByText("发表", new Page.GetByTextOptions().setExact(true)).dblclick();
            assertThat(page.getByText("双击只算一次")).hasCount(1);
            task.open("/absences");
            page.fill("input[name=substitute]", HEAD);
            page.fill("input[name=from]", START.plusDays(200).toLocalDate().toString());
            page.fill("input[name=until]", START.plusDays(201).toLocalDate().toString());
            page.getByText("保存", new Page.GetByTextOptions().setExact(true)).dblclick();
            assertThat(page.locator("table")).containsText("未开始");
            task.openTask(TASK);
            task.claimUnlessGiven();
            done(task).fill("双击上报");
            task.fill("evidence", "台账汇编");
            task.fillNumber("progress", "40");
            task.submit().dblclick();
            assertThat(task.form()).not().isVisible();
            assertThat(page.locator(".page-notifications")).not().containsText("未能");
        }
        Assertions.assertThat(count("select count(*) from item_comment where text = '双击只算一次'"))
                .isEqualTo(1);
        Assertions.assertThat(count("select count(*) from absence where person = '" + HANDLER + "'"))
                .isEqualTo(1);
        Assertions.assertThat(count("select count(*) from fortnightly_report where done = '双击上报'"))
                .isEqualTo(1);
    }

    private long count(String query) {
        return jdbc.sql(query).query(Long.class).single();
    }

    private void endSessions() {
        TomcatWebServer server = (TomcatWebServer) context.getWebServer();
        for (Container part : server.getTomcat().getHost().findChildren()) {
            for (Session session : ((Context) part).getManager().findSessions()) {
                session.expire();
            }
        }
    }

    private static void saysNothingElse(Page page) {
        // Tasklist's own sentence is always there, with no opacity as long as the task is not taken for gone.
        assertThat(page.locator(".task-removed")).not().isAttached();
        // But for the word on the cross, which nobody sees.
        assertThat(page.locator(".page-notifications"))
                .not()
                .containsText(Pattern.compile("\\b(?!Close\\b)[A-Za-z]{4}"));
    }

    private static void logIn(Page page) {
        page.fill("input[name=username]", HANDLER);
        page.fill("input[name=password]", PASSWORD);
        page.click("button[type=submit]");
        page.waitForURL(address -> !address.endsWith("/login"));
    }

    @Test
    void brokenNetworkIsSaidInChineseAndTheTextGoesOnWhenItIsBack() {
        reportIsAsked();
        try (Chromium chromium = new Chromium(port);
                Chromium.Session task = report(chromium)) {
            task.fill("evidence", "台账汇编");
            task.fillNumber("progress", "70");
            Page page = task.page();
            page.context().setOffline(true);
            done(task).fill(WORDS);
            assertThat(page.locator(".lost-line")).containsText("连不上服务器");
            task.submit().click();
            assertThat(page.locator(".form-refusal")).containsText("连不上服务器，没有办成");
            saysNothingElse(page);
            page.context().setOffline(false);
            page.locator(".lost-line button").click();
            assertThat(page.locator(".lost-line")).not().isAttached();
            assertThat(saved(task)).isVisible();
            task.submitTask();
        }
    }

    /** With keyboard and clipboard in Tasklist itself. */
    @Test
    void nothingIsLostBetweenTwoFieldsOnASlowProcessor() {
        reportIsAsked();
        try (Chromium chromium = new Chromium(port);
                Chromium.Session task = chromium.login(HANDLER, PASSWORD)) {
            Page page = task.page();
            page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
            task.openTask(TASK);
            task.claimUnlessGiven();
            slowDown(page);
            page.evaluate("words => navigator.clipboard.writeText(words)", WORDS);
            int progress = 10;
            for (int gap : new int[] {0, 50, 100, 200, 300, 400}) {
                for (boolean isPasted : new boolean[] {true, false}) {
                    done(task).fill("");
                    Locator number = task.form().locator("input[id$='-progress']");
                    number.fill(String.valueOf(++progress));
                    number.press("Tab");
                    done(task).focus();
                    page.waitForTimeout(gap);
                    if (isPasted) {
                        page.keyboard().press("Control+V");
                    } else {
                        page.keyboard().insertText(WORDS);
                    }
                    page.waitForTimeout(600);
                    assertThat(done(task)).hasValue(WORDS);
                    assertThat(number).hasValue(String.valueOf(progress));
                }
            }
        }
    }

    private static void slowDown(Page page) {
        CDPSession devTools = page.context().newCDPSession(page);
        JsonObject rate = new JsonObject();
        rate.addProperty("rate", 4);
        devTools.send("Emulation.setCPUThrottlingRate", rate);
    }
}
