package org.zhenggai.engine.models.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.zhenggai.process.Cycle.*;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhenggai.engine.form.FormDrafts;
import org.zhenggai.engine.models.migration.Migrations.Wish;
import org.zhenggai.engine.models.migration.Report.Part;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.process.Answers;
import org.zhenggai.process.EngineTest;
import org.zhenggai.process.ProcessTest;
import org.zhenggai.round.item.ItemState;

/** What runs comes to a changed model with nothing lost, or stays, whole, with the reason. */
@EngineTest
class MigrationsTest extends ProcessTest {

    private static final String ITEM = "processes/rectification-item/rectification-item.bpmn";
    private static final String SIGN_OFF = "processes/sign-off/sign-off.bpmn";

    @Autowired
    private Migrations migrations;

    @Autowired
    private Passages passages;

    @Autowired
    private FormDrafts drafts;

    @AfterEach
    void withoutTheChange() {
        ChangedModels.undeploy(engine.getRepositoryService());
    }

    private List<Map<String, Object>> tasksAndWhoHasThem() {
        return rows("""
                select t.id_, t.task_def_key_, t.assignee_, t.owner_, t.delegation_, t.due_date_, t.follow_up_date_,
                    t.create_time_, t.priority_, t.proc_inst_id_, t.suspension_state_,
                    (select count(*) from act_ru_identitylink l where l.task_id_ = t.id_) as links
                from act_ru_task t order by t.id_
                """);
    }

    private List<Map<String, Object>> waits() {
        return rows("""
                select j.id_, j.duedate_, j.retries_, j.type_, j.handler_type_, j.process_instance_id_ from act_ru_job j
                where j.process_instance_id_ is not null order by j.id_
                """);
    }

    private List<Map<String, Object>> history() {
        return rows("select * from event order by id");
    }

    @Test
    void whatRunsMovesToNewLabelsInOneActionAndNothingIsLost() {
        long first = cycle.itemInWork();
        long second = cycle.itemInWork();
        cycle.toSignOff(second);
        Task report = cycle.task("reportProgress", first);
        engine.getTaskService().claim(report.getId(), HANDLER);
        drafts.keep(report.getId(), HANDLER, "{\"done\":\"写到一半\"}");
        List<Map<String, Object>> before = tasksAndWhoHasThem();
        List<Map<String, Object>> jobs = waits();
        List<Map<String, Object>> events = history();
        String subject = report.getName().substring("填报两周报告".length());
        new ChangedModels().labels().deploy(engine.getRepositoryService());

        assertThat(passages.all()).allMatch(Passage::isPlain);
        Report tried = migrations.tryOut(Wish.ALL);
        assertThat(tried.failed()).isZero();
        assertThat(tried.moved()).isPositive();
        assertThat(cycle.task("reportProgress", first).getProcessDefinitionId())
                .isEqualTo(report.getProcessDefinitionId());

        Report report1 = migrations.move(Wish.ALL, "guanli");
        assertThat(report1.failed()).as("%s", report1).isZero();
        assertThat(report1.moved()).isEqualTo(tried.moved());
        assertThat(passages.all()).isEmpty();
        assertThat(tasksAndWhoHasThem()).isEqualTo(before);
        assertThat(waits()).isEqualTo(jobs);
        assertThat(history()).isEqualTo(events);
        Task moved = cycle.task("reportProgress", first);
        assertThat(moved.getName()).isEqualTo("新·填报两周报告" + subject);
        assertThat(moved.getDescription()).contains("新填报两周报告");
        assertThat(moved.getAssignee()).isEqualTo(HANDLER);
        assertThat(drafts.of(moved.getId(), HANDLER).orElseThrow().content()).contains("写到一半");
        assertThat(count("select count(*) from access_log where kind = 'MODEL_MIGRATED'"))
                .isPositive();

        cycle.toClosure(first);
        assertThat(item(first).state()).isEqualTo(ItemState.CLOSED);
        cycle.complete("signOffLeader", second, LEADER, Answers.approved());
        cycle.complete("signOffSecretary", second, SECRETARY, Answers.approved());
        cycle.runJobs();
        assertThat(item(second).state()).isEqualTo(ItemState.CLOSED);
    }

