package org.zhenggai.paper.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Quotation marks that alternate, one full stop at the end, titles that are broken by their sense, days. */
class ChineseTest {

    @ParameterizedTest
    @CsvSource({
        "账目不清, 针对“账目不清”的问题",
        "落实“三重一大”不力, 针对“落实‘三重一大’不力”的问题",
        "“一岗‘双’责”, 针对“‘一岗“双”责’”的问题",
        "针对账目的问题, 针对账目的问题",
        "账目问题, 账目问题"
    })
    void findings(String title, String words) {
        assertThat(Chinese.finding(title)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"落实‘三重’不力, 落实“三重”不力", "“外‘内’外”, “外‘内’外”", "迟到”的, 迟到”的"})
    void outermostMarksAreDouble(String title, String words) {
        assertThat(Chinese.plain(title)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"已建账, 已建账。", "已建账。, 已建账。", "已建账；, 已建账。", "建账了吗？, 建账了吗？", "'一、建账\n二、公示', 一、建账 二、公示。"})
    void sentences(String text, String sentence) {
        assertThat(Chinese.sentence(text)).isEqualTo(sentence);
    }

    @Test
    void aTitleOfTwentyCharactersStandsOnOneLine() {
        assertThat(Chinese.title("中共测试镇委员会", "关于巡察反馈意见的", "方案"))
                .doesNotContain("\n")
                .hasSize(19);
        assertThat(Chinese.title("中共测试镇委员会", "关于巡察反馈意见的", "新方案"))
                .doesNotContain("\n")
                .hasSize(20);
        assertThat(Chinese.title("中共测试镇委员会", "关于巡察反馈意见的", "整改方案")).isEqualTo("中共测试镇委员会\n关于巡察反馈意见的\n整改方案");
    }

    @Test
    void aDayOrRoomForOne() {
        assertThat(Chinese.date(LocalDate.of(2024, 3, 4))).isEqualTo("2024年3月4日");
        assertThat(Chinese.date(null)).isEqualTo("　　年　　月　　日");
        assertThat(Chinese.date(null, "近期")).isEqualTo("近期");
    }
}
