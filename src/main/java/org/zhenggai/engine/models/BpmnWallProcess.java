package org.zhenggai.engine.models;

import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.model.bpmn.impl.BpmnModelConstants;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.zhenggai.engine.contract.Contract;
import org.zhenggai.kernel.contract.ModelProcess;

/** Looks through a model: every extension of the engine in it is one that we know, or the model stays outside. */
final class BpmnWallProcess {

    private static final String CAMUNDA = BpmnModelConstants.CAMUNDA_NS;
    private static final String BPMN = BpmnModelConstants.BPMN20_NS;

    /** Of BPMN, its drawing, the engine's extensions and the Modeler's marks; the engine knows others, such as Activiti's. */
    private static final Set<String> NAMESPACES = Set.of(
            BPMN,
            CAMUNDA,
            BpmnModelConstants.BPMNDI_NS,
            BpmnModelConstants.DC_NS,
            BpmnModelConstants.DI_NS,
            BpmnModelConstants.XSI_NS,
            XMLConstants.XMLNS_ATTRIBUTE_NS_URI,
            XMLConstants.XML_NS_URI,
            "http://camunda.org/schema/modeler/1.0",
            "http://bpmn.io/schema/bpmn/biocolor/1.0",
            "http://www.omg.org/spec/BPMN/non-normative/color/1.0");

    /** Attributes of the engine that a model may carry; no code, no foreign form, no look-up of its own. */
    private static final Set<String> ATTRIBUTES = Set.of(
            "asyncBefore",
            "asyncAfter",
            "exclusive",
            "jobPriority",
            "taskPriority",
            "priority",
            "candidateGroups",
            "candidateUsers",
            "formRef",
            "formRefBinding",
            "delegateExpression",
            "decisionRef",
            "decisionRefBinding",
            "mapDecisionResult",
            "resultVariable",
            "calledElementBinding",
            "dueDate",
            "followUpDate",
            "historyTimeToLive",
            "versionTag",
            "isStartableInTasklist",
            "collection",
            "elementVariable",
            "modelerTemplate",
            "modelerTemplateVersion",
            "modelerTemplateIcon");

    private static final Set<String> ELEMENTS = Set.of(
            "properties",
            "property",
            "taskListener",
            "executionListener",
            "failedJobRetryTimeCycle",
            "in",
            "out",
            "inputOutput",
            "inputParameter");

    /** Elements of BPMN that bring code, or people past the candidates. */
    private static final Set<String> FORBIDDEN =
            Set.of("scriptTask", "script", "humanPerformer", "potentialOwner", "performer", "import", "resourceRole");

    private final Contract contract;
    private final String file;

    BpmnWallProcess(Contract contract, String file) {
        this.contract = contract;
        this.file = file;
    }

    void look(Document model) {
        elements(model.getElementsByTagNameNS("*", "*")).forEach(this::element);
    }

    private void element(Element element) {
        String name = element.getLocalName();
        boolean isCamunda = CAMUNDA.equals(element.getNamespaceURI());
        refuse(isForeign(element), element, "不能使用“" + element.getNodeName() + "”：不认识它的命名空间");
        refuse(isCamunda ? !ELEMENTS.contains(name) : FORBIDDEN.contains(name), element, "不能使用“" + name + "”");
        attributes(element).forEach(attribute -> attribute(element, attribute));
        refuse(!isCamunda && element.hasAttribute("language"), element, "不能用脚本语言写条件");
        switch (name) {
            case "process" ->
                refuse(
                        ModelProcess.keyOf(element.getAttribute("id")).isEmpty(),
                        element,
                        "流程编号不在约定中：只能修改现有流程，自建流程的编号须以“item-”“round-”“period-”或“episode-”开头，由现有流程调用");
            case "serviceTask", "sendTask" ->
                refuse(
                        element.getAttributeNS(CAMUNDA, "delegateExpression").isEmpty(),
                        element,
                        "没有绑定委托（delegateExpression）");
            case "callActivity" -> call(element);
            case "userTask" -> new TaskWallProcess(contract, this).look(element);
            case "taskListener", "executionListener" -> listener(element);
            case "in", "out" -> handOver(element);
            case "inputParameter" ->
                refuse(
                        contract.variable(element.getAttribute("name")).isPresent()
                                || child(element).isPresent(),
                        element,
                        "输入参数“" + element.getAttribute("name") + "”会冒充流程变量或带有脚本");
            default -> {
                // nothing more to ask
            }
        }
        refuse("documentation".equals(name) && isExpression(element.getTextContent()), element, "说明文字中不能有表达式");
    }

