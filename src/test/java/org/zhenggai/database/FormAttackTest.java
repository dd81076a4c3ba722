package org.zhenggai.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.process.Cycle.*;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.spin.plugin.variable.value.JsonValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhenggai.access.Visitor;
import org.zhenggai.engine.form.Attacks;
import org.zhenggai.process.AttackedCycle;
import org.zhenggai.process.Cycle;
import org.zhenggai.process.ServerTest;

/**
 * Every form on the way of a round, attacked over HTTP by the one who may complete its task: what the definition of the
 * form forbids is refused with the label of the field, and the task still waits.
 */
@ServerTest
@Import(AttackedCycle.class)
class FormAttackTest {

    private static final String ENGINE = "/camunda/api/engine/engine/default/task/";
    private static final String TASKLIST = "/camunda/app/tasklist/default/";
    private static final ObjectMapper JSON = new ObjectMapper();

    @LocalServerPort
    private int port;

    @Autowired
    private AttackedCycle cycle;

    @Autowired
    private FormService forms;

    @Autowired
    private ManagementService management;

    @Autowired
    private TaskService tasks;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private final Map<String, Visitor> visitors = new HashMap<>();
    private final Map<String, Integer> attacked = new TreeMap<>();

    @AfterEach
    void presentTime() {
        ClockUtil.reset();
    }

    @Test
    void everyFormOfTheCycleIsCheckedByTheServer() {
        cycle.people();
        cycle.attackedBy(this::attack);
        FormCycle walk = new FormCycle(cycle, forms, management, jdbc, clock);
        long round = walk.planned();
        long item = cycle.items(round).get(0);
        walk.intoWork(item);
        walk.openPeriod(round);
        walk.extend(item);
        for (int period = 1; period <= 3; period++) {
            walk.cutOff(round);
            walk.published(round, period == 1 ? "" : "1：限期报告");
            if (period < 3) {
                walk.openPeriod(round);
            }
        }
        walk.receiveLetter(item);
        walk.openPeriod(round);
        walk.close(item);
        walk.end(round);
        resolutionOnAMajorItem();
        assertThat(attacked).hasSizeGreaterThanOrEqualTo(21);
        assertThat(attacked.values()).allMatch(tried -> tried > 2);
    }

    private void resolutionOnAMajorItem() {
        long major = cycle.itemInWork(Cycle::plannedAsMajor);
        cycle.toClosure(major);
        Map<String, Object> resolution = new HashMap<>(approvedOn(START.toLocalDate()));
        resolution.put("resolutionNumber", "党委会纪要〔2024〕3号");
        resolution.put("resolution", "同意销号");
        cycle.complete("recordResolution", major, OFFICE, resolution);
    }

    private void attack(String key, String task, String user, Map<String, Object> submitted) {
        if (attacked.putIfAbsent(key, 0) != null) {
            return;
        }
        Map<String, Object> form = new HashMap<>(submitted);
        form.replaceAll((name, value) ->
                value instanceof JsonValue list ? list.getValue().mapTo(Object.class) : value);
        showsItsCase(key, task, user);
        Attacks attacks = new Attacks(formOf(task));
        List<Attacks.Attack> all = new ArrayList<>(attacks.all());
        attacks.omissions().stream()
                .filter(attack -> form.containsKey(attack.key()))
                .forEach(all::add);
        cycle.shown(tasks.createTaskQuery().taskId(task).singleResult()).keySet().stream()
                .filter(name -> List.of("item", "round", "period", "letter").contains(name))
                .forEach(view -> all.add(new Attacks.Attack(view, view, Map.of("number", "forged"), false)));
        all.forEach(attack -> refused(key, task, user, attack, attack.on(form)));
        assertThat(tasks.createTaskQuery().taskId(task).count()).as(key).isEqualTo(1);
        attacked.put(key, all.size());
    }

    /** Its page, before anything is done with it: the panel stands there, with the title of what it is about. */
    private void showsItsCase(String key, String task, String user) {
        HttpResponse<String> page = visitor(user).get("/tasks/" + task);
        assertThat(page.statusCode()).as(key + ": " + page.body()).isEqualTo(200);
        assertThat(page.body()).as(key).contains("class=\"panel-title\"", "class=\"panel-facts\"");
    }

    private void refused(String key, String task, String user, Attacks.Attack attack, Map<String, Object> values) {
        HttpResponse<String> answer =
                visitor(user).json("POST", ENGINE + task + "/submit-form", json(Map.of("variables", typed(values))));
        assertThat(answer.statusCode())
                .as("%s %s: %s", key, attack, answer.body())
                .isEqualTo(422);
        assertThat(answer.body()).as("%s %s", key, attack).contains("“" + attack.label() + "”");
    }

    /** As Tasklist and other programs send values. */
    private static Map<String, Object> typed(Map<String, Object> values) {
        Map<String, Object> typed = new HashMap<>();
        values.forEach((name, value) -> typed.put(
                name,
                value instanceof Map || value instanceof Collection
                        ? Map.of("value", json(value), "type", "Json")
                        : Map.of("value", value)));
        return typed;
    }

    private Visitor visitor(String user) {
        return visitors.computeIfAbsent(user, name -> {
            Visitor visitor = new Visitor(port);
            visitor.logIn(name, "test-only");
            assertThat(visitor.statusOf(TASKLIST)).as(name).isEqualTo(200);
            return visitor;
        });
    }

    private JsonNode formOf(String task) {
        try (var form = forms.getDeployedTaskForm(task)) {
            return JSON.readTree(form);
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
