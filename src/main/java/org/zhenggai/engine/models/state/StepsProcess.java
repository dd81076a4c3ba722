package org.zhenggai.engine.models.state;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.springframework.stereotype.Component;
import org.zhenggai.round.CaseModels;

/** What a model calls its steps. */
@Component
@RequiredArgsConstructor
class StepsProcess {

    private static final Map<String, String> KINDS = Map.of(
            "userTask", "人工任务",
            "serviceTask", "自动步骤",
            "businessRuleTask", "决策表",
            "callActivity", "调用流程",
            "receiveTask", "等待消息",
            "intermediateCatchEvent", "等待",
            "subProcess", "子流程",
            "startEvent", "开始");

    private final RepositoryService models;

    /** A definition never changes. */
    private final Map<String, Map<String, Named>> known = new ConcurrentHashMap<>();

    /**
     * A step.
     *
     * @param isQuiet whether it tells by itself of a case that only those who work on it may know of
     */
    record Named(String name, String kind, boolean isQuiet) {}

    /** The step of a definition; by its id where the model has no name for it. */
    Named of(String definition, String step) {
        return known.computeIfAbsent(definition, this::read)
                .getOrDefault(step, new Named(step.isEmpty() ? "两步之间" : step, "", false));
    }

    private Map<String, Named> read(String definition) {
        Map<String, Named> steps = new TreeMap<>();
        models.getBpmnModelInstance(definition)
                .getModelElementsByType(FlowNode.class)
                .forEach(node -> steps.put(node.getId(), named(node)));
        return steps;
    }

    private static Named named(FlowNode node) {
        String type = node.getElementType().getTypeName();
        String name = node.getName() == null || node.getName().isBlank()
                ? node.getId()
                : node.getName().strip();
        return new Named(
                name,
                KINDS.getOrDefault(type, ""),
                node instanceof CallActivity call && CaseModels.isRestricted(String.valueOf(call.getCalledElement())));
    }
}