    private void attribute(Element element, Attr attribute) {
        String name = attribute.getLocalName();
        refuse(isForeign(attribute), element, "不能使用属性“" + attribute.getName() + "”：不认识它的命名空间");
        if (CAMUNDA.equals(attribute.getNamespaceURI())) {
            refuse(!ATTRIBUTES.contains(name), element, "不能使用属性“camunda:" + name + "”");
            refuse(
                    ("resultVariable".equals(name) || "elementVariable".equals(name))
                            && contract.variable(attribute.getValue()).isEmpty(),
                    element,
                    "变量“" + attribute.getValue() + "”不在约定中");
        }
        refuse(
                "name".equals(name) && BPMN.equals(element.getNamespaceURI()) && isExpression(attribute.getValue()),
                element,
                "名称中不能有表达式");
    }

    private static boolean isForeign(Node node) {
        boolean isPlainAttribute = node instanceof Attr && node.getNamespaceURI() == null;
        return !isPlainAttribute && (node.getNamespaceURI() == null || !NAMESPACES.contains(node.getNamespaceURI()));
    }

    private void call(Element call) {
        String called = call.getAttribute("calledElement");
        refuse(!ModelProcess.mayCall(process(call), called), call, "不能调用“" + called + "”");
        refuse(
                descendants(call, "in").noneMatch(in -> in.hasAttribute("businessKey")),
                call,
                "没有把业务键传给“" + called + "”（businessKey=\"#{execution.processBusinessKey}\"）");
    }

    /** A listener that is code, or an expression of its own, would stand where ours checks who completes a task. */
    private void listener(Element listener) {
        boolean isOurs = Stream.of("class", "expression", "type").noneMatch(listener::hasAttribute)
                && child(listener).isEmpty()
                && listener.hasAttribute("delegateExpression");
        refuse(!isOurs, listener, "监听器只能用 delegateExpression 绑定约定中的名称");
    }

    private void handOver(Element parameter) {
        boolean isPlain = attributes(parameter).map(Attr::getName).allMatch(name -> switch (name) {
            case "businessKey" ->
                parameter.getAttribute(name).matches("[#$]\\{\\s*execution\\.processBusinessKey\\s*}");
            case "source", "target" ->
                contract.variable(parameter.getAttribute(name)).isPresent();
            default -> false;
        });
        refuse(!isPlain, parameter, "调用只能传递业务键和约定中的变量");
    }

    /** Refuses the model with a sentence that names the file, the element and what is wrong. */
    void refuse(boolean isWrong, Element element, String what) {
        if (isWrong) {
            Element named = named(element);
            throw new BadUserRequestException("“" + file + "”的“" + words(named) + "”：" + what
                    + "，没有部署。可用的内容见 processes/README.md，部署前可用 check 命令检查。");
        }
    }

    private static Element named(Element element) {
        Element named = element;
        while (!named.hasAttribute("id") && named.getParentNode() instanceof Element parent) {
            named = parent;
        }
        return named;
    }

    private static String words(Element element) {
        String name = element.getAttribute("name");
        return name.isEmpty() ? element.getAttribute("id") : name;
    }

    /** Id of the process around the element. */
    static String process(Element element) {
        Node node = element;
        while (node instanceof Element around && !"process".equals(around.getLocalName())) {
            node = around.getParentNode();
        }
        return node instanceof Element process ? process.getAttribute("id") : "";
    }

    static boolean isExpression(String text) {
        return text.contains("${") || text.contains("#{");
    }

    static Stream<Element> descendants(Element element, String camundaName) {
        return elements(element.getElementsByTagNameNS(CAMUNDA, camundaName));
    }

    private static Stream<Element> elements(org.w3c.dom.NodeList nodes) {
        return IntStream.range(0, nodes.getLength()).mapToObj(at -> (Element) nodes.item(at));
    }

    private static Stream<Attr> attributes(Element element) {
        return IntStream.range(0, element.getAttributes().getLength())
                .mapToObj(at -> (Attr) element.getAttributes().item(at));
    }

    private static Optional<Element> child(Element element) {
        return elements(element.getElementsByTagNameNS("*", "*")).findFirst();
    }
}
