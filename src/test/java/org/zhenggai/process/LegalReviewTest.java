package org.zhenggai.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.process.Cycle.DISCIPLINE;

import java.nio.file.Path;
import java.util.Map;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The starter kit's own process 法制审核 in the engine. Copy this class for a process of your own: put its files where the
 * kit has them, play a round with {@code cycle}, and say who gets which task and where the answer leads.
 */
@EngineTest
class LegalReviewTest extends ProcessTest {

    private static final String KIT = "docs/starter-kit/sample/";

    private String deployment;

    @BeforeEach
    void withTheKit() {
        Models models = Models.ofProject();
        for (String file : new String[] {
            "processes/sign-off/sign-off.bpmn",
            "processes/item-legal-review/item-legal-review.bpmn",
            "processes/item-legal-review/legal-review-need.dmn",
            "forms/item-legal-review/legalReview.form"
        }) {
            models = models.plus(file, Models.read(Path.of(KIT + file)));
        }
        deployment = models.deploy(engine);
    }

    @AfterEach
    void withoutIt() {
        engine.getRepositoryService().deleteDeployment(deployment, true);
    }

    private long major() {
        long item = cycle.itemInWork();
        jdbc.sql("update item set major = true where id = ?").param(item).update();
        cycle.toSignOff(item);
        return item;
    }

    @Test
    void whatIsAgreedGoesOnToTheLeader() {
        long item = major();
        assertThat(cycle.tasks("signOffLeader", item)).isEmpty();
        cycle.complete("legalReview", item, DISCIPLINE, Map.of("decision", "approved"));
        assertThat(cycle.tasks("signOffLeader", item)).hasSize(1);
    }

    @Test
    void whatIsRefusedGoesBackToVerification() {
        long item = major();
        cycle.complete("legalReview", item, DISCIPLINE, Map.of("decision", "toVerification", "reason", "缺少审批手续"));
        assertThat(cycle.tasks("signOffLeader", item)).isEmpty();
        assertThat(cycle.tasks("verifyItem", item)).hasSize(1);
    }

    @Test
    void theDayBeforeItIsDueWhoeverMayReviewIsReminded() {
        long item = major();
        Job timer =
                engine.getManagementService().createJobQuery().activityId("boundary_legalReviewDueSoon").list().stream()
                        .filter(job -> engine.getRuntimeService()
                                        .createProcessInstanceQuery()
                                        .processInstanceId(job.getProcessInstanceId())
                                        .processInstanceBusinessKey(Long.toString(item))
                                        .count()
                                == 1)
                        .findFirst()
                        .orElseThrow();
        Task task = cycle.tasks("legalReview", item).get(0);
        assertThat(timer.getDuedate()).isBefore(task.getDueDate());
        engine.getManagementService().executeJob(timer.getId());
        cycle.runJobs();
        assertThat(cycle.tasks("legalReview", item)).hasSize(1);
        assertThat(engine.getHistoryService()
                        .createHistoricActivityInstanceQuery()
                        .processInstanceId(timer.getProcessInstanceId())
                        .activityId("endEvent_reminded")
                        .finished()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void whatIsNeitherMajorNorOfMoneyNeedsNone() {
        long item = cycle.itemInWork();
        jdbc.sql("update item set major = false where id = ?").param(item).update();
        cycle.toSignOff(item);
        assertThat(cycle.tasks("legalReview", item)).isEmpty();
        assertThat(cycle.tasks("signOffLeader", item)).hasSize(1);
    }
}
