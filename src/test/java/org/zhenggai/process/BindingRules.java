package org.zhenggai.process;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.zhenggai.process.ModelRules.Surroundings;

/** Rules on what a model is bound to outside of forms: beans, decision tables, messages. */
final class BindingRules {

    /** All that an expression may read besides beans; {@code execution} is the engine's own. */
    private static final Set<String> VARIABLES = Set.of("execution", "outcome", "signOffRoute", "level", "member");

    private static final Set<String> OPERATORS = Set.of(
            "and", "or", "not", "eq", "ne", "lt", "gt", "le", "ge", "empty", "div", "mod", "true", "false", "null");
    private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{([^}]*)}");
    private static final Pattern ROOT = Pattern.compile("(?<![\\w.])([A-Za-z_]\\w*)(?:\\.(\\w+)\\()?");
    private static final Pattern MESSAGE = Pattern.compile("rectification\\.[a-z]+([A-Z][a-z]+)*");
    private static final Map<String, Class<?>> BOUND =
            Map.of("taskListener", TaskListener.class, "executionListener", ExecutionListener.class);

    private final Surroundings surroundings;
    private final Consumer<String> findings;
    private final Set<String> usedBeans = new HashSet<>();
    private final Set<String> usedMessages = new HashSet<>();
    private final Set<String> usedDecisions = new HashSet<>();

    BindingRules(Surroundings surroundings, Consumer<String> findings) {
        this.surroundings = surroundings;
        this.findings = findings;
    }

    void check(Models models) {
        Set<String> tables = new HashSet<>();
        models.decisions()
                .forEach(file -> file.model()
                        .getModelElementsByType(org.camunda.bpm.model.dmn.instance.Decision.class)
                        .forEach(decision -> tables.add(decision.getId())));
        for (Models.Process file : models.processes()) {
            file.elements().forEach(element -> element(file, element));
            file.model().getModelElementsByType(ServiceTask.class).stream()
                    .filter(task -> task.getCamundaDelegateExpression() == null)
                    .forEach(task -> report(file, task, "has no delegateExpression"));
            file.model().getModelElementsByType(BusinessRuleTask.class).forEach(task -> decision(file, task, tables));
            file.model().getModelElementsByType(Message.class).forEach(message -> message(file, message));
        }
        tables.removeAll(usedDecisions);
        tables.removeAll(surroundings.decisions());
        tables.forEach(table -> findings.accept("decision " + table + " is asked by nobody"));
        surroundings.messages().stream()
                .filter(message -> !usedMessages.contains(message))
                .forEach(message -> findings.accept("Java sends message " + message + ", which no model receives"));
        surroundings.beans().forEach((name, type) -> {
            if (isDelegate(type) && !usedBeans.contains(name)) {
                findings.accept("bean " + name + " is used by no model");
            }
        });
    }

    private static boolean isDelegate(Class<?> type) {
        return type.getName().startsWith("org.zhenggai.") && JavaDelegate.class.isAssignableFrom(type);
    }

    private void element(Models.Process file, Element element) {
        String where = file.file() + ", " + idOf(element) + ": ";
        if (element.getLocalName().equals("script") || element.getLocalName().equals("scriptTask")) {
            findings.accept(where + "has a script; bind a bean by delegateExpression");
        }
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            Attr attribute = (Attr) element.getAttributes().item(i);
            switch (attribute.getLocalName()) {
                case "class", "expression", "topic" ->
                    findings.accept(
                            where + "is bound by " + attribute.getLocalName() + "; bind a bean by delegateExpression");
                case "delegateExpression" -> delegate(where, element, attribute.getValue());
                case "resultVariable" -> {
                    if (!VARIABLES.contains(attribute.getValue())) {
                        findings.accept(where + "leaves variable " + attribute.getValue()
                                + " in the instance, which is none of those it may carry");
                    }
                }
                default -> expressions(where, attribute.getValue());
            }
        }
        Node only = element.getFirstChild();
        if (only != null && only.getNextSibling() == null && only.getNodeType() == Node.TEXT_NODE) {
            expressions(where, only.getNodeValue());
        }
    }

    private void delegate(String where, Element element, String expression) {
        Class<?> expected = BOUND.getOrDefault(element.getLocalName(), JavaDelegate.class);
        String name = expression.replaceAll("^\\$\\{(\\w+)}$", "$1");
        Class<?> bean = surroundings.beans().get(name);
        usedBeans.add(name);
        if (bean == null) {
            findings.accept(where + "no bean is named " + name);
        } else if (!expected.isAssignableFrom(bean)) {
            findings.accept(where + "bean " + name + " is no " + expected.getSimpleName());
        }
    }

    private void expressions(String where, String text) {
        Matcher expression = EXPRESSION.matcher(text);
        while (expression.find()) {
            Matcher root = ROOT.matcher(expression.group(1).replaceAll("'[^']*'", ""));
            while (root.find()) {
                if (!OPERATORS.contains(root.group(1)) && !VARIABLES.contains(root.group(1))) {
                    bean(where, root.group(1), root.group(2));
                }
            }
        }
    }

    private void bean(String where, String name, String method) {
        Class<?> bean = surroundings.beans().get(name);
        if (bean == null) {
            findings.accept(where + "no bean and no variable is named " + name);
        } else if (method != null
                && Arrays.stream(bean.getMethods())
                        .noneMatch(has -> has.getName().equals(method))) {
            findings.accept(where + "bean " + name + " has no public method " + method);
        }
    }

    private void decision(Models.Process file, BusinessRuleTask task, Set<String> tables) {
        usedDecisions.add(task.getCamundaDecisionRef());
        if (!tables.contains(task.getCamundaDecisionRef())) {
            report(file, task, "decision " + task.getCamundaDecisionRef() + " does not exist");
        }
        if (!"deployment".equals(task.getCamundaDecisionRefBinding())) {
            report(file, task, "decisionRefBinding is not deployment");
        }
    }

    private void message(Models.Process file, Message message) {
        usedMessages.add(message.getName());
        boolean pastOrDue = List.of(message.getName().split("(?=[A-Z])|\\.")).stream()
                .anyMatch(word -> word.endsWith("ed") || word.equals("Due") || word.equals("Met"));
        if (!MESSAGE.matcher(message.getName()).matches() || !pastOrDue) {
            report(file, message, "name " + message.getName() + " is not rectification.<what has happened or is due>");
        }
        if (!surroundings.messages().contains(message.getName())) {
            report(file, message, "no Java code sends " + message.getName());
        }
        if (file.model().getModelElementsByType(MessageEventDefinition.class).stream()
                .noneMatch(event -> message.equals(event.getMessage()))) {
            report(file, message, "no event of the model receives it");
        }
    }

    /** The id of an element or of the nearest one around it. */
    private static String idOf(Element element) {
        Node node = element;
        while (node instanceof Element around && !around.hasAttribute("id")) {
            node = node.getParentNode();
        }
        return node instanceof Element around ? around.getAttribute("id") : "";
    }

    private void report(Models.Process file, BaseElement element, String finding) {
        findings.accept(file.file() + ", " + element.getId() + ": " + finding);
    }
}
