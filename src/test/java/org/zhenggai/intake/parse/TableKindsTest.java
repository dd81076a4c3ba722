package org.zhenggai.intake.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.zhenggai.intake.parse.TestDocuments.codes;
import static org.zhenggai.intake.parse.TestDocuments.findings;
import static org.zhenggai.intake.parse.TestDocuments.item;
import static org.zhenggai.intake.parse.TestDocuments.texts;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zhenggai.intake.parse.marking.Layout;
import org.zhenggai.intake.parse.preview.Doubt;
import org.zhenggai.intake.parse.preview.History;
import org.zhenggai.intake.parse.preview.Preview;
import org.zhenggai.intake.parse.preview.PreviewArea;
import org.zhenggai.intake.parse.preview.PreviewFinding;
import org.zhenggai.intake.parse.source.Passage;
import org.zhenggai.intake.parse.source.SourceText;
import org.zhenggai.intake.parse.source.Written;
import org.zhenggai.intake.parse.table.head.ColumnRole;
import org.zhenggai.intake.parse.words.Owner;

/** Ledgers as companies, hospitals, schools and towns keep them, in words of our own. */
class TableKindsTest {

    private static Preview csv(String text) {
        return FeedbackParser.parse(SourceText.decode(text.getBytes(StandardCharsets.UTF_8), "台账.csv"));
    }

    @Test
    void ledgerOfACompany() {
        Preview preview = csv("""
                云岭能源公司内部审计问题整改台账,,,,,,,,,
                单位：万元,,,,,,,,,
                序号,问题来源,业务板块,问题概述,涉及金额（万元）,整改计划及措施,责任主体,整改责任领导,整改责任人,目标设定完成时间
                1,年度审计,采购管理,招标资料归档不全,0,1.补齐资料；2.专人管理,物资公司,贺某,卢某,2024-09-30
                2,内控评价,财务管理,备用金长期未清理,12.5,逐笔清理并收回,财务部,汪某,丁某,2024年10月底前
                3,专项检查,采购管理,供应商名录未更新,,更新名录,物资公司,贺某,卢某,长期坚持
                合计,,,3个,12.5,,,,,
                """);

        assertThat(preview.title()).isEqualTo("云岭能源公司内部审计问题整改台账");
        assertThat(preview.areas()).extracting(PreviewArea::title).containsExactly("采购管理", "财务管理");
        assertThat(preview.areas().get(0).findings())
                .extracting(PreviewFinding::number, PreviewFinding::title)
                .containsExactly(tuple(1, "招标资料归档不全"), tuple(3, "供应商名录未更新"));
        assertThat(item(preview, 0, 0).owner()).isEqualTo(new Owner("物资公司", "", "贺某", "2024-09-30"));
        assertThat(texts(item(preview, 0, 0).measures())).containsExactly("补齐资料；", "专人管理");
        assertThat(item(preview, 2, 0).history()).isEqualTo(new History("", "", "12.5万元", ""));
        assertThat(preview.furniture()).extracting(Passage::text).anyMatch(text -> text.startsWith("合计"));
        assertThat(codes(preview)).isEmpty();
    }

    @Test
    void ledgerOfAHospitalWithWhatWasDone() {
        Preview preview = csv("""
                问题描述,整改措施,责任科室,配合科室,分管院领导,计划完成日期,整改完成时间,整改状态,整改进展,已挽回金额（元）
                耗材出入库记录不全,启用扫码登记,设备科,财务科,祝某,2024-05-31,2024-05-20,已完成,已启用扫码登记并培训两次,
                病历归档超期,每周通报,病案室,,祝某,2024-06-30,,整改中,已通报三次,
                重复收费,退费并自查,医保办,财务科,邵某,2024-04-30,2024-04-28,已销号,退费到位,3200
                """);

        assertThat(findings(preview)).hasSize(3);
        assertThat(item(preview, 0, 0).owner()).isEqualTo(new Owner("设备科", "财务科", "祝某", "2024-05-31"));
        assertThat(item(preview, 0, 0).history()).isEqualTo(new History("已完成", "2024-05-20", "", ""));
        assertThat(texts(item(preview, 0, 0).results())).containsExactly("已启用扫码登记并培训两次");
        assertThat(item(preview, 1, 0).history().status()).isEqualTo("整改中");
        assertThat(item(preview, 2, 0).history()).isEqualTo(new History("已销号", "2024-04-28", "", "3200元"));
        assertThat(preview.doubts())
                .filteredOn(doubt -> doubt.code().equals("said-to-be-done"))
                .singleElement()
                .satisfies(doubt -> assertThat(doubt.text()).contains("第2、4行"));
    }

