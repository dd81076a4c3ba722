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
                flowsToEvents(process, xml);
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
            ((TransitionImpl) flow).addListener(ExecutionListener.EVENTNAME_TAKE, taken(process, flow.getId()));
        }
    }

    /** Flows behind an event-based gateway are none to the engine: the event that they lead to begins. */
    private static void flowsToEvents(ProcessDefinitionEntity process, Element xml) {
        for (Element element : xml.elements()) {
            flowsToEvents(process, element);
            if ("sequenceFlow".equals(element.getTagName())
                    && "eventBasedGateway"
                            .equals(process.findActivity(element.attribute("sourceRef")).getProperty("type"))) {
                process.findActivity(element.attribute("targetRef"))
                        .addListener(
                                ExecutionListener.EVENTNAME_START, taken(process.getKey(), element.attribute("id")));
            }
        }
    }

    private static ExecutionListener taken(String process, String flow) {
        return execution ->
                Passed.add(new Event(EventSource.SEQUENCE_FLOW, EventType.TAKE, flow, "sequenceFlow", process, 0));
    }
}
