package org.zhenggai.intake.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.zhenggai.intake.parse.TestDocuments.codes;
import static org.zhenggai.intake.parse.TestDocuments.findings;
import static org.zhenggai.intake.parse.TestDocuments.item;
import static org.zhenggai.intake.parse.TestDocuments.texts;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.zhenggai.intake.parse.preview.Preview;
import org.zhenggai.intake.parse.preview.PreviewArea;
import org.zhenggai.intake.parse.preview.PreviewFinding;
import org.zhenggai.intake.parse.source.Passage;
import org.zhenggai.intake.parse.source.SourceText;
import org.zhenggai.intake.parse.words.Owner;

/** Heads as offices write them, of up to three rows, and what stands between and below the rows. */
class LedgerHeadsTest {

    private static Preview csv(String text) {
        return FeedbackParser.parse(SourceText.decode(text.getBytes(StandardCharsets.UTF_8), "台账.csv"));
    }

    @Test
    void headsOfALedgerOfSafety() {
        Preview preview = csv("""
                清单编号,责令改正内容,问题具体表现,整改目标及要求,整改举措,责任部门/人,责任人及联系电话,计划完成时间,实际完成时间,是否完成,佐证材料
                Q-01,配电箱上锁,一楼配电间门敞开,6月底前全部上锁,加装锁具,后勤科/李某,李某 13800000000,2024/6/30,2024/6/12,是,照片2张
                Q-02,更换灭火器,3具灭火器指针在红区,全部更换,更换,保卫科/王某,王某（0571-87654321）,2024/7/15,,否,
                """);

        assertThat(findings(preview)).extracting(PreviewFinding::title).containsExactly("一楼配电间门敞开", "3具灭火器指针在红区");
        assertThat(item(preview, 0, 0).owner()).isEqualTo(new Owner("后勤科", "", "李某", "2024/6/30"));
        assertThat(item(preview, 1, 0).owner()).isEqualTo(new Owner("保卫科", "", "王某", "2024/7/15"));
        assertThat(item(preview, 0, 0).history().doneOn()).isEqualTo("2024/6/12");
        assertThat(codes(preview)).doesNotContain("unknown-columns", "guessed-columns", "joined-columns");
    }

    @Test
    void oneSlipInTheCommonestHeads() {
        Preview preview = csv("""
                序号,存在问体,整改措失,责任单为,整改时线,整改口径
                1,票据审核不严,退回补办,财政所,2024-05-31,从严
                2,印章外借未登记,补登记,党政办,2024-06-30,从严
                """);
        assertThat(item(preview, 0, 0).owner()).isEqualTo(new Owner("财政所", "", "", "2024-05-31"));
        assertThat(texts(item(preview, 1, 0).measures())).containsExactly("补登记");
        assertThat(preview.doubts()).anyMatch(doubt -> doubt.text().contains("“整改口径”（第2—3行）没有认出"));
    }

    @Test
    void listOfTasks() {
        Preview preview = csv("""
                序号,整改任务清单,整改举措,责任科室,完成时间
                1,督促业主拆除违建,上门谈话,执法队,2024年9月底
                2,清理占道堆物,每日巡查,环卫所,2024年10月底
                """);
        assertThat(findings(preview)).extracting(PreviewFinding::title).containsExactly("督促业主拆除违建", "清理占道堆物");
        assertThat(codes(preview)).doesNotContain("guessed-columns");
    }

    @Test
    void whatIsToBePutRightIsTheProblemWhereNothingElseIs() {
        Preview preview = csv("""
                清单编号,责令改正内容,整改举措,责任部门,计划完成时间
                1,疏散通道堆放杂物,清理,后勤部,2024-05-31
                2,安全出口上锁,拆锁,保卫部,2024-05-31
                """);
        assertThat(findings(preview)).extracting(PreviewFinding::title).containsExactly("疏散通道堆放杂物", "安全出口上锁");
        assertThat(codes(preview)).contains("guessed-columns");
    }

    @Test
    void headOfThreeRows() {
        Preview preview = csv("""
                序号,问题,,,整改,,,,责任,,
                ,反馈情况,,定性,措施,时限,,完成情况,单位,,领导
                ,方面,表现,,,计划完成,实际完成,,牵头,配合,
                1,党建,学习不经常,一般,补学,2024-06-30,2024-06-01,已补学3次,组织办,党政办,王某
                2,财务,报销附件不全,较重,退回,2024-07-31,,,财政所,,李某
                """);

        assertThat(preview.areas()).extracting(PreviewArea::title).containsExactly("党建", "财务");
        assertThat(findings(preview))
                .extracting(PreviewFinding::number, PreviewFinding::title)
                .containsExactly(tuple(1, "学习不经常"), tuple(2, "报销附件不全"));
        assertThat(item(preview, 0, 0).owner()).isEqualTo(new Owner("组织办", "党政办", "王某", "2024-06-30"));
        assertThat(item(preview, 0, 0).history().doneOn()).isEqualTo("2024-06-01");
        assertThat(texts(item(preview, 0, 0).results())).containsExactly("已补学3次");
        assertThat(preview.doubts()).anyMatch(doubt -> doubt.text().contains("“问题定性”（第4—5行）没有认出"));
    }

    @Test
    void whatIsRepeatedOnEachPageAndWhatEndsATableAreNoRows() {
        Preview preview = csv("""
                青溪镇巡察整改台账,,,,
                序号,存在问题,整改措施,责任单位,整改时限
                1,2,3,4,5
                1,办公用房清理不彻底,腾退2间,党政办,2024年6月底前
                第1页 共2页,,,,
                青溪镇巡察整改台账,,,,
                序号,存在问题,整改措施,责任单位,整改时限
                2,票据审核不严,退回补办,财政所,2024年9月30日
                本页小计,2,,,
                合 计,2个,,,
                分管领导（签字）：,,填表人：张某,,2024年5月6日
                （盖章）,,,,2024年5月7日
                ,,,,2024年5月8日
                """);

        assertThat(findings(preview)).extracting(PreviewFinding::title).containsExactly("办公用房清理不彻底", "票据审核不严");
        assertThat(texts(item(preview, 1, 0).measures())).containsExactly("退回补办");
        assertThat(preview.furniture()).extracting(Passage::line).contains(3, 7, 9, 10, 11, 12, 13);
        assertThat(codes(preview)).containsExactly("missing-area");
    }
}
