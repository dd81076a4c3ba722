package org.zhenggai.engine.models;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.zhenggai.kernel.log.AccessKind;
import org.zhenggai.kernel.log.AccessLog;

/**
 * Refuses a model that brings code of its own: scripts, classes, connectors, the engine's shell and mail tasks. A model
 * calls our delegates and listeners by name, and nothing else. Who deployed which process is in the log of access.
 */
@Component
@RequiredArgsConstructor
class ModelCheckListener extends AbstractBpmnParseListener {

    private static final Set<String> CODE = Set.of("script", "scriptTask", "connector");
    private static final List<String> CODE_ATTRIBUTES = List.of("class", "type", "resource");

    /** Looked up when somebody deploys: the engine starts before our services. */
    private final ObjectProvider<AccessLog> log;

    @Override
    public void parseRootElement(Element root, List<ProcessDefinitionEntity> processes) {
        refuseCode(root);
        String user = Context.getCommandContext().getAuthenticatedUserId();
        if (user != null) {
            String keys =
                    processes.stream().map(ProcessDefinitionEntity::getKey).collect(Collectors.joining("、"));
            log.getObject().record(user, AccessKind.MODEL_DEPLOYED, keys, "");
        }
    }

    private static void refuseCode(Element element) {
        boolean isCode = CODE.contains(element.getTagName())
                || CODE_ATTRIBUTES.stream()
                        .anyMatch(name -> element.attributeNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, name) != null);
        if (isCode) {
            throw new BadUserRequestException("第" + element.getLine() + "行“" + element.getTagName()
                    + "”：模型不能自带脚本、Java 类、连接器或系统命令，没有部署。请改用 processes/README.md 所列的委托和监听器。");
        }
        element.elements().forEach(ModelCheckListener::refuseCode);
    }
}
