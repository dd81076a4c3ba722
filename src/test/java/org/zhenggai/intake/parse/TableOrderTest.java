package org.zhenggai.intake.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhenggai.intake.parse.preview.Preview;
import org.zhenggai.intake.parse.preview.PreviewArea;
import org.zhenggai.intake.parse.preview.PreviewFinding;
import org.zhenggai.intake.parse.preview.PreviewItem;

/** Whatever the order of columns, the width of letters, blank columns and heads that are repeated: the reading is the same. */
class TableOrderTest {

    private static final List<List<String>> COMPANY = rows("""
            序号|问题来源|业务板块|问题简述|问题金额（万元）|整改计划及措施|责任主体|配合部门|牵头领导|负责人|目标设定完成时间|实际完成时间|累计整改进展|整改状态|备注
            1|审计|采购|合同倒签|12.5|1.修订流程；2.限时审批|法务部|采购部|赵某|钱某|2024-09-30|2024-08-01|已修订流程|已完成|
            2|审计|财务|往来款长期挂账||逐户清理|财务部||孙某|李某|2024年10月底前||清理5户|整改中|
            3|巡察|采购|合同倒签|3|补签说明|采购部||赵某|钱某|长期坚持|||未完成|无
            4|巡察|安全|应急预案未更新||更新预案|安全部||周某|吴某|立行立改|2024-03-01|已更新|已销号|
            """);

    private static final List<List<String>> TOWN = rows("""
            问题类别|存在问题及表现|措施及要求|责任科室|责任岗位|截止日期|是否完成
            党建|学习笔记不规范|统一格式|组织办|王某|2024-05-31|是
            党建|谈话记录缺失|补记|组织办|王某|2024-05-31|否
            财务|报销附件不全|退回补齐|财政所|郑某|2024-06-30|是
            """);

    private static List<List<String>> rows(String table) {
        return table.lines().map(line -> Arrays.asList(line.split("\\|", -1))).toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void theReadingIsTheSame(long seed) {
        for (List<List<String>> table : List.of(COMPANY, TOWN)) {
            Random random = new Random(seed);
            String plain = text(table);

            assertThat(reading(text(changed(table, random)))).isEqualTo(reading(plain));
        }
    }

    /** Columns in another order with blank ones between, heads in full width or with marks, and once more in the middle. */
    private static List<List<String>> changed(List<List<String>> table, Random random) {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, table.get(0).size()).boxed().toList());
        Collections.shuffle(order, random);
        order.add(random.nextInt(order.size()), -1);
        order.add(random.nextInt(order.size()), -1);
        List<List<String>> changed = new ArrayList<>();
        for (List<String> row : table) {
            boolean isHead = row == table.get(0);
            changed.add(order.stream()
                    .map(column -> column < 0 ? "" : isHead ? written(row.get(column), random) : row.get(column))
                    .collect(Collectors.toCollection(ArrayList::new)));
        }
        List<String> head = changed.get(0);
        if (random.nextBoolean()) {
            changed.add(2, head);
        }
        List<String> title = new ArrayList<>(Collections.nCopies(head.size(), ""));
        title.set(0, "某公司问题整改台账");
        changed.add(0, title);
        return changed;
    }

    private static String written(String head, Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> head.replace("（", "(").replace("）", ")");
            case 1 -> head.substring(0, 1) + " " + head.substring(1) + "：";
            case 2 -> "*" + head + "（必填）";
            case 3 -> head + "　";
            default -> head;
        };
    }

    private static String text(List<List<String>> table) {
        return table.stream().map(row -> String.join("\t", row)).collect(Collectors.joining("\n"));
    }

    private static List<String> reading(String text) {
        Preview preview = FeedbackParser.parse(text);
        List<String> reading = new ArrayList<>();
        for (PreviewArea area : preview.areas()) {
            reading.add(area.number() + area.title());
            for (PreviewFinding finding : area.findings()) {
                reading.add(finding.number() + finding.title());
                for (PreviewItem item : finding.items()) {
                    reading.add(item.title()
                            + TestDocuments.texts(item.measures())
                            + TestDocuments.texts(item.results())
                            + item.owner()
                            + item.history());
                }
            }
        }
        assertThat(reading).isNotEmpty();
        return reading;
    }
}
