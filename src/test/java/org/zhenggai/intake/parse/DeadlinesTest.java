package org.zhenggai.intake.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhenggai.intake.Deadlines;
import org.zhenggai.intake.parse.preview.Preview;
import org.zhenggai.round.item.ItemKind;

class DeadlinesTest {

    @ParameterizedTest
    @CsvSource({
        "2023年5月31日, 2023-05-31, DATED",
        "2023-05-31, 2023-05-31, DATED",
        "2023.5.31前完成, 2023-05-31, DATED",
        "2024年2月底前, 2024-02-29, DATED",
        "2024年6月, 2024-06-30, DATED",
        "2023年底, 2023-12-31, DATED",
        "2024.9, 2024-09-30, DATED",
        "2024-09, 2024-09-30, DATED",
        "2024/9底前, 2024-09-30, DATED",
        "2024年第三季度, 2024-09-30, DATED",
        "2024年二季度末前完成, 2024-06-30, DATED",
        "2024年上半年, 2024-06-30, DATED",
        "2024年3月至2024年9月底, 2024-09-30, DATED",
        "2024-03-01至2024-06-15, 2024-06-15, DATED",
        "每季度, , STANDING",
        "每月一次, , STANDING",
        "立行立改并长期坚持, , STANDING",
        "立行立改, , IMMEDIATE",
        "长期坚持, , STANDING"
    })
    void understandsEveryUsualForm(String text, LocalDate day, ItemKind kind) {
        assertThat(Deadlines.day(text).orElse(null)).isEqualTo(day);
        assertThat(Deadlines.kind(text)).contains(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5月底前", "近期", "2023年13月底", "三个月内", "2024年五季度", "每次会前"})
    void guessesNothing(String text) {
        assertThat(Deadlines.day(text)).isEmpty();
        assertThat(Deadlines.kind(text)).isEmpty();
    }

    @Test
    void whatIsNotUnderstoodIsADoubt() {
        Preview preview = FeedbackParser.parse("问题\t责任单位\t整改时限\n票据审核不严\t财政分局\t5月底前\n");
        assertThat(preview.doubts())
                .filteredOn(doubt -> doubt.code().equals("unclear-deadline"))
                .singleElement()
                .satisfies(doubt -> assertThat(doubt.text()).contains("“5月底前”看不出是哪一天"));
    }
}
