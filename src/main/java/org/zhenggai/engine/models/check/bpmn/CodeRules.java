package org.zhenggai.engine.models.check.bpmn;

import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.w3c.dom.Attr;
import org.zhenggai.engine.contract.Allowed;
import org.zhenggai.engine.models.check.Findings;

/** Whatever the engine would take and {@link Allowed} does not name is refused, known dangers in words of their own. */
@RequiredArgsConstructor
final class CodeRules {

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
            Map.entry("decisionRefVersionTag", "binding-version"),
            Map.entry("language", "code-script"),
            Map.entry("scriptTask", "code-script"),
            Map.entry("assignee", "task-assignee"),
            Map.entry("potentialOwner", "task-performer"),
            Map.entry("humanPerformer", "task-performer"),
            Map.entry("performer", "task-performer"),
            Map.entry("resourceRole", "task-performer"),
            Map.entry("outputParameter", "variable-output"),
            Map.entry("signalEventDefinition", "signal"),
            Map.entry("conditionalEventDefinition", "conditional"),
            Map.entry("complexGateway", "unsupported"),
            Map.entry("adHocSubProcess", "unsupported"),
            Map.entry("standardLoopCharacteristics", "unsupported"));

    private final Findings findings;

    void check(BpmnFile file) {
        for (Part part : file.parts()) {
            String namespace = String.valueOf(part.xml().getNamespaceURI());
            if (!Allowed.NAMESPACES.contains(namespace)) {
                findings.add("extension-foreign", part.place(), part.type(), namespace);
                continue;
            }
            boolean isCamundas = namespace.equals(Allowed.CAMUNDA);
            if (isCamundas && !Allowed.ELEMENTS.contains(part.type())) {
                refuse(part, "extension-unknown", part.type());
            } else if (part.isOfBpmn() && !Allowed.ELEMENTS_OF_BPMN.contains(part.type())) {
                refuse(part, "element-unknown", part.type());
            }
            boolean isWithin = part.is("taskListener") && !part.children().isEmpty();
            if (isCamundas && isWithin) {
                refuse(part, "extension-unknown", part.children().get(0).type());
            }
            attributes(part, isCamundas);
        }
    }

    private void attributes(Part part, boolean isCamundas) {
        for (int i = 0; i < part.xml().getAttributes().getLength(); i++) {
            Attr attribute = (Attr) part.xml().getAttributes().item(i);
            String namespace = attribute.getNamespaceURI();
            String name = attribute.getLocalName();
            boolean isPlain = namespace == null && (isCamundas ? !part.is("property") : name.equals("language"));
            if (namespace != null && !Allowed.NAMESPACES.contains(namespace)) {
                findings.add("extension-foreign", part.place(), name, namespace);
            } else if (BpmnFile.CAMUNDA.equals(namespace) && !Allowed.ATTRIBUTES.contains(name)
                    || isPlain && RULES.containsKey(name)) {
                refuse(part, "extension-unknown", name);
            }
        }
    }

    private void refuse(Part part, String unknown, String name) {
        boolean isOfEvent = name.endsWith("EventDefinition");
        findings.add(RULES.getOrDefault(name, unknown), (isOfEvent ? part.parent() : part).place(), name);
    }
}
