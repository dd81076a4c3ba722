package org.zhenggai.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.zhenggai.process.Cycle.HANDLER;

import java.time.LocalDateTime;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.test.assertions.bpmn.AbstractAssertions;
import org.camunda.spin.json.SpinJsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.calendar.ClockConfiguration;
import org.zhenggai.kernel.contract.ModelProcess;
import org.zhenggai.kernel.contract.OwnStartProcess;
import org.zhenggai.round.item.Item;
import org.zhenggai.round.item.Items;

/** What tests of models ask: rows, states, history, what the next person sees, and that nothing changed. */
public abstract class ProcessTest {

    @Autowired
    protected Cycle cycle;

    @Autowired
    protected Items items;

    @Autowired
    protected JdbcClient jdbc;

    @Autowired
    protected ProcessEngine engine;

    @BeforeEach
    protected void useEngine() {
        AbstractAssertions.init(engine);
    }

    /** Asserts that the methods of this class so far have passed every node and flow of its model. */
    protected void assertEveryFlowTaken(String process) {
        assertThat(getClass().getSimpleName()).isEqualTo(Passed.testOf(process));
        assertThat(Passed.missing(process))
                .as("nodes and flows of %s that no test of this class passes", process)
                .isEmpty();
    }

    /** An instance that comes to this gateway with an answer that it does not know, in place of the one that runs. */
    protected String answerUnknown(String process, long id, String gateway) {
        RuntimeService runtime = engine.getRuntimeService();
        runtime.deleteProcessInstance(cycle.instance(process, id).getRootProcessInstanceId(), "set up");
        return OwnStartProcess.during(
                ModelProcess.of(process).orElseThrow(),
                id,
                () -> runtime.createProcessInstanceByKey(process)
                        .businessKey(Long.toString(id))
                        .setVariable("outcome", "rejected")
                        .startBeforeActivity(gateway)
                        .execute()
                        .getId());
    }

    /** Asserts that the instance then stops with an incident that names the task that answered, and the answer. */
    protected void assertUnknownIsAnIncident(String process, long id, String gateway) {
        assertThat(messageOfIncident(answerUnknown(process, id, gateway)))
                .matches("环节“\\p{IsHan}+”的意见“rejected”在模型中没有对应的走向，.*");
    }

    /** Lets the instance's asynchronous step fail as often as it is tried; gives what its incident says. */
    protected String messageOfIncident(String instance) {
        var management = engine.getManagementService();
        String job = management
                .createJobQuery()
                .messages()
                .processInstanceId(instance)
                .singleResult()
                .getId();
        for (int tries = 0; tries < 3; tries++) {
            assertThatThrownBy(() -> management.executeJob(job));
        }
        return engine.getRuntimeService()
                .createIncidentQuery()
                .processInstanceId(instance)
                .singleResult()
                .getIncidentMessage();
    }

    /** Runs what waits to run, as long as it has tries left; what fails leaves its incident. */
    protected void runJobsThatFail() {
        var management = engine.getManagementService();
        for (List<Job> jobs = tried(); !jobs.isEmpty(); jobs = tried()) {
            try {
                management.executeJob(jobs.get(0).getId());
            } catch (RuntimeException e) {
                // The incident is what the test asks for.
                assertThat(e).isNotNull();
            }
        }
    }

    private List<Job> tried() {
        return engine.getManagementService()
                .createJobQuery()
                .messages()
                .withRetriesLeft()
                .list();
    }

    protected boolean isIncident(long id, String... models) {
        return engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processDefinitionKeyIn(models)
                        .processInstanceBusinessKey(Long.toString(id))
                        .withIncident()
                        .count()
                > 0;
    }

    protected static LocalDateTime timeOf(Date date) {
        return LocalDateTime.ofInstant(date.toInstant(), ClockConfiguration.ZONE);
    }

    protected Item item(long id) {
        return items.get(id);
    }

    /** The kinds of what happened to an item, in order. */
    protected List<String> events(long item) {
        return jdbc.sql("select kind from event where item = ? order by id")
                .param(item)
                .query(String.class)
                .list();
    }

