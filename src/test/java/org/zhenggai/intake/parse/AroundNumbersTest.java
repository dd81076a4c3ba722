package org.zhenggai.intake.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhenggai.intake.parse.preview.Doubt;
import org.zhenggai.intake.parse.preview.Preview;
import org.zhenggai.intake.parse.preview.PreviewArea;
import org.zhenggai.intake.parse.preview.PreviewFinding;

/** What stands around numbers, and how they run, decides where titles say nothing of a fault. */
class AroundNumbersTest {

    private static List<String> areas(Preview preview) {
        return preview.areas().stream().map(PreviewArea::title).toList();
    }

    private static List<String> findings(Preview preview) {
        return preview.areas().stream()
                .flatMap(area -> area.findings().stream())
                .map(PreviewFinding::title)
                .toList();
    }

    private static int measures(Preview preview) {
        return preview.totals().measures();
    }

    @ParameterizedTest
    @ValueSource(strings = {"检查发现以下问题：", "现场指出如下隐患，共四项。", "主要问题如下："})
    void sitesAreAreasAlsoFirstAndLast(String introduction) {
        Preview preview = FeedbackParser.parse("""
                松岭镇敬老院消防检查情况的反馈
                松岭镇敬老院：
                %s
                一、东楼
                1.三层通道堆着床垫
                二、厨房
                1.灶台旁放着两只气瓶
                2.油烟管道半年没有清洗
                三、配电间
                1.箱门敞开
                请于本月底前整改。
                """.formatted(introduction));

        assertThat(areas(preview)).containsExactly("东楼", "厨房", "配电间");
        assertThat(findings(preview)).containsExactly("三层通道堆着床垫", "灶台旁放着两只气瓶", "油烟管道半年没有清洗", "箱门敞开");
    }

    @Test
    void aTitleThatTellsAndAChapterOfProblemsAreEnough() {
        Preview preview = FeedbackParser.parse("""
                关于检查粮食安全法规实施情况的报告
                一、实施的基本情况
                （一）加强领导。印发文件三份。
                二、存在的主要问题
                （一）收储能力跟不上。两座仓库漏雨。
                （二）质量追溯有盲区。散户交粮不登记。
                三、意见和建议
                （一）加大投入。
                """);

        assertThat(findings(preview)).containsExactly("收储能力跟不上", "质量追溯有盲区");
    }

    @Test
    void numbersThatGoOnCountFindings() {
        Preview preview = FeedbackParser.parse("""
                青榆景区巡察整改情况公开
                01
                游客服务
                ① 观光车票价牌褪色
                整改情况：更换票价牌四块
                ② 休息长椅缺腿
                整改情况：修好长椅九把
                02
                票务收入
                ③ 门票款隔月入账
                整改情况：改为当日入账
                """);

        assertThat(areas(preview)).containsExactly("游客服务", "票务收入");
        assertThat(findings(preview)).containsExactly("观光车票价牌褪色", "休息长椅缺腿", "门票款隔月入账");
        assertThat(measures(preview)).isEqualTo(3);
    }

    @Test
    void theDocumentSaysWhichShapeStandsAbove() {
        Preview preview = FeedbackParser.parse("""
                桐川县耕地保护督察整改方案
                一、占用耕地方面
                ①砖厂堆土压占耕地4亩。
                （1）清运堆土。（2）恢复耕种。
                ②农户在承包地里盖了库房。
                （1）拆除库房。
                二、巡查方面
                ③田长巡查没有记录。
                （1）统一记录本。（2）每旬抽查。
                """);

        assertThat(findings(preview)).containsExactly("砖厂堆土压占耕地4亩", "农户在承包地里盖了库房", "田长巡查没有记录");
        assertThat(measures(preview)).isEqualTo(5);
    }

    @Test
    void inAnAccountUndividedNumbersAreMeasuresWhateverTheirWords() {
        Preview preview = FeedbackParser.parse("""
                嘉禾水务公司巡察整改方案
                （一）财务方面
                1.预付款挂账三年。
                （1）逐笔对账。
                （2）收回款项。
                2.党费支出没有集体研究。
                （1）追回违规支出的党费860元。
                （2）对经办人批评教育。
                """);

        assertThat(preview.totals()).isEqualTo(new Totals(1, 2, 2, 4, 0));
    }

