package org.zhenggai.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.zhenggai.process.Answers.*;
import static org.zhenggai.process.Cycle.*;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.IdentityLink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.process.Cycle;
import org.zhenggai.process.EngineTest;
import org.zhenggai.round.item.ItemKind;
import org.zhenggai.round.item.Items;
import org.zhenggai.work.plan.PlanTable.Change;

/** What somebody leaves open is his successor's, all of it or nothing. */
@EngineTest
class HandoverTest {

    private static final String ADMIN = "guanli";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    private Handover handover;

    @Autowired
    private Directory directory;

    @Autowired
    private DirectoryReader reader;

    @Autowired
    private Cycle cycle;

    @Autowired
    private Items items;

    @Autowired
    private TaskService tasks;

    @Autowired
    private JdbcClient jdbc;

    private String leaver;
    private String successor;

    @BeforeEach
    void people() {
        cycle.people();
        leaver = "leaver" + NUMBER.incrementAndGet();
        successor = "successor" + NUMBER.get();
        add(leaver, "leader", null, Role.LEADING_GROUP);
        add(successor, "leader", null, Role.LEADING_GROUP);
    }

    @AfterEach
    void presentTime() {
        ClockUtil.reset();
    }

    private void add(String username, String post, String unit, Role role) {
        directory.addPerson(
                new Directory.Person(username, "测试-" + username, post, unit, null, Set.of(role)), "test-only");
    }

    private long itemAtHisSignature() {
        long item = cycle.itemInWork(row -> new Change(
                row.id(),
                row.version(),
                "unit1",
                List.of(),
                leaver,
                ItemKind.DATED,
                planned(row).deadline(),
                false));
        cycle.complete("reportProgress", item, HANDLER, done());
        cycle.complete("verifyItem", item, DISCIPLINE, passed());
        return item;
    }

    @Test
    void leaderHandsItemsAndRunningTasksOver() {
        long item = itemAtHisSignature();
        String task = cycle.task("signOffLeader", item).getId();
        tasks.setAssignee(task, leaver);
        assertThat(handover.openWork(leaver)).isEqualTo("1项未销号事项的责任领导、已认领1件任务");

        handover.leave(leaver, successor, ADMIN);

        assertThat(items.get(item).leader()).isEqualTo(successor);
        assertThat(cycle.task("signOffLeader", item).getAssignee()).isEqualTo(successor);
        assertThat(tasks.getIdentityLinksForTask(task))
                .extracting(IdentityLink::getGroupId)
                .contains("person:" + successor)
                .doesNotContain("person:" + leaver);
        assertThat(jdbc.sql("select actor || text from event where item = ? and kind = 'LEADER_CHANGED'")
                        .param(item)
                        .query(String.class)
                        .list())
                .containsExactly(ADMIN + "测试-" + leaver + "离岗，责任领导改为测试-" + successor);
        assertThat(reader.person(leaver).orElseThrow().active()).isFalse();
        assertThat(directory.groupsOf(leaver)).isEmpty();
        cycle.complete("signOffLeader", item, successor, approved());
    }

    @Test
    void onlyALeaderTakesItemsOver() {
        long item = itemAtHisSignature();
        assertThatThrownBy(() -> handover.leave(leaver, HANDLER, ADMIN))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("接手人须为领导小组成员");
        assertThatThrownBy(() -> handover.leave(leaver, leaver, ADMIN)).hasMessageContaining("不能是离岗人本人");
        assertThatThrownBy(() -> handover.leave(leaver, "nobody", ADMIN)).hasMessageContaining("没有用户名为");
        assertThat(items.get(item).leader()).isEqualTo(leaver);
        assertThat(reader.person(leaver).orElseThrow().active()).isTrue();
    }

    @Test
    void claimedTaskGoesBackWhenTheSuccessorIsNoCandidate() {
        String handler = "handler-" + leaver;
        add(handler, "handler", "unit1", Role.INSPECTED_UNIT);
        long item = cycle.items(cycle.startedRound(1)).get(0);
        tasks.setAssignee(cycle.task("acceptItem", item).getId(), handler);
        assertThatThrownBy(() -> directory.retire(handler, ADMIN)).hasMessageContaining("已认领1件任务");
        handover.leave(handler, OTHER_UNIT, ADMIN);
        assertThat(cycle.task("acceptItem", item).getAssignee()).isNull();
        cycle.complete("acceptItem", item, HEAD, Map.of("decision", "accepted"));
    }
}