    @Test
    void aResultThatIsOnlyAStateIsAState() {
        Preview preview = csv("序号,问题,措施,完成情况\n1,门禁失效,更换,已完成\n2,灯具损坏,更换,已更换12盏\n");

        assertThat(item(preview, 0, 0).results()).isEmpty();
        assertThat(item(preview, 0, 0).history().status()).isEqualTo("已完成");
        assertThat(texts(item(preview, 1, 0).results())).containsExactly("已更换12盏");
    }

    @Test
    void rowsOfTheSameWordsAreRowsOfTheirOwn() {
        Preview numbered = csv("""
                序号,问题,整改措施,责任单位,整改时限
                1,台账更新不及时,更新台账,城建办,2024-06-30
                2,台账更新不及时,每月核对,农业办,2024-07-31
                3,台账更新不及时,专人负责,文化站,2024-08-31
                """);
        assertThat(findings(numbered)).extracting(PreviewFinding::number).containsExactly(1, 2, 3);
        assertThat(findings(numbered))
                .extracting(finding -> finding.items().get(0).owner().unit())
                .containsExactly("城建办", "农业办", "文化站");
        assertThat(codes(numbered)).contains("same-words").doesNotContain("several-owners");

        Preview bare = csv("问题,整改措施,责任单位\n台账更新不及时,更新,城建办\n台账更新不及时,核对,农业办\n台账更新不及时,抽查,农业办\n");
        assertThat(findings(bare)).hasSize(2);
        assertThat(texts(item(bare, 1, 0).measures())).containsExactly("核对", "抽查");
    }

    @Test
    void rowsBelowAMergedCellGoOn() {
        Preview preview = csv("""
                序号,问题,整改措施,责任单位
                1,值守不规范,补签到,党政办
                ,,装监控,综治办
                1,值守不规范,列入考核,党政办
                2,,查岗,党政办
                3,消防通道堵塞,清理,应急办
                4,,,
                """);

        assertThat(findings(preview)).extracting(PreviewFinding::title).containsExactly("值守不规范", "消防通道堵塞");
        assertThat(texts(item(preview, 0, 0).measures())).containsExactly("补签到", "装监控", "列入考核", "查岗");
        assertThat(codes(preview)).contains("several-owners", "row-without-problem");
        assertThat(preview.furniture()).extracting(Passage::line).containsExactly(7);
    }

    @Test
    void anAreaThatComesAgainIsTheSame() {
        Preview preview = csv("""
                日期,方面,问题,整改措施
                3月,党建,学习记录缺失,补记
                3月,财务,票据粘贴不规范,返工
                4月,党建,谈话记录缺失,补记
                """);

        assertThat(preview.areas())
                .extracting(
                        PreviewArea::number,
                        PreviewArea::title,
                        area -> area.findings().size())
                .containsExactly(tuple(1, "党建", 2), tuple(2, "财务", 1));
    }

    @Test
    void cardsOfTwoColumns() {
        Preview preview = FeedbackParser.parse("""
                沙湾镇巡察整改卡
                问题一
                反馈问题\t项目档案不完整
                整改措施\t1.补齐档案。2.专人保管。
                责任单位\t城建办
                完成时限\t2024年6月底前
                督导频次\t每月
                整改进展\t已补齐8份
                问题二
                反馈问题\t公示栏更新不及时
                整改措施\t每周更新
                责任单位\t党政办
                完成时限\t立行立改
                """);

        assertThat(findings(preview)).extracting(PreviewFinding::title).containsExactly("项目档案不完整", "公示栏更新不及时");
        assertThat(item(preview, 0, 0).owner()).isEqualTo(new Owner("城建办", "", "", "2024年6月底前"));
        assertThat(item(preview, 0, 0).measures()).containsExactly(new Passage(4, "补齐档案。"), new Passage(4, "专人保管。"));
        assertThat(item(preview, 0, 0).results()).containsExactly(new Passage(8, "已补齐8份"));
        assertThat(findings(preview).get(0).text()).startsWith("反馈问题\t项目档案").endsWith("整改进展\t已补齐8份");
        assertThat(findings(preview).get(1).line()).isEqualTo(10);
        assertThat(codes(preview)).contains("unknown-columns").doesNotContain("table-left-out");
    }

