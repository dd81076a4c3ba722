package org.zhenggai.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.process.Cycle.*;

import java.net.http.HttpResponse;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhenggai.people.Directory;
import org.zhenggai.people.Role;

/** Confidential items and readers of rounds, entered by the office through HTTP. */
class ConfidentialityTest extends VisitedServer {

    private static final String SECRET = "账目不清";

    @Autowired
    private JdbcClient jdbc;

    @Test
    void confidentialItemIsSeenByTheNamedOnly() {
        Visitor office = loggedIn(OFFICE);
        Visitor handler = inTasklist(HANDLER);
        Visitor head = inTasklist(HEAD);
        long round = cycle.roundOf(item);
        tasks.setAssignee(task.getId(), HANDLER);
        assertThat(mark(office, true, "").statusCode()).isEqualTo(422);

        assertThat(mark(office, true, "涉及个人隐私").statusCode()).isEqualTo(302);

        assertThat(tasks.createTaskQuery().taskId(task.getId()).singleResult().getAssignee())
                .isNull();
        assertThat(handler.statusOf("/items/" + item)).isEqualTo(404);
        assertThat(handler.get(ENGINE + "/task/" + task.getId()).statusCode()).isEqualTo(404);
        assertThat(handler.statusOf("/tasks/" + task.getId() + "/case")).isEqualTo(404);
        assertThat(handler.statusOf("/tasks/" + task.getId())).isEqualTo(404);
        assertThat(handler.get("/tasks").body()).doesNotContain("/tasks/" + task.getId());
        assertThat(handler.get("/rounds/" + round + "/ledger").body()).doesNotContain(SECRET);
        assertThat(handler.get("/rounds/" + round + "/ledger.csv").body()).doesNotContain(SECRET);
        assertThat(head.get(ENGINE + "/task/" + task.getId()).body()).contains(SECRET);
        assertThat(head.get("/items/" + item).body()).contains(SECRET);
        assertThat(loggedIn(stranger("reader", Role.LEADING_GROUP))
                        .get("/rounds/" + round + "/plan/rows")
                        .body())
                .contains("\"rows\"")
                .doesNotContain(SECRET);
        assertThat(loggedIn(LEADER).get("/rounds/" + round + "/plan/rows").body())
                .contains(SECRET);
        var read = lines("CONFIDENTIAL_READ", HEAD);
        assertThat(read).isPositive();
        assertThat(head.get("/tasks/" + task.getId() + "/case").body()).contains(SECRET);
        assertThat(lines("CONFIDENTIAL_READ", HEAD)).isGreaterThan(read);

        String admit = "/items/" + item + "/confidants";
        assertThat(send(office, admit, "username=" + HANDLER + "&reason=协助办理").statusCode())
                .isEqualTo(302);
        assertThat(handler.get("/items/" + item).body()).contains(SECRET);
        assertThat(send(office, admit + "/" + HANDLER + "/remove", "reason=办理完毕")
                        .statusCode())
                .isEqualTo(302);
        assertThat(handler.statusOf("/items/" + item)).isEqualTo(404);
        assertThat(head.get(ENGINE + "/task/" + task.getId()).body())
                .as("the heads keep their task when somebody else is taken from the list")
                .contains(SECRET);

        assertThat(mark(office, false, "已经公开").statusCode()).isEqualTo(302);
        assertThat(handler.get(ENGINE + "/task/" + task.getId()).body()).contains(SECRET);
        assertThat(jdbc.sql("select count(*) from event where item = ? and kind in"
                                + " ('CONFIDENTIAL_SET', 'CONFIDENTIAL_LIFTED', 'CONFIDANTS_CHANGED')")
                        .param(item)
                        .query(Integer.class)
                        .single())
                .isEqualTo(4);
        assertThat(lines("RIGHTS_CHANGED", OFFICE)).isGreaterThanOrEqualTo(4);
    }

