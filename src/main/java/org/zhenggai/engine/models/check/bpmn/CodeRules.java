package org.zhenggai.engine.models.check.bpmn;

import java.util.Map;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.w3c.dom.Attr;
import org.zhenggai.engine.models.check.Findings;

/**
 * What a model may carry of Camunda's extensions is listed here; whatever else the engine would take is refused, known
 * dangers in words of their own.
 */
@RequiredArgsConstructor
final class CodeRules {

    private static final Set<String> NAMESPACES = Set.of(
            BpmnFile.BPMN,
            BpmnFile.DIAGRAM,
            BpmnFile.CAMUNDA,
            "http://www.omg.org/spec/DD/20100524/DC",
            "http://www.omg.org/spec/DD/20100524/DI",
            "http://camunda.org/schema/modeler/1.0",
            "http://www.w3.org/2001/XMLSchema-instance",
            "http://www.w3.org/2000/xmlns/",
            "http://bpmn.io/schema/bpmn/biocolor/1.0",
            "http://www.omg.org/spec/BPMN/non-normative/color/1.0");

    private static final Set<String> ATTRIBUTES = Set.of(
            "asyncBefore",
            "asyncAfter",
            "async",
            "exclusive",
            "jobPriority",
            "priority",
            "dueDate",
            "followUpDate",
            "candidateGroups",
            "candidateUsers",
            "assignee",
            "formRef",
            "formRefBinding",
            "delegateExpression",
            "decisionRef",
            "decisionRefBinding",
            "mapDecisionResult",
            "resultVariable",
            "calledElementBinding",
            "historyTimeToLive",
            "versionTag",
            "isStartableInTasklist",
            "collection",
            "elementVariable",
            "modelerTemplate",
            "modelerTemplateVersion",
            "modelerTemplateIcon",
            "candidateStarterGroups");

    private static final Set<String> ELEMENTS = Set.of(
            "inputOutput",
            "inputParameter",
            "outputParameter",
            "properties",
            "property",
            "taskListener",
            "failedJobRetryTimeCycle",
            "in",
            "out");

    /** Words of their own for what designers know from elsewhere. */
    private static final Map<String, String> RULES = Map.ofEntries(
            Map.entry("class", "code-class"),
            Map.entry("expression", "code-expression"),
            Map.entry("type", "code-external"),
            Map.entry("topic", "code-external"),
            Map.entry("formKey", "form-embedded"),
            Map.entry("formHandlerClass", "form-embedded"),
            Map.entry("formData", "form-embedded"),
            Map.entry("formField", "form-embedded"),
            Map.entry("formProperty", "form-embedded"),
            Map.entry("script", "code-script"),
            Map.entry("resource", "code-script"),
            Map.entry("connector", "code-connector"),
            Map.entry("executionListener", "listener-execution"),
            Map.entry("formRefVersion", "binding-version"),
            Map.entry("decisionRefVersion", "binding-version"),
            Map.entry("calledElementVersion", "binding-version"),
            Map.entry("calledElementVersionTag", "binding-version"),
            Map.entry("decisionRefVersionTag", "binding-version"));

    private final Findings findings;

    void check(BpmnFile file) {
        for (Part part : file.parts()) {
            String namespace = String.valueOf(part.xml().getNamespaceURI());
            if (!NAMESPACES.contains(namespace)) {
                findings.add("extension-foreign", part.place(), part.type(), namespace);
                continue;
            }
            if (namespace.equals(BpmnFile.CAMUNDA) && !ELEMENTS.contains(part.type())) {
                refuse(part, part.type());
            }
            if (part.isOfBpmn() && (part.is("scriptTask") || part.is("script"))) {
                findings.add("code-script", part.place());
            }
            attributes(part);
        }
    }

    private void attributes(Part part) {
        boolean isCamundas = BpmnFile.CAMUNDA.equals(part.xml().getNamespaceURI());
        for (int i = 0; i < part.xml().getAttributes().getLength(); i++) {
            Attr attribute = (Attr) part.xml().getAttributes().item(i);
            String namespace = attribute.getNamespaceURI();
            String name = attribute.getLocalName();
            if (namespace != null && !NAMESPACES.contains(namespace)) {
                findings.add("extension-foreign", part.place(), name, namespace);
            } else if (BpmnFile.CAMUNDA.equals(namespace) && !ATTRIBUTES.contains(name)) {
                refuse(part, name);
            } else if (namespace == null && isCamundas && !part.is("property") && RULES.containsKey(name)) {
                refuse(part, name);
            }
        }
    }

    private void refuse(Part part, String name) {
        findings.add(RULES.getOrDefault(name, "extension-unknown"), part.place(), name);
    }
}
