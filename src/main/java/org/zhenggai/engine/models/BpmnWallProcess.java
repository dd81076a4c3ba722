package org.zhenggai.engine.models;

import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.BadUserRequestException;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.zhenggai.engine.contract.Allowed;
import org.zhenggai.engine.contract.Contract;
import org.zhenggai.kernel.contract.ModelProcess;

/** Looks through a model: every extension of the engine in it is one that we know, or the model stays outside. */
final class BpmnWallProcess {

    private static final String CAMUNDA = Allowed.CAMUNDA;
    private static final String BPMN = Allowed.BPMN;

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
        Set<String> known = isCamunda ? Allowed.ELEMENTS : Allowed.ELEMENTS_OF_BPMN;
        boolean isOurs = isCamunda || BPMN.equals(element.getNamespaceURI());
        refuse(isOurs && !known.contains(name), element, "不能使用“" + name + "”");
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
            case "taskListener" -> listener(element);
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
            refuse(!Allowed.ATTRIBUTES.contains(name), element, "不能使用属性“camunda:" + name + "”");
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
        return !isPlainAttribute
                && (node.getNamespaceURI() == null || !Allowed.NAMESPACES.contains(node.getNamespaceURI()));
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