    /** The kinds of what happened to a round as a whole, in order. */
    protected List<String> roundEvents(long round) {
        return jdbc.sql("select kind from event where round = ? and item is null order by id")
                .param(round)
                .query(String.class)
                .list();
    }

    protected List<Map<String, Object>> rows(String sql, Object... parameters) {
        return jdbc.sql(sql).params(parameters).query().listOfRows();
    }

    protected int count(String sql, Object... parameters) {
        return jdbc.sql(sql).params(parameters).query(Integer.class).single();
    }

    /** The states of an item's reports in order, one word a report. */
    protected List<String> reports(long item) {
        return jdbc.sql("select state from fortnightly_report where item = ? order by id")
                .param(item)
                .query(String.class)
                .list();
    }

    /** What whoever does a waiting task sees under a name, of its case or in its form. */
    protected Object shown(String key, long id, String name) {
        return plain(cycle.shown(cycle.task(key, id)).get(name));
    }

    /** The same as this person sees it, who may not be offered everything. */
    protected Object shownTo(String user, String key, long id, String name) {
        String task = cycle.task(key, id).getId();
        IdentityService identities = engine.getIdentityService();
        identities.setAuthentication(
                user,
                identities.createGroupQuery().groupMember(user).list().stream()
                        .map(Group::getId)
                        .toList());
        try {
            return plain(engine.getFormService()
                    .getTaskFormVariables(task, List.of(name), true)
                    .get(name));
        } finally {
            identities.clearAuthentication();
        }
    }

    private static Object plain(Object value) {
        return value instanceof SpinJsonNode json ? json.mapTo(Object.class) : value;
    }

    @SuppressWarnings("unchecked")
    protected Map<String, Object> view(String key, long id, String name) {
        return (Map<String, Object>) shown(key, id, name);
    }

    /** The return that whoever has this task has to answer, as its form shows it, or null. */
    @SuppressWarnings("unchecked")
    protected Map<String, Object> lastReturn(String key, long id, String view) {
        return (Map<String, Object>) view(key, id, view).get("lastReturn");
    }

    /** Asserts that this is refused with such a sentence, and that no table has changed. */
    protected void assertRefused(String sentence, ThrowingCallable action) {
        Map<String, List<Map<String, Object>>> before = tables();
        assertThatThrownBy(action)
                .satisfies(error -> assertThat(ExceptionUtils.getRootCause(error))
                        .isInstanceOf(Refusal.class)
                        .hasMessageContaining(sentence));
        assertThat(tables()).isEqualTo(before);
    }

    /** Asserts that the engine's own rights keep the user away, and that no table has changed. */
    protected void assertForbidden(ThrowingCallable action) {
        Map<String, List<Map<String, Object>>> before = tables();
        assertThatThrownBy(action).isInstanceOf(AuthorizationException.class);
        assertThat(tables()).isEqualTo(before);
    }

    protected void assertReportRefused(String sentence, long item, Map<String, Object> form) {
        assertRefused(sentence, () -> cycle.complete("reportProgress", item, HANDLER, form));
    }

    /** The content of all our tables, and what the engine has running. */
    protected SortedMap<String, List<Map<String, Object>>> tables() {
        SortedMap<String, List<Map<String, Object>>> content = new TreeMap<>();
        jdbc.sql("select table_name from information_schema.tables where table_schema = 'PUBLIC'"
                        + " and table_name not like 'ACT\\_%' and table_name not like 'act\\_%'"
                        + " and table_name not like 'flyway%'"
                        // What was refused is kept on purpose; marks ask for a new count, as often as they like.
                        + " and lower(table_name) not in ('refused_act', 'dashboard_mark')")
                .query(String.class)
                .list()
                .forEach(table -> content.put(table, comparable(rows("select * from " + table))));
        for (String table : List.of("ACT_RU_TASK", "ACT_RU_VARIABLE", "ACT_RU_EVENT_SUBSCR", "ACT_RU_JOB")) {
            content.put(table, rows("select ID_ from " + table + " order by ID_"));
        }
        return content;
    }

    /** Files as texts: an array equals only itself. */
    private static List<Map<String, Object>> comparable(List<Map<String, Object>> rows) {
        rows.forEach(row -> row.replaceAll((column, value) ->
                value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : value));
        return rows;
    }
}
