package org.zhenggai.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.process.Cycle.*;

import java.util.Set;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhenggai.people.Directory;
import org.zhenggai.people.Role;
import org.zhenggai.round.item.ItemState;
import org.zhenggai.round.item.Items;

/** A real server with an item that unit1 has to accept, and the visitors that try its doors. */
abstract class VisitedServer extends TestServer {

    static final String ADMINISTRATOR = "guanli";
    static final String ADMINISTRATORS_PASSWORD = "test-only-password";
    static final String DESIGNER = "designer1";
    static final String ENGINE = "/camunda/api/engine/engine/default";
    static final String TASKLIST = "/camunda/app/tasklist/default/";

    @Autowired
    Items items;

    @Autowired
    TaskService tasks;

    @Autowired
    RuntimeService runtime;

    long item;
    Task task;

    /** An item that unit1 has to accept. */
    @BeforeEach
    void prepare() {
        item = cycle.items(cycle.startedRound(1)).get(0);
        task = cycle.task("acceptItem", item);
        ClockUtil.reset();
        if (directory.nameOf(DESIGNER).equals(DESIGNER)) {
            directory.addPerson(
                    new Directory.Person(DESIGNER, "测试-流程设计", "designer", null, null, Set.of(Role.PROCESS_DESIGNER)),
                    PASSWORD);
        }
    }

    @AfterEach
    void nothingHappened() {
        ClockUtil.reset();
        assertThat(items.get(item).state()).isEqualTo(ItemState.ASSIGNED);
        assertThat(cycle.task("acceptItem", item).getAssignee()).isNull();
        assertThat(runtime.createVariableInstanceQuery()
                        .processInstanceIdIn(task.getProcessInstanceId())
                        .variableName("forged")
                        .count())
                .isZero();
    }

    /** Somebody of the office whose account no other test uses. */
    String office(String name) {
        String user = name + item;
        directory.addPerson(
                new Directory.Person(user, "测试-" + name, "office", null, null, Set.of(Role.RECTIFICATION_OFFICE)),
                PASSWORD);
        return user;
    }

    /** Somebody whose browser has Tasklist open, and with it the token of the web apps. */
    Visitor inTasklist(String user) {
        Visitor visitor = loggedIn(user);
        assertThat(visitor.statusOf(TASKLIST)).isEqualTo(200);
        return visitor;
    }
}