    @Test
    void cardsOfFourColumnsBelowEachOther() {
        Preview preview = FeedbackParser.parse("""
                序号\t1\t方面\t财务管理
                问题描述\t报销附件不全\t\t
                整改措施\t退回补齐\t\t
                \t\t\t
                责任单位\t财政所\t责任人\t李某
                完成时限\t2024-03-31\t整改状态\t已完成
                序号\t2\t方面\t财务管理
                问题描述\t固定资产未贴标签\t\t
                整改措施\t统一贴签\t\t
                整改措施\t每年盘点\t\t
                责任单位\t党政办\t责任人\t周某
                """);

        assertThat(preview.areas()).extracting(PreviewArea::title).containsExactly("财务管理");
        assertThat(findings(preview))
                .extracting(PreviewFinding::number, PreviewFinding::title)
                .containsExactly(tuple(1, "报销附件不全"), tuple(2, "固定资产未贴标签"));
        assertThat(item(preview, 0, 0).owner()).isEqualTo(new Owner("财政所", "", "李某", "2024-03-31"));
        assertThat(item(preview, 0, 0).history().status()).isEqualTo("已完成");
        assertThat(texts(item(preview, 1, 0).measures())).containsExactly("统一贴签", "每年盘点");
    }

    @Test
    void headThatDoesNotSayWhatTheProblemIsIsReadByItsCellsWithADoubt() {
        Preview preview = csv("""
                柳桥小学督导整改台账
                序号,督导所见,改进办法,牵头部门,时限
                1,实验室危化品台账记录不全，双锁管理不到位。,补记并落实双锁,总务处,2024-05-31
                2,课后服务收费公示不及时。,开学前公示,教务处,2024-09-01
                """);

        assertThat(findings(preview)).hasSize(2);
        assertThat(item(preview, 1, 0).owner().unit()).isEqualTo("教务处");
        assertThat(preview.doubts())
                .filteredOn(doubt -> doubt.code().equals("guessed-columns"))
                .extracting(Doubt::text)
                .singleElement()
                .asString()
                .contains("“督导所见”读作问题");
    }

    @Test
    void columnsWithoutAHeadAreReadByTheirCells() {
        Preview preview = csv("""
                序号,问题,整改措施,,节奏,结论
                1,门卫登记不全,补登记,保卫处,2024-05-31,已完成
                2,监控有盲区,加装探头,后勤处,2024-06-30,整改中
                """);

        assertThat(item(preview, 0, 0).owner()).isEqualTo(new Owner("保卫处", "", "", "2024-05-31"));
        assertThat(item(preview, 1, 0).history().status()).isEqualTo("整改中");
        assertThat(codes(preview)).contains("guessed-columns").doesNotContain("unknown-columns");
    }

    @Test
    void whatAnOfficeSaidOfAHeadIsUsed() {
        String ledger = "序号\t问题\t法子\t谁来改\n1\t路灯不亮\t更换线路\t城管执法二队\n";
        assertThat(codes(FeedbackParser.parse(ledger))).contains("unknown-columns");

        Preview told = FeedbackParser.parse(
                Written.plain(ledger), Layout.NONE.heading(Map.of("法子", ColumnRole.MEASURE, "谁来改", ColumnRole.UNIT)));
        assertThat(codes(told)).doesNotContain("unknown-columns", "guessed-columns");
        assertThat(texts(item(told, 0, 0).measures())).containsExactly("更换线路");
        assertThat(item(told, 0, 0).owner().unit()).isEqualTo("城管执法二队");
    }

    @Test
    void daysOfCompletionAreDeadlinesOnlyWhereThereIsNoOther() {
        Preview due = csv("序号,问题,措施,完成时间\n1,门禁失效,更换,2024-05-31\n");
        assertThat(item(due, 0, 0).owner().deadline()).isEqualTo("2024-05-31");
        Preview done = csv("序号,问题,措施,整改时限,完成时间\n1,门禁失效,更换,2024-05-31,2024-05-02\n");
        assertThat(item(done, 0, 0).owner().deadline()).isEqualTo("2024-05-31");
        assertThat(item(done, 0, 0).history().doneOn()).isEqualTo("2024-05-02");
    }

    @Test
    void kindsOfItemsAreNoAreas() {
        Preview preview = csv("序号,问题,措施,整改类型,问题类型\n1,门禁失效,更换,立行立改,一般\n2,灯坏,更换,长期坚持,较大\n");
        assertThat(preview.areas()).extracting(PreviewArea::title).containsExactly("");
        assertThat(item(preview, 1, 0).owner().deadline()).isEqualTo("长期坚持");
    }

