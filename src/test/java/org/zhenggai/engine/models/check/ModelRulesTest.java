package org.zhenggai.engine.models.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.zhenggai.engine.contract.Contract;

/** Our models keep the rules, and each rule catches a model that breaks it. */
class ModelRulesTest {

    private static final ModelCheck CHECK = ModelCheck.standard();

    @Test
    void ourModelsKeepTheRules() {
        assertThat(Variant.OURS.files()).hasSizeGreaterThan(50);
        assertThat(CHECK.check(Variant.OURS, ModelFiles.NONE)).isEmpty();
    }

    @ParameterizedTest(name = "{3}: {1} -> {2}")
    @CsvFileSource(resources = "/broken-models.csv", delimiter = '|', quoteCharacter = '~')
    void aBrokenModelIsFound(String file, String text, String replacement, String rule, String element) {
        List<ModelFinding> found = CHECK.check(Variant.of(file, text, replacement), ModelFiles.NONE);
        if (rule.equals("*clean")) {
            // A row adds no shapes.
            assertThat(found)
                    .filteredOn(one -> one.isError() && !one.rule().equals("diagram-missing"))
                    .isEmpty();
            return;
        }
        assertThat(found)
                .filteredOn(one -> one.rule().equals(rule))
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.sentence()).doesNotContain("%s", "null"))
                .anyMatch(one -> element == null || one.element().equals(element));
    }

    @Test
    void everyRuleHasABrokenModel() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("src/test/resources/broken-models.csv"))) {
            Set<String> broken = lines.map(line -> line.split(" \\| "))
                    .filter(cells -> cells.length > 3)
                    .map(cells -> cells[3].replace("|", "").strip())
                    .collect(Collectors.toSet());
            assertThat(Rule.all().keySet()).isSubsetOf(broken);
        }
    }

    @Test
    void aMissingFormIsFound() {
        String form = "forms/rectification-item/acceptItem.form";
        assertThat(CHECK.check(Variant.without(form), ModelFiles.NONE))
                .singleElement()
                .satisfies(one -> assertThat(one.sentence())
                        .isEqualTo("processes/rectification-item/rectification-item.bpmn，“签收整改事项”（userTask_acceptItem）："
                                + "没有编号为 acceptItem 的表单。任务打不开。一起部署这张表单，或者改正编号。"));
    }

    @Test
    void whatNoModelReceivesAnyMoreIsFound() {
        assertThat(CHECK.check(Variant.without("processes/escalation/escalation.bpmn"), ModelFiles.NONE))
                .extracting(ModelFinding::rule)
                .containsOnly("message-unheard", "process-gone", "form-unused");
    }

    /** A lone file is checked beside all the others. */
    @Test
    void aLoneFileIsCheckedBesideTheRest() {
        String file = "processes/sign-off/sign-off.bpmn";
        assertThat(CHECK.check(ModelFiles.of(Map.of("sign-off.bpmn", Variant.text(file)))))
                .isEmpty();
        String broken = Variant.text(file).replace("formRef=\"confirmSums\"", "formRef=\"confirmSum\"");
        assertThat(CHECK.check(ModelFiles.of(Map.of("sign-off.bpmn", broken))))
                .filteredOn(ModelFinding::isError)
                .singleElement()
                .satisfies(one -> assertThat(one.file()).isEqualTo("sign-off.bpmn"));
    }

    /** A round's rules may have a figure that the release has not. */
    @Test
    void aFigureOfTheRulesInForceIsATime() {
        String file = "processes/verification/verification.bpmn";
        ModelFiles changed =
                Variant.with(file, Variant.text(file).replace("userTask_verifyItem", "userTask_inspectItem"));
        Map<String, Set<String>> rules = new TreeMap<>(PackagedModels.workingDays());
        assertThat(CHECK.check(changed, ModelFiles.NONE))
                .anyMatch(one -> one.rule().equals("task-no-time"));
        rules.replaceAll((ruleSet, figures) ->
                Stream.concat(figures.stream(), Stream.of("inspectItem")).collect(Collectors.toSet()));
        assertThat(new ModelCheck(Contract.load(), rules).check(changed, ModelFiles.NONE))
                .isEmpty();
    }
}
