package org.zhenggai.intake.parse.table.head;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.zhenggai.intake.parse.table.head.ColumnWords.Word;

/** Heads of ledgers as companies, hospitals, schools and towns write them. A new synonym is a line of data. */
class ColumnWordsTest {

    @ParameterizedTest
    @MethodSource("data")
    void everyLineOfDataReadsAsItsRole(Word line) {
        String head = line.text().replace("*", "某");

        assertThat(role(head)).isEqualTo(line.role());
        assertThat(role("（一）" + head + "（必填）：")).isEqualTo(line.role());
    }

    static Stream<Word> data() {
        return ColumnWords.known().all().stream();
    }

    @Test
    void noWordIsThereTwice() {
        List<String> words = data().map(Word::text).toList();
        assertThat(words).doesNotHaveDuplicates();
        assertThat(words.size()).isGreaterThan(500);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FINDING|问题简述;问题概述;问题摘要;隐患描述;隐患内容;存在问题;检查发现;审计发现;不符合项;缺陷描述;问题清单",
                "FINDING|存在的主要问题;发现的问题;巡察反馈问题;审计查出的问题;查摆问题;监督检查发现问题;安全隐患描述;内控缺陷描述;存在隐患;主要短板弱项",
                "FINDING|存在问题及表现;问题及不足;问题和不足;问题描述及依据;问题（隐患）描述;问 题;1.问题描述;★问题描述;问题描述：;＊问题描述",
                "DETAIL|具体表现;问题及表现;主要表现形式",
                "ITEM|整改事项;整改内容;整改任务",
                "MEASURE|整改措施;整改计划及措施;措施及要求;整改目标及措施;整改措施（具体）;主要整改措施;拟采取的整改措施;整改措施清单;怎么改;处理办法;行动计划;整改措施与要求;纠正预防措施;整改措施2;改进方案",
                "DEMAND|整改要求;整改建议;处理意见;审计建议;意见建议",
                "NEXT|下一步整改措施;下一步打算;下步工作措施;后续计划",
                "RESULT|累计整改进展;整改进展;完成情况;整改落实情况;截至目前整改情况;已采取措施;已采取的整改措施;整改完成情况;阶段性成效;改得怎样;整改实绩;已完成事项;反馈结果;最新进展情况;整改情况（截至6月30日）",
                "STATUS|整改状态;状态;是否完成;是否已整改到位;销号情况;整改完成与否;当前整改状态;是否销号",
                "DEADLINE|截止日期;计划完成日期;时间节点;目标设定完成时间;整改时限;完成时限;整改截止时间;计划整改完成时间;预计完成时间;拟完成时间;完成时间（计划）;要求完成日期;整改完成时限;完成整改时限",
                "DONE|整改完成时间;完成日期（实际）;办结时间;实际完成时间;实际整改完成日期;销号日期;整改完成日期",
                "WHEN|完成时间;完成日期;整改时间",
                "UNIT|责任单位;责任主体;责任科室;牵头部门;整改责任单位;主责部门;责任单位（部门）;责任单位及责任人;责任单位/责任人;被审计单位;责任处室;责任学院;归口管理部门",
                "ASSISTING|配合单位;协办部门;参与单位;协助部门;配合科室",
                "LEADER|牵头领导;整改责任领导;包案领导;督办领导;分管负责同志;分管院领导;责任领导及责任人;责任校领导",
                "PERSON|负责人;责任岗位;整改责任人;具体责任人;跟进人;直接责任人;整改负责人",
                "MONEY|涉及金额;问题金额;涉及金额（万元）;违规金额(元);涉及资金",
                "RECOVERED|已整改金额;挽回金额;追回资金;已收缴金额;挽回经济损失",
                "NUMBER|序号;编号;问题编号;No.",
                "AREA|问题类别;所属领域;业务板块;问题类型;风险类别",
                "KIND|整改类型;整改方式",
                "OTHER|备注;问题来源;问题性质;原因分析;问题产生的原因;佐证材料;督办单位;验收人;隐患部位;发现时间;问题等级;是否共性问题;检查人员;整改前照片"
            })
    void readsHeadsByTheirMeaning(ColumnRole role, String heads) {
        for (String head : heads.split(";")) {
            assertThat(role(head)).as(head).isEqualTo(role);
        }
    }

    @Test
    void oneThingBesidesTheOtherIsTold() {
        assertThat(ColumnWords.known().of("整改措施及完成时限").orElseThrow().besides()).isEqualTo(ColumnRole.DEADLINE);
        assertThat(ColumnWords.known().of("措施及要求").orElseThrow().besides()).isNull();
        assertThat(ColumnWords.known().of("是否及时整改").orElseThrow().role()).isEqualTo(ColumnRole.STATUS);
    }

    @Test
    void whatNobodyKnowsIsUnknownUntilSomebodySaysIt() {
        assertThat(ColumnWords.known().of("督导频次")).isEmpty();
        ColumnWords told = ColumnWords.known().with(Map.of("责改“一句话”", ColumnRole.MEASURE, "问题简述", ColumnRole.OTHER));
        assertThat(told.of("责改一句话（必填）").orElseThrow().role()).isEqualTo(ColumnRole.MEASURE);
        assertThat(told.of("问题简述").orElseThrow().role()).isEqualTo(ColumnRole.OTHER);
    }

    private static ColumnRole role(String head) {
        return ColumnWords.known().of(head).map(ColumnWords.Meaning::role).orElse(null);
    }
}
