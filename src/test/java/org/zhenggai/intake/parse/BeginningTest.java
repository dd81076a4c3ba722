package org.zhenggai.intake.parse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhenggai.intake.parse.Origin.Found;

class BeginningTest {

    @Test
    void proposesEveryTitleWithItsLine() {
        Beginning read = Beginning.of("""
                区委巡察工作通报

                中共青石镇委员会
                关于巡察反馈意见整改进展情况的通报
                各村（社区）：
                现将情况通报如下。
                （一）关于财务管理方面
                1.针对“票据审核不严”的问题。
                """);
        assertThat(read.titles()).extracting(Found::value).containsExactly("区委巡察工作通报", "中共青石镇委员会关于巡察反馈意见整改进展情况的通报");
        assertThat(read.titles()).extracting(Found::line).containsExactly(1, 3);
    }

    @Test
    void joinsTheLinesOfOneTitle() {
        assertThat(Beginning.of("关于青石镇财务收支审计\n查出问题整改情况的报告\n").titles())
                .extracting(Found::value)
                .containsExactly("关于青石镇财务收支审计查出问题整改情况的报告");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "中共澄湖县委教育工作委员会\n关于县委巡察组反馈意见\n整改进展情况的通报\n",
                "澄湖县教育局\n关于县委第三巡察组巡察\n反馈意见整改落实\n情况的报告\n",
                "中共澄湖县委教育工作委员会关于县委巡察组反馈意见\n整改进展情况的通报\n",
            })
    void aTitleMayStandOnSeveralLines(String lines) {
        String text = lines + "县委巡察组反馈了意见。\n一、整改情况\n1.针对“票据审核不严”的问题。一是培训。\n";
        String title = lines.replace("\n", "");

        assertThat(Beginning.of(text).titles()).extracting(Found::value).containsExactly(title);
        assertThat(FeedbackParser.parse(text).title()).isEqualTo(title);
    }

    @Test
    void twoTitlesAreNotOne() {
        String text = "关于印发整改方案的通知\n青石镇巡察反馈问题整改方案\n一、主要问题\n1.票据审核不严。\n";

        assertThat(Beginning.of(text).titles())
                .extracting(Found::value)
                .containsExactly("关于印发整改方案的通知", "青石镇巡察反馈问题整改方案");
        assertThat(Beginning.of("关于第二次巡察的反馈意见\n县委第一巡察组情况汇总表\n（一）主要问题\n").titles())
                .extracting(Found::value)
                .containsExactly("关于第二次巡察的反馈意见", "县委第一巡察组情况汇总表");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "各村（社区）要认真对待反馈的问题。",
                "现将有关问题",
                "通报",
                "2023年7月6日",
                "1\t票据审核不严\t已经在会上通报",
            })
    void isNoTitle(String line) {
        assertThat(Beginning.of(line + "\n今天天气很好。\n").titles())
                .extracting(Found::value)
                .isSubsetOf("现将有关问题");
    }

    @Test
    void proposesThePeriodOfTheInspection() {
        Beginning read = Beginning.of("""
                反馈意见
                2023年3月6日至4月20日，区委第二巡察组对青石镇党委开展了巡察。
                2022年12月28日至2023年1月5日进驻审计，2023年5月1日至5月3日放假。
                """);
        assertThat(read.periods())
                .extracting(found -> found.value().inWords())
                .containsExactly("2023年3月6日至2023年4月20日", "2022年12月28日至2023年1月5日");
        assertThat(read.periods()).extracting(Found::line).containsExactly(2, 3);
        assertThat(read.periods().get(0).value().code()).isEqualTo("2023-03-06/2023-04-20");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2023年2月30日至3月5日巡察。", "2023年4月20日至3月6日巡察。", "2023年3月6日至4月20日开放。", "2023年3月至4月巡察。"})
    void isNoPeriod(String line) {
        assertThat(Beginning.of(line).periods()).isEmpty();
    }
}
