package org.zhenggai.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.zhenggai.process.Cycle.*;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.zhenggai.process.Cycle;
import org.zhenggai.process.ServerTest;

/** Tasklist's list as a head uses it: filters with counts, cards, search, ten tasks given to somebody at once. */
@ServerTest
@DirtiesContext
class TasklistListIT {

    private static final String PASSWORD = "test-only";

    @LocalServerPort
    private int port;

    @Autowired
    private Cycle cycle;

    private final Path folder = Path.of(System.getProperty("pictures", "target/pictures"));

    @AfterEach
    void presentTime() {
        ClockUtil.reset();
    }

    @Test
    void headSeesSearchesAndAssignsTenAtOnce() {
        List<Long> items = cycle.items(cycle.startedRound(10));
        cycle.at(START.plusDays(5));
        try (Chromium chromium = new Chromium(port)) {
            try (Chromium.Session session = chromium.login(HEAD, PASSWORD)) {
                session.open("/camunda/app/tasklist/");
                Page page = session.page();
                Locator cards = page.locator(".tasks-list .task");
                assertThat(cards.first().locator(".facts"))
                        .containsText("已逾期3天", new LocatorAssertions.ContainsTextOptions().setTimeout(60_000));
                assertThat(cards.first().locator(".facts")).containsText("财政分局");
                assertThat(filter(page, "overdue")).containsText("已逾期");
                assertThat(filter(page, "overdue").locator(".count")).not().hasText("");
                nothingUselessIsShown(page);

                search(page, "１０");
                assertThat(cards.first().locator(".about")).containsText("10 第10类账目不清");
                search(page, "“第３类　账目” 财政");
                assertThat(cards.first().locator(".about")).containsText("3 第3类账目不清");
                assertThat(page.locator(".tasks-list li.task")).hasCount(1);
                search(page, "，。");
                assertThat(page.locator(".task-search [role=status]")).containsText("没有文字或数字");
                search(page, "不存在的事项");
                assertThat(page.locator(".no-tasks:visible")).containsText("没有找到“不存在的事项”");
                page.locator(".task-search input").press("Escape");
                assertThat(cards.first()).isVisible();

                page.locator(".choose-all input").press("Space");
                page.locator(".assign-bar select").selectOption("测试-" + HANDLER);
                session.picture(folder.resolve("tasklist-assign.png"));
                page.locator(".assign-bar button")
                        .filter(new Locator.FilterOptions().setHasText("指派"))
                        .press("Enter");
                assertThat(cards.first().locator(".who")).hasText("测试-" + HANDLER);
            }
            try (Chromium.Session session = chromium.login(HANDLER, PASSWORD)) {
                session.open("/camunda/app/tasklist/");
                Page page = session.page();
                filter(page, "mine").click();
                assertThat(page.locator(".tasks-list .task").first().locator(".who"))
                        .hasText("测试-" + HANDLER);
                assertThat(page.locator(".assign-bar")).hasCount(0);
                page.locator(".tasks-list .task h4 a").first().click();
                assertThat(page.locator(".draft-line")).isAttached();
                assertThat(page.locator(".draft-line button"))
                        .isHidden(new LocatorAssertions.IsHiddenOptions().setTimeout(3000));
                page.locator("button.unclaim").click();
                assertThat(page.locator("button.claim")).isVisible();
                session.picture(folder.resolve("tasklist-list.png"));
            }
        }
        long given = items.stream()
                .filter(item -> HANDLER.equals(cycle.task("acceptItem", item).getAssignee()))
                .count();
        Assertions.assertThat(given).as("one was given back").isEqualTo(9L);
    }

    /** What would end in a refusal is not offered. */
    private static void nothingUselessIsShown(Page page) {
        page.locator(".tasks-list .task h4 a").first().click();
        assertThat(page.locator("button.claim")).isVisible();
        for (String useless : List.of(
                ".start-process-action",
                ".create-task-action",
                "[cam-tasklist-task-meta] .glyphicon-remove",
                "[cam-tasklist-task-meta] [cam-widget-inline-field]",
                ".task-filter .glyphicon-pencil",
                "[cam-widget-search]",
                ".instance-link:visible",
                ".sorting-choice:visible",
                ".region-toggle:visible",
                "[cam-widget-footer]:visible",
                ".form-actions:visible",
                ".createCommentLink:visible")) {
            assertThat(page.locator(useless)).hasCount(0);
        }
    }

    private static Locator filter(Page page, String key) {
        return page.locator(".task-filter[data-key='" + key + "'] a");
    }

    private static void search(Page page, String words) {
        page.locator(".task-search input").fill(words);
        page.locator(".task-search")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("查找"))
                .press("Enter");
    }
}