    /** Whoever is in charge of a special supervision goes on with it when its item becomes confidential. */
    @Test
    void supervisorIsEnteredWithTheMark() {
        String supervisor = stranger("supervisor", Role.LEADING_GROUP);
        Visitor office = loggedIn(OFFICE);
        supervise(supervisor);

        assertThat(mark(office, true, "涉及个人隐私").statusCode()).isEqualTo(302);

        assertThat(loggedIn(supervisor).get("/items/" + item).body()).contains(SECRET);
        assertThat(office.get("/items/" + item + "/confidentiality").body()).contains("测试-supervisor");
        assertThat(jdbc.sql("select text from event where item = ? and kind = 'CONFIDANTS_CHANGED'")
                        .param(item)
                        .query(String.class)
                        .list())
                .singleElement()
                .asString()
                .contains("测试-supervisor", "专项督办");
        HttpResponse<String> refused =
                send(office, "/items/" + item + "/confidants/" + supervisor + "/remove", "reason=不再需要");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("正在负责");
        jdbc.sql("update supervision set state = 'LIFTED' where leader = ?")
                .param(supervisor)
                .update();
        assertThat(send(office, "/items/" + item + "/confidants/" + supervisor + "/remove", "reason=督办解除")
                        .statusCode())
                .isEqualTo(302);
        assertThat(loggedIn(supervisor).statusOf("/items/" + item)).isEqualTo(404);
    }

    private void supervise(String leader) {
        jdbc.sql("insert into reporting_period (round, number, state, opens_at, cut_off, open_items, reported, silent,"
                        + " stalled, returned, closed) values (?, 99, 'CUT_OFF', current_timestamp, current_timestamp, 1,"
                        + " 0, 1, 1, 0, 0)")
                .param(cycle.roundOf(item))
                .update();
        jdbc.sql(
                        "insert into escalation_episode (item, first_period, last_period, fortnights, level, started_at)"
                                + " select ?, max(id), max(id), 4, 4, current_timestamp from reporting_period where number = 99")
                .param(item)
                .update();
        jdbc.sql("insert into supervision (episode, state, leader, opened_at)"
                        + " select max(id), 'RUNNING', ?, current_timestamp from escalation_episode where item = ?")
                .params(leader, item)
                .update();
    }

    @Test
    void teamReadsTheRoundsItIsEnteredFor() {
        String reader = stranger("team", Role.INSPECTION_TEAM);
        Visitor team = loggedIn(reader);
        Visitor office = loggedIn(OFFICE);
        long round = cycle.roundOf(item);
        String ledger = "/rounds/" + round + "/ledger";
        String readers = "/rounds/" + round + "/readers";
        assertThat(team.statusOf(ledger)).isEqualTo(403);
        assertThat(team.statusOf("/items/" + item)).isEqualTo(404);

        assertThat(send(office, readers, "username=" + HANDLER).statusCode()).isEqualTo(422);
        assertThat(send(office, readers, "username=" + reader).statusCode()).isEqualTo(302);

        assertThat(office.get(readers).body()).contains("测试-team");
        assertThat(team.get(ledger).body()).contains(SECRET);
        assertThat(team.get(ledger + ".csv").body()).contains(SECRET);
        assertThat(lines("EXPORTED", reader)).isOne();
        assertThat(send(office, readers + "/" + reader + "/remove", "").statusCode())
                .isEqualTo(302);
        assertThat(team.statusOf(ledger)).isEqualTo(403);
    }

    private HttpResponse<String> mark(Visitor office, boolean confidential, String reason) {
        return send(
                office, "/items/" + item + "/confidentiality", "confidential=" + confidential + "&reason=" + reason);
    }

    private static HttpResponse<String> send(Visitor office, String path, String fields) {
        return office.form(path, fields, office.token("/"));
    }

    private int lines(String kind, String actor) {
        return jdbc.sql("select count(*) from access_log where kind = ? and actor = ?")
                .params(kind, actor)
                .query(Integer.class)
                .single();
    }

    private String stranger(String name, Role role) {
        String user = name + item;
        directory.addPerson(new Directory.Person(user, "测试-" + name, "member", null, null, Set.of(role)), PASSWORD);
        return user;
    }
}