    @Test
    void aNewFieldAndItsViewAreThereForATaskThatWaitsAlready() {
        long waiting = cycle.items(cycle.startedRound(1)).get(0);
        new ChangedModels()
                .change(
                        ITEM,
                        text -> text.replaceFirst(
                                "(?s)(userTask_acceptItem.*?name=\"views\" value=\"item)", "$1,opinion"))
                .deploy(engine.getRepositoryService());
        assertThat(engine.getTaskService()
                        .getVariableLocal(cycle.task("acceptItem", waiting).getId(), "opinion"))
                .isNull();
        migrations.move(Wish.ALL, "guanli");
        assertThat(engine.getTaskService()
                        .getVariablesLocal(cycle.task("acceptItem", waiting).getId())
                        .keySet())
                .contains("opinion");
    }

    @Test
    void aRenamedStepIsSuggestedAndChosenAndOnlyOneOfTheSameDuty() {
        long signed = cycle.itemInWork();
        cycle.toSignOff(signed);
        Task before = cycle.task("signOffLeader", signed);
        new ChangedModels()
                .change(SIGN_OFF, text -> text.replace("userTask_signOffLeader", "userTask_leaderSigns"))
                .deploy(engine.getRepositoryService());

        Passage passage = passages.of("sign-off").get(0);
        assertThat(passage.isPlain()).isFalse();
        assertThat(passage.lost()).hasSize(1);
        assertThat(passage.lost().get(0).suggested()).isEqualTo("userTask_leaderSigns");

        Report stays = migrations.move(new Wish("sign-off", Map.of()), "guanli");
        Part part = stays.parts().get(0);
        assertThat(part.failures().get(0).reason()).isEqualTo("新版本没有这个环节，也没有选定由哪个环节接续");
        assertThat(part.failures().get(0).name()).isEqualTo(before.getName().split(" ")[0]);
        assertThat(cycle.task("signOffLeader", signed).getId()).isEqualTo(before.getId());

        Map<String, String> jump = Map.of("userTask_signOffLeader", "userTask_signOffSecretary");
        assertThatThrownBy(() -> migrations.move(new Wish("sign-off", jump), "guanli"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("同一职责");

        Report moved = migrations.move(
                new Wish("sign-off", Map.of("userTask_signOffLeader", "userTask_leaderSigns")), "guanli");
        assertThat(moved.failed()).isZero();
        Task after = cycle.task("leaderSigns", signed);
        assertThat(after.getId()).isEqualTo(before.getId());
        assertThat(after.getDueDate()).isEqualTo(before.getDueDate());
        cycle.complete("leaderSigns", signed, LEADER, Answers.approved());
        cycle.complete("signOffSecretary", signed, SECRETARY, Answers.approved());
        cycle.runJobs();
        assertThat(item(signed).state()).isEqualTo(ItemState.CLOSED);
    }

    /** A timer goes on as it was, unless the model says another time there. */
    @Test
    void aTimerBeginsAnewOnlyWhereTheModelSaysAnotherTime() {
        long round = cycle.startedRound(1);
        Job fortnight = cycle.timer("rectification-round", round, "timer_fortnight");
        Job morning = cycle.timer("rectification-round", round, "timer_morning");
        String file = "processes/rectification-round/rectification-round.bpmn";
        String time = new ChangedModels()
                .text(file)
                .replaceFirst("(?s).*id=\"timer_fortnight\".*?(<bpmn:time\\w+ [^>]*>[^<]*</bpmn:time\\w+>).*", "$1");
        assertThat(time).hasSizeLessThan(300);
        new ChangedModels()
                .replace(file, time, "<bpmn:timeCycle xsi:type=\"bpmn:tFormalExpression\">R/P99D</bpmn:timeCycle>")
                .deploy(engine.getRepositoryService());
        assertThat(migrations
                        .move(new Wish("rectification-round", Map.of()), "guanli")
                        .isWhole())
                .isTrue();
        assertThat(cycle.timer("rectification-round", round, "timer_fortnight").getDuedate())
                .isAfter(fortnight.getDuedate());
        assertThat(cycle.timer("rectification-round", round, "timer_morning").getDuedate())
                .isEqualTo(morning.getDuedate());
    }
}
