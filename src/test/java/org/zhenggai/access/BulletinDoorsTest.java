package org.zhenggai.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.process.Answers.decision;
import static org.zhenggai.process.Answers.heard;
import static org.zhenggai.process.Cycle.*;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhenggai.access.cases.RoundReaders;
import org.zhenggai.people.Directory;
import org.zhenggai.people.Role;

/** The pages of bulletins over HTTP: who reads a published one, who a draft, and who neither. */
class BulletinDoorsTest extends VisitedServer {

    private static final String INSPECTOR = "bulletin-inspector";
    private static final String TITLE = "第1类账目不清";

    @Autowired
    private RoundReaders readers;

    @Autowired
    private JdbcClient jdbc;

    private long round;
    private long period;
    private String page;

    /** The bulletin in which the item stalls, because its unit has not accepted it. */
    @BeforeEach
    void compile() {
        if (directory.nameOf(INSPECTOR).equals(INSPECTOR)) {
            directory.addPerson(
                    new Directory.Person(INSPECTOR, "测试-巡察", "inspector", null, null, Set.of(Role.INSPECTION_TEAM)),
                    PASSWORD);
        }
        round = cycle.roundOf(item);
        cycle.at(START);
        cycle.openPeriod(round);
        cycle.cutOff(round);
        period = cycle.period(round);
        page = "/bulletins/"
                + jdbc.sql("select id from bulletin where period = ?")
                        .param(period)
                        .query(Long.class)
                        .single();
        ClockUtil.reset();
    }

    private void publish() {
        LocalDate meeting = LocalDate.of(2024, 3, 22);
        cycle.at(meeting.atTime(18, 0));
        cycle.complete("checkBulletin", period, OFFICE, Map.of("remark", "已电话催办"));
        cycle.hear(period, heard(meeting, "decisions", List.of(decision("1", "一周内报<b>方案</b>", meeting.plusDays(7)))));
        cycle.runJobs();
        ClockUtil.reset();
    }

    @Test
    void draftIsForThoseWhoWorkOnIt() {
        for (String user : List.of(OFFICE, SECRETARY)) {
            Visitor visitor = loggedIn(user);
            assertThat(visitor.get("/bulletins").body()).as(user).contains(page + "\"", "待核对");
            assertThat(visitor.get(page).body()).contains(TITLE, "逾期未签收");
        }
        for (String user : List.of(LEADER, DISCIPLINE)) {
            Visitor visitor = loggedIn(user);
            assertThat(visitor.get("/bulletins").body()).as(user).doesNotContain(page + "\"");
            assertThat(visitor.statusOf(page)).isEqualTo(403);
        }
    }

    @Test
    void publishedBulletinIsForTheCommitteeWithItsDecisions() {
        publish();
        for (String user : List.of(OFFICE, SECRETARY, LEADER, DISCIPLINE)) {
            Visitor visitor = loggedIn(user);
            assertThat(visitor.get("/bulletins").body()).as(user).contains(page + "\"", "已印发");
            assertThat(visitor.get(page).body())
                    .contains(TITLE, "财政分局", "已电话催办", "班子成员全体", "2024年3月29日", "待落实")
                    .contains("事项1：一周内报&lt;b&gt;方案&lt;/b&gt;");
        }
    }

    @Test
    void strangersFindNothing() {
        publish();
        for (String user : List.of(HEAD, OTHER_UNIT, DESIGNER)) {
            Visitor visitor = loggedIn(user);
            assertThat(visitor.statusOf("/bulletins")).as(user).isEqualTo(403);
            assertThat(visitor.get(page))
                    .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(403))
                    .satisfies(answer -> assertThat(answer.body()).doesNotContain("账目不清"));
            assertThat(visitor.get("/").body()).doesNotContain("/bulletins");
        }
        assertThat(visitor().statusOf(page)).isEqualTo(302);
        assertThat(loggedIn(OFFICE).statusOf("/bulletins/999999999")).isEqualTo(404);
        assertThat(loggedIn(OFFICE).statusOf("/bulletins/all")).isEqualTo(400);
    }

    @Test
    void inspectionTeamReadsThoseOfItsRounds() {
        Visitor inspector = loggedIn(INSPECTOR);
        publish();
        assertThat(inspector.get("/bulletins").body()).doesNotContain(page + "\"");
        assertThat(inspector.statusOf(page)).isEqualTo(403);
        readers.add(round, INSPECTOR);
        assertThat(inspector.get("/bulletins").body()).contains(page + "\"");
        assertThat(inspector.get(page).body()).contains(TITLE);
    }

    @Test
    void confidentialItemIsANumberToEverybody() {
        jdbc.sql("update item set confidential = true where id = ?").param(item).update();
        publish();
        for (String user : List.of(OFFICE, LEADER)) {
            assertThat(loggedIn(user).get(page).body())
                    .as(user)
                    .contains("涉密事项，另行传达")
                    .doesNotContain("一周内报");
        }
    }
}
