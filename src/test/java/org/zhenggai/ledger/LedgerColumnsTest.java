package org.zhenggai.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.zhenggai.round.item.ItemKind;
import org.zhenggai.round.item.ItemState;
import org.zhenggai.round.item.LadderStep;

/** Every value of the ledger stands under its own head, in Excel and in CSV, and both have the same columns. */
class LedgerColumnsTest {

    private static final LocalDate TODAY = LocalDate.of(2024, 5, 20);

    private static Line line(ItemState state, LocalDateTime closedAt) {
        return new Line(
                1,
                "21-2",
                "题目",
                21,
                "方面",
                "牵头局",
                "配合局",
                "某领导",
                ItemKind.DATED,
                true,
                false,
                LocalDate.of(2024, 4, 1),
                LocalDate.of(2024, 5, 19),
                2,
                45,
                state,
                "市局",
                "办法出台",
                LocalDate.of(2024, 6, 3),
                LocalDateTime.of(2024, 5, 10, 9, 0),
                closedAt,
                null,
                "1. 措施",
                "报告的话",
                closedAt == null ? LocalDateTime.of(2024, 4, 22, 17, 0) : null,
                3,
                closedAt == null ? LadderStep.TALK.level() : 0);
    }

    @Test
    void everyValueStandsUnderItsHead() throws IOException {
        Line line = line(ItemState.IN_WORK, null);
        Map<String, String> expected = Map.ofEntries(
                Map.entry("编号", "21-2"),
                Map.entry("整改事项", "题目"),
                Map.entry("方面", "（二十一）方面"),
                Map.entry("牵头单位", "牵头局"),
                Map.entry("配合单位", "配合局"),
                Map.entry("责任领导", "某领导"),
                Map.entry("整改类型", "限期整改"),
                Map.entry("整改期限", "2024年5月19日"),
                Map.entry("期限情况", "已逾期1天"),
                Map.entry("进度（%）", "45"),
                Map.entry("状态", "整改中"),
                Map.entry("销号日", ""),
                Map.entry("重大事项", "是"),
                Map.entry("涉及资金", "否"),
                Map.entry("原定期限", "2024年4月1日"),
                Map.entry("延期次数", "2"),
                Map.entry("等待的单位", "市局"),
                Map.entry("等待的外部条件", "办法出台"),
                Map.entry("再次询问日", "2024年6月3日"),
                Map.entry("最近报告日", "2024年5月10日"),
                Map.entry("整改措施", "1. 措施"),
                Map.entry("整改成效", ""),
                Map.entry("最近一次报告", "报告的话"),
                Map.entry("督办级别", "约谈"),
                Map.entry("停滞期数", "3"),
                Map.entry("停滞起始日", "2024年4月22日"));
        assertThat(inExcel(line)).containsExactlyInAnyOrderEntriesOf(expected);
        assertThat(inCsv(line)).containsExactlyInAnyOrderEntriesOf(inDaysOfPrograms(expected));
    }

    @Test
    void whatIsClosedHasItsDayAndItsResult() throws IOException {
        Line line = line(ItemState.CLOSED, LocalDateTime.of(2024, 5, 15, 10, 0));
        Map<String, String> expected = Map.of(
                "状态", "已销号", "销号日", "2024年5月15日", "整改成效", "报告的话", "最近一次报告", "", "督办级别", "", "停滞期数", "", "停滞起始日", "");
        assertThat(inExcel(line)).containsAllEntriesOf(expected);
        assertThat(inCsv(line)).containsAllEntriesOf(inDaysOfPrograms(expected));
    }

    @Test
    void columnsKeepTheirOrder() throws IOException {
        String first = "编号 整改事项 方面 牵头单位 配合单位 责任领导 整改类型 ";
        String last = " 整改措施 整改成效 最近一次报告 督办级别 停滞期数 停滞起始日";
        Line line = line(ItemState.IN_WORK, null);
        assertThat(String.join(" ", inExcel(line).keySet()))
                .isEqualTo(first + "整改期限 期限情况 进度（%） 状态 销号日 重大事项 涉及资金 原定期限 延期次数" + " 等待的单位 等待的外部条件 再次询问日 最近报告日" + last);
        assertThat(String.join(" ", inCsv(line).keySet()))
                .isEqualTo(first + "重大事项 涉及资金 原定期限 整改期限 延期次数 期限情况 进度（%） 状态" + " 等待的单位 等待的外部条件 再次询问日 最近报告日 销号日" + last);
    }

    private static Map<String, String> inDaysOfPrograms(Map<String, String> words) {
        Map<String, String> days = new LinkedHashMap<>(words);
        days.replaceAll((head, word) -> {
            String[] parts = word.split("[年月日]");
            return word.matches("\\d{4}年\\d+月\\d+日")
                    ? "%s-%02d-%02d".formatted(parts[0], Integer.parseInt(parts[1]), Integer.parseInt(parts[2]))
                    : word;
        });
        return days;
    }

    private static Map<String, String> inExcel(Line line) throws IOException {
        LedgerSheet ledger = new LedgerSheet("轮次", TODAY);
        ledger.add(line);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ledger.sheet().write("台账", file);
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(file.toByteArray()))) {
            DataFormatter shown = new DataFormatter();
            Row head = workbook.getSheetAt(0).getRow(0);
            Row row = workbook.getSheetAt(0).getRow(1);
            Map<String, String> cells = new LinkedHashMap<>();
            head.forEach(cell -> cells.put(
                    cell.getStringCellValue(),
                    shown.formatCellValue(row.getCell(cell.getColumnIndex())).replace("\"", "")));
            return cells;
        }
    }

    private static Map<String, String> inCsv(Line line) throws IOException {
        StringWriter file = new StringWriter();
        new LedgerCsv(file, TODAY).write(Stream.of(line));
        CSVRecord row = CSVFormat.EXCEL
                .builder()
                .setHeader()
                .get()
                .parse(new StringReader(file.toString().substring(1)))
                .iterator()
                .next();
        return row.toMap();
    }
}
