package org.zhenggai.engine.models.kit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.zhenggai.engine.contract.Contract;
import org.zhenggai.engine.contract.Contract.QuestionEntry;
import org.zhenggai.engine.contract.Contract.ViewEntry;
import org.zhenggai.engine.contract.Contract.ViewKind;
import org.zhenggai.engine.models.check.PackagedModels;
import org.zhenggai.kernel.contract.KeyKind;
import org.zhenggai.kernel.contract.ModelQuestion.Answer;

/** What a designer may choose from, by the kind of business key: values with what they mean. */
@RequiredArgsConstructor
final class Choices {

    private static final Pattern PROCESS = Pattern.compile("<bpmn:process id=\"([^\"]+)\" name=\"([^\"]+)\"");

    /** Working days that are no time of a task. */
    private static final Set<String> INTERVALS = Set.of("reminderInterval");

    private final Contract contract;
    private final Map<String, String> files = PackagedModels.files().files();

    /** Questions about such a case, without further parameters. */
    List<QuestionEntry> questions(KeyKind key, Answer gives) {
        return contract.questions().stream()
                .filter(one -> one.keys().contains(key) && one.parameters() == 1 && one.gives() == gives)
                .toList();
    }

    static String asked(QuestionEntry question) {
        return "${" + question.name() + "(execution.processBusinessKey)}";
    }

    /** Groups that may see such a case. */
    Map<String, String> groups(KeyKind key) {
        Map<String, String> groups = new LinkedHashMap<>();
        boolean isWhole = subject(key).isWholeRound();
        if (!isWhole) {
            questions(key, Answer.GROUP).forEach(one -> groups.put(asked(one), one.what()));
        }
        contract.groups().stream()
                .filter(group -> !isWhole || group.seesWholeRounds())
                .forEach(group -> groups.put(group.code(), group.word()));
        return groups;
    }

    /** The view that says what such a case is. */
    ViewEntry subject(KeyKind key) {
        return views(key, ViewKind.SUBJECT).get(0);
    }

    private List<ViewEntry> views(KeyKind key, ViewKind kind) {
        return contract.views().stream()
                .filter(view -> view.keys().contains(key) && view.kind() == kind)
                .toList();
    }

    /** The subject alone, and with each of what may stand beside it. */
    Map<String, String> views(KeyKind key) {
        Map<String, String> views = new LinkedHashMap<>();
        ViewEntry subject = subject(key);
        views(key, ViewKind.SUBJECT).forEach(view -> views.put(view.name(), view.what()));
        List<ViewEntry> cases = views(key, ViewKind.CASE);
        Stream.concat(cases.stream(), views(key, ViewKind.FIELD).stream())
                .forEach(view -> views.put(subject.name() + "," + view.name(), subject.what() + "，加" + view.what()));
        if (cases.size() > 1) {
            views.put(
                    subject.name() + ","
                            + String.join(
                                    ",", cases.stream().map(ViewEntry::name).toList()),
                    subject.what() + "，加"
                            + String.join(
                                    "、", cases.stream().map(ViewEntry::what).toList()));
        }
        return views;
    }

    Map<String, String> duties(String... codes) {
        Map<String, String> duties = new LinkedHashMap<>();
        for (String code : codes) {
            contract.duty(code).ifPresent(duty -> duties.put(code, duty.word() + "：" + duty.what()));
        }
        return duties;
    }

    /** Times that the tables know, then working days of figures that every rule set has. */
    Map<String, String> times(KeyKind key) {
        Map<String, String> times = new LinkedHashMap<>();
        questions(key, Answer.TIME).forEach(one -> times.put(asked(one), one.what()));
        contract.questions().stream()
                .filter(one -> one.keys().contains(key) && one.parameters() == 2 && one.gives() == Answer.TIME)
                .forEach(one -> figures()
                        .forEach((figure, word) -> times.put(
                                "${" + one.name() + "(execution.processBusinessKey, '" + figure + "')}", word)));
        return times;
    }

    /** Numbers of working days that every rule set has, in words and with what they are by default. */
    private Map<String, String> figures() {
        Set<String> figures = new TreeSet<>();
        PackagedModels.workingDays().values().forEach(figures::addAll);
        PackagedModels.workingDays().values().forEach(figures::retainAll);
        Map<String, String> words = new LinkedHashMap<>();
        figures.stream()
                .filter(figure -> !INTERVALS.contains(figure))
                .forEach(figure ->
                        words.put(figure, PackagedModels.figure(figure).replace("，", "：") + "（" + figure + "）"));
        return words;
    }

    /** Names of the processes by id. */
    Map<String, String> processes() {
        Map<String, String> names = new TreeMap<>();
        each(PROCESS, ".bpmn", names::put);
        return names;
    }

    private void each(Pattern pattern, String ending, BiConsumer<String, String> then) {
        files.forEach((file, text) -> {
            Matcher found = pattern.matcher(text);
            while (file.endsWith(ending) && found.find()) {
                then.accept(found.group(1), found.group(2));
            }
        });
    }

    /** Conditions by the answer of the step before, and by what else an instance carries. */
    Map<String, String> outcomes() {
        Map<String, Set<String>> words = new TreeMap<>();
        contract.steps()
                .forEach(step ->
                        step.answers().forEach(answer -> words.computeIfAbsent(answer, key -> new TreeSet<>())));
        contract.tasks()
                .forEach(task -> Stream.concat(task.answers().stream(), task.gives().stream())
                        .forEach(answer -> words.computeIfAbsent(answer, key -> new TreeSet<>())));
        options()
                .forEach((answer, label) -> words.computeIfPresent(answer, (key, labels) -> {
                    labels.addAll(label);
                    return labels;
                }));
        Map<String, String> conditions = new LinkedHashMap<>();
        words.forEach((answer, labels) -> conditions.put(
                "${outcome == '" + answer + "'}",
                labels.isEmpty()
                        ? answer
                        : answer + "："
                                + labels.stream()
                                        .limit(3)
                                        .reduce((a, b) -> a + "、" + b)
                                        .get()));
        contract.variables()
                .forEach(variable -> variable.values()
                        .forEach(value -> conditions.put(
                                "${" + variable.name() + " == '" + value + "'}", variable.what() + "是 " + value)));
        return conditions;
    }

    /** Labels of what forms offer as decision. */
    private Map<String, Set<String>> options() {
        Map<String, Set<String>> labels = new TreeMap<>();
        files.forEach((file, text) -> {
            if (file.endsWith(".form")) {
                for (JsonNode field : read(text).path("components")) {
                    if (field.path("key").asText().equals("decision")) {
                        field.path("values")
                                .forEach(option -> labels.computeIfAbsent(
                                                option.path("value").asText(), key -> new TreeSet<>())
                                        .add(option.path("label").asText()));
                    }
                }
            }
        });
        return labels;
    }

    private static JsonNode read(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Conditions by what the tables say of such a case. */
    Map<String, String> facts(KeyKind key) {
        Map<String, String> facts = new LinkedHashMap<>();
        questions(key, Answer.YES_OR_NO).forEach(one -> {
            facts.put(asked(one), one.what() + "：是");
            facts.put("${!" + one.name() + "(execution.processBusinessKey)}", one.what() + "：否");
        });
        return facts;
    }
}
