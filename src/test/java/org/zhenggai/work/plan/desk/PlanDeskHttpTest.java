package org.zhenggai.work.plan.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.process.Cycle.HANDLER;
import static org.zhenggai.process.Cycle.LEADER;
import static org.zhenggai.process.Cycle.OFFICE;
import static org.zhenggai.process.Cycle.SECRETARY;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhenggai.access.TestServer;
import org.zhenggai.access.Visitor;
import org.zhenggai.process.Cycle;
import org.zhenggai.work.plan.PlanTable.Change;

/** The plan is submitted from its page by whoever may do its task, with the checks of the task; sums are proposed, never set. */
class PlanDeskHttpTest extends TestServer {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TaskService tasks;

    @AfterEach
    void presentTime() {
        ClockUtil.reset();
    }

    private HttpResponse<String> submit(Visitor visitor, long round, String note) {
        return visitor.script(
                "POST", "/rounds/" + round + "/plan/submission", "{\"note\":\"" + note + "\"}", visitor.scriptToken());
    }

    private List<String> versions(long round) {
        return jdbc.sql(
                        "select state || ' ' || submitted_by || ' ' || coalesce(note, '') from plan_version where round = ?")
                .param(round)
                .query(String.class)
                .list();
    }

    @Test
    void submittingCompletesTheTaskOnce() {
        long round = cycle.plannedRound(2, Cycle::planned);
        Visitor office = loggedIn(OFFICE);
        assertThat(submit(office, round, "分工有调整")).satisfies(answer -> {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(answer.body()).contains("方案已提交审定");
        });
        assertThat(versions(round)).containsExactly("SUBMITTED " + OFFICE + " 分工有调整");
        assertThat(cycle.tasks("preparePlan", round)).isEmpty();
        assertThat(cycle.tasks("approvePlan", round)).hasSize(1);
        assertThat(submit(office, round, "再来一次")).satisfies(answer -> {
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).contains("现在没有等您提交的方案");
        });
        assertThat(versions(round)).hasSize(1);
    }

    @Test
    void aGapAndADoubtAreRefusedAsInTheTaskAndNothingIsChanged() {
        long round = cycle.plannedRound(
                2, row -> row.number().equals("2") ? planned(row.id(), row.version(), null) : Cycle.planned(row));
        Visitor office = loggedIn(OFFICE);
        assertThat(submit(office, round, "").body()).contains("方案还有1个事项缺项，不能提交：2（缺责任领导）");
        assertThat(versions(round)).isEmpty();
        assertThat(cycle.tasks("preparePlan", round))
                .singleElement()
                .satisfies(task -> assertThat(task.getAssignee()).isNull());
    }

    private static Change planned(long id, int version, String leader) {
        return new Change(
                id,
                version,
                "unit1",
                List.of(),
                leader,
                org.zhenggai.round.item.ItemKind.DATED,
                LocalDate.of(2024, 8, 30),
                false);
    }

    @Test
    void onlyTheOfficeSubmitsAndNotWhatSomebodyElseHasClaimed() {
        long round = cycle.plannedRound(1, Cycle::planned);
        for (String user : List.of(HANDLER, LEADER, SECRETARY)) {
            Visitor visitor = loggedIn(user);
            assertThat(submit(visitor, round, "").statusCode()).as(user).isEqualTo(403);
            assertThat(visitor.statusOf("/rounds/" + round + "/plan/sums"))
                    .as(user)
                    .isEqualTo(403);
        }
        String task = cycle.task("preparePlan", round).getId();
        tasks.setAssignee(task, "office2");
        assertThat(submit(loggedIn(OFFICE), round, "").body()).contains("任务已由他人认领");
        assertThat(versions(round)).isEmpty();
        tasks.setAssignee(task, OFFICE);
        assertThat(submit(loggedIn(OFFICE), round, "").statusCode()).isEqualTo(200);
    }

    @Test
    void sumsOfEachItemAreProposedAndNoneIsSet() {
        long round = cycle.round("""
                1.针对“违规发放津补贴”的问题。涉及津贴１２８．５万元。
                2.针对“现场监管不到位”的问题。施工日志没有记录，城乡二元结构没有打破。
                3.针对“往来款长期挂账”的问题。
                （1）关于单位借款。三百余万元没有清理。
                （2）关于个人借款。借款没有台账。
                """);
        List<Long> items = cycle.items(round);
        assertThat(items).hasSize(4);
        assertThat(loggedIn(OFFICE).get("/rounds/" + round + "/plan/sums").body())
                .isEqualTo("{\"%d\":[\"128.5万元\"],\"%d\":[\"三百余万元\"]}".formatted(items.get(0), items.get(2)));
        assertThat(jdbc.sql("select count(*) from item where round = ? and involves_money")
                        .param(round)
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
