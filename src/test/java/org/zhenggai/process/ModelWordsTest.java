package org.zhenggai.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnDiagram;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnPlane;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The models say what happens: in a sentence at each step, in words and values of the tables, on a diagram one can see at once. */
class ModelWordsTest {

    private static final Pattern SENTENCE = Pattern.compile("(?s)\\p{IsHan}.{8,}[。]");

    /** A screen of an office. */
    private static final int WIDEST = 1366;

    private static final Models MODELS = Models.ofProject();

    static Stream<Models.Process> processes() {
        return MODELS.processes().stream();
    }

    static Stream<Models.Decision> decisions() {
        return MODELS.decisions().stream();
    }

    @ParameterizedTest
    @MethodSource("processes")
    void everyTaskAndGatewayHasASentence(Models.Process file) {
        assertThat(Stream.of(Activity.class, Gateway.class)
                        .flatMap(type -> file.model().getModelElementsByType(type).stream())
                        .map(FlowNode.class::cast)
                        .filter(node -> node.getDocumentations().stream()
                                .noneMatch(text ->
                                        SENTENCE.matcher(text.getTextContent()).find()
                                                && !text.getTextContent().contains("${")))
                        .map(FlowNode::getId))
                .as("steps of %s without a sentence of documentation", file.file())
                .isEmpty();
    }

    /** This is why several flows may lead to one step without a joining gateway: none of them comes at the same time. */
    @ParameterizedTest
    @MethodSource("processes")
    void whatGoesOnAtOnceDoesNotMeetAgain(Models.Process file) {
        Stream.of(ParallelGateway.class, InclusiveGateway.class)
                .flatMap(type -> file.model().getModelElementsByType(type).stream())
                .forEach(fork -> {
                    Set<FlowNode> before = new HashSet<>();
                    for (SequenceFlow branch : ((Gateway) fork).getOutgoing()) {
                        Set<FlowNode> reached = new HashSet<>();
                        follow(branch.getTarget(), reached);
                        assertThat(reached)
                                .as("steps that two ways out of %s lead to", ((Gateway) fork).getId())
                                .doesNotContainAnyElementsOf(before.isEmpty() ? Set.of((FlowNode) fork) : before);
                        before.addAll(reached);
                    }
                });
    }

    private static void follow(FlowNode node, Set<FlowNode> reached) {
        if (reached.add(node)) {
            node.getOutgoing().forEach(flow -> follow(flow.getTarget(), reached));
        }
    }

    @ParameterizedTest
    @MethodSource("processes")
    void noDiagramIsWiderThanAScreen(Models.Process file) {
        assertThat(file.model().getModelElementsByType(BpmnDiagram.class).stream()
                        .map(BpmnDiagram::getBpmnPlane)
                        .filter(plane -> width(plane) > WIDEST)
                        .map(plane -> plane.getBpmnElement().getId() + " " + width(plane)))
                .as("diagrams of %s that do not fit", file.file())
                .isEmpty();
    }

    private static double width(BpmnPlane plane) {
        List<Bounds> all = plane.getDiagramElements().stream()
                .filter(BpmnShape.class::isInstance)
                .map(shape -> ((BpmnShape) shape).getBounds())
                .toList();
        double left = all.stream().mapToDouble(Bounds::getX).min().orElse(0);
        return all.stream()
                        .mapToDouble(bounds -> bounds.getX() + bounds.getWidth())
                        .max()
                        .orElse(0)
                - left;
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void columnsHaveAChineseLabelAndTheirValues(Models.Decision file) {
        List<String> findings = new ArrayList<>();
        for (Input input : file.model().getModelElementsByType(Input.class)) {
            check(input, input.getLabel(), input.getInputExpression().getTypeRef(), input.getInputValues(), findings);
        }
        for (Output output : file.model().getModelElementsByType(Output.class)) {
            // What the row says in free words has no list of values.
            String type = hasFreeText(output) ? "text" : output.getTypeRef();
            check(output, output.getLabel(), type, output.getOutputValues(), findings);
        }
        assertThat(findings).as("columns of %s", file.file()).isEmpty();
    }

    private static boolean hasFreeText(Output output) {
        return Set.of("reason", "why", "word", "unless", "before").contains(output.getName());
    }

    private static void check(
            ModelElementInstance column,
            String label,
            String type,
            ModelElementInstance values,
            List<String> findings) {
        String id = column.getAttributeValue("id");
        if (label == null || !label.codePoints().allMatch(ModelWordsTest::isOfAChineseLabel)) {
            findings.add(id + " has no Chinese label");
        }
        if (Set.of("string", "boolean").contains(type) && values == null) {
            findings.add(id + " does not say which values it may have");
        }
    }

    private static boolean isOfAChineseLabel(int letter) {
        return Character.isIdeographic(letter) || "（）、".indexOf(letter) >= 0;
    }
}
