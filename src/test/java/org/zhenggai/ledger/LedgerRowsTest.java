package org.zhenggai.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.database.Slice.LEADER;
import static org.zhenggai.database.Slice.MONDAY;
import static org.zhenggai.database.Slice.OTHER_UNIT;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zhenggai.database.Slice;
import org.zhenggai.round.item.ItemState;

/** What the tables say of an item stands in its row of the ledger, column by column; its neighbour's does not. */
class LedgerRowsTest {

    private static final Slice slice = new Slice();
    private static final Ledger ledger = slice.make(Ledger.class);

    private long round;

    /** An item with something in every column, between two that have nothing. */
    @BeforeEach
    void items() {
        slice.on(MONDAY);
        round = slice.round();
        slice.item(round, 1, ItemState.IN_WORK, MONDAY.plusDays(90));
        long item = slice.item(round, 2, ItemState.IN_WORK, MONDAY.minusDays(2));
        slice.item(round, 3, ItemState.IN_WORK, MONDAY.plusDays(90));
        slice.set("item", item, "title", "清理台账");
        slice.set("item", item, "major", true);
        slice.set("item", item, "involves_money", true);
        slice.set("item", item, "original_deadline", MONDAY.minusDays(40));
        slice.set("item", item, "progress", 45);
        slice.set("item", item, "waiting_who", "市财政局");
        slice.set("item", item, "waiting_for", "批复");
        slice.set("item", item, "ask_again_on", MONDAY.plusDays(8));
        slice.insert("item_assisting", "item", item, "unit", OTHER_UNIT);
        for (String state : List.of("APPROVED", "APPROVED", "REFUSED")) {
            slice.extension(item, state, MONDAY, LEADER);
        }
        long first = slice.period(round, 1, "PUBLISHED", MONDAY.minusDays(20).atTime(17, 0));
        long second = slice.period(round, 2, "PUBLISHED", MONDAY.minusDays(6).atTime(17, 0));
        report(first, item, "已摸底", 21);
        report(second, item, "已清账", 7);
        slice.insert("measure", "item", item, "position", 1, "text", "建账", "state", "FINISHED");
        slice.insert("measure", "item", item, "position", 2, "text", "清账", "state", "AGREED");
        slice.episode(second, item, 2, 2, MONDAY.minusDays(20).atTime(17, 0));
    }

    private static void report(long period, long item, String done, int daysAgo) {
        long report = slice.report(period, item, "SUBMITTED");
        slice.set("fortnightly_report", report, "done", done);
        slice.set(
                "fortnightly_report",
                report,
                "submitted_at",
                MONDAY.minusDays(daysAgo).atTime(16, 0));
    }

    private List<CSVRecord> rows() throws IOException {
        StringWriter file = new StringWriter();
        ledger.writeCsv(round, file);
        return CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(file.toString().substring(1)))
                .getRecords();
    }

    /** A new column belongs here, too. */
    @Test
    void everyColumnSaysWhatTheTablesSay() throws IOException {
        Map<String, String> expected = new LinkedHashMap<>();
        expected.put("编号", "2");
        expected.put("整改事项", "清理台账");
        expected.put("方面", "（一）方面");
        expected.put("牵头单位", "财政分局");
        expected.put("配合单位", "河田社区");
        expected.put("责任领导", "测试-" + LEADER);
        expected.put("整改类型", "限期整改");
        expected.put("重大事项", "是");
        expected.put("涉及资金", "是");
        expected.put("原定期限", "2024-04-03");
        expected.put("整改期限", "2024-05-11");
        expected.put("延期次数", "2");
        expected.put("期限情况", "已逾期2天");
        expected.put("进度（%）", "45");
        expected.put("状态", "整改中");
        expected.put("等待的单位", "市财政局");
        expected.put("等待的外部条件", "批复");
        expected.put("再次询问日", "2024-05-21");
        expected.put("最近报告日", "2024-05-06");
        expected.put("销号日", "");
        expected.put("整改措施", "1. 建账（已完成）；2. 清账（进行中）");
        expected.put("整改成效", "");
        expected.put("最近一次报告", "已清账");
        expected.put("督办级别", "提醒函");
        expected.put("停滞期数", "2");
        expected.put("停滞起始日", "2024-04-23");
        List<CSVRecord> rows = rows();
        assertThat(rows).hasSize(3);
        assertThat(rows.get(1).toMap()).containsExactlyInAnyOrderEntriesOf(expected);
    }

    @Test
    void whatAnItemHasNotIsEmpty() throws IOException {
        for (int bare : new int[] {0, 2}) {
            Map<String, String> row = rows().get(bare).toMap();
            assertThat(List.of("配合单位", "等待的单位", "等待的外部条件", "再次询问日", "最近报告日", "整改措施", "最近一次报告", "督办级别", "停滞期数", "停滞起始日"))
                    .allSatisfy(head -> assertThat(row.get(head)).as(head).isEmpty());
            assertThat(row).containsEntry("延期次数", "0").containsEntry("重大事项", "否");
        }
    }
}
