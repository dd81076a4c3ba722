package org.zhenggai.intake.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.zhenggai.intake.parse.TestDocuments.codes;
import static org.zhenggai.intake.parse.TestDocuments.findings;
import static org.zhenggai.intake.parse.TestDocuments.item;

import org.junit.jupiter.api.Test;
import org.zhenggai.intake.parse.preview.Preview;
import org.zhenggai.intake.parse.preview.PreviewArea;
import org.zhenggai.intake.parse.preview.PreviewFinding;

/** Workbooks of several sheets: one an area, one a unit, and some without findings. */
class SheetsTest {

    @Test
    void oneSheetAnAreaBehindACoverAndStatistics() {
        Preview preview = FeedbackParser.parse("""
                工作表：封面
                沙岭镇巡察整改台账
                2024年5月
                工作表：汇总
                类别\t问题数\t已整改数\t整改率
                财务管理\t2\t1\t50%
                工作表：财务管理
                序号\t问题\t整改措施\t责任单位
                1\t票据不合规\t退回\t财政所
                2\t台账更新不及时\t更新\t财政所
                合计\t2
                工作表：项目管理
                序号\t问题\t整改措施\t责任单位
                1\t台账更新不及时\t更新\t城建办
                工作表：统计表
                单位\t负责人\t问题数
                财政所\t李某\t2
                """);

        assertThat(preview.title()).isEqualTo("沙岭镇巡察整改台账");
        assertThat(preview.areas())
                .extracting(
                        PreviewArea::number,
                        PreviewArea::title,
                        area -> area.findings().size())
                .containsExactly(tuple(1, "财务管理", 2), tuple(2, "项目管理", 1));
        assertThat(codes(preview)).contains("sheet-names", "sheets-left-out").doesNotContain("missing-area");
        assertThat(preview.doubts())
                .filteredOn(doubt -> doubt.code().equals("sheets-left-out"))
                .singleElement()
                .satisfies(doubt -> assertThat(doubt.text()).contains("“封面”“汇总”“统计表”"));
    }

    @Test
    void oneSheetAUnit() {
        Preview preview = FeedbackParser.parse("""
                工作表：党政办
                序号\t问题\t整改措施\t整改时限
                1\t台账更新不及时\t更新\t2024年6月底
                工作表：财政所
                序号\t问题\t整改措施\t整改时限
                1\t台账更新不及时\t更新\t2024年7月底
                """);
        assertThat(findings(preview)).hasSize(2);
        assertThat(item(preview, 0, 0).owner().unit()).isEqualTo("党政办");
        assertThat(item(preview, 1, 0).owner().unit()).isEqualTo("财政所");
        assertThat(codes(preview)).contains("sheet-names");
    }

    @Test
    void sheetsOfOneListGoOnWithTheirFindings() {
        Preview preview = FeedbackParser.parse("""
                工作表：问题清单
                序号\t问题
                1\t台账更新不及时
                2\t印章外借未登记
                工作表：任务清单
                序号\t问题\t整改措施
                1\t台账更新不及时\t更新
                2\t印章外借未登记\t登记
                """);
        assertThat(findings(preview)).extracting(PreviewFinding::title).containsExactly("台账更新不及时", "印章外借未登记");
        assertThat(codes(preview)).doesNotContain("sheet-names", "sheets-left-out");
    }
}
