package org.zhenggai.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

    @LocalServerPort
    private int port;

    @Value("${zhenggai.demo.password}")
    private String password;

    @Autowired
    private RepositoryService repository;

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
        "jingfajb, 填报两周报告, unit-report",
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
            assertThat(session.form()).containsText("整改提醒函〔");
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
            session.picture(folder.resolve("cockpit-" + decision + ".png"));
        }
    }

    @Test
    void ownPages() {
        try (Chromium.Session session = chromium.login("zhenggaiban1", password)) {
            session.picture(folder.resolve("home.png"));
            for (String page : List.of("ledger", "plan")) {
                session.open("/rounds/1/" + page);
                assertThat(session.page().locator("table tbody tr:visible").first())
                        .isVisible();
                session.picture(folder.resolve(page + ".png"));
            }
            session.open("/intake");
            session.page().locator("input[type=file]").setInputFiles(otherFile());
            session.page().getByText("上传并预览").click();
            assertThat(session.page().locator("#commit button.main")).isEnabled();
            session.picture(folder.resolve("intake.png"));
        }
    }

    /** The sample's feedback once more, as a file that was not imported yet. */
    private static FilePayload otherFile() {
        try {
            String text = Files.readString(Path.of("samples/houjie-2023/feedback.txt"));
            return new FilePayload("feedback.txt", "text/plain", (text + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
