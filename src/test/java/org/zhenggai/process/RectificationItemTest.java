package org.zhenggai.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.zhenggai.process.Cycle.*;

import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.test.assertions.bpmn.AbstractAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.zhenggai.round.ItemState;
import org.zhenggai.round.Items;

@EngineTest
@Import(Cycle.class)
class RectificationItemTest {

    @Autowired
    private Cycle cycle;

    @Autowired
    private Items items;

    @Autowired
    private ProcessEngine engine;

    @BeforeEach
    void useEngine() {
        AbstractAssertions.init(engine);
    }

    @Test
    void fromAcceptanceToClosed() {
        long item = cycle.itemInWork();
        var instance = cycle.instance("rectification-item", item);
        cycle.complete("reportProgress", item, HANDLER, done());
        cycle.complete("verifyItem", item, DISCIPLINE, Map.of("decision", "passed", "method", "desk", "opinion", "属实"));
        cycle.complete("signOffLeader", item, LEADER, Map.of("decision", "approved"));
        cycle.complete("signOffSecretary", item, SECRETARY, Map.of("decision", "approved"));
        cycle.runJobs();
        assertThat(instance).isEnded().hasPassed("userTask_reviewMeasures", "serviceTask_closeItem");
        assertThat(items.get(item).state()).isEqualTo(ItemState.CLOSED);
    }
}
