package org.zhenggai.engine.contract;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a file of designers may be made of. The wall in the engine and the check before it read these lists and no others:
 * what is not here is refused by both, because nobody has looked at what it could do.
 */
public final class Allowed {

    public static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    public static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    /** Of BPMN, its drawing, the engine's extensions and the Modeler's marks; the engine knows others, such as Activiti's. */
    public static final Set<String> NAMESPACES = Set.of(
            BPMN,
            CAMUNDA,
            "http://www.omg.org/spec/BPMN/20100524/DI",
            "http://www.omg.org/spec/DD/20100524/DC",
            "http://www.omg.org/spec/DD/20100524/DI",
            "http://www.w3.org/2001/XMLSchema-instance",
            "http://www.w3.org/2000/xmlns/",
            "http://www.w3.org/XML/1998/namespace",
            "http://camunda.org/schema/modeler/1.0",
            "http://bpmn.io/schema/bpmn/biocolor/1.0",
            "http://www.omg.org/spec/BPMN/non-normative/color/1.0");

    /** Attributes of the engine; no code, no foreign form, no look-up of their own. */
    public static final Set<String> ATTRIBUTES = words("""
            asyncBefore asyncAfter exclusive candidateGroups candidateUsers formRef
            formRefBinding delegateExpression decisionRef decisionRefBinding mapDecisionResult resultVariable
            calledElementBinding dueDate historyTimeToLive versionTag isStartableInTasklist collection
            elementVariable modelerTemplate modelerTemplateVersion modelerTemplateIcon
            """);

    /** Elements of the engine. */
    public static final Set<String> ELEMENTS = words("""
            properties property taskListener failedJobRetryTimeCycle in out inputOutput inputParameter
            """);

    /** Elements of BPMN: what the engine runs without code and without asking anybody but our candidates, and notes. */
    public static final Set<String> ELEMENTS_OF_BPMN = words("""
            definitions process documentation extensionElements
            startEvent endEvent intermediateCatchEvent intermediateThrowEvent boundaryEvent
            messageEventDefinition timerEventDefinition errorEventDefinition escalationEventDefinition
            linkEventDefinition terminateEventDefinition compensateEventDefinition cancelEventDefinition source target
            timeDate timeDuration timeCycle message error escalation
            task manualTask userTask serviceTask sendTask receiveTask businessRuleTask callActivity subProcess transaction
            exclusiveGateway inclusiveGateway parallelGateway eventBasedGateway
            sequenceFlow conditionExpression incoming outgoing
            multiInstanceLoopCharacteristics loopCardinality completionCondition
            collaboration participant messageFlow laneSet childLaneSet lane flowNodeRef
            textAnnotation text association group category categoryValue
            dataObject dataObjectReference dataStore dataStoreReference
            """);

    /** Components of forms whose values the server checks, each by the rules of its kind. */
    public static final Set<String> FIELDS =
            words("textfield textarea number datetime checkbox select radio checklist taglist expression");

    /** Those of them that are answered by choosing. */
    public static final Set<String> CHOSEN = words("select radio checklist taglist");

    /** Components that hold others. */
    public static final Set<String> HOLDING = words("group dynamiclist");

    /** Components that hold no value and show no foreign page. */
    public static final Set<String> SHOWING = words("text spacer separator button table");

    /** Fields that say which way a case goes on. */
    public static final Set<String> STEERING = words("decision request");

    private Allowed() {}

    /** Whether a form may have such a component. */
    public static boolean isComponent(String type) {
        return FIELDS.contains(type) || HOLDING.contains(type) || SHOWING.contains(type);
    }

    private static Set<String> words(String list) {
        return Stream.of(list.strip().split("\\s+")).collect(Collectors.toUnmodifiableSet());
    }
}
