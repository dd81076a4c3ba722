package org.zhenggai.intake.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.intake.parse.TestDocuments.codes;
import static org.zhenggai.intake.parse.TestDocuments.item;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhenggai.intake.Deadlines;
import org.zhenggai.intake.parse.preview.Preview;
import org.zhenggai.intake.parse.source.SourceText;

/** Deadlines as they stand in cells: a day where one can be told, words and a doubt where not. */
class DeadlineCellsTest {

    private static Preview ledger(String dated, String deadline) {
        String text = "青溪学校安全隐患整改台账,,,\n" + dated + ",,,\n序号,问题,整改措施,责任单位,整改时限\n1,门卫登记不全,补登记,保卫处," + deadline + "\n";
        return FeedbackParser.parse(SourceText.decode(text.getBytes(StandardCharsets.UTF_8), "台账.csv"));
    }

    @ParameterizedTest
    @CsvSource({
        "2024-06-30, 2024-06-30",
        "2024/9/30, 2024-09-30",
        "2024.9.30, 2024-09-30",
        "20240930, 2024-09-30",
        "2024.9, 2024-09-30",
        "2024年9月, 2024-09-30",
        "24年9月底, 2024-09-30",
        "二〇二四年九月, 2024-09-30",
        "二○二四年九月十五日前, 2024-09-15",
        "2024年9月中旬, 2024-09-20",
        "2024年9月上旬前完成, 2024-09-10",
        "2024年2月下旬, 2024-02-29",
        "2024年年底前全部完成, 2024-12-31",
        "2024年内, 2024-12-31",
        "2024年第三季度末, 2024-09-30",
        "2024年Q2, 2024-06-30"
    })
    void daysAndPartsOfAYear(String words, LocalDate day) {
        assertThat(Deadlines.day(words)).contains(day);
        assertThat(codes(ledger("填报单位：青溪学校", words))).doesNotContain("unclear-deadline", "deadline-year");
    }

    @ParameterizedTest
    @CsvSource({
        "6月底, 2024-06-30",
        "9月中旬, 2024-09-20",
        "7月15日前, 2024-07-15",
        "9.30, 2024-09-30",
        "年底前, 2024-12-31",
        "今年年内, 2024-12-31",
        "第四季度, 2024-12-31",
        "下半年, 2024-12-31"
    })
    void theYearIsThatOfTheDocument(String words, LocalDate day) {
        Preview preview = ledger("填报日期：2024年5月6日", words);
        assertThat(Deadlines.day(item(preview, 0, 0).owner().deadline())).contains(day);
        assertThat(codes(preview)).doesNotContain("unclear-deadline", "deadline-year");
    }

    @ParameterizedTest
    @CsvSource({"3月底, 2025-03-31", "明年1月底, 2025-01-31", "一季度, 2025-03-31"})
    void aYearThatIsNotSureIsADoubt(String words, LocalDate day) {
        Preview preview = ledger("填报日期：2024年5月6日", words);
        assertThat(Deadlines.day(item(preview, 0, 0).owner().deadline())).contains(day);
        assertThat(codes(preview)).contains("deadline-year").doesNotContain("unclear-deadline");
    }

    @Test
    void withoutAnyDayOfTheDocumentItStaysWords() {
        Preview preview = ledger("填报单位：青溪学校", "6月底");
        assertThat(item(preview, 0, 0).owner().deadline()).isEqualTo("6月底");
        assertThat(codes(preview)).contains("unclear-deadline");
    }

    @ParameterizedTest
    @CsvSource({"45565, 2024-09-30", "45473.5, 2024-06-30"})
    void theNumberOfADayInExcelIsThatDay(String number, String day) {
        Preview preview = ledger("填报单位：青溪学校", number);
        assertThat(item(preview, 0, 0).owner().deadline()).isEqualTo(day);
        assertThat(codes(preview)).contains("serial-day").doesNotContain("unclear-deadline");
    }

    @ParameterizedTest
    @ValueSource(strings = {"收到通知书后15日内", "验收合格后", "2024.1", "汛期前"})
    void whatIsNoDayStaysWordsWithADoubt(String words) {
        Preview preview = ledger("填报日期：2024年5月6日", words);
        assertThat(item(preview, 0, 0).owner().deadline()).isEqualTo(words);
        assertThat(Deadlines.day(words)).isEmpty();
        assertThat(codes(preview)).contains("unclear-deadline");
    }

    @ParameterizedTest
    @ValueSource(strings = {"立行立改", "长期坚持", "立行立改，长期坚持", "每季度"})
    void kindsAreKinds(String words) {
        assertThat(codes(ledger("填报日期：2024年5月6日", words))).doesNotContain("unclear-deadline", "deadline-year");
    }
}
