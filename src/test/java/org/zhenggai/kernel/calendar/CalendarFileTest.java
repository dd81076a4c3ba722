package org.zhenggai.kernel.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zhenggai.kernel.Refusal;

class CalendarFileTest {

    private static final String HEAD = "date,kind,name\n";

    private static String year2031() {
        return HEAD + """
                2030-12-31,holiday,元旦
                2031-01-01,holiday,元旦
                2031-01-22,holiday,春节
                2031-01-23,holiday,春节
                2031-01-24,holiday,春节
                2031-01-27,holiday,春节
                2031-01-25,workday,春节
                2031-04-07,holiday,清明节
                2031-05-01,holiday,劳动节
                2031-05-02,holiday,劳动节
                2031-06-24,holiday,端午节
                2031-10-01,holiday,国庆节、中秋节
                2031-10-02,放假,国庆节、中秋节
                2031-10-04,上班,国庆节、中秋节
                """;
    }

    @Test
    void readsAYearThatBeginsInDecember() {
        CalendarFile file = CalendarFile.parse("\uFEFF" + year2031());
        assertThat(file.year()).isEqualTo(2031);
        assertThat(file.days()).hasSize(14);
        assertThat(file.days().get(0).day()).isEqualTo(LocalDate.of(2030, 12, 31));
        assertThat(file.days().get(13).isWorkday()).isTrue();
        assertThat(file.doubts()).isEmpty();
    }

    @Test
    void aFileThatIsCutOffIsDoubted() {
        CalendarFile file = CalendarFile.parse(HEAD + "2031-01-01,holiday,元旦\n2031-05-01,holiday,劳动节\n");
        assertThat(file.doubts()).containsExactly("放假只有2天，少于法定的11天，文件可能不全", "没有提到春节、清明、端午、中秋、国庆");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2031-01-01,holiday,元旦;2031-01-01,holiday,元旦|第3行2031年1月1日重复",
                "2031-1-1,holiday,元旦|第2行日期不是 2027-01-01 的样式",
                "2031-02-30,holiday,元旦|第2行日期不是",
                "2031-01-01,free,元旦|类型“free”不认识",
                "2031-01-01,workday,元旦|2031年1月1日本来就是工作日",
                "2031-01-01,holiday|第2行须有日期、类型、名称三格",
                "2031-01-01,holiday,元旦;2031-01-02,holiday,元旦;2032-05-01,holiday,劳动节|这是2031年的安排，却有2032年5月1日",
                "2031-01-01,holiday,\"元旦|读不下去"
            })
    void whatCannotBeUsedIsNamed(String lines, String sentence) {
        assertThatThrownBy(() -> CalendarFile.parse(HEAD + lines.replace(';', '\n')))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void anotherTableIsRefused() {
        assertThatThrownBy(() -> CalendarFile.parse("编码,名称\n1,2\n"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("表头须为 date,kind,name");
        assertThatThrownBy(() -> CalendarFile.parse(HEAD))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("没有一天");
    }

    @Test
    void aLoadedYearReplacesThePackagedOneAndEndsTheWarning() {
        WorkCalendar calendar = new WorkCalendar();
        LocalDate october = LocalDate.of(2030, 10, 31);
        LocalDate november = LocalDate.of(2030, 11, 1);
        calendar.use(Map.of(2030, List.of()));
        assertThat(calendar.missingYear(october)).isEmpty();
        assertThat(calendar.missingYear(november)).contains(2031);
        assertThat(calendar.missingYear(LocalDate.of(2031, 3, 1))).contains(2031);
        assertThat(calendar.isWorkingDay(LocalDate.of(2031, 10, 1))).isTrue();

        calendar.use(
                Map.of(2030, List.of(), 2031, CalendarFile.parse(year2031()).days()));
        assertThat(calendar.missingYear(november)).isEmpty();
        assertThat(calendar.isWorkingDay(LocalDate.of(2031, 10, 1))).isFalse();
        assertThat(calendar.isWorkingDay(LocalDate.of(2031, 10, 4))).isTrue();
        assertThat(calendar.isWorkingDay(LocalDate.of(2030, 12, 31))).isFalse();
        assertThat(calendar.plus(LocalDate.of(2030, 12, 30), 1)).isEqualTo(LocalDate.of(2031, 1, 2));

        calendar.use(Map.of(2023, List.of()));
        assertThat(calendar.isWorkingDay(LocalDate.of(2023, 10, 2))).isTrue();
        assertThat(calendar.isWorkingDay(LocalDate.of(2024, 10, 1))).isFalse();
    }
}
