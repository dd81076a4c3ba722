package org.zhenggai.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.zhenggai.ZhenggaiApplication;

/**
 * Walks through the demo as its users see it and takes the pictures of the docs:
 * {@code mvn -B verify -Dpictures=docs/pictures} writes them there, otherwise they go to {@code target/pictures}.
 */
@SpringBootTest(
        classes = ZhenggaiApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:pictures;DB_CLOSE_DELAY=-1",
            "camunda.bpm.job-execution.enabled=false"
        })
@ActiveProfiles("demo")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PicturesIT {

    /** Not the demo's own feedback, which would be refused as a second round. */
    private static final Path OTHER_FEEDBACK = Path.of("src/test/resources/intake/three-parts.txt");

    @LocalServerPort
    private int port;

    @Value("${zhenggai.demo.password}")
    private String password;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private JdbcClient jdbc;

    private final Path folder = Path.of(System.getProperty("pictures", "target/pictures"));
    private Chromium chromium;

    @BeforeAll
    void start() {
        chromium = new Chromium(port);
    }

    @AfterAll
    void stop() {
        chromium.close();
    }

    @ParameterizedTest
    @CsvSource({
        "zuzhijb, 填报两周报告, unit-report",
        "zhenggaiban1, 重新分派事项, office-reassign",
        "hecha1, 核验整改成效, discipline-verify",
        "banzichengjian, 责任领导审批销号, leader-sign-off",
        "shuji1, 主要领导审批销号, secretary-sign-off"
    })
    void everyRoleHasATaskWaitingInChineseTasklist(String user, String task, String picture) {
        try (Chromium.Session session = chromium.login(user, password)) {
            session.openTask(task);
            session.claim();
            session.picture(folder.resolve(picture + ".png"));
        }
    }

    @Test
    void reminderLetterWaitsForItsUnit() {
        try (Chromium.Session session = chromium.login("jitifz", password)) {
            session.openTask("签收提醒函");
            assertThat(session.shown()).containsText("整改提醒函〔");
            session.picture(folder.resolve("unit-letter.png"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rectification-round", "rectification-item", "fortnightly-report", "escalation"})
    void modelOpensWithItsDiagramInCockpit(String process) {
        String id = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .singleResult()
                .getId();
        try (Chromium.Session session = chromium.login("liucheng1", password)) {
            session.open("/camunda/app/cockpit/default/#/process-definition/" + id + "/runtime");
            assertThat(session.page()
                            .locator("[data-element-id^='startEvent_']")
                            .first())
                    .isVisible();
            assertThat(session.page().locator("g.djs-connection").first()).isVisible();
            assertThat(session.page().locator("body")).not().containsText("正在加载");
            session.picture(folder.resolve("cockpit-" + process + ".png"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"stall-assessment", "escalation-level", "sign-off-route"})
    void decisionOpensAsTableInCockpit(String decision) {
        String id = repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(decision)
                .singleResult()
                .getId();
        try (Chromium.Session session = chromium.login("liucheng1", password)) {
            session.open("/camunda/app/cockpit/default/#/decision-definition/" + id);
            assertThat(session.page()
                            .locator(".dmn-decision-table-container, .tjs-table-container")
                            .first())
                    .isVisible();
            assertThat(session.page().locator(".hit-policy")).containsText("命中");
            assertThat(session.page().locator("body")).not().containsText("正在加载");
            session.picture(folder.resolve("cockpit-" + decision + ".png"));
        }
    }

    @Test
    void ownPages() {
        try (Chromium.Session session = chromium.login("zhenggaiban1", password)) {
            session.picture(folder.resolve("home.png"));
            session.open("/rounds/1");
            session.fitsTheWindow();
            session.picture(folder.resolve("round.png"));
            for (String page : List.of("ledger", "plan")) {
                session.open("/rounds/1/" + page);
                assertThat(session.page().locator("table tbody tr:visible").first())
                        .isVisible();
                session.fitsTheWindow();
                session.picture(folder.resolve(page + ".png"));
            }
            session.open("/intake");
            session.page().locator("input[type=file]").setInputFiles(OTHER_FEEDBACK);
            session.page().getByText("上传并预览").click();
            session.page().waitForURL("**/intake/drafts/*");
            assertThat(session.page().locator("#commit button.main")).isEnabled();
            session.picture(folder.resolve("intake.png"));
        }
    }

    @Test
    void ledgerChangesWhileItsFilterIsSet() {
        try (Chromium.Session session = chromium.login("zhenggaiban1", password)) {
            session.open("/rounds/1/ledger");
            assertThat(session.page().locator("#results [role=status]")).hasText("共61项");
            session.page().selectOption("select[name=state]", "CLOSED");
            assertThat(session.page().locator("#results [role=status]")).not().hasText("共61项");
            session.page().locator("#words").fill("监管");
            assertThat(session.page()).hasURL(java.util.regex.Pattern.compile(".*state=CLOSED.*words=.*"));
            session.fitsTheWindow();
            assertThat(session.page().locator("#filter :is(select, input):not([type=hidden]):visible"))
                    .not()
                    .hasCount(0);
            Assertions.assertThat(session.page()
                            .evaluate(
                                    "() => [...document.querySelectorAll('#filter :is(select, input:not([type=hidden]))')]"
                                            + ".filter(field => field.labels.length === 0).length"))
                    .isEqualTo(0);
        }
    }

    @Test
    void itemPageShowsItsCourse() {
        long item = jdbc.sql("select min(id) from item where state = 'VERIFICATION'")
                .query(Long.class)
                .single();
        try (Chromium.Session session = chromium.login("zhenggaiban1", password)) {
            session.open("/items/" + item);
            session.page().locator("details.picture summary").first().click();
            assertThat(session.page().locator(".canvas .lit").first()).isVisible();
            assertThat(session.page().locator(".places").first()).containsText("现处于：核验");
            session.picture(folder.resolve("item-course.png"));
        }
    }

    /** Every screen that people have beside Tasklist, in Chinese and with nothing cut off at the width of a laptop. */
    @ParameterizedTest
    @CsvSource({
        "jingfajb, /absences, absences",
        "jingfajb, /notices, notices",
        "jingfajb, /account/password, password",
        "zhenggaiban1, /rounds/1/readers, round-readers",
        "zhenggaiban1, /rounds/1/intake, intake-record",
        "zuzhijb, /reports, reports",
        "zhenggaiban1, /items/12/confidentiality, confidentiality",
        "guanli1, /administration/directory, directory",
        "guanli1, /administration/directory/import, directory-import",
        "guanli1, /administration/people/jingfajb, person",
        "guanli1, /administration/people/jingfajb/leave, leave",
        "guanli1, /administration/access-log, access-log",
        "guanli1, /administration/notices, notices-administration",
        "guanli1, /rules, rules",
        "guanli1, /administration/workdays, workdays",
        "zhenggaiban1, /items/12/audit, audit",
        "zhenggaiban1, /items/12/leader, leader",
        "banzichengjian, /sign-offs, sign-offs",
        "zuzhijb, /tasks, tasks",
        "zhenggaiban1, /search?q=干部, search",
        "zuzhijb, /inbox, inbox",
        "zuzhijb, /help/units, help",
        "shuji1, /, home-leader"
    })
    void pagesOfPeople(String user, String path, String picture) {
        try (Chromium.Session session = chromium.login(user, password)) {
            session.open(path);
            assertThat(session.page().locator("main h1")).isVisible();
            session.fitsTheWindow();
            session.picture(folder.resolve(picture + ".png"));
        }
    }

    @Test
    void itemPageShowsItsEvidence() {
        long item = jdbc.sql("select min(item) from evidence").query(Long.class).single();
        try (Chromium.Session session = chromium.login("zhenggaiban1", password)) {
            session.open("/items/" + item);
            assertThat(session.page().locator(".case-files")).containsText("公示照片（样例）.png");
            session.fitsTheWindow();
            session.page().locator(".case-evidence").scrollIntoViewIfNeeded();
            session.picture(folder.resolve("item.png"));
        }
    }

    @ParameterizedTest
    @CsvSource({"佐证材料, 公示照片（样例）.png, tab-evidence", "办理历程, 分派事项, tab-history", "问题原文, 针对, tab-source"})
    void taskHasTheTabsOfItsItem(String tab, String content, String picture) {
        try (Chromium.Session session = chromium.login("zuzhijb", password)) {
            session.openTask("填报两周报告");
            session.page()
                    .locator(".nav-tabs a, .tabset a")
                    .filter(new Locator.FilterOptions().setHasText(tab))
                    .first()
                    .click();
            assertThat(session.page().locator(".task-details, .tab-content").first())
                    .containsText(content);
            session.picture(folder.resolve(picture + ".png"));
        }
    }

    @Test
    void cockpitAndAdminSpeakChinese() {
        try (Chromium.Session session = chromium.login("liucheng1", password)) {
            session.open("/camunda/app/cockpit/default/");
            session.page().waitForFunction("/流程定义\\s*[1-9]/.test(document.body.innerText)");
            session.picture(folder.resolve("cockpit.png"));
        }
        try (Chromium.Session session = chromium.login("guanli1", password)) {
            session.open("/camunda/app/admin/default/#/users");
            assertThat(session.page().locator("table tbody")).containsText("banzichengjian");
            session.picture(folder.resolve("admin.png"));
        }
    }

    @Test
    void loginPage() {
        try (Chromium.Session session = chromium.stranger()) {
            session.open("/login");
            session.fitsTheWindow();
            session.picture(folder.resolve("login.png"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "shuji1, /, phone-home",
        "zuzhijb, /tasks, phone-tasks",
        "zhenggaiban1, /rounds/1, phone-round",
        "zhenggaiban1, /rounds/1/ledger, phone-ledger",
        "shuji1, /bulletins, phone-bulletins",
        "banzichengjian, /items/12, phone-item",
        "shuji1, /search?q=干部, phone-search"
    })
    void pagesOnAPhone(String user, String path, String picture) {
        try (Chromium.Session session = chromium.login(user, password)) {
            session.page().setViewportSize(390, 844);
            session.open(path);
            assertThat(session.page().locator("main h1")).isVisible();
            session.fitsTheWindow();
            session.picture(folder.resolve(picture + ".png"));
        }
    }

    @Test
    void columnsOfTheLedgerAreChosen() {
        try (Chromium.Session session = chromium.login("zhenggaiban1", password)) {
            session.open("/rounds/1/ledger?stalled=true&sort=STALL&down=true");
            session.page().locator("#chooser summary").click();
            session.page().locator("#chooser input[value=kind]").uncheck();
            assertThat(session.page().locator("th.kind")).isHidden();
            session.picture(folder.resolve("ledger-columns.png"));
        }
    }

    @Test
    void rowOfTheLedgerOpensBesideIt() {
        try (Chromium.Session session = chromium.login("zhenggaiban1", password)) {
            session.open("/rounds/1/ledger?state=VERIFICATION");
            session.page().locator("[data-drawer]").first().click();
            assertThat(session.page().locator("#item-drawer h2")).isVisible();
            session.picture(folder.resolve("ledger-row.png"));
        }
    }
}
