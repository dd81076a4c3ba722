package org.zhenggai.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.zhenggai.process.Cycle.*;

import com.microsoft.playwright.Locator;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.zhenggai.access.Visitor;
import org.zhenggai.process.Cycle;
import org.zhenggai.process.ServerTest;
import org.zhenggai.round.item.ItemState;
import org.zhenggai.round.item.Items;

/** An item from acceptance to closure on the task page, its leader's signature on a phone; and how much room tasks take. */
@ServerTest
@DirtiesContext
class TaskPageIT {

    private static final String PASSWORD = "test-only";

    /** Three screens of 768 pixels. */
    private static final int THREE_SCREENS = 2304;

    private static final int SCREEN = 768;

    private static final Path PICTURES = Path.of(System.getProperty("pictures", "target/pictures"));

    @LocalServerPort
    private int port;

    @Autowired
    private Cycle cycle;

    @Autowired
    private Items items;

    @AfterEach
    void presentTime() {
        ClockUtil.reset();
    }

    @Test
    void itemGoesFromAcceptanceToClosure() {
        long round = cycle.startedRound(1);
        long item = cycle.items(round).get(0);
        try (Chromium chromium = new Chromium(port)) {
            does(chromium, round, HANDLER, "签收整改事项", task -> {
                assertThat(task.page().locator(".desk-case")).containsText("第1类账目不清");
                task.submit().click();
                assertThat(task.page().locator("#summary")).containsText("没有提交");
                task.page().locator("#summary a").first().click();
                task.choose("签收");
                assertThat(task.page().locator("#summary")).not().isVisible();
                assertThat(task.page().locator("#holder")).containsText("由您办理");
            });
            does(chromium, round, HANDLER, "提出整改措施", task -> task.fill("measures", "建立台账\n明确责任人"));
            does(chromium, round, OFFICE, "审核整改措施", task -> task.choose("通过"));
            cycle.openPeriod(round);
            ClockUtil.reset();
            does(chromium, round, HANDLER, "填报两周报告", task -> {
                task.fillNumber("progress", "100");
                task.fill("done", "台账已建立，责任人已明确");
                task.choose("整改完成，申请核验");
                task.submit().click();
                assertThat(task.page().locator("#summary")).containsText("佐证材料");
                task.picture(PICTURES.resolve("task-refused.png"));
                task.fill("evidence", "台账汇编");
            });
            does(chromium, round, DISCIPLINE, "核验整改成效", task -> {
                task.choose("通过");
                task.choose("查阅资料");
                task.chooseEverywhere("落实");
                task.fill("opinion", "账目已清，属实");
            });
            try (Chromium.Session phone = chromium.login(LEADER, PASSWORD)) {
                phone.page().setViewportSize(390, 844);
                phone.openOnDesk("责任领导审批销号", round);
                phone.fitsTheWindow();
                phone.picture(PICTURES.resolve("phone-sign-off.png"));
                isLedToTheRefusal(phone);
                phone.choose("同意销号");
                assertThat(phone.page().locator("#summary")).not().isVisible();
                assertThat(phone.page().locator("#wish")).containsText("您选了同意");
                phone.submitOnDesk();
                assertThat(phone.page().locator("main.finished")).containsText("第1类账目不清");
                assertThat(phone.page().locator("main.finished")).containsText("镇主要领导");
                phone.fitsTheWindow();
                phone.picture(PICTURES.resolve("phone-done.png"));
            }
            does(chromium, round, SECRETARY, "主要领导审批销号", task -> task.choose("同意销号"));
        }
        cycle.runJobs();
        Assertions.assertThat(items.get(item).state()).isEqualTo(ItemState.CLOSED);
    }

