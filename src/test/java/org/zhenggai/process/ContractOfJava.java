package org.zhenggai.process;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.springframework.aop.support.AopUtils;
import org.springframework.context.ApplicationContext;
import org.zhenggai.engine.contract.Contract;
import org.zhenggai.engine.contract.Contract.DecisionEntry;
import org.zhenggai.engine.contract.Contract.DutyEntry;
import org.zhenggai.engine.contract.Contract.GroupEntry;
import org.zhenggai.engine.contract.Contract.MessageEntry;
import org.zhenggai.engine.contract.Contract.ProcessEntry;
import org.zhenggai.engine.contract.Contract.QuestionEntry;
import org.zhenggai.engine.contract.Contract.StepEntry;
import org.zhenggai.engine.contract.Contract.TaskEntry;
import org.zhenggai.engine.contract.Contract.VariableEntry;
import org.zhenggai.engine.contract.Contract.ViewEntry;
import org.zhenggai.engine.contract.Contract.ViewKind;
import org.zhenggai.engine.form.FormListener;
import org.zhenggai.engine.view.CaseView;
import org.zhenggai.engine.view.Subject;
import org.zhenggai.engine.view.View;
import org.zhenggai.kernel.contract.DutyKind;
import org.zhenggai.kernel.contract.ModelMessage;
import org.zhenggai.kernel.contract.ModelProcess;
import org.zhenggai.kernel.contract.ModelQuestion;
import org.zhenggai.kernel.contract.ModelStep;
import org.zhenggai.kernel.contract.ModelTask;
import org.zhenggai.kernel.contract.ModelView;
import org.zhenggai.people.Role;

/** Reads the contract from the marks of the running beans, and what they take from forms from their source text. */
final class ContractOfJava {

    private static final List<Role> CANDIDATES =
            List.of(Role.RECTIFICATION_OFFICE, Role.LEADING_GROUP, Role.SECRETARY, Role.DISCIPLINE);

    private static final List<Role> WHOLE_ROUNDS = List.of(Role.RECTIFICATION_OFFICE, Role.SECRETARY, Role.DISCIPLINE);

    /** Views that name all items of a round. */
    private static final List<String> WHOLE = List.of("round", "period");

    private final ApplicationContext beans;

    ContractOfJava(ApplicationContext beans) {
        this.beans = beans;
    }

    Contract read() {
        return new Contract(
                Arrays.stream(ModelProcess.values())
                        .map(one -> new ProcessEntry(
                                one.id(),
                                one.key(),
                                one.callers().stream()
                                        .map(ModelProcess::id)
                                        .sorted()
                                        .toList()))
                        .toList(),
                steps(),
                tasks(),
                views(),
                questions(),
                messages(),
                CANDIDATES.stream()
                        .map(role -> new GroupEntry(role.code(), role.word(), WHOLE_ROUNDS.contains(role)))
                        .toList(),
                List.of(
                        new VariableEntry("outcome", "上一环节的意见", List.of()),
                        new VariableEntry("signOffRoute", "销号审批路线", outputs("sign-off-route")),
                        new VariableEntry("level", "督办级别", List.of()),
                        new VariableEntry("member", "会签人", List.of()),
                        new VariableEntry("reasons", "停滞理由", List.of())),
                Arrays.stream(DutyKind.values())
                        .map(duty -> new DutyEntry(duty.code(), duty.word(), duty.what()))
                        .toList(),
                decisions());
    }

    /** Names of beans that models could reach, had they a mark. */
    List<String> unmarked() {
        return Stream.of(
                        without(JavaDelegate.class, ModelStep.class),
                        without(FormListener.class, ModelTask.class),
                        without(View.class, ModelView.class))
                .flatMap(Function.identity())
                .filter(name -> !name.equals("plainTaskListener"))
                .toList();
    }

    private Stream<String> without(Class<?> type, Class<? extends Annotation> mark) {
        return Arrays.stream(beans.getBeanNamesForType(type))
                .filter(name -> beans.getType(name).getName().startsWith("org.zhenggai."))
                .filter(name -> beans.findAnnotationOnBean(name, mark) == null);
    }

    private List<StepEntry> steps() {
        return marked(
                ModelStep.class,
                (name, mark) -> new StepEntry(
                        name,
                        mark.what(),
                        Arrays.stream(mark.in()).map(ModelProcess::id).toList(),
                        List.of(mark.answers()),
                        Arrays.stream(mark.inputs())
                                .map(input -> input.split("=", 2))
                                .collect(Collectors.toMap(
                                        input -> input[0], input -> input[1], (a, b) -> a, TreeMap::new)),
                        mark.canBeUndone()));
    }