    @Test
    void unitsThatLeadAndUnitsThatWork() {
        Preview preview = csv("序号,问题,措施,责任单位,牵头单位,责任单位（责任人）\n1,门禁失效,更换,保卫处,办公室,\n");
        assertThat(item(preview, 0, 0).owner()).isEqualTo(new Owner("办公室", "保卫处", "", ""));
        Preview named = csv("序号,问题,措施,责任单位及责任人\n1,门禁失效,更换,保卫处（张三）\n2,灯坏,更换,后勤处 李某\n");
        assertThat(item(named, 0, 0).owner()).isEqualTo(new Owner("保卫处", "", "张三", ""));
        assertThat(item(named, 1, 0).owner()).isEqualTo(new Owner("后勤处", "", "李某", ""));
    }

    @Test
    void anotherTableBelowATextIsLeftOutAndTold() {
        Preview preview = FeedbackParser.parse("""
                序号\t问题\t整改措施
                1\t门禁失效\t更换
                联络人名单
                单位\t负责人\t电话
                保卫处\t张三\t123
                """);
        assertThat(findings(preview)).hasSize(1);
        assertThat(codes(preview)).contains("table-left-out");
        assertThat(preview.furniture()).extracting(Passage::line).contains(4, 5);
    }

    @Test
    void rowsThatEndLikeHeadsAreRows() {
        Preview preview = csv("""
                问题,整改措施,责任单位
                存在培训走过场的问题,落实培训考核措施,人事部门
                存在库存积压问题,制定清理措施,仓储部门
                """);
        assertThat(findings(preview)).hasSize(2);
    }

    @Test
    void signaturesNotesAndTitlesAreNoRows() {
        Preview preview = csv("""
                沙湾镇整改台账,,,
                填报单位：沙湾镇,,填报日期：2024年5月,
                序号,问题,整改措施,责任单位
                1,注重形式轻实效,改会风,党政办
                一、财务管理,,,
                2,票据不合规,退回,财政所
                资产管理类,,,
                3,资产账实不符,盘点,财政所
                填报人：张三,,审核人：李四,
                """);
        assertThat(findings(preview)).hasSize(3);
        assertThat(preview.areas()).extracting(PreviewArea::title).containsExactly("", "财务管理", "资产管理类");
        assertThat(codes(preview)).contains("guessed-area");
        assertThat(preview.furniture()).extracting(Passage::line).contains(2, 9);
    }

    @Test
    void problemOfWhichNothingElseIsSaidIsAFinding() {
        Preview preview = csv("问题,整改措施,责任单位\n门卫登记不全,补登记,保卫处\n监控存在盲区\n灯具损坏不修,更换,后勤处\n");
        assertThat(findings(preview)).extracting(PreviewFinding::title).containsExactly("门卫登记不全", "监控存在盲区", "灯具损坏不修");
    }

    @Test
    void howAProblemShowsMakesItsItems() {
        Preview preview = csv("""
                主要问题,具体表现,整改措施,责任单位
                会风不实,会议偏多,精简会议,党政办
                ,文件照抄照转,审核把关,党政办
                基层减负不到位,报表重复报送,清理报表,组织办
                """);
        assertThat(findings(preview)).hasSize(2);
        assertThat(findings(preview).get(0).items())
                .extracting(one -> one.title())
                .containsExactly("会议偏多", "文件照抄照转");
    }

    @Test
    void questionsAndAnswersAreNoFindings() {
        assertThat(csv("序号,问题,回答\n1,怎样办理居住证？,带身份证到窗口\n2,几点上班？,九点\n").areas()).isEmpty();
        assertThat(csv("序号,工作任务,工作措施,责任单位,完成时限\n1,迎新晚会,排练,学工处,2024-12-30\n").areas())
                .isEmpty();
    }

    @Test
    void aTableWithoutAHeadIsReadByItsCellsWithDoubts() {
        Preview preview = csv("""
                1,门卫登记不全,保卫处,2024-05-31,补登记并每周检查
                2,监控存在盲区、画面不清,后勤处,2024-06-30,加装探头
                3,灯具损坏未维修,后勤处,2024-06-30,更换灯具
                """);
        assertThat(findings(preview)).hasSize(3);
        assertThat(item(preview, 1, 0).owner()).isEqualTo(new Owner("后勤处", "", "", "2024-06-30"));
        assertThat(codes(preview)).contains("guessed-columns", "unknown-columns");
        assertThat(csv("1,迎新晚会,学工处,2024-12-30\n2,运动会,体育部,2024-10-30\n3,家长会,教务处,2024-11-30\n")
                        .areas())
                .isEmpty();
    }

    @Test
    void tableOfManyFindingsCountsMoreThanNumberedNotes() {
        Preview preview = FeedbackParser.parse("""
                序号\t问题\t整改措施
                1\t门禁失效\t更换
                2\t灯具损坏\t更换
                3\t监控缺失\t加装
                """);
        assertThat(findings(preview)).hasSize(3);
    }
}
