package org.zhenggai.engine.models.compare;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.zhenggai.engine.models.compare.Differences.Part;

/** The elements of a model with what is said of them; where they are drawn is one part of its own. */
final class ModelParts {

    private static final Map<String, String> WORDS = Map.ofEntries(
            entry("process", "流程"),
            entry("userTask", "用户任务"),
            entry("serviceTask", "自动步骤"),
            entry("businessRuleTask", "决策步骤"),
            entry("sendTask", "发送步骤"),
            entry("receiveTask", "等待消息"),
            entry("manualTask", "人工步骤"),
            entry("callActivity", "调用流程"),
            entry("subProcess", "子流程"),
            entry("exclusiveGateway", "网关"),
            entry("parallelGateway", "并行网关"),
            entry("inclusiveGateway", "包容网关"),
            entry("eventBasedGateway", "事件网关"),
            entry("startEvent", "开始事件"),
            entry("endEvent", "结束事件"),
            entry("boundaryEvent", "边界事件"),
            entry("intermediateCatchEvent", "中间事件"),
            entry("intermediateThrowEvent", "抛出事件"),
            entry("sequenceFlow", "连线"),
            entry("message", "消息"),
            entry("signal", "信号"),
            entry("error", "错误"),
            entry("escalation", "升级"),
            entry("textAnnotation", "注释"),
            entry("association", "注释连线"),
            entry("participant", "泳池"),
            entry("lane", "泳道"),
            entry("collaboration", "协作图"),
            entry("dataObjectReference", "数据对象"),
            entry("dataStoreReference", "数据存储"),
            entry("group", "分组"));

    private static final Map<String, String> FACTS = Map.ofEntries(
            entry("sourceRef", "起点"),
            entry("targetRef", "终点"),
            entry("default", "默认走向"),
            entry("conditionExpression", "条件"),
            entry("documentation", "说明"),
            entry("calledElement", "调用"),
            entry("camunda:formRef", "表单"),
            entry("camunda:formRefBinding", "表单绑定"),
            entry("camunda:candidateGroups", "候选组"),
            entry("camunda:candidateUsers", "候选人"),
            entry("camunda:assignee", "办理人"),
            entry("camunda:dueDate", "期限"),
            entry("camunda:decisionRef", "决策表"),
            entry("camunda:delegateExpression", "委托"),
            entry("camunda:asyncBefore", "之前异步"),
            entry("camunda:asyncAfter", "之后异步"),
            entry("timeDuration", "时长"),
            entry("timeCycle", "循环"),
            entry("timeDate", "日期"),
            entry("attachedToRef", "附着于"),
            entry("text", "文字"));

    /** Said by other parts: flows name their ends. */
    private static final Set<String> ELSEWHERE = Set.of("incoming", "outgoing", "flowNodeRef");

    /** Facts that are ids of other elements. */
    private static final Set<String> REFERENCES = Set.of("起点", "终点", "默认走向", "附着于");

    /** The part that is no element; what is said of it nobody can read. */
    static final String DRAWING = "图形（位置和大小）";

    private ModelParts() {}

    static List<Part> of(ModelFile file) {
        List<Part> parts = new ArrayList<>();
        if (file == null) {
            return parts;
        }
        StringBuilder drawing = new StringBuilder();
        for (Element child : ModelXml.children(ModelXml.read(file.path(), file.text()))) {
            if (ModelXml.BPMN.equals(child.getNamespaceURI())) {
                collect(child, parts);
            } else {
                draw(child, drawing);
            }
        }
        parts.add(new Part(
                "",
                DRAWING,
                Map.of("位置和大小", Integer.toHexString(drawing.toString().hashCode()))));
        return parts;
    }

    private static void collect(Element element, List<Part> parts) {
        if (WORDS.containsKey(element.getLocalName())
                && !element.getAttribute("id").isEmpty()) {
            Map<String, String> facts = new TreeMap<>();
            attributes(element, "", facts, Set.of("id", "name"));
            inside(element, "", facts, parts);
            parts.add(new Part(element.getAttribute("id"), word(element), facts));
        } else {
            ModelXml.children(element).forEach(child -> collect(child, parts));
        }
    }

    private static String word(Element element) {
        String name = element.getAttribute("name");
        return WORDS.get(element.getLocalName()) + (name.isEmpty() ? "" : "“" + name + "”");
    }

    private static void attributes(Element element, String prefix, Map<String, String> facts, Set<String> without) {
        for (int n = 0; n < element.getAttributes().getLength(); n++) {
            Attr attribute = (Attr) element.getAttributes().item(n);
            String name = (ModelXml.CAMUNDA.equals(attribute.getNamespaceURI()) ? "camunda:" : "")
                    + (attribute.getLocalName() == null ? attribute.getName() : attribute.getLocalName());
            if (!without.contains(name) && !attribute.getName().startsWith("xmlns") && !name.equals("type")) {
                facts.put(Differences.free(facts, prefix + FACTS.getOrDefault(name, name)), attribute.getValue());
            }
        }
    }

    /** What is inside and has no id that a diagram shows: conditions, timers, properties, listeners. */
    private static void inside(Element element, String prefix, Map<String, String> facts, List<Part> parts) {
        for (Element child : ModelXml.children(element)) {
            String name = child.getLocalName();
            if (ELSEWHERE.contains(name)) {
                continue;
            }
            if (ModelXml.BPMN.equals(child.getNamespaceURI())
                    && WORDS.containsKey(name)
                    && !child.getAttribute("id").isEmpty()) {
                collect(child, parts);
                continue;
            }
            if (name.equals("property") && !child.getAttribute("name").isEmpty()) {
                facts.put(
                        Differences.free(facts, prefix + "属性 " + child.getAttribute("name")),
                        child.getAttribute("value"));
                continue;
            }
            boolean isFolder = name.equals("extensionElements") || name.equals("properties") || name.equals("laneSet");
            String at = isFolder ? prefix : Differences.free(facts, prefix + FACTS.getOrDefault(name, name));
            if (ModelXml.children(child).isEmpty() && !isFolder) {
                facts.put(at, ModelXml.text(child));
            }
            if (!isFolder) {
                attributes(child, at + " ", facts, Set.of("id"));
            }
            inside(child, isFolder ? prefix : at + " ", facts, parts);
        }
    }

    static boolean isDrawing(Comparison.Change change) {
        return change.what().equals(DRAWING);
    }

    private static void draw(Element element, StringBuilder drawing) {
        drawing.append(element.getLocalName());
        for (String name : List.of("bpmnElement", "x", "y", "width", "height", "isExpanded", "isHorizontal")) {
            drawing.append(' ').append(element.getAttribute(name));
        }
        ModelXml.children(element).forEach(child -> draw(child, drawing));
    }
}
