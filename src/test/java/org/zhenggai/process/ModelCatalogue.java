package org.zhenggai.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.Expression;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.w3c.dom.Element;
import org.zhenggai.engine.contract.Contract;

/** What the models hold, as the Markdown tables between the markers of processes/README.md. */
final class ModelCatalogue {

    private static final Pattern CALL = Pattern.compile("\\b([a-z]\\w*)\\.(\\w+)\\(");

    private final Models models;
    private final Contract contract = Contract.load();
    private final SortedMap<String, String> sources = new TreeMap<>();
    private final StringBuilder text = new StringBuilder();

    ModelCatalogue(Models models) {
        this.models = models;
        Models.eachFile("src/main/java", ".java", file -> sources.put(className(file), Models.read(file)));
    }

    String write() {
        processes();
        userTasks();
        delegates();
        beans();
        messages();
        timers();
        decisions();
        return text.toString();
    }

    private void processes() {
        table("Processes", "Process | Name | Version | What it is");
        for (Models.Process file : models.processes()) {
            for (var process : file.model().getModelElementsByType(org.camunda.bpm.model.bpmn.instance.Process.class)) {
                row(
                        code(process.getId()),
                        process.getName(),
                        process.getCamundaVersionTag(),
                        process.getDocumentations().iterator().next().getTextContent());
            }
        }
    }

    private void userTasks() {
        table("User tasks", "Process | Task and form | Name | Candidates | Views | What is submitted");
        each(
                UserTask.class,
                (process, task) -> row(
                        code(process),
                        code(task.getCamundaFormRef()),
                        task.getName(),
                        code(
                                task.getCamundaCandidateGroups() == null
                                        ? task.getCamundaCandidateUsers()
                                        : task.getCamundaCandidateGroups()),
                        codes(viewsOf(task).stream()),
                        codes(keys(process, task.getCamundaFormRef()))));
    }

    private static List<String> viewsOf(UserTask task) {
        return task.getExtensionElements().getChildElementsByType(CamundaProperties.class).stream()
                .flatMap(properties -> properties.getCamundaProperties().stream())
                .filter(property -> "views".equals(property.getCamundaName()))
                .flatMap(property -> Stream.of(property.getCamundaValue().split(",")))
                .toList();
    }

    private Stream<String> keys(String process, String form) {
        return models.forms().stream()
                .filter(file -> file.file().equals("forms/" + process + "/" + form + ".form"))
                .flatMap(file -> file.json().findValuesAsText("key").stream())
                .distinct();
    }

    private void delegates() {
        table("Delegates", "Bean | Used by | What it does");
        SortedMap<String, List<String>> users = new TreeMap<>();
        each(
                ServiceTask.class,
                (process, task) -> users.computeIfAbsent(
                                task.getCamundaDelegateExpression().replaceAll("[${}]", ""), bean -> new ArrayList<>())
                        .add(code(process) + " " + task.getName()));
        users.forEach((bean, tasks) -> row(
                code(bean),
                String.join("; ", tasks),
                contract.step(bean).map(Contract.StepEntry::what).orElse("")));
    }

    private void beans() {
        table("Questions of expressions", "Call | What it answers | Asked by");
        SortedMap<String, List<String>> calls = new TreeMap<>();
        for (Models.Process file : models.processes()) {
            for (Element element : file.elements()) {
                Stream.of(
                                element.getAttribute("camunda:candidateGroups"),
                                element.getAttribute("camunda:candidateUsers"))
                        .forEach(value -> calls(calls, file, value));
                if (element.getElementsByTagName("*").getLength() == 0) {
                    calls(calls, file, element.getTextContent());
                }
            }
        }
        calls.forEach((call, processes) -> row(
                code(call),
                contract.question(call).map(Contract.QuestionEntry::what).orElse(""),
                codes(processes.stream().distinct())));
    }

    private static void calls(SortedMap<String, List<String>> calls, Models.Process file, String expression) {
        Matcher call = CALL.matcher(expression.contains("${") ? expression : "");
        while (call.find()) {
            calls.computeIfAbsent(call.group(1) + "." + call.group(2), name -> new ArrayList<>())
                    .add(file.folder());
        }
    }

    private void messages() {
        table("Messages", "Message | Received by | Sent by");
        SortedMap<String, List<String>> receivers = new TreeMap<>();
        each(
                MessageEventDefinition.class,
                (process, event) -> receivers
                        .computeIfAbsent(event.getMessage().getName(), name -> new ArrayList<>())
                        .add(code(process) + " " + ((Event) event.getParentElement()).getName()));
        receivers.forEach((message, events) -> row(
                code(message),
                String.join("; ", events),
                codes(sources.entrySet().stream()
                        .filter(source -> source.getValue().contains('"' + message + '"'))
                        .map(java.util.Map.Entry::getKey))));
    }

    private void timers() {
        table("Timers", "Process | Timer | Name | When");
        each(TimerEventDefinition.class, (process, timer) -> {
            FlowNode event = (FlowNode) timer.getParentElement();
            String when = Stream.of(timer.getTimeDate(), timer.getTimeDuration(), timer.getTimeCycle())
                    .filter(expression -> expression != null)
                    .map(Expression::getTextContent)
                    .collect(Collectors.joining());
            row(code(process), code(event.getId()), event.getName(), code(when));
        });
    }

    private void decisions() {
        table("Decisions", "Decision | Name | Inputs | Outputs | Rows | Asked by");
        SortedMap<String, String> askers = new TreeMap<>();
        each(
                BusinessRuleTask.class,
                (process, task) -> askers.put(task.getCamundaDecisionRef(), code(process) + " " + task.getName()));
        for (Models.Decision file : models.decisions()) {
            for (Decision decision : file.model().getModelElementsByType(Decision.class)) {
                String inJava = codes(sources.entrySet().stream()
                        .filter(source -> source.getValue().contains('"' + decision.getId() + '"'))
                        .map(java.util.Map.Entry::getKey));
                row(
                        code(decision.getId()),
                        decision.getName(),
                        codes(file.model().getModelElementsByType(Input.class).stream()
                                .map(input ->
                                        input.getInputExpression().getText().getTextContent())),
                        codes(file.model().getModelElementsByType(Output.class).stream()
                                .map(Output::getName)),
                        Integer.toString(
                                file.model().getModelElementsByType(Rule.class).size()),
                        askers.getOrDefault(decision.getId(), inJava));
            }
        }
    }

    private interface Visit<T> {
        void of(String process, T element);
    }

    private <T extends org.camunda.bpm.model.xml.instance.ModelElementInstance> void each(
            Class<T> type, Visit<T> visit) {
        for (Models.Process file : models.processes()) {
            file.model().getModelElementsByType(type).forEach(element -> visit.of(file.folder(), element));
        }
    }

    private void table(String title, String head) {
        text.append(text.isEmpty() ? "" : "\n").append("### ").append(title).append("\n\n");
        text.append("| ").append(head).append(" |\n");
        text.append("|").append(" --- |".repeat(head.split("\\|").length)).append("\n");
    }

    private void row(String... cells) {
        text.append("| ")
                .append(Stream.of(cells).map(cell -> cell.replace("|", "\\|")).collect(Collectors.joining(" | ")))
                .append(" |\n");
    }

    private static String className(Path file) {
        return file.getFileName().toString().replace(".java", "");
    }

    private static String code(String word) {
        return "`" + word + "`";
    }

    private static String codes(Stream<String> words) {
        return words.map(ModelCatalogue::code).collect(Collectors.joining(", "));
    }
}
