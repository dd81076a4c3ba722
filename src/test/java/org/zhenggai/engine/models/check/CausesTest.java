package org.zhenggai.engine.models.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is wrong is told at its cause, first, with what was probably meant; what follows from it is not told again. */
class CausesTest {

    private static final String FORM = "forms/item-legal-review/legalReview.form";
    private static final String OWN = "processes/item-legal-review/item-legal-review.bpmn";
    private static final String SIGN_OFF = "processes/sign-off/sign-off.bpmn";

    private static List<ModelFinding> found(String file, String text, String replacement) {
        Map<String, String> files =
                new TreeMap<>(Variant.with(file, Variant.text(file)).files());
        files.computeIfPresent(file, (name, before) -> {
            assertThat(before).contains(text);
            return before.replace(text, replacement);
        });
        return ModelCheck.standard().check(ModelFiles.of(files), ModelFiles.NONE);
    }

    @Test
    void aMissingFormIsOneFinding() {
        Map<String, String> files =
                new TreeMap<>(Variant.with(FORM, Variant.text(FORM)).files());
        files.remove(FORM);
        assertThat(ModelCheck.standard().check(ModelFiles.of(files), ModelFiles.NONE))
                .extracting(ModelFinding::rule)
                .containsExactly("form-missing");
    }

    @Test
    void aMissingTableIsOneFinding() {
        Map<String, String> files =
                new TreeMap<>(Variant.with(OWN, Variant.text(OWN)).files());
        files.remove("processes/item-legal-review/legal-review-need.dmn");
        assertThat(ModelCheck.standard().check(ModelFiles.of(files), ModelFiles.NONE))
                .extracting(ModelFinding::rule)
                .containsExactly("decision-missing");
    }

    @Test
    void aDecisionUnderAnotherKeyIsToldAtTheForm() {
        assertThat(found(FORM, "\"key\": \"decision\"", "\"key\": \"field_1\""))
                .filteredOn(ModelFinding::isError)
                .allSatisfy(one -> assertThat(one.file()).isEqualTo(FORM))
                .first()
                .satisfies(one -> assertThat(one.sentence())
                        .contains("表单 legalReview 没有键为 decision 的单选", "任务“法制审核”", "键（Key）填 decision"));
    }

    @Test
    void aMisspeltAnswerNamesTheFormAndWhatWasMeant() {
        assertThat(found(FORM, "\"value\": \"toWork\"", "\"value\": \"toWrk\""))
                .extracting(ModelFinding::sentence)
                .anyMatch(one -> one.contains("表单 legalReview 的意见 toWrk 没有网关认识，与 toWork 相近"));
    }

    @Test
    void aProcessThatNobodyKnowsIsToldFirst() {
        assertThat(found(OWN, "<bpmn:process id=\"item-legal-review\"", "<bpmn:process id=\"legal-review\""))
                .filteredOn(ModelFinding::isError)
                .first()
                .satisfies(one -> assertThat(one.rule()).isEqualTo("process-unknown"));
    }

    @Test
    void aTimerIsTheEventThatOneSees() {
        assertThat(found(OWN, "'verifyItem', 1)}</bpmn:timeDate>", "'verifyItm', 1).minusDays(1)}</bpmn:timeDate>"))
                .filteredOn(ModelFinding::isError)
                .allSatisfy(one -> assertThat(one.place()).isEqualTo("“到期前一个工作日”（boundary_legalReviewDueSoon）"));
        assertThat(found(OWN, "'verifyItem', 1)}</bpmn:timeDate>", "'verifyItm', 1)}</bpmn:timeDate>"))
                .extracting(ModelFinding::wayOut)
                .anyMatch(way -> way.contains("从这些中选：verifyItem（核验整改成效，5个工作日）、"));
    }

    @Test
    void unknownNamesComeWithTheNearestAndTheirWords() {
        assertThat(found(OWN, "candidateGroups=\"discipline\"", "candidateGroups=\"disciplin\""))
                .extracting(ModelFinding::wayOut)
                .anyMatch(way -> way.startsWith("从角色中选：discipline（纪检）、"));
        assertThat(found(OWN, "${remindDelegate}", "${reminderDelegate}"))
                .extracting(ModelFinding::wayOut)
                .anyMatch(way -> way.startsWith("从目录中选：remindDelegate（提醒"));
        assertThat(found(
                        OWN,
                        "<camunda:properties>",
                        "<camunda:taskListener event=\"complete\" delegateExpression=\"${legalReviewListener}\"/>"
                                + "<camunda:properties>"))
                .extracting(ModelFinding::wayOut)
                .contains("自建流程的任务不用监听器，删去它");
        assertThat(found(SIGN_OFF, "${confirmSumsListener}", "${confirmSumListener}"))
                .extracting(ModelFinding::wayOut)
                .anyMatch(way -> way.startsWith("从本流程的监听器中选：confirmSumsListener"));
    }
}
