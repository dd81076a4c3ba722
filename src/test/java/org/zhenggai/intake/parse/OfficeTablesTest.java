package org.zhenggai.intake.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.zhenggai.intake.parse.TestDocuments.codes;
import static org.zhenggai.intake.parse.TestDocuments.findings;
import static org.zhenggai.intake.parse.TestDocuments.item;
import static org.zhenggai.intake.parse.TestDocuments.texts;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhenggai.intake.parse.preview.Preview;
import org.zhenggai.intake.parse.preview.PreviewArea;
import org.zhenggai.intake.parse.preview.PreviewFinding;
import org.zhenggai.intake.parse.source.SourceText;
import org.zhenggai.intake.parse.words.Owner;

/** Tables as they come out of offices: what is to be done under many heads, sums between rows, levels within a table. */
class OfficeTablesTest {

    private static Preview csv(String text) {
        return FeedbackParser.parse(SourceText.decode(text.getBytes(StandardCharsets.UTF_8), "台账.csv"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "整改任务", "整改事项", "整改方式", "整改内容", "下一步措施", "下一步整改措施", "整改措施清单", "措施清单", "怎么改", "处理办法", "行动计划", "任务清单"
            })
    void whatIsToBeDoneIsAMeasureWhereNothingElseIs(String head) {
        Preview preview = csv("""
                序号,问题,%s,责任单位,完成时限
                1,渔港灯塔夜间不亮,1.更换灯泡 2.每周试灯,港务科,2024-06-30
                2,渔船证书过期,补办证书,船检站,2024-07-31
                """.formatted(head));

        assertThat(texts(item(preview, 0, 0).measures())).containsExactly("更换灯泡", "每周试灯");
        assertThat(texts(item(preview, 1, 0).measures())).containsExactly("补办证书");
    }

    @Test
    void tasksOfSeveralRowsAreMeasuresOfOneFinding() {
        Preview preview = csv("""
                序号,问题,整改任务,责任单位
                1,渔港灯塔夜间不亮,更换灯泡,港务科
                ,,每周试灯,港务科
                2,渔船证书过期,补办证书,船检站
                """);

        assertThat(findings(preview)).hasSize(2);
        assertThat(findings(preview).get(0).items().stream().flatMap(one -> texts(one.measures()).stream()))
                .containsExactly("更换灯泡", "每周试灯");
    }

    @Test
    void whatComesNextStaysBesideMeasures() {
        Preview preview = csv("序号,问题,整改措施,进展,下一步措施\n1,码头积水,疏通排水沟,已疏通,加装水泵\n");

        assertThat(texts(item(preview, 0, 0).measures())).containsExactly("疏通排水沟");
    }

    @Test
    void anUnknownColumnOfCountedPartsIsOneOfMeasures() {
        Preview preview = csv("""
                序号,问题,咋办
                1,码头积水,一是疏通排水沟；二是加装水泵。
                2,缆桩锈蚀,一是除锈；二是刷漆。
                """);

        assertThat(texts(item(preview, 1, 0).measures())).containsExactly("除锈；", "刷漆。");
        assertThat(codes(preview)).contains("guessed-columns");
    }

    @Test
    void partsMayBeApartByCommas() {
        Preview preview = csv("序号,问题,整改措施\n1,码头积水,\"一是疏通排水沟，二是加装水泵，三是每日巡查。\"\n");

        assertThat(texts(item(preview, 0, 0).measures())).containsExactly("疏通排水沟", "加装水泵", "每日巡查。");
    }

    @Test
    void columnsAsPeopleTalk() {
        Preview preview = csv("问题,怎么改,改得怎样\n码头积水,疏通排水沟,水已退去\n缆桩锈蚀,刷漆,剩三根未刷\n");

        assertThat(texts(item(preview, 0, 0).measures())).containsExactly("疏通排水沟");
        assertThat(texts(item(preview, 1, 0).results())).containsExactly("剩三根未刷");
    }

    @Test
    void rowsThatOnlyCountAreNoFindings() {
        Preview preview = csv("""
                序号,问题,整改措施,责任单位,完成时限
                1,码头积水,疏通排水沟,港务科,2024-06-30
                本页小计,,1项,,
                2,缆桩锈蚀,刷漆,港务科,2024-06-30
                本类合计,2个,,,
                累计,2个,,,
                港口类统计,,2项,,
                总计,,,,
                """);

        assertThat(findings(preview)).extracting(PreviewFinding::title).containsExactly("码头积水", "缆桩锈蚀");
        assertThat(preview.areas()).hasSize(1);
    }

    @Test
    void theProblemStandsOverTheRowsOfItsMeasures() {
        Preview preview = csv("""
                渔港整改措施推进表
                措施序号,整改措施,责任单位,完成时限
                问题1：码头积水没有及时清除
                1,疏通排水沟,港务科,2024-06-30
                2,加装水泵,设备科,2024-07-31
                问题2：缆桩锈蚀
                1,刷漆,港务科,2024-06-30
                """);

        assertThat(findings(preview))
                .extracting(PreviewFinding::number, PreviewFinding::title)
                .containsExactly(tuple(1, "码头积水没有及时清除"), tuple(2, "缆桩锈蚀"));
        assertThat(texts(item(preview, 0, 0).measures())).containsExactly("疏通排水沟", "加装水泵");
        assertThat(item(preview, 0, 0).owner()).isEqualTo(new Owner("港务科", "", "", "2024-06-30"));
        assertThat(codes(preview)).contains("several-owners").doesNotContain("row-without-problem", "no-measures");
    }

    @Test
    void areasStandOverProblemsThatStandOverTheirRows() {
        Preview preview = csv("""
                整改措施,责任单位,完成时限
                一、港口管理
                问题1：码头积水
                疏通排水沟,港务科,2024-06-30
                二、渔船管理
                问题2：渔船证书过期
                补办证书,船检站,2024-06-30
                问题3：救生衣不足
                购置40件,船检站,2024-06-30
                """);

        assertThat(preview.areas())
                .extracting(
                        PreviewArea::number,
                        PreviewArea::title,
                        area -> area.findings().size())
                .containsExactly(tuple(1, "港口管理", 1), tuple(2, "渔船管理", 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1|1.1|1.2|2|2.1", "一|1|2|二|1", "一、|（一）|（二）|二、|（一）", "1|（1）|（2）|2|（1）", "1|1-1|1-2|2|2-1"})
    void aRowOverRowsOfALowerLevelIsAnArea(String numbers) {
        String[] number = numbers.split("\\|");
        Preview preview = csv("""
                序号,问题,整改措施,责任单位
                %s,港口管理,,
                %s,码头积水,疏通排水沟,港务科
                %s,缆桩锈蚀,刷漆,港务科
                %s,渔船管理,,
                %s,渔船证书过期,补办证书,船检站
                """.formatted((Object[]) number));

        assertThat(preview.areas())
                .extracting(PreviewArea::title, area -> area.findings().size())
                .containsExactly(tuple("港口管理", 2), tuple("渔船管理", 1));
    }

    @Test
    void aRowOfAHigherLevelWithMeasuresOfItsOwnIsAFinding() {
        Preview preview = csv("""
                序号,问题,整改措施,责任单位
                1,码头积水,疏通排水沟,港务科
                1.1,缆桩锈蚀,刷漆,港务科
                """);

        assertThat(findings(preview)).hasSize(2);
    }

    @Test
    void linesOverTablesAndCardsAreAreas() {
        String card = "问题描述\t%s\n整改措施\t清理\n责任单位\t港务科\n完成时限\t2024-06-30\n\n";
        Preview cards = FeedbackParser.parse(
                "渔港整改卡\n港区\n" + card.formatted("码头积水") + card.formatted("缆桩锈蚀") + "船区\n" + card.formatted("渔船证书过期"));
        assertThat(cards.areas()).extracting(PreviewArea::title).containsExactly("港区", "船区");
        assertThat(codes(cards)).contains("guessed-area");

        Preview numbered =
                FeedbackParser.parse("渔港整改卡\n一、港区\n" + card.formatted("码头积水") + "二、船区\n" + card.formatted("渔船证书过期"));
        assertThat(numbered.areas()).extracting(PreviewArea::title).containsExactly("港区", "船区");

        String table = "序号\t问题\t整改措施\n1\t%s\t清理\n2\t%s\t清理\n\n";
        Preview tables = FeedbackParser.parse("渔港整改清单\n港区\n" + table.formatted("码头积水", "缆桩锈蚀")
                + table.formatted("灯塔不亮", "浮标缺失") + "船区\n" + table.formatted("渔船证书过期", "救生衣不足"));
        assertThat(tables.areas())
                .extracting(PreviewArea::title, area -> area.findings().size())
                .containsExactly(tuple("港区", 4), tuple("船区", 2));
    }

    @Test
    void aNumberedLineOverTheTableOfASheetIsItsArea() {
        String table = "序号\t问题\t整改措施\n1\t%s\t清理\n2\t%s\t清理\n";
        Preview preview = FeedbackParser.parse("工作表：表1\n（一）聚焦港口管理，责任落实有差距\n" + table.formatted("码头积水", "缆桩锈蚀")
                + "工作表：表2\n（二）聚焦渔船管理，台账更新有缺口\n" + table.formatted("渔船证书过期", "救生衣不足"));

        assertThat(preview.areas()).extracting(PreviewArea::title).containsExactly("聚焦港口管理，责任落实有差距", "聚焦渔船管理，台账更新有缺口");

        Preview listed = FeedbackParser.parse("渔港整改方案\n一、整改任务清单\n" + table.formatted("码头积水", "缆桩锈蚀"));
        assertThat(listed.areas()).extracting(PreviewArea::title).containsExactly("");
    }

    @Test
    void whoDoesItStandsWithinTheMeasures() {
        Preview preview = csv("""
                问题,整改措施及责任分工,完成时限
                码头积水,（1）疏通排水沟。（责任部门：港务科） （2）加装水泵。（责任部门：港务科）,2024-06-30
                缆桩锈蚀,（1）除锈。（责任部门：港务科） （2）刷漆。（责任部门：设备科）,2024-06-30
                """);

        assertThat(item(preview, 0, 0).owner()).isEqualTo(new Owner("港务科", "", "", "2024-06-30"));
        assertThat(item(preview, 1, 0).owner().unit()).isEqualTo("港务科");
        assertThat(preview.doubts())
                .filteredOn(doubt -> doubt.code().equals("several-owners"))
                .singleElement()
                .satisfies(doubt -> assertThat(doubt.text()).contains("设备科"));
    }

    @Test
    void aLineOfACardMayEndWithAnEmptyLabel() {
        String card = "问题\t%s\n整改措施\t清理\n责任单位\t港务科\n整改期限\t2024-06-30\t申请日期\t%s\n\n";
        Preview preview =
                FeedbackParser.parse("渔港整改销号表\n" + card.formatted("码头积水", "") + card.formatted("缆桩锈蚀", "2024-05-01"));

        assertThat(findings(preview)).hasSize(2);
        assertThat(item(preview, 0, 0).owner()).isEqualTo(new Owner("港务科", "", "", "2024-06-30"));
        assertThat(item(preview, 1, 0).owner().deadline()).isEqualTo("2024-06-30");
    }

    @Test
    void labelsMayStandOverWhatTheyLabel() {
        String page = "<!DOCTYPE html><html><body><h1>渔港督察整改公示</h1>%s</body></html>";
        String paragraphs = "<p>问题</p><p>%s</p><p>整改措施</p><p>清理</p><p>责任单位</p><p>港务科</p><p>完成时限</p><p>2024-06-30</p>";
        String list =
                "<dl><dt>问题</dt><dd>%s</dd><dt>整改措施</dt><dd>清理</dd><dt>责任单位</dt><dd>港务科</dd><dt>完成时限</dt><dd>2024-06-30</dd></dl>";
        for (String shape : List.of(paragraphs, list)) {
            byte[] bytes = page.formatted(shape.formatted("码头积水") + shape.formatted("缆桩锈蚀"))
                    .getBytes(StandardCharsets.UTF_8);
            Preview preview = FeedbackParser.parse(SourceText.decode(bytes, "公示.html"));

            assertThat(findings(preview)).extracting(PreviewFinding::title).containsExactly("码头积水", "缆桩锈蚀");
            assertThat(item(preview, 1, 0).owner()).isEqualTo(new Owner("港务科", "", "", "2024-06-30"));
            assertThat(texts(item(preview, 0, 0).measures())).containsExactly("清理");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"办结时间", "整改完成时间", "销号时间"})
    void daysOfAPlanAreDueThoseOfAReportAreNot(String head) {
        Preview plan = csv("序号,问题,整改措施,%s\n1,码头积水,疏通排水沟,2024-06-30\n".formatted(head));
        assertThat(item(plan, 0, 0).owner().deadline()).isEqualTo("2024-06-30");

        Preview report = csv("序号,问题,整改措施,整改情况,%s\n1,码头积水,疏通排水沟,水已退去,2024-06-30\n".formatted(head));
        assertThat(item(report, 0, 0).owner().deadline()).isEmpty();
        assertThat(item(report, 0, 0).history().doneOn()).isEqualTo("2024-06-30");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "渔港热线常见问答,,\n序号,问题,答复\n1,渔船年审超期怎么处理,到窗口补办\n2,泊位费没有及时缴纳有何影响,停止进港\n",
                "渔民满意度问卷,,\n序号,问题,选项甲,选项乙\n1,码头照明不足,同意,不同意\n2,排队时间偏长,同意,不同意\n",
                "渔政信息系统工单,,,\n单号,问题描述,处理措施,处理人,处理结果\nW1,打印机不能联网,重装驱动,小林,已解决\n",
                "来访登记表,,,\n序号,来访人,反映问题,承办单位,办结时限\n1,林某,码头夜间噪音扰民,港务科,2024-06-30\n",
                "渔业行政处罚公示,,,\n序号,当事人,违法事实,处罚内容,处罚日期\n1,某渔船,未经批准使用禁用网具,罚款五千元,2024-06-30\n",
                "政协提案办理情况表,,,\n编号,提案题目,主要内容,承办单位,办理情况\n1,关于码头停车的提案,停车位不足问题突出,港务科,已采纳\n"
            })
    void aTableOfOtherMattersIsADoubt(String table) {
        Preview preview = csv(table);

        assertThat(preview.areas().isEmpty() || codes(preview).contains("unnamed-document"))
                .as(codes(preview).toString())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "渔港工作表,,\n序号,问题,措施\n1,码头积水,疏通排水沟\n",
                "渔港,,\n序号,存在不足,改进举措\n1,码头积水,疏通排水沟\n",
                "渔港,,\n序号,问 题 描 述,整 改 措 施\n1,码头积水,疏通排水沟\n",
                "渔港,,\n序号,隐患描述,责任单位\n1,码头积水,港务科\n",
                "渔港整改销号表,,\n序号,问题,责任单位\n1,码头积水,港务科\n"
            })
    void aTableThatSpeaksOfPuttingRightIsNone(String table) {
        assertThat(findings(csv(table))).hasSize(1);
        assertThat(codes(csv(table))).doesNotContain("unnamed-document");
    }
}
