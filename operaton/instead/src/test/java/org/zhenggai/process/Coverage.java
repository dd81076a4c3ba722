package org.zhenggai.process;

import java.util.stream.Stream;
import org.camunda.community.process_test_coverage.core.model.Event;
import org.camunda.community.process_test_coverage.core.model.EventSource;
import org.camunda.community.process_test_coverage.core.model.EventType;
import org.operaton.bpm.engine.delegate.ExecutionListener;
import org.operaton.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.operaton.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.operaton.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.operaton.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.operaton.bpm.engine.impl.pvm.PvmTransition;
import org.operaton.bpm.engine.impl.pvm.process.ActivityImpl;
import org.operaton.bpm.engine.impl.pvm.process.ScopeImpl;
import org.operaton.bpm.engine.impl.pvm.process.TransitionImpl;
import org.operaton.bpm.engine.impl.util.xml.Element;
import org.springframework.stereotype.Component;

/** Has every engine of the tests tell which nodes and flows of the models it passes; there is no library for Operaton. */
@Component
class Coverage extends AbstractProcessEnginePlugin {

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.getCustomPostBPMNParseListeners().add(new AbstractBpmnParseListener() {
            @Override
            public void parseProcess(Element xml, ProcessDefinitionEntity process) {
                activities(process).forEach(activity -> listen(process.getKey(), activity));
            }
        });
    }

    private static Stream<ActivityImpl> activities(ScopeImpl scope) {
        return scope.getActivities().stream().flatMap(one -> Stream.concat(Stream.of(one), activities(one)));
    }

    private static void listen(String process, ActivityImpl activity) {
        String type = String.valueOf(activity.getProperty("type"));
        ExecutionListener node = execution -> Passed.add(new Event(
                EventSource.FLOW_NODE,
                EventType.valueOf(execution.getEventName().toUpperCase()),
                activity.getId(),
                type,
                process,
                0));
        activity.addListener(ExecutionListener.EVENTNAME_START, node);
        activity.addListener(ExecutionListener.EVENTNAME_END, node);
        for (PvmTransition flow : activity.getOutgoingTransitions()) {
            ExecutionListener taken = execution -> Passed.add(new Event(
                    EventSource.SEQUENCE_FLOW, EventType.TAKE, flow.getId(), "sequenceFlow", process, 0));
            if ("eventBasedGateway".equals(type)) {
                // Its flows are not taken: what stands behind one begins.
                ((ActivityImpl) flow.getDestination()).addListener(ExecutionListener.EVENTNAME_START, taken);
            } else {
                ((TransitionImpl) flow).addListener(ExecutionListener.EVENTNAME_TAKE, taken);
            }
        }
    }
}
