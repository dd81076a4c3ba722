package org.zhenggai.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.process.Answers.heard;
import static org.zhenggai.process.Cycle.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhenggai.people.Directory;
import org.zhenggai.people.Role;

/** A bulletin that names an item which became confidential later is read by those alone who may see the item. */
class BulletinReadersTest extends VisitedServer {

    private static final String SECRET = "第2类账目不清";

    @Autowired
    private JdbcClient jdbc;

    @Test
    void bulletinIsReadByRolesThatSeeConfidentialItems() {
        long round = cycle.startedRound(2);
        cycle.openPeriod(round);
        cycle.cutOff(round);
        ClockUtil.reset();
        long period = cycle.period(round);
        assertThat(bulletin(period)).contains("2 " + SECRET + "（财政分局）");
        long named = cycle.items(round).get(1);
        Visitor office = inTasklist(OFFICE);
        assertThat(office.form(
                                "/items/" + named + "/confidentiality",
                                "confidential=true&reason=涉及个人隐私",
                                office.token("/"))
                        .statusCode())
                .isEqualTo(302);

        String check = cycle.task("checkBulletin", period).getId();
        assertThat(office.get(form(check)).body()).contains(SECRET);
        nobodyElseReads(round, List.of(check));

        cycle.complete("checkBulletin", period, OFFICE, Map.of("remark", "请协调"));
        String hear = cycle.task("hearBulletin", period).getId();
        assertThat(inTasklist(SECRETARY).get(form(hear)).body()).contains(SECRET);
        nobodyElseReads(round, List.of(check, hear));

        cycle.hear(period, heard(START.toLocalDate()));
        cycle.runJobs();
        ClockUtil.reset();
        assertThat(bulletin(period)).contains(SECRET);
        nobodyElseReads(round, List.of(check, hear));
        String page = "/bulletins/"
                + jdbc.sql("select id from bulletin where period = ?")
                        .param(period)
                        .query(Long.class)
                        .single();
        assertThat(loggedIn(OFFICE).get(page).body()).contains(SECRET);
        assertThat(loggedIn(leader()).get(page).body())
                .contains("2 涉密事项（财政分局）", "通报全文", "会议决定")
                .doesNotContain(SECRET);
    }

    /** By the forms of these tasks, and by pages about the round. */
    private void nobodyElseReads(long round, List<String> periodTasks) {
        List<String> paths = new ArrayList<>(List.of(
                "/",
                "/notices",
                "/rounds/" + round + "/ledger",
                "/rounds/" + round + "/ledger.csv",
                "/rounds/" + round + "/plan/rows",
                // Keys of items and periods are numbers from two tables.
                ENGINE + "/task?processDefinitionKey=fortnightly-report&processInstanceBusinessKey="
                        + cycle.period(round)));
        for (String task : periodTasks) {
            paths.add(ENGINE + "/task/" + task);
            paths.add(form(task));
            paths.add("/tasks/" + task);
            paths.add(ENGINE + "/task/" + task + "/form-variables?deserializeValues=false");
            paths.add(ENGINE + "/task/" + task + "/variables");
        }
        for (String user : List.of(HANDLER, OTHER_UNIT, leader(), DESIGNER)) {
            Visitor visitor = loggedIn(user);
            visitor.statusOf("/camunda/app/welcome/default/");
            for (String path : paths) {
                assertThat(visitor.get(path).body()).as(user + " at " + path).doesNotContain(SECRET);
            }
        }
    }

    /** One of the leading group who is not responsible for the item. */
    private String leader() {
        String user = "uninvolved" + item;
        if (directory.nameOf(user).equals(user)) {
            directory.addPerson(
                    new Directory.Person(user, "测试-班子", "member", null, null, Set.of(Role.LEADING_GROUP)), PASSWORD);
        }
        return user;
    }

    private static String form(String task) {
        return "/tasks/" + task + "/case";
    }

    private String bulletin(long period) {
        return jdbc.sql("select text from bulletin where period = ?")
                .param(period)
                .query(String.class)
                .single();
    }
}
