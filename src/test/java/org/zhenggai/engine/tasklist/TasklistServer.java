package org.zhenggai.engine.tasklist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhenggai.access.TestServer;
import org.zhenggai.access.Visitor;
import org.zhenggai.people.Directory;
import org.zhenggai.people.Role;

/** A real server, asked as our scripts in Tasklist ask it. */
public abstract class TasklistServer extends TestServer {

    static final String OTHER_HEAD = "head2";
    static final String SECOND_OFFICE = "office2";

    private static final ObjectMapper JSON = new ObjectMapper();

    @Autowired
    protected JdbcClient jdbc;

    @BeforeEach
    void people() {
        cycle.people();
        if (directory.nameOf(OTHER_HEAD).equals(OTHER_HEAD)) {
            person(OTHER_HEAD, "head", "unit2", Role.INSPECTED_UNIT);
            person(SECOND_OFFICE, "office", null, Role.RECTIFICATION_OFFICE);
        }
    }

    @AfterEach
    void presentTime() {
        ClockUtil.reset();
    }

    private void person(String user, String post, String unit, Role role) {
        directory.addPerson(new Directory.Person(user, "测试-" + user, post, unit, null, Set.of(role)), PASSWORD);
    }

    /** The tasks of this key of these items. */
    protected List<String> ids(String key, List<Long> items) {
        return items.stream().map(item -> cycle.task(key, item).getId()).toList();
    }

    protected static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError(answer.statusCode() + " " + answer.body(), e);
        }
    }

    static JsonNode cards(Visitor visitor, List<String> ids) {
        HttpResponse<String> answer = visitor.script("GET", "/tasks/cards?ids=" + String.join(",", ids), "", null);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    /** Assigns with a token from the visitor's own pages. */
    static HttpResponse<String> assign(Visitor visitor, List<String> ids, String to) {
        return assign(visitor, ids, to, visitor.token("/"));
    }

    static HttpResponse<String> assign(Visitor visitor, List<String> ids, String to, String token) {
        String tasks = String.join("\",\"", ids);
        String body = "{\"tasks\":[\"" + tasks + "\"],\"to\":" + (to == null ? "null" : "\"" + to + "\"") + "}";
        return visitor.script("POST", "/tasks/assign", body, token);
    }

    List<String> assignees(String key, List<Long> items) {
        return items.stream()
                .map(item -> cycle.task(key, item))
                .map(Task::getAssignee)
                .map(String::valueOf)
                .toList();
    }

    List<String> history(long item) {
        return jdbc.sql("select actor || ' ' || text from event where item = ? and kind = 'TASK_ASSIGNED' order by id")
                .param(item)
                .query(String.class)
                .list();
    }

    static List<String> times(int times, String text) {
        return Stream.generate(() -> text).limit(times).toList();
    }
}
