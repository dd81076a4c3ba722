package org.zhenggai.engine.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhenggai.kernel.Refusal;

/** Values as Tasklist or a REST client submits them; what is refused says which field and what to do. */
class FormTest {

    private static Form form(String key, Object value) {
        Map<String, Object> values = new HashMap<>();
        values.put(key, value);
        return new Form(7, "handler1", null, values::get);
    }

    private static void assertRefused(ThrowingCallable call, String sentence) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(call).withMessage(sentence);
    }

    @Test
    void textHasNoBlanksAroundIt() {
        assertThat(form("done", " 清理账目　\n").text("done", "完成情况")).isEqualTo("清理账目");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\n", "　"})
    void blankTextIsNone(String blank) {
        assertThat(form("done", blank).text("done", "完成情况")).isNull();
        assertRefused(() -> form("done", blank).required("done", "完成情况"), "请填写“完成情况”。");
    }

    @Test
    void aFieldThatWasNotSubmittedIsNone() {
        Form form = form("other", "x");
        assertThat(form.text("done", "完成情况")).isNull();
        assertThat(form.isChecked("done")).isFalse();
        assertThat(form.choices("done")).isEmpty();
        assertRefused(() -> form.required("done", "完成情况"), "请填写“完成情况”。");
        assertRefused(form::reason, "请填写“理由”。");
        assertRefused(() -> form.answer("decision", "核验结论", "passed", "returned"), "请选择“核验结论”。");
        assertRefused(() -> form.date("heldOn", "会议日期"), "请填写“会议日期”。");
        assertRefused(() -> form.number("progress", "整改进度", 0, 100), "请填写“整改进度”。");
    }

    @Test
    void textOfTheGreatestLengthIsTaken() {
        assertThat(form("done", "字".repeat(20_000)).text("done", "完成情况")).hasSize(20_000);
        assertRefused(() -> form("done", "字".repeat(20_001)).text("done", "完成情况"), "“完成情况”超过20000字，请精简后再提交。");
    }

    @Test
    void anAnswerIsOneOfThoseAllowed() {
        assertThat(form("decision", "passed").answer("decision", "核验结论", "passed", "returned"))
                .isEqualTo("passed");
        assertRefused(
                () -> form("decision", "approved").answer("decision", "核验结论", "passed", "returned"), "请选择“核验结论”。");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2023-10-31", "2023-10-31T00:00:00.000Z", " 2023-10-31 ", "2023年10月31日", "２０２３/10/31"})
    void dates(String text) {
        assertThat(form("heldOn", text).date("heldOn", "会议日期")).isEqualTo(LocalDate.of(2023, 10, 31));
    }

    @ParameterizedTest
    @ValueSource(strings = {"31/10/2023", "2023-02-30", "2023-10-311", "明天"})
    void whatIsNoDateIsRefused(String text) {
        assertRefused(
                () -> form("heldOn", text).date("heldOn", "会议日期"), "“会议日期”不是有效日期：" + text + "。请写全年月日，例如 2023年10月31日。");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "100, 100", "55.0, 55"})
    void numbersWithinBounds(String text, int number) {
        assertThat(form("progress", text).number("progress", "整改进度", 0, 100)).isEqualTo(number);
    }

    @Test
    void aNumberMayComeAsOne() {
        assertThat(form("progress", 40).number("progress", "整改进度", 0, 100)).isEqualTo(40);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "101", "55.5", "NaN", "Infinity", "1e9"})
    void numbersOutOfBoundsAreRefused(String text) {
        assertRefused(
                () -> form("progress", text).number("progress", "整改进度", 0, 100), "“整改进度”须为0到100之间的整数，现为" + text + "。");
    }

    @Test
    void whatIsNoNumberIsRefused() {
        assertRefused(() -> form("progress", "一半").number("progress", "整改进度", 0, 100), "“整改进度”须为整数，现为“一半”。");
    }

    @Test
    void aBoxIsCheckedByTrueOnly() {
        assertThat(form("received", true).isChecked("received")).isTrue();
        assertThat(form("received", false).isChecked("received")).isFalse();
        assertThat(form("received", "true").isChecked("received")).isFalse();
    }

    @Test
    void choicesAreTexts() {
        assertThat(form("finished", List.of(3, "5")).choices("finished")).containsExactly("3", "5");
        assertThat(form("finished", "3").choices("finished")).isEmpty();
    }
}
