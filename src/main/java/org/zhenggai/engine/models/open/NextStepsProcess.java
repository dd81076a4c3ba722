package org.zhenggai.engine.models.open;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;

/** What can come after each step of a model, by the answers that lead there. */
final class NextStepsProcess {

    private NextStepsProcess() {}

    /** For each step by its id: the steps after it, gateways passed, each with the words on its way. */
    static Map<String, Set<String>> of(String model) {
        BpmnModelInstance drawn =
                Bpmn.readModelFromStream(new ByteArrayInputStream(model.getBytes(StandardCharsets.UTF_8)));
        Map<FlowNode, List<SequenceFlow>> flows = drawn.getModelElementsByType(SequenceFlow.class).stream()
                .collect(Collectors.groupingBy(SequenceFlow::getSource));
        Map<String, Set<String>> next = new TreeMap<>();
        drawn.getModelElementsByType(FlowNode.class).forEach(node -> {
            Set<String> ways = new TreeSet<>();
            follow(flows, node, "", new HashSet<>(), ways);
            next.put(node.getId(), ways);
        });
        return next;
    }

    private static void follow(
            Map<FlowNode, List<SequenceFlow>> flows,
            FlowNode from,
            String words,
            Set<String> passed,
            Set<String> ways) {
        for (SequenceFlow flow : flows.getOrDefault(from, List.of())) {
            FlowNode to = flow.getTarget();
            String name = word(flow.getName());
            String said = words + (words.isEmpty() || name.isEmpty() ? "" : "，") + name;
            if (!(to instanceof Gateway)) {
                String step = word(to.getName()).isEmpty() ? to.getId() : word(to.getName());
                ways.add((said.isEmpty() ? "" : said + "→") + step);
            } else if (passed.add(flow.getId())) {
                follow(flows, to, said, passed, ways);
            }
        }
    }

    private static String word(String name) {
        return name == null ? "" : name.strip();
    }
}
