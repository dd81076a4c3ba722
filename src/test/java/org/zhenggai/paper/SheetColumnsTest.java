package org.zhenggai.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.database.Slice.MONDAY;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zhenggai.access.cases.Scope;
import org.zhenggai.database.Slice;
import org.zhenggai.round.item.ItemState;

/** The three lists have every value under its own head, and nothing that their reader may not see. */
class SheetColumnsTest {

    private static final Slice slice = new Slice();
    private static final Sheets sheets = slice.make(Sheets.class);

    private long round;
    private long item;

    @BeforeEach
    void item() {
        round = slice.round();
        item = slice.item(round, 1, ItemState.IN_WORK, MONDAY);
        slice.set("item", item, "progress", 45);
        slice.set("item", item, "major", true);
        slice.insert("item_assisting", "item", item, "unit", Slice.OTHER_UNIT);
        slice.jdbc()
                .sql("update finding set text = '原文' where round = ?")
                .param(round)
                .update();
    }

    private List<Map<String, String>> rows(DocumentKind kind) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        sheets.of(kind, round, Scope.ALL, Progress.NONE).write("清单", file);
        List<Map<String, String>> rows = new ArrayList<>();
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(file.toByteArray()))) {
            DataFormatter shown = new DataFormatter();
            Row head = workbook.getSheetAt(0).getRow(0);
            for (int n = 1; n <= workbook.getSheetAt(0).getLastRowNum(); n++) {
                Row row = workbook.getSheetAt(0).getRow(n);
                Map<String, String> cells = new LinkedHashMap<>();
                head.forEach(cell -> cells.put(
                        cell.getStringCellValue(),
                        shown.formatCellValue(row.getCell(cell.getColumnIndex()))
                                .replace("\"", "")));
                rows.add(cells);
            }
        }
        return rows;
    }

    @Test
    void duties() throws IOException {
        assertThat(rows(DocumentKind.DUTY_LIST))
                .containsExactly(Map.of(
                        "编号",
                        "1",
                        "整改事项",
                        "事项1",
                        "责任领导",
                        "测试-leader1",
                        "牵头单位",
                        "财政分局",
                        "单位负责人",
                        "",
                        "配合单位",
                        "河田社区",
                        "整改类型",
                        "限期整改",
                        "重大事项",
                        "是",
                        "涉及资金",
                        "否",
                        "整改期限",
                        "2024年5月13日"));
    }

    @Test
    void tasks() throws IOException {
        slice.insert("measure", "item", item, "position", 1, "text", "建台账", "state", "FINISHED");
        long report = slice.report(slice.period(round, 1, "OPEN", MONDAY.atTime(17, 0)), item, "SUBMITTED");
        slice.set("fortnightly_report", report, "done", "已建账");
        assertThat(rows(DocumentKind.TASK_LIST))
                .containsExactly(Map.ofEntries(
                        Map.entry("编号", "1"),
                        Map.entry("整改事项", "事项1"),
                        Map.entry("措施序号", "1"),
                        Map.entry("整改措施", "建台账"),
                        Map.entry("措施状态", "已完成"),
                        Map.entry("牵头单位", "财政分局"),
                        Map.entry("责任领导", "测试-leader1"),
                        Map.entry("整改期限", "2024年5月13日"),
                        Map.entry("进度（%）", "45"),
                        Map.entry("事项状态", "整改中"),
                        Map.entry("整改成效", ""),
                        Map.entry("最近一次报告", "已建账")));
        slice.set("item", item, "state", "CLOSED");
        assertThat(rows(DocumentKind.TASK_LIST).get(0))
                .containsEntry("整改成效", "已建账")
                .containsEntry("最近一次报告", "");
    }

    @Test
    void findings() throws IOException {
        slice.item(round, 2, ItemState.CLOSED, MONDAY);
        slice.item(round, 3, ItemState.CLOSED, MONDAY);
        assertThat(rows(DocumentKind.FINDING_LIST))
                .containsExactly(Map.of(
                        "序号", "1", "问题", "问题", "方面", "（一）方面", "反馈原文", "原文", "整改事项数", "3", "已销号数", "2", "问题是否销号", "否"));
    }
}
