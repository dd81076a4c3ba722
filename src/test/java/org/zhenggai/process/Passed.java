package org.zhenggai.process;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.community.process_test_coverage.core.model.Event;
import org.camunda.community.process_test_coverage.core.model.Run;
import org.camunda.community.process_test_coverage.core.model.Suite;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * What each test class has passed of the models. Classes share applications, so it is kept here and not in one of them, and
 * it counts for the class whose method is running; named in {@code spring.factories}.
 */
public class Passed implements TestExecutionListener {

    private static final Map<String, Suite> CLASSES = new LinkedHashMap<>();

    private static final Map<String, List<Run>> RUNS = new HashMap<>();

    /** What a class has passed once is not kept again: the page of the report would grow to hundreds of megabytes. */
    private static final Set<List<String>> KNOWN = new HashSet<>();

    /** The elements of each model as it stands in the project; tests also deploy changed ones by the same name. */
    private static final Map<String, Set<String>> ELEMENTS = processes()
            .collect(Collectors.toMap(
                    Models.Process::folder,
                    process ->
                            elements(process).stream().map(FlowElement::getId).collect(Collectors.toSet())));

    private static Suite suite;
    private static Run run;

    @Override
    public void beforeTestMethod(TestContext test) {
        String name = test.getTestClass().getSimpleName();
        begin(name, test.getTestMethod().getName());
    }

    @Override
    public void afterTestMethod(TestContext test) {
        end();
    }

    @Override
    public void afterTestClass(TestContext test) {
        String name = test.getTestClass().getSimpleName();
        PassedFiles.write(name, RUNS.getOrDefault(name, List.of()));
    }

    private static synchronized void begin(String testClass, String method) {
        suite = CLASSES.computeIfAbsent(testClass, key -> new Suite(key, key));
        run = new Run(method, method);
        suite.addRun(run);
        RUNS.computeIfAbsent(testClass, key -> new ArrayList<>()).add(run);
    }

    private static synchronized void end() {
        run = null;
    }

    /** An engine passes something; between two tests, when an application starts, it counts for none. */
    static synchronized void add(Event event) {
        boolean isOurs = ELEMENTS.getOrDefault(event.getModelKey(), Set.of()).contains(event.getDefinitionKey());
        if (run != null && isOurs && KNOWN.add(List.of(suite.getId(), event.getModelKey(), event.getDefinitionKey()))) {
            run.addEvent(event);
        }
    }

    /** The nodes and flows of a model that the model's own test class, the one that is running, has not passed so far. */
    static synchronized Set<String> missing(String model) {
        return missing(model, CLASSES.values());
    }

    /** The same for what these classes have passed. */
    static Set<String> missing(String model, Collection<Suite> classes) {
        Set<String> missing = new TreeSet<>(ELEMENTS.get(model));
        classes.stream()
                .filter(passed -> passed.getName().equals(testOf(model)))
                .flatMap(passed -> passed.getEvents(model).stream())
                .forEach(event -> missing.remove(event.getDefinitionKey()));
        return missing;
    }

    /** The test class of a model: {@code sign-off} has {@code SignOffTest}. */
    static String testOf(String model) {
        return Stream.of(model.split("-")).map(StringUtils::capitalize).collect(Collectors.joining()) + "Test";
    }

    static Stream<Models.Process> processes() {
        return Models.ofProject().processes().stream();
    }

    static List<FlowElement> elements(Models.Process process) {
        return Stream.of(FlowNode.class, SequenceFlow.class)
                .flatMap(type -> process.model().getModelElementsByType(type).stream())
                .map(FlowElement.class::cast)
                .filter(element -> !isBehindAnUnknownAnswer(element))
                .toList();
    }

    /** The step of unknown answers always fails; the end behind it is drawn and never reached. */
    private static boolean isBehindAnUnknownAnswer(FlowElement element) {
        return element instanceof SequenceFlow flow
                ? flow.getSource() instanceof ServiceTask step
                        && "${unknownAnswerDelegate}".equals(step.getCamundaDelegateExpression())
                : element instanceof EndEvent end
                        && !end.getIncoming().isEmpty()
                        && end.getIncoming().stream().allMatch(Passed::isBehindAnUnknownAnswer);
    }
}
