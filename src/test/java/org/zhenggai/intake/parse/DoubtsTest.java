package org.zhenggai.intake.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.zhenggai.intake.parse.TestDocuments.codes;
import static org.zhenggai.intake.parse.TestDocuments.findings;
import static org.zhenggai.intake.parse.TestDocuments.parse;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zhenggai.intake.parse.preview.Doubt;
import org.zhenggai.intake.parse.preview.Preview;
import org.zhenggai.intake.parse.preview.PreviewArea;
import org.zhenggai.intake.parse.preview.PreviewFinding;

/** What is reported to a person, and that nothing is corrected. */
class DoubtsTest {

    private static final String FINDING = "\n（一）关于出勤方面\n1.针对“考勤不严格”的问题。一是逐日签到。";

    private static Preview dated(String preamble) {
        return FeedbackParser.parse("青禾镇关于巡察整改情况的通报\n" + preamble + FINDING);
    }

    @Test
    void reportsHolesAndKeepsThem() {
        Preview preview = parse("holes");

        assertThat(preview.doubts())
                .extracting(Doubt::line, Doubt::code)
                .containsExactlyInAnyOrder(
                        tuple(3, "missing-word"),
                        tuple(3, "missing-date"),
                        tuple(3, "missing-figure"),
                        tuple(4, "missing-figure"),
                        tuple(4, "blank"),
                        tuple(4, "invalid-date"));
        assertThat(findings(preview).get(0).text()).contains("2022年完多户改造", "通过日召开", "补助合计，并");
    }

    @Test
    void reportsNumberingThatBreaks() {
        Preview preview = parse("numbering");

        assertThat(preview.doubts())
                .extracting(Doubt::line, Doubt::code)
                .containsExactlyInAnyOrder(
                        tuple(2, "missing-area"),
                        tuple(4, "measure-gap"),
                        tuple(5, "duplicate-number"),
                        tuple(6, "missing-number"),
                        tuple(7, "numbering-gap"),
                        tuple(8, "numbering-gap"),
                        tuple(8, "numbering-gap"),
                        tuple(9, "area-without-findings"));
        assertThat(preview.areas()).extracting(PreviewArea::number).containsExactly(0, 1, 3, 4);
        assertThat(findings(preview)).extracting(PreviewFinding::number).containsExactly(1, 2, 2, 0, 6);
    }

    @Test
    void reportsFeedbackBeforeInspection() {
        Preview preview = dated("2021年5月6日至6月30日，巡察组对我镇开展巡察。2月20日，巡察组反馈了意见。");

        assertThat(preview.feedbackDate()).isEqualTo(LocalDate.of(2021, 2, 20));
        assertThat(preview.doubts())
                .extracting(Doubt::line, Doubt::code)
                .containsExactly(tuple(2, "incomplete-date"), tuple(2, "feedback-before-inspection"));
        assertThat(preview.doubts().get(1).text()).contains("2月20日", "2021年5月6日", "核对");
    }

    @Test
    void readsFullDatesWithoutDoubt() {
        Preview preview = dated("2021年11月6日至2022年1月20日，巡察组对我镇开展巡察，2022年3月8日反馈了意见。");

        assertThat(preview.inspectionFrom()).isEqualTo(LocalDate.of(2021, 11, 6));
        assertThat(preview.inspectionTo()).isEqualTo(LocalDate.of(2022, 1, 20));
        assertThat(preview.feedbackDate()).isEqualTo(LocalDate.of(2022, 3, 8));
        assertThat(preview.doubts()).isEmpty();
    }

    @Test
    void guessesNoYearWithoutInspection() {
        Preview preview = dated("3月8日，巡察组反馈了意见。");

        assertThat(preview.feedbackDate()).isNull();
        assertThat(codes(preview)).containsExactly("incomplete-date");
    }

    @ParameterizedTest
    @CsvSource({
        "2021年5月至6月对我镇开展巡察。, incomplete-date",
        "2021年7月6日至5月6日对我镇开展巡察。, inspection-ends-before-start",
        "2021年5月6日至6月31日对我镇开展巡察。, invalid-date"
    })
    void reportsDatesThatCannotBe(String preamble, String code) {
        assertThat(codes(dated(preamble))).contains(code);
    }

    @Test
    void reportsNextFindingWithoutLineOfItsOwn() {
        Preview preview = dated("本镇情况如下：" + FINDING + "2.针对“请假不登记”的问题。一是补登。");

        assertThat(codes(preview)).contains("inline-number");
    }

    @Test
    void saysThatThereAreNoFindings() {
        Preview preview = FeedbackParser.parse("今天天气晴。");

        assertThat(preview.areas()).isEmpty();
        assertThat(preview.doubts()).hasSize(1);
        assertThat(preview.doubts().get(0).code()).isEqualTo("no-findings");
        assertThat(preview.doubts().get(0).text()).contains("没有读到编号的问题").contains("请确认");
    }
}
