package org.zhenggai.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.process.Cycle.*;

import java.nio.file.Path;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.zhenggai.process.Cycle;
import org.zhenggai.process.ServerTest;
import org.zhenggai.round.item.ItemState;
import org.zhenggai.round.item.Items;

/** An item from acceptance to sign-off, by hand in Tasklist, as four roles on a fresh server, with one return. */
@ServerTest
@DirtiesContext
class TasklistIT {

    private static final String PASSWORD = "test-only";

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
    void itemIsCarriedFromAcceptanceToSignOff() {
        long item = cycle.items(cycle.startedRound(1)).get(0);
        try (Chromium chromium = new Chromium(port)) {
            chromium.as(HEAD, PASSWORD, "签收整改事项", task -> task.choose("签收"));
            chromium.as(HANDLER, PASSWORD, "提出整改措施", task -> task.fill("measures", "清理账目\n建立台账"));
            chromium.as(OFFICE, PASSWORD, "审核整改措施", task -> {
                assertThat(task.shown()).containsText("建立台账");
                task.choose("通过");
            });
            cycle.openNextPeriod();
            chromium.as(HANDLER, PASSWORD, "填报两周报告", task -> {
                isRefusedAboveTheButton(task);
                reportDone(task);
            });
            chromium.as(OFFICE, PASSWORD, "核验整改成效", task -> {
                task.choose("退回");
                task.choose("查阅资料");
                task.fill("opinion", "台账缺页");
                task.fill("reason", "请补齐第三季度台账");
            });
            assertThat(items.get(item).state()).isEqualTo(ItemState.IN_WORK);
            chromium.as(HANDLER, PASSWORD, "填报两周报告", task -> {
                assertThat(task.shown()).containsText("请补齐第三季度台账");
                reportDone(task);
            });
            chromium.as(OFFICE, PASSWORD, "核验整改成效", task -> {
                task.choose("通过");
                verifiedOnSite(task);
            });
            chromium.as(LEADER, PASSWORD, "责任领导审批销号", task -> task.choose("同意销号"));
            chromium.as(SECRETARY, PASSWORD, "主要领导审批销号", task -> task.choose("同意销号"));
        }
        cycle.runJobs();
        assertThat(items.get(item).state()).isEqualTo(ItemState.CLOSED);
    }

    /** A refusal covers nothing, and goes with the next change. */
    private static void isRefusedAboveTheButton(Chromium.Session task) {
        task.choose("整改完成，申请核验");
        task.fill("done", "账目全部清理");
        task.fillNumber("progress", "90");
        task.submit().click();
        assertThat(task.page().locator(".form-refusal")).containsText("100%");
        assertThat((Boolean) task.page().locator(".form-refusal").evaluate("""
                        line => {
                            const box = line.getBoundingClientRect();
                            const above = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
                            return line.contains(above);
                        }
                        """))
                .as("nothing covers the refusal")
                .isTrue();
        task.picture(Path.of(System.getProperty("pictures", "target/pictures"), "tasklist-refused.png"));
        assertThat(task.page().locator("[notifications-panel] .alert:visible")).hasCount(0);
        task.fill("done", "账目全部清理完毕");
        assertThat(task.page().locator(".form-refusal")).hasCount(0);
    }

    private static void verifiedOnSite(Chromium.Session task) {
        task.choose("现场核查");
        task.fill("place", "财政分局");
        task.fill("receivedBy", "分局经办");
        task.fill("seen", "账目与台账一致");
        task.chooseEverywhere("落实");
        task.fill("opinion", "账目已清，属实");
    }

    private void reportDone(Chromium.Session task) {
        task.choose("整改完成，申请核验");
        task.fill("done", "账目全部清理");
        task.fill("evidence", "台账汇编" + System.nanoTime());
        task.fillNumber("progress", "100");
    }
}