    private List<TaskEntry> tasks() {
        SortedMap<String, Map<String, String>> fields = new TreeMap<>(ListenerKeys.inJava());
        Map<String, List<String>> answers = ListenerKeys.answersInJava();
        return marked(
                ModelTask.class,
                (name, mark) -> new TaskEntry(
                        name,
                        mark.what(),
                        mark.in().id(),
                        mark.duty().code(),
                        new TreeMap<>(fields.get(name)),
                        answers.getOrDefault(name, List.of()),
                        List.of(mark.gives()),
                        List.of(mark.by()),
                        mark.at()));
    }

    private List<ViewEntry> views() {
        return marked(ModelView.class, (bean, mark) -> {
                    View view = beans.getBean(bean, View.class);
                    ViewKind kind = view instanceof Subject
                            ? ViewKind.SUBJECT
                            : view instanceof CaseView ? ViewKind.CASE : ViewKind.FIELD;
                    return new ViewEntry(
                            view.name(), mark.what(), List.of(mark.of()), kind, WHOLE.contains(view.name()));
                })
                .stream()
                .sorted(Comparator.comparing(ViewEntry::name))
                .toList();
    }

    private List<QuestionEntry> questions() {
        List<QuestionEntry> found = new ArrayList<>();
        for (String bean : ours()) {
            for (Method method : AopUtils.getTargetClass(beans.getBean(bean)).getMethods()) {
                ModelQuestion mark = method.getAnnotation(ModelQuestion.class);
                if (mark != null) {
                    found.add(new QuestionEntry(
                            bean + "." + method.getName(),
                            mark.what(),
                            List.of(mark.of()),
                            method.getParameterCount(),
                            mark.gives()));
                }
            }
        }
        return found.stream().sorted(Comparator.comparing(QuestionEntry::name)).toList();
    }

    private List<MessageEntry> messages() {
        return ours().stream()
                .flatMap(bean -> Arrays.stream(
                        AopUtils.getTargetClass(beans.getBean(bean)).getAnnotationsByType(ModelMessage.class)))
                .map(mark ->
                        new MessageEntry(mark.name(), mark.what(), mark.to().id(), mark.starts()))
                .sorted(Comparator.comparing(MessageEntry::name))
                .toList();
    }

    private static List<DecisionEntry> decisions() {
        String java = Stream.of("src/main/java").map(ContractOfJava::texts).collect(Collectors.joining());
        return Models.ofProject().decisions().stream()
                .flatMap(file -> file.model().getModelElementsByType(Decision.class).stream()
                        .filter(decision -> java.contains('"' + decision.getId() + '"'))
                        .map(decision -> new DecisionEntry(
                                decision.getId(),
                                file.model().getModelElementsByType(Input.class).stream()
                                        .map(input -> input.getInputExpression()
                                                .getText()
                                                .getTextContent())
                                        .toList(),
                                file.model().getModelElementsByType(Output.class).stream()
                                        .map(Output::getName)
                                        .toList())))
                .sorted(Comparator.comparing(DecisionEntry::id))
                .toList();
    }

    private static String texts(String folder) {
        StringBuilder all = new StringBuilder();
        Models.eachFile(folder, ".java", file -> all.append(Models.read(file)));
        return all.toString();
    }

    /** The words that the table's first output may give. */
    private static List<String> outputs(String decision) {
        Matcher word = Pattern.compile("<outputEntry[^>]*>\\s*<text>\"(\\w+)\"</text>")
                .matcher(Models.read(java.nio.file.Path.of("processes/sign-off/" + decision + ".dmn")));
        return word.results().map(found -> found.group(1)).distinct().sorted().toList();
    }

    private List<String> ours() {
        return Arrays.stream(beans.getBeanDefinitionNames())
                .filter(name -> Optional.ofNullable(beans.getType(name))
                        .filter(type -> type.getName().startsWith("org.zhenggai."))
                        .isPresent())
                .sorted()
                .toList();
    }

    private interface Entry<A, T> {
        T of(String bean, A mark);
    }

    private <A extends Annotation, T> List<T> marked(Class<A> mark, Entry<A, T> entry) {
        return Arrays.stream(beans.getBeanNamesForAnnotation(mark))
                .sorted()
                .map(name -> entry.of(name, beans.findAnnotationOnBean(name, mark)))
                .toList();
    }
}
