package org.zhenggai.engine.models;

import java.util.List;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.zhenggai.kernel.log.AccessKind;
import org.zhenggai.kernel.log.AccessLog;

/** Sets the guard of starts before every process, and enters in the log of access who deployed which. */
@Component
@RequiredArgsConstructor
class ModelCheckListener extends AbstractBpmnParseListener {

    /** Looked up when somebody deploys: the engine starts before our services. */
    private final ObjectProvider<AccessLog> log;

    @Override
    public void parseProcess(Element element, ProcessDefinitionEntity process) {
        process.addBuiltInListener(ExecutionListener.EVENTNAME_START, new StartGuardListener());
    }

    @Override
    public void parseRootElement(Element root, List<ProcessDefinitionEntity> processes) {
        String user = Context.getCommandContext().getAuthenticatedUserId();
        if (user != null) {
            String keys =
                    processes.stream().map(ProcessDefinitionEntity::getKey).collect(Collectors.joining("、"));
            log.getObject().record(user, AccessKind.MODEL_DEPLOYED, keys, "");
        }
    }
}
