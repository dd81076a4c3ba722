package org.zhenggai.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.process.Cycle.*;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.zhenggai.people.Directory;
import org.zhenggai.people.Role;
import org.zhenggai.process.Cycle;
import org.zhenggai.process.ServerTest;
import org.zhenggai.round.item.ItemState;
import org.zhenggai.round.item.Items;

/**
 * An item from acceptance through two reports with evidence to sign-off, by hand in Tasklist: the head is away and
 * substituted, the office verifies with the evidence beside the form, and a unit that has nothing to do with it sees
 * nothing of it.
 */
@ServerTest
@DirtiesContext
class PeopleIT {

    private static final String PASSWORD = "test-only";
    private static final String STRANGER = "handler3";

    /** A picture of one point. */
    private static final byte[] PICTURE = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    @LocalServerPort
    private int port;

    @Autowired
    private Cycle cycle;

    @Autowired
    private Items items;

    @Autowired
    private Directory directory;

    private long round;
    private long item;

    @BeforeEach
    void prepare() {
        round = cycle.startedRound(1);
        item = cycle.items(round).get(0);
        directory.addUnit(new Directory.Unit("unit3", "测试工程中心", "department", "town"));
        directory.addPerson(
                new Directory.Person(STRANGER, "测试-" + STRANGER, "head", "unit3", null, Set.of(Role.INSPECTED_UNIT)),
                PASSWORD);
    }

    @AfterEach
    void presentTime() {
        ClockUtil.reset();
    }

    @Test
    void unitReportsWithEvidenceUnderASubstitutedHead() {
        try (Chromium chromium = new Chromium(port)) {
            chromium.as(HANDLER, PASSWORD, "签收整改事项", task -> task.choose("签收"));
            chromium.as(HANDLER, PASSWORD, "提出整改措施", task -> task.fill("measures", "清理账目\n建立台账"));
            chromium.as(OFFICE, PASSWORD, "审核整改措施", task -> task.choose("通过"));
            headIsAway(chromium);

            cycle.openPeriod(round);
            chromium.as(HANDLER, PASSWORD, "填报两周报告", task -> {
                attach(task, new FilePayload("清理记录.txt", "text/plain", "已清理".getBytes(StandardCharsets.UTF_8)));
                task.choose("继续整改");
                task.fill("done", "账目清理过半");
                task.fillNumber("progress", "50");
            });
            cycle.cutOff(round);
            cycle.openPeriod(round);
            substituteGivesTheReportToTheHandler(chromium);
            chromium.as(HANDLER, PASSWORD, "填报两周报告", task -> {
                attach(task, new FilePayload("台账照片.png", "image/png", PICTURE));
                task.choose("整改完成，申请核验");
                task.fill("done", "账目全部清理");
                task.fill("evidence", "台账照片");
                task.fillNumber("progress", "100");
            });

            strangerSeesNothing(chromium);
            chromium.as(OFFICE, PASSWORD, "核验整改成效", task -> {
                Locator beside = task.page().locator(".case-panel");
                assertThat(beside).containsText("清理记录.txt");
                assertThat(beside).containsText("台账照片.png");
                assertThat(task.form()).isVisible();
                task.choose("通过");
                task.choose("查阅资料");
                task.chooseEverywhere("落实");
                task.fill("opinion", "账目已清，属实");
            });
            chromium.as(LEADER, PASSWORD, "责任领导审批销号", task -> task.choose("同意销号"));
            chromium.as(SECRETARY, PASSWORD, "主要领导审批销号", task -> task.choose("同意销号"));
        }
        cycle.runJobs();
        assertThat(items.get(item).state()).isEqualTo(ItemState.CLOSED);
    }

    /** Somebody of another unit stands in for the head, entered on the page by the head himself. */
    private void headIsAway(Chromium chromium) {
        try (Chromium.Session session = chromium.login(HEAD, PASSWORD)) {
            session.open("/absences");
            Page page = session.page();
            page.fill("input[name=substitute]", OTHER_UNIT);
            page.fill("input[name=from]", START.toLocalDate().toString());
            page.fill("input[name=until]", START.toLocalDate().plusMonths(2).toString());
            page.locator("main button.main").click();
            assertThat(page.locator("main")).containsText("代办中");
        }
    }

    private void substituteGivesTheReportToTheHandler(Chromium chromium) {
        try (Chromium.Session session = chromium.login(OTHER_UNIT, PASSWORD)) {
            session.openTask("填报两周报告");
            Page page = session.page();
            page.locator(".choose-all input").press("Space");
            page.locator(".assign-bar select").selectOption("测试-" + HANDLER);
            page.locator(".assign-bar button")
                    .filter(new Locator.FilterOptions().setHasText("指派"))
                    .press("Enter");
            assertThat(page.locator(".tasks-list .task").first().locator(".who"))
                    .hasText("测试-" + HANDLER);
        }
        assertThat(cycle.task("reportProgress", item).getAssignee()).isEqualTo(HANDLER);
    }

    private void strangerSeesNothing(Chromium chromium) {
        try (Chromium.Session session = chromium.login(STRANGER, PASSWORD)) {
            Page page = session.page();
            assertThat(page.locator("main")).not().containsText("账目不清");
            session.open("/camunda/app/tasklist/");
            assertThat(page.locator(".task-filters, .filters").first()).containsText("已逾期");
            assertThat(page.locator(".tasks-list .task")).hasCount(0);
            for (String path : new String[] {
                "/items/" + item,
                "/items/" + item + "/evidence",
                "/items/" + item + "/history",
                "/items/" + item + "/source",
                "/tasks/" + cycle.task("verifyItem", item).getId() + "/item"
            }) {
                int status = page.request().get(session.address(path)).status();
                assertThat(status).as(path).isEqualTo(404);
            }
        }
    }

    /** Uploads a file in the panel beside the form and waits until it is listed. */
    private static void attach(Chromium.Session task, FilePayload file) {
        Locator panel = task.page().locator(".case-panel");
        panel.locator("input[type=file]").setInputFiles(file);
        assertThat(panel.locator(".case-files")).containsText(file.name);
    }
}
