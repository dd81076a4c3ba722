package org.zhenggai.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.access.LoginTest.location;
import static org.zhenggai.process.Cycle.*;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhenggai.people.Directory;
import org.zhenggai.people.Role;

/** A session never goes on with the rights of yesterday. */
class RenewedRightsTest extends VisitedServer {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private String user;

    @BeforeEach
    void addUser() {
        user = "moving" + item;
        directory.addPerson(
                new Directory.Person(user, "测试-调动", "handler", "unit2", null, Set.of(Role.INSPECTED_UNIT)), PASSWORD);
    }

    @Test
    void lostRoleIsLostAtTheNextRequest() {
        String officer = office("demoted");
        Visitor visitor = loggedIn(officer);
        assertThat(visitor.statusOf("/intake")).isEqualTo(200);
        change("delete from person_role where username = ?", officer);
        assertThat(visitor.statusOf("/intake")).isEqualTo(403);
        assertThat(visitor.get("/").body()).contains("未分配角色");
        change("insert into person_role (username, role) values (?, 'rectification-office')", officer);
        assertThat(visitor.statusOf("/intake")).isEqualTo(200);
    }

    @Test
    void tasksFollowTheUnitInTheSameSession() {
        Visitor visitor = inTasklist(user);
        assertThat(visitor.get(ENGINE + "/task").body()).doesNotContain(task.getId());
        change("update person set unit = 'unit1', post = 'head' where username = ?", user);
        assertThat(visitor.get(ENGINE + "/task").body()).contains(task.getId());
        assertThat(visitor.statusOf("/items/" + item)).isEqualTo(200);
        change("update person set unit = 'unit2' where username = ?", user);
        assertThat(visitor.get(ENGINE + "/task").body()).doesNotContain(task.getId());
        assertThat(visitor.statusOf(ENGINE + "/task/" + task.getId())).isEqualTo(404);
        assertThat(visitor.statusOf("/items/" + item)).isEqualTo(404);
    }

    @Test
    void substituteHasHisRightsForTheAbsenceOnly() {
        Visitor visitor = inTasklist(user);
        LocalDate today = LocalDate.now(clock);
        jdbc.sql("insert into absence (person, substitute, from_day, until_day, created_by, created_at)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(HEAD, user, today, today, ADMINISTRATOR, LocalDateTime.now(clock))
                .update();
        assertThat(visitor.get(ENGINE + "/task").body()).contains(task.getId());
        assertThat(visitor.statusOf("/items/" + item)).isEqualTo(200);
        jdbc.sql("update absence set ended_at = ? where substitute = ?")
                .params(LocalDateTime.now(clock), user)
                .update();
        assertThat(visitor.get(ENGINE + "/task").body()).doesNotContain(task.getId());
        assertThat(visitor.statusOf("/items/" + item)).isEqualTo(404);
    }

    @Test
    void whoIsGoneIsOut() {
        Visitor inPages = loggedIn(user);
        Visitor inTasklist = inTasklist(user);
        change("insert into person_role (username, role) values (?, 'process-designer')", user);
        Visitor program = visitor().basic(user, PASSWORD);
        assertThat(program.statusOf("/engine-rest/engine")).isEqualTo(200);
        change("update person set active = false where username = ?", user);
        assertThat(location(inPages.get("/"))).endsWith("/login?ended");
        assertThat(inPages.statusOf("/intake")).isEqualTo(302);
        assertThat(inTasklist.statusOf(ENGINE + "/task")).isEqualTo(401);
        assertThat(program.statusOf("/engine-rest/engine")).isEqualTo(401);
        assertThat(location(visitor().logIn(user, PASSWORD))).endsWith("/login?directory");
        assertThat(visitor().get("/login?directory").body()).contains("您不在本系统的在岗人员名册中");
    }

    private void change(String sql, String username) {
        jdbc.sql(sql).param(username).update();
    }
}
