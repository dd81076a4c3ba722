package org.zhenggai.intake.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.intake.parse.TestDocuments.codes;
import static org.zhenggai.intake.parse.TestDocuments.findings;
import static org.zhenggai.intake.parse.TestDocuments.item;
import static org.zhenggai.intake.parse.TestDocuments.texts;

import org.junit.jupiter.api.Test;
import org.zhenggai.intake.parse.preview.Preview;
import org.zhenggai.intake.parse.preview.PreviewArea;
import org.zhenggai.intake.parse.preview.PreviewFinding;
import org.zhenggai.intake.parse.source.Passage;
import org.zhenggai.intake.parse.words.Owner;

/** Tables whose heads stand in the first column, a finding a column. */
class TransposedTablesTest {

    @Test
    void aFindingAColumn() {
        Preview preview = FeedbackParser.parse("""
                青溪镇巡察整改表
                项目\t问题一\t问题二\t问题三
                序号\t1\t2\t3
                方面\t财务管理\t\t项目管理
                反馈问题\t票据审核不严\t备用金未清\t项目档案不完整
                整改措施\t1.退回；2.培训\t限期归还\t补齐
                整改口径\t从严\t从严\t从宽
                责任部门/人\t财政所/张某\t财政所/李某\t城建办/王某
                计划完成时间\t2024年6月30日\t2024年7月31日\t长期坚持
                完成情况\t已退回4份\t\t已补齐8份
                联系人：周某
                """);

        assertThat(preview.areas()).extracting(PreviewArea::title).containsExactly("财务管理", "项目管理");
        assertThat(findings(preview)).extracting(PreviewFinding::title).containsExactly("票据审核不严", "备用金未清", "项目档案不完整");
        assertThat(findings(preview)).extracting(PreviewFinding::number).containsExactly(1, 2, 3);
        assertThat(item(preview, 0, 0).measures()).containsExactly(new Passage(6, "退回；"), new Passage(6, "培训"));
        assertThat(item(preview, 1, 0).owner()).isEqualTo(new Owner("财政所", "", "李某", "2024年7月31日"));
        assertThat(texts(item(preview, 2, 0).results())).containsExactly("已补齐8份");
        assertThat(findings(preview).get(1).text()).contains("反馈问题\t备用金未清").doesNotContain("票据审核不严");
        assertThat(codes(preview)).contains("unknown-columns").doesNotContain("missing-area");
    }

    @Test
    void tablesThatStandUprightStayUpright() {
        Preview preview = FeedbackParser.parse("""
                问题\t整改措施\t责任单位
                整改措施不具体的问题\t细化\t党政办
                责任单位未落实的问题\t明确\t党政办
                整改时限超期的问题\t督办\t党政办
                """);
        assertThat(findings(preview)).hasSize(3);
    }
}
