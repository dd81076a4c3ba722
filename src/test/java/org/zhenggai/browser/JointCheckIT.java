package org.zhenggai.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.process.Cycle.DISCIPLINE;
import static org.zhenggai.process.Cycle.HANDLER;
import static org.zhenggai.process.Cycle.TEAM;

import com.microsoft.playwright.Locator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
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

/** A major item is verified by three people in Tasklist: one dissents, the lead revises, all agree. */
@ServerTest
@DirtiesContext
class JointCheckIT {

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
    void threePeopleVerifyAMajorItem() {
        long item = cycle.itemInWork(Cycle::plannedAsMajor);
        Map<String, Object> report = new HashMap<>(Cycle.done());
        report.put("done", "两宗已办结，剩余一宗月内办结");
        cycle.complete("reportProgress", item, HANDLER, report);
        try (Chromium chromium = new Chromium(port)) {
            as(chromium, DISCIPLINE, "核验整改成效", task -> {
                assertThat(task.shown()).containsText("重大事项须现场核查，并会同核验。须3人会同核验");
                assertThat(task.shown()).containsText("两宗已办结，剩余一宗月内办结");
                propose(task);
            });
            as(chromium, TEAM.get(0), "会同核验", task -> {
                assertThat(task.shown()).containsText("账目与台账一致");
                say(task, "不同意");
                task.fill("reason", "三月台账缺页");
            });
            cycle.runJobs();
            as(chromium, DISCIPLINE, "核验整改成效", task -> {
                assertThat(task.shown()).containsText("三月台账缺页");
                propose(task);
                task.fill("revision", "三月台账已补");
            });
            TEAM.forEach(member -> as(chromium, member, "会同核验", task -> {
                assertThat(task.shown()).containsText("三月台账已补");
                say(task, "同意");
            }));
        }
        cycle.runJobs();
        assertThat(items.get(item).state()).isEqualTo(ItemState.SIGN_OFF);
    }

    private static void propose(Chromium.Session task) {
        task.choose("通过");
        task.choose("现场核查");
        task.fill("place", "财政分局");
        task.fill("receivedBy", "分局经办");
        task.fill("seen", "账目与台账一致");
        task.chooseEverywhere("落实");
        task.fill("opinion", "账目已清，属实");
        task.choose("已逐处核对，确认已完成");
        task.fill("confirmationReason", "第三宗已结案");
        // After a dissent the names stand in the team's opinions as well.
        TEAM.forEach(member -> task.form()
                .locator(".fjs-form-field-checklist")
                .getByText("测试-" + member)
                .click());
    }

    /** The same words stand in the list of what the others said. */
    private static void say(Chromium.Session task, String answer) {
        task.form()
                .locator(".fjs-form-field-radio")
                .getByText(answer, new Locator.GetByTextOptions().setExact(true))
                .click();
    }

    private static void as(Chromium chromium, String user, String task, Consumer<Chromium.Session> form) {
        try (Chromium.Session session = chromium.login(user, PASSWORD)) {
            session.openTask(task);
            session.claim();
            form.accept(session);
            session.submitTask();
        }
    }
}