    /** Whoever has said on the home page that he sends it back finds where to, and nothing stays wrong that he takes back. */
    private static void isLedToTheRefusal(Chromium.Session phone) {
        // His draft says yes; what he says now is what counts.
        phone.choose("同意销号");
        assertThat(phone.page().locator("#draft, .draft-line").first()).isVisible();
        assertThat(phone.page().getByText("已自动保存")).isVisible();
        phone.page().navigate(phone.page().url() + "?answer=returned");
        assertThat(phone.page().locator("#wish")).containsText("请选定退到哪一步");
        assertThat(phone.page().locator("#wish")).isInViewport();
        assertThat(phone.form().locator("input[type=radio]:checked")).hasCount(0);
        phone.choose("不同意，退回继续整改");
        assertThat(phone.page().locator("#wish")).containsText("请写明理由");
        phone.submit().click();
        assertThat(phone.page().locator("#summary")).containsText("“不同意的理由”：此项必填。");
    }

    /** With five reports and three files, the first field is on the first screen, and the whole on three at most. */
    @Test
    void tasksFitOnThreeScreens() {
        long item = cycle.itemInWork();
        long round = cycle.roundOf(item);
        for (int period = 1; period <= 4; period++) {
            cycle.openPeriod(round);
            cycle.complete("reportProgress", item, HANDLER, report(20 * period));
            cycle.cutOff(round);
        }
        cycle.openPeriod(round);
        threeFiles(item);
        try (Chromium chromium = new Chromium(port)) {
            measure(chromium, round, HANDLER, "填报两周报告", "report");
            cycle.complete("reportProgress", item, HANDLER, done());
            measure(chromium, round, DISCIPLINE, "核验整改成效", "verification");
            cycle.verify(item);
            measure(chromium, round, LEADER, "责任领导审批销号", "sign-off");
        }
    }

    private void threeFiles(long item) {
        ClockUtil.reset();
        Visitor handler = new Visitor(port);
        handler.logIn(HANDLER, PASSWORD);
        for (String name : List.of("台账.txt", "记录.txt", "清单.txt")) {
            Assertions.assertThat(handler.octets(
                                    "/items/" + item + "/evidence?name="
                                            + URLEncoder.encode(name, StandardCharsets.UTF_8),
                                    BodyPublishers.ofString(name))
                            .statusCode())
                    .isEqualTo(201);
        }
    }

    private static void measure(Chromium chromium, long round, String user, String step, String name) {
        ClockUtil.reset();
        try (Chromium.Session session = chromium.login(user, PASSWORD)) {
            session.openOnDesk(step, round);
            // What comes by script makes the page longer.
            assertThat(session.page().locator("#evidence .case-file")).hasCount(3);
            fits(session, "document.documentElement.scrollHeight", step + " on the task page");
            session.picture(PICTURES.resolve("task-" + name + ".png"));
            session.page().setViewportSize(1920, 1080);
            session.fitsTheWindow();
            session.page().setViewportSize(390, 844);
            session.fitsTheWindow();
            session.picture(PICTURES.resolve("phone-task-" + name + ".png"));
            session.page().setViewportSize(1366, SCREEN);
            session.openTask(step);
            assertThat(session.page().locator(".form-pane > .task-case")).isVisible();
            fits(session, "document.querySelector('.task-details .content').scrollHeight", step + " in Tasklist");
            Assertions.assertThat((int) width(session.page().locator(".fjs-form")))
                    .as(step + ": width of the form in Tasklist")
                    .isGreaterThanOrEqualTo(690);
            session.picture(PICTURES.resolve("tasklist-" + name + ".png"));
        }
    }

    private static double width(Locator place) {
        return place.boundingBox().width;
    }

    private static void fits(Chromium.Session session, String height, String what) {
        assertThat(session.submit()).isInViewport();
        Locator first = session.form()
                .locator(".fjs-form-field:not(.fjs-form-field-text)")
                .first();
        Assertions.assertThat(first.boundingBox().y).as(what + ": first field").isLessThan(SCREEN - 40);
        Object whole = session.page().evaluate(height);
        System.out.println(what + ": " + Map.of("first", first.boundingBox().y, "height", whole));
        Assertions.assertThat(((Number) whole).intValue()).as(what + ": height").isLessThanOrEqualTo(THREE_SCREENS);
    }

    private static void does(Chromium chromium, long round, String user, String step, Chromium.Filling form) {
        try (Chromium.Session session = chromium.login(user, PASSWORD)) {
            session.openOnDesk(step, round);
            form.fill(session);
            session.submitOnDesk();
        }
    }
}
