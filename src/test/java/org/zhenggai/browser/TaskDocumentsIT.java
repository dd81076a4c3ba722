package org.zhenggai.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.zhenggai.process.Cycle.HEAD;
import static org.zhenggai.process.Cycle.LEADER;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.assertj.core.api.Assertions;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.zhenggai.process.Cycle;
import org.zhenggai.process.ServerTest;

/** The document of a task is made and taken in its tab, before the task is completed. */
@ServerTest
@DirtiesContext
class TaskDocumentsIT {

    private static final String PASSWORD = "test-only";

    @LocalServerPort
    private int port;

    @Autowired
    private Cycle cycle;

    @AfterEach
    void presentTime() {
        ClockUtil.reset();
    }

    @Test
    void leaderTakesTheSignOffFormBeforeHeSigns() throws IOException {
        long item = cycle.itemInWork();
        cycle.toSignOff(item);
        ClockUtil.reset();
        try (Chromium chromium = new Chromium(port);
                Chromium.Session session = chromium.login(LEADER, PASSWORD)) {
            session.openTask("责任领导审批销号");
            tab(session).click();
            session.page().getByText("生成销号审批表（Word）").click();
            Locator file = session.page().locator(".case-documents a");
            assertThat(file).containsText("销号审批表-事项1");
            Path pictures = Path.of(System.getProperty("pictures", "target/pictures"));
            session.picture(pictures.resolve("tab-documents.png"));
            Download download = session.page().waitForDownload(file::click);
            try (XWPFDocument word = new XWPFDocument(Files.newInputStream(download.path()));
                    XWPFWordExtractor text = new XWPFWordExtractor(word)) {
                Assertions.assertThat(text.getText()).contains("整改事项销号审批表", "核验通过", "签字：");
            }
            Assertions.assertThat(cycle.tasks("signOffLeader", item)).hasSize(1);
            session.open("/rounds/" + cycle.roundOf(item) + "/documents");
            session.page().getByLabel("生成整改台账").click();
            assertThat(session.page().locator("main")).containsText("整改台账-轮次");
            session.fitsTheWindow();
            session.picture(pictures.resolve("documents.png"));
        }
    }

    @Test
    void taskWithoutADocumentSaysSo() {
        cycle.startedRound(1);
        ClockUtil.reset();
        try (Chromium chromium = new Chromium(port);
                Chromium.Session session = chromium.login(HEAD, PASSWORD)) {
            session.openTask("签收整改事项");
            tab(session).click();
            assertThat(session.page().locator(".tab-content, .task-details").first())
                    .containsText("此任务没有公文");
        }
    }

    private static Locator tab(Chromium.Session session) {
        return session.page()
                .locator(".nav-tabs a, .tabset a")
                .filter(new Locator.FilterOptions().setHasText("公文"))
                .first();
    }
}