    @Test
    void measuresInAChapterOfTheirOwnAreDealtOutByNameOrOrderOrNotAtAll() {
        String problems = """
                石榴社区组织生活会整改方案
                一、存在的问题
                1.值班表没有上墙。
                2.图书室周末关门。
                二、整改措施
                """;

        Preview byOrder = FeedbackParser.parse(problems + "1.每周一公布带班人员。\n2.请志愿者看管。\n");
        Preview byName = FeedbackParser.parse(problems + "（一）图书室方面。周末请志愿者看管。\n（二）值班表方面。每周一公布。\n");
        Preview not = FeedbackParser.parse(problems + "1.公布带班人员。\n2.请人看管。\n3.设意见箱。\n");

        assertThat(byOrder.areas().get(0).findings().get(1).items().get(0).measures())
                .extracting(measure -> measure.text())
                .containsExactly("请志愿者看管。");
        assertThat(byName.areas().get(0).findings().get(1).items().get(0).measures())
                .extracting(measure -> measure.text())
                .containsExactly("周末请志愿者看管。");
        assertThat(not.totals()).isEqualTo(new Totals(1, 2, 2, 0, 0));
        assertThat(List.of(byOrder, byName))
                .allSatisfy(preview ->
                        assertThat(preview.doubts()).extracting(Doubt::code).contains("measures-dealt"));
        assertThat(not.doubts()).extracting(Doubt::code).contains("measures-apart");
    }

    @Test
    void aLabelThatNobodyKnowsIsOverProblemsWhereAnswersFollow() {
        Preview preview = FeedbackParser.parse("""
                云棠职校督导反馈整改回复
                督学所见：实训室灯管坏了六支。
                学校回复：更换灯管；每月巡查。
                督学所见：宿舍热水时有时无。
                学校回复：增加一台锅炉。
                """);

        assertThat(findings(preview)).containsExactly("实训室灯管坏了六支", "宿舍热水时有时无");
        assertThat(measures(preview)).isEqualTo(3);
    }

    @Test
    void whoDoesItSaidOnceBehindSeveralNumbersIsSaidOfWhatIsAbove() {
        Preview preview = FeedbackParser.parse("""
                枫河卫生院巡察整改方案
                一、医疗质量
                （一）交接班本少了五页
                1.换用编号的本子
                2.护士长逐日查看
                责任单位：护理部；完成时限：2024年5月31日
                （二）查房签名由别人代签
                1.主任每周抽查病历
                2.代签的通报
                责任单位：医务科；完成时限：2024年6月30日
                """);

        assertThat(findings(preview)).containsExactly("交接班本少了五页", "查房签名由别人代签");
        assertThat(preview.areas()
                        .get(0)
                        .findings()
                        .get(1)
                        .items()
                        .get(0)
                        .owner()
                        .unit())
                .isEqualTo("医务科");
        assertThat(measures(preview)).isEqualTo(4);
    }

    @Test
    void firstAndNextBeforeWhatCallsItselfAProblem() {
        Preview preview = FeedbackParser.parse("""
                澄湖法庭执法监督整改报告
                首先，关于超期结案问题。列出清单，已结31件。
                其次，关于电话没人接问题。增加一名话务员。
                """);

        assertThat(findings(preview)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"巡察整改办公室岗位职责", "巡察整改工作要点", "关于做好巡察整改的通知"})
    void aTitleOfRulesIsADoubt(String title) {
        Preview preview = FeedbackParser.parse(title + "\n一、主要问题\n1.台账不全。\n2.资料没有归档。\n");

        assertThat(preview.doubts()).extracting(Doubt::code).contains("unnamed-document");
    }

    @Test
    void whoDoesEachMeasureStaysBehindItAndIsToldWhereTheyDiffer() {
        Preview preview = FeedbackParser.parse("""
                鹤湖镇巡察整改方案
                （一）党的领导方面
                1.班子分工不及时报备
                （1）补报备案。（责任单位：党政办；完成时限：2024年7月底前）
                （2）调整后5日内报备。（责任单位：组织办；完成时限：长期坚持）
                2.会议记录不全
                （1）补齐记录。（责任单位：党政办；完成时限：立行立改）
                """);

        assertThat(preview.areas().get(0).findings().get(0).items().get(0).measures())
                .extracting(measure -> measure.text())
                .containsExactly("补报备案。（责任单位：党政办；完成时限：2024年7月底前）", "调整后5日内报备。（责任单位：组织办；完成时限：长期坚持）");
        assertThat(preview.doubts())
                .filteredOn(doubt -> doubt.code().equals("several-owners"))
                .extracting(Doubt::line)
                .containsExactly(3);
    }
}
