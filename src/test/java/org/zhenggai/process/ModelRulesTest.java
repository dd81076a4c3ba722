package org.zhenggai.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhenggai.engine.view.Subject;
import org.zhenggai.engine.view.View;
import org.zhenggai.process.ModelRules.Surroundings;
import org.zhenggai.round.CaseModels;

/** The models keep the modelling rules, and each rule catches a model that breaks it. */
@EngineTest
class ModelRulesTest {

    private static final String ITEM = "processes/rectification-item/rectification-item.bpmn";
    private static final String ESCALATION = "processes/escalation/escalation.bpmn";
    private static final String ACCEPT_FORM = "forms/rectification-item/acceptItem.form";

    private static final Models MODELS = Models.ofProject();

    private static Surroundings surroundings;

    @BeforeAll
    static void readSurroundings(@Autowired ApplicationContext context, @Autowired JdbcClient jdbc) {
        Map<String, Class<?>> beans = Arrays.stream(context.getBeanDefinitionNames())
                .collect(Collectors.toMap(Function.identity(), context::getType));
        surroundings = new Surroundings(
                beans,
                names(context.getBeansOfType(View.class).values().stream()),
                names(context.getBeansOfType(Subject.class).values().stream()),
                inJava("\"(rectification\\.\\w+)\""),
                inJava("\"([a-z]+(?:-[a-z]+)+)\""),
                workingDays(jdbc),
                ListenerKeys.inJava());
    }

    private static Set<String> names(Stream<? extends View> views) {
        return views.map(View::name).collect(Collectors.toSet());
    }

    private static Set<String> inJava(String literal) {
        Set<String> found = new HashSet<>();
        Models.eachFile(
                "src/main/java",
                ".java",
                file -> Pattern.compile(literal)
                        .matcher(Models.read(file))
                        .results()
                        .forEach(result -> found.add(result.group(1))));
        return found;
    }

    private static Map<String, Set<String>> workingDays(JdbcClient jdbc) {
        Map<String, Set<String>> names = jdbc.sql("select code from rule_set").query(String.class).list().stream()
                .collect(Collectors.toMap(Function.identity(), code -> new HashSet<>()));
        jdbc.sql("select rule_set, name from rule_figure where unit = 'working-day'")
                .query(row -> {
                    names.get(row.getString(1)).add(row.getString(2));
                });
        return names;
    }

    @Test
    void theModelsKeepTheRules() {
        assertThat(MODELS.processes()).hasSizeGreaterThanOrEqualTo(4);
        assertThat(surroundings.workingDays()).containsKeys("inspection-2024", "inspection-before-2024");
        assertThat(new ModelRules(surroundings).findings(MODELS)).isEmpty();
    }

    @ParameterizedTest(name = "{3}")
    @CsvFileSource(resources = "/broken-models.csv", delimiter = '|', quoteCharacter = '~')
    void aBrokenModelIsFound(String file, String text, String replacement, String finding) {
        assertThat(new ModelRules(surroundings)
                        .findings(MODELS.with(file, text, replacement == null ? "" : replacement)))
                .contains(finding);
    }

    @Test
    void aMissingFormIsFound() {
        assertThat(new ModelRules(surroundings).findings(MODELS.without(ACCEPT_FORM)))
                .containsExactly(ITEM + ", userTask_acceptItem: form " + ACCEPT_FORM + " does not exist");
    }

    @Test
    void whatNoModelUsesIsFound() {
        Models withoutEscalation = MODELS.without(ESCALATION);
        assertThat(new ModelRules(surroundings).findings(withoutEscalation))
                .containsExactly(
                        "Java sends message rectification.stallEnded, which no model receives",
                        "Java sends message rectification.stalled, which no model receives",
                        "bean callOffTalkDelegate is used by no model",
                        "bean endSupervisionDelegate is used by no model",
                        "bean nameInBulletinDelegate is used by no model",
                        "bean openSupervisionDelegate is used by no model",
                        "bean openTalkDelegate is used by no model",
                        "bean openWeekDelegate is used by no model",
                        "bean recordMissedWeekDelegate is used by no model",
                        "bean referToDisciplineDelegate is used by no model",
                        "bean sendReminderLetterDelegate is used by no model",
                        "forms/escalation/arrangeTalk.form: no user task of its process shows this form",
                        "forms/escalation/checkExplanation.form: no user task of its process shows this form",
                        "forms/escalation/confirmReceipt.form: no user task of its process shows this form",
                        "forms/escalation/liftSupervision.form: no user task of its process shows this form",
                        "forms/escalation/recordTalk.form: no user task of its process shows this form",
                        "forms/escalation/reportSupervision.form: no user task of its process shows this form",
                        "forms/escalation/submitExplanation.form: no user task of its process shows this form",
                        "forms/escalation/takeCharge.form: no user task of its process shows this form");
    }

    /** What is kept of a restricted model by its task alone is hidden by the task's key; see {@link CaseModels}. */
    @Test
    void tasksOfRestrictedModelsAreKnown() {
        Map<Boolean, Set<String>> tasks = MODELS.processes().stream()
                .flatMap(file -> file.model().getModelElementsByType(UserTask.class).stream()
                        .map(task -> Map.entry(file.folder(), task)))
                .collect(Collectors.partitioningBy(
                        task -> CaseModels.isRestricted(task.getKey()),
                        Collectors.mapping(
                                task -> task.getValue().getId().replaceFirst("^userTask_", ""), Collectors.toSet())));
        assertThat(tasks.get(true)).isNotEmpty().allMatch(CaseModels::isRestrictedTask);
        assertThat(tasks.get(false)).noneMatch(CaseModels::isRestrictedTask);
    }
}
