package org.zhenggai.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.zhenggai.access.TestServer;
import org.zhenggai.people.Directory;
import org.zhenggai.people.Role;

/** A draft's changes are marked on the picture of its process, exactly those, and each mark says its words. */
@DirtiesContext
class WorkshopIT extends TestServer {

    private static final String DESIGNER = "designer-of-pictures";
    private static final String MODEL = "processes/sign-off/sign-off.bpmn";

    @LocalServerPort
    private int port;

    private final Path pictures = Path.of(System.getProperty("pictures", "target/pictures"));

    /** Another name, a task that is gone with its way in, and a new one behind it. */
    private static String changed() throws IOException {
        String text = Files.readString(Path.of(MODEL));
        String task =
                text.replaceFirst("(?s).*(<bpmn:userTask id=\"userTask_confirmSums\".*?</bpmn:userTask>).*", "$1");
        String changed = text.replace("name=\"责任领导审批销号\"", "name=\"责任领导审批\"")
                .replace(task, task.replace("userTask_confirmSums\"", "userTask_checkSums\" camunda:dueDate=\"P5D\""))
                .replace("targetRef=\"userTask_confirmSums\"", "targetRef=\"userTask_checkSums\"")
                .replace("sourceRef=\"userTask_confirmSums\"", "sourceRef=\"userTask_checkSums\"")
                .replace("bpmnElement=\"userTask_confirmSums\"", "bpmnElement=\"userTask_checkSums\"");
        Assertions.assertThat(changed).contains("userTask_checkSums");
        return changed;
    }

    @Test
    void marksStandOnWhatHasChangedAndSayIt() throws IOException {
        directory.addPerson(
                new Directory.Person(DESIGNER, "测试-看图", "designer", null, null, Set.of(Role.PROCESS_DESIGNER)),
                PASSWORD);
        String answer = visitor()
                .basic(DESIGNER, PASSWORD)
                .upload("/engine-rest/deployment/create", "pictures", Map.of("sign-off.bpmn", changed()))
                .body();
        String draft = answer.replaceFirst("(?s).*\"page\":\"([^\"]+)\".*", "$1");
        Assertions.assertThat(draft).as(answer).startsWith("/workshop/drafts/");
        try (Chromium chromium = new Chromium(port);
                Chromium.Session session = chromium.login(DESIGNER, PASSWORD)) {
            Page page = session.page();
            List<String> complaints = new ArrayList<>();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    complaints.add(message.text());
                }
            });
            session.open(draft);
            Locator after = page.locator("figure[data-side=after]");
            Locator before = page.locator("figure[data-side=before]");
            assertThat(after.locator("[data-element-id=userTask_checkSums].added"))
                    .hasCount(1);
            Assertions.assertThat(marked(after))
                    .contains("userTask_checkSums added", "userTask_signOffLeader changed")
                    .allMatch(mark -> mark.matches(
                            "(userTask_checkSums added|userTask_signOffLeader changed|.*[sS]ums.* changed)"));
            assertThat(before.locator("[data-element-id=userTask_confirmSums].removed"))
                    .hasCount(1);
            assertThat(before.locator(".added")).hasCount(0);
            assertThat(after.locator(".removed")).hasCount(0);

            assertThat(before).isHidden();
            after.locator("button.mark[aria-label*=责任领导审批]").click();
            assertThat(page.locator(".model-pictures .words")).containsText("原为用户任务“责任领导审批销号”");
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(pictures.resolve("draft-pictures.png"))
                    .setFullPage(true));
            page.locator(".which button[data-side=before]").click();
            assertThat(after).isHidden();
            // While the picture is moved no mark is seen.
            assertThat(before.locator("button.mark.removed")).isVisible();
            before.locator("button.mark.removed").focus();
            assertThat(page.locator(".model-pictures .words")).containsText("删除：用户任务“核实涉及资金”");
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(pictures.resolve("draft-pictures-before.png"))
                    .setFullPage(true));

            page.setViewportSize(390, 844);
            session.open(draft);
            assertThat(after.locator("button.mark.added")).isVisible();
            assertThat(before.locator("button.mark.removed")).isVisible();
            Assertions.assertThat(page.evaluate("document.documentElement.scrollWidth"))
                    .isEqualTo(390);
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(pictures.resolve("draft-pictures-phone.png"))
                    .setFullPage(true));
            Assertions.assertThat(complaints).isEmpty();
        }
    }

    private static List<String> marked(Locator figure) {
        List<String> marked = new ArrayList<>();
        for (String how : List.of("added", "removed", "changed")) {
            for (Locator one : figure.locator("g." + how).all()) {
                marked.add(one.getAttribute("data-element-id") + " " + how);
            }
        }
        return marked;
    }
}
