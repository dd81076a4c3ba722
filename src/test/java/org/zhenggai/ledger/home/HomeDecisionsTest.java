package org.zhenggai.ledger.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.process.Cycle.*;

import java.sql.Date;
import java.time.LocalDate;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhenggai.engine.tasklist.TasklistServer;

/** What waits for a decision unfolds to what one reads before, and ends in the two answers. */
class HomeDecisionsTest extends TasklistServer {

    @Autowired
    private TaskService tasks;

    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void presentTime() {
        ClockUtil.reset();
    }

    /** The row of a task that is due before those of all other tests. */
    private Element row(String user, Task task) {
        tasks.setDueDate(task.getId(), Date.valueOf(LocalDate.of(2020, 1, 1)));
        return Jsoup.parse(loggedIn(user).get("/").body())
                .select(".home-waiting li:has(a[href*=/tasks/" + task.getId() + "])")
                .first();
    }

    @Test
    void aLeaderReadsTheReportAndWhoVerifiedItAndAnswers() {
        long item = cycle.itemInWork();
        cycle.openPeriod(cycle.roundOf(item));
        cycle.toSignOff(item);
        Element row = row(LEADER, cycle.task("signOffLeader", item));
        assertThat(row.select("dd").eachText())
                .anySatisfy(text -> assertThat(text)
                        .isEqualTo(jdbc.sql("select done from fortnightly_report where item = ? and done is not null")
                                .param(item)
                                .query(String.class)
                                .single()))
                .anySatisfy(text -> assertThat(text).contains("测试-" + OFFICE, "核验通过"));
        assertThat(row.select(".home-answers a").eachText()).containsExactly("同意", "退回");
        assertThat(row.select(".home-answers a").eachAttr("href"))
                .as("each answer is chosen in the form it leads to")
                .satisfiesExactly(
                        link -> assertThat(link).startsWith("/tasks/").endsWith("?answer=approved"),
                        link -> assertThat(link).startsWith("/tasks/").endsWith("?answer=returned"));
    }

    @Test
    void aUnitGoesStraightToItsForm() {
        long item = cycle.items(cycle.startedRound(1)).get(0);
        Element row = row(HANDLER, cycle.task("acceptItem", item));
        assertThat(row.select("details")).isEmpty();
        assertThat(row.text()).contains("签收整改事项", "已逾期");
    }
}
