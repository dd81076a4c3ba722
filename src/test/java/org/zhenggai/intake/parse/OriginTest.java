package org.zhenggai.intake.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhenggai.intake.parse.Origin.Found;
import org.zhenggai.intake.parse.preview.Doubt;

/** Whom a feedback comes from and when, by beginnings and ends as towns write them. */
class OriginTest {

    private static final LocalDate DAY = LocalDate.of(2023, 7, 10);

    private static Origin read(String head, String end) {
        return Origin.of("""
                关于巡察反馈问题的意见
                %s
                （一）关于财务管理方面
                1.针对“票据审核不严”的问题。2019年3月1日，第九巡察组反馈过的问题没有改。
                2.针对“资产底数不清”的问题。部分资产没有登记。
                %s
                """.formatted(head, end));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "巡察组于2023年7月10日向镇党委反馈。",
                "二〇二三年七月十日，巡察组向镇党委进行了反馈。",
                "二○二三年七月十日反馈如下：",
                "２０２３年７月１０日反馈巡察意见。",
                "2023 年 7 月 10 日 向镇党委反馈。",
                "反馈时间：2023年7月10日",
                "反馈日期为二〇二三年七月十日。",
                "2023年3月6日至4月14日开展巡察，于2023年7月10日反馈。",
                "2023年3月6日至2023年4月14日对镇党委巡察。2023年7月10日反馈，同日（2023年7月10日）召开反馈会。",
                "2023年7月10日号召整改，2023年7月10日反馈。"
            })
    void dayThatTheTextStates(String head) {
        Origin origin = read(head, "");
        assertThat(origin.day()).contains(DAY);
        assertThat(origin.doubts()).extracting(Doubt::code).doesNotContain("feedback-days", "feedback-day-signed");
        assertThat(origin.days().get(0).line()).isEqualTo(2);
        assertThat(origin.days().get(0).isSigned()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2023年7月10日至2023年8月20日开展巡察，现将情况反馈如下。",
                "2023年6月1日至7月10日开展巡察，现反馈如下。",
                "按照安排，现将巡察情况反馈如下。",
                "2023年2月30日反馈。",
                "7月10日反馈。"
            })
    void whatIsNoDayOfTheFeedback(String head) {
        assertThat(read(head, "").days()).isEmpty();
        assertThat(read(head, "").day()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "市委第三巡察组于2023年7月10日反馈。, 市委第三巡察组",
        "按照安排市委第三巡察组对镇党委开展巡察。, 市委第三巡察组",
        "省委第八巡视组进行了巡视。, 省委第八巡视组",
        "根据部署，中央第十二巡视组开展巡视。, 中央第十二巡视组",
        "区委第2巡察组反馈。, 区委第2巡察组",
        "县委巡察组反馈。, 县委巡察组",
        "第五督导组开展督导。, 第五督导组",
        "市审计局派出审计组实施审计。, 市审计局派出审计组",
        "审计组实施审计。, 审计组",
        "市委第三轮第二巡察组开展巡察。, 市委第三轮第二巡察组"
    })
    void teamOfTheBeginning(String head, String team) {
        Origin origin = read(head, "");
        assertThat(origin.team()).contains(team);
        assertThat(origin.teams()).extracting(Found::line).containsExactly(2);
        assertThat(origin.doubts()).isEmpty();
    }

    @Test
    void signatureSpeaksOnlyWhereTheTextDoesNot() {
        Origin signed = read("现将巡察情况反馈如下。", "市委第三巡察组\n二〇二三年七月十日");
        assertThat(signed.day()).contains(DAY);
        assertThat(signed.team()).contains("市委第三巡察组");
        assertThat(signed.days().get(0).isSigned()).isTrue();
        assertThat(signed.days().get(0).line()).isEqualTo(7);
        assertThat(signed.doubts()).singleElement().satisfies(doubt -> {
            assertThat(doubt.code()).isEqualTo("feedback-day-signed");
            assertThat(doubt.text()).contains("只有落款日期2023年7月10日");
        });

        Origin both = read("市委第三巡察组于2023年7月6日反馈。", "市委第三巡察组　2023年7月10日");
        assertThat(both.day()).contains(LocalDate.of(2023, 7, 6));
        assertThat(both.days()).extracting(Found::value).containsExactly(LocalDate.of(2023, 7, 6), DAY);
        assertThat(both.doubts()).isEmpty();
    }

    /** Days and teams of findings, however near to the end. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "完成时限：2024年5月31日",
                "整改时限\n2024年5月31日",
                "整改时限：\n2024年5月31日",
                "责任单位：财政局　完成时限：2024年5月31日",
                "计划完成2024年5月31日",
                "2024年5月31日前完成",
                "3\t票据审核不严\t财政局\t2024年5月31日",
                "县财政局\t2024年5月31日",
                "责任单位：县委第三检查组",
                "5\t没有登记\t县委第三检查组"
            })
    void whatIsLabelledOrARowIsNoSignature(String end) {
        Origin origin = read("现将情况反馈如下。", end);
        assertThat(origin.days()).isEmpty();
        assertThat(origin.teams()).isEmpty();
    }

    @Test
    void rowsOfALedgerAreNoBeginning() {
        Origin origin = Origin.of("""
                问题台账
                序号\t问题\t整改要求\t完成时限
                1\t票据审核不严\t2024年5月31日前向县委第三检查组反馈\t2024年5月31日
                """);
        assertThat(origin.days()).isEmpty();
        assertThat(origin.teams()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2023年7月10日",
                "（2023年7月10日）",
                "市委第三巡察组（盖章）2023年7月10日",
                "中共青石县委巡察工作领导小组办公室2023年7月10日印发",
                "印发日期：2023年7月10日"
            })
    void waysToSign(String end) {
        assertThat(read("现将情况反馈如下。", end).day()).contains(DAY);
    }

    @Test
    void severalAreShownAndNoneIsChosen() {
        Origin origin = read("市委第三巡察组2023年7月6日口头反馈。\n市委第四巡察组2023年7月10日书面反馈。", "");
        assertThat(origin.day()).isEmpty();
        assertThat(origin.team()).isEmpty();
        assertThat(origin.days()).extracting(Found::line).containsExactly(2, 3);
        assertThat(origin.doubts())
                .extracting(Doubt::text)
                .containsExactly(
                        "读到2个反馈日期：2023年7月6日（第2行）、2023年7月10日（第3行），没有代为选定；请对照原文选一个。",
                        "读到2个巡察组：市委第三巡察组（第2行）、市委第四巡察组（第3行），没有代为选定；请对照原文选一个。");
    }

    /** What findings tell of earlier feedbacks is theirs, and a long sentence at the end is no signature. */
    @Test
    void findingsAreNoSource() {
        Origin origin = read("现反馈如下。", "以上问题，市委第七巡察组将于2023年7月10日以后适时回访，请镇党委认真组织整改落实到位。");
        assertThat(origin.days()).isEmpty();
        assertThat(origin.teams()).isEmpty();
    }

    @Test
    void textsWithoutAnythingGiveNothing() {
        for (String text : List.of("", "\n\n", "第一行", "2023年7月10日")) {
            assertThat(Origin.of(text).doubts()).hasSizeLessThan(2);
        }
        assertThat(Origin.of("").days()).isEmpty();
    }

    @Test
    void theSampleNamesBothOnce() throws IOException {
        Origin origin = Origin.of(Files.readString(Path.of("samples/houjie-2023/feedback.txt")));
        assertThat(origin.day()).contains(LocalDate.of(2023, 7, 6));
        assertThat(origin.team()).contains("市委第六巡察组");
        assertThat(origin.doubts()).isEmpty();
    }

    /** The signature of a feedback is no part of its last finding. */
    @ParameterizedTest
    @ValueSource(strings = {"市委第三巡察组\n二〇二三年七月十日", "第三巡察组\n2023年7月10日"})
    void signatureIsLeftOutOfTheLastFinding(String end) {
        String text = "关于巡察反馈问题的意见\n1.针对“票据审核不严”的问题。没有签名。\n2.针对“底数不清”的问题。没有登记。\n" + end + "\n";
        assertThat(FeedbackParser.parse(text).areas().get(0).findings().get(1).text())
                .isEqualTo("2.针对“底数不清”的问题。没有登记。");
    }
}
