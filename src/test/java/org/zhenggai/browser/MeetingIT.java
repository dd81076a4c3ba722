package org.zhenggai.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.process.Cycle.*;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.zhenggai.process.Cycle;
import org.zhenggai.process.ServerTest;

/** A bulletin is heard by hand in Tasklist, its decision carried out by the unit, and both are read on our page. */
@ServerTest
@DirtiesContext
class MeetingIT {

    private static final String PASSWORD = "test-only";

    @LocalServerPort
    private int port;

    @Autowired
    private Cycle cycle;

    @Autowired
    private JdbcClient jdbc;

    private final Path folder = Path.of(System.getProperty("pictures", "target/pictures"));

    @AfterEach
    void presentTime() {
        ClockUtil.reset();
    }

    @Test
    void leaderDecidesOnSlowItemsInTheList() {
        long round = cycle.startedRound(2);
        cycle.items(round).forEach(cycle::toWork);
        cycle.openPeriod(round);
        cycle.cutOff(round);
        long period = cycle.period(round);
        cycle.complete("checkBulletin", period, OFFICE, Map.of());
        try (Chromium chromium = new Chromium(port)) {
            try (Chromium.Session session = chromium.login(SECRETARY, PASSWORD)) {
                session.openTask("听取汇报并审定通报");
                session.claim();
                assertThat(session.shown()).containsText("新列入停滞2项");
                session.choose("印发");
                session.date(0, "2024-03-22");
                session.fill("present", "班子成员全体");
                Locator texts = session.form().locator("textarea[id*='-onText']");
                assertThat(texts).hasCount(2);
                texts.nth(0).fill("一周内报方案");
                session.date(1, "2024-03-29");
                texts.nth(0).scrollIntoViewIfNeeded();
                session.picture(folder.resolve("secretary-hearing.png"));
                session.submitTask();
            }
            cycle.runJobs();
            assertThat(jdbc.sql("select text, unit, cast(due_on as varchar) as due_on from decision")
                            .query()
                            .listOfRows())
                    .singleElement()
                    .hasToString("{TEXT=一周内报方案, UNIT=unit1, DUE_ON=2024-03-29}");
            try (Chromium.Session session = chromium.login(HANDLER, PASSWORD)) {
                session.openTask("落实会议决定");
                session.claim();
                assertThat(session.shown()).containsText("一周内报方案");
                session.choose("已落实");
                session.fill("answer", "方案已报");
                session.form().screenshot(new Locator.ScreenshotOptions().setPath(folder.resolve("unit-decision.png")));
                session.submitTask();
            }
            try (Chromium.Session session = chromium.login(OFFICE, PASSWORD)) {
                session.open("/bulletins");
                session.fitsTheWindow();
                session.picture(folder.resolve("bulletins.png"));
                session.page().getByText("第1期").first().click();
                for (String words : List.of("方案已报", "已报待确认", "班子成员全体")) {
                    assertThat(session.page().locator("main")).containsText(words);
                }
                session.fitsTheWindow();
                session.page().locator("main summary").click();
                session.page()
                        .screenshot(
                                new Page.ScreenshotOptions().setFullPage(true).setPath(folder.resolve("bulletin.png")));
            }
        }
    }
}
