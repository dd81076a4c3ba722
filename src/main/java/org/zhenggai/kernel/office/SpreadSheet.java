package org.zhenggai.kernel.office;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.zhenggai.kernel.Days;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.office.size.SheetRows;

/**
 * The text of an Excel workbook (.xlsx, .xls), a line a row, cells apart by tabs. A cell that is merged over several rows
 * stands in each of them, as people read it. A line break within a table's cell is a blank; a row of one cell is as many lines
 * as it shows. No formula is computed: what Excel computed last is read. Hidden sheets are left out.
 */
public final class SpreadSheet {

    private static final long MAX_UNPACKED = 60_000_000;
    private static final int MAX_ROWS = 20_000;

    private SpreadSheet() {}

    /** Whether the bytes look like a workbook; {@link #text} says whether they are one. */
    public static boolean is(byte[] bytes) {
        return OfficeFiles.isPackage(bytes, "xl/") || OldDocument.isWorkbook(bytes);
    }

    /**
     * Reads a workbook.
     *
     * @param name of the file, for sentences
     * @throws Refusal when it is damaged, unpacks to too much, carries macros, or has too many rows
     */
    public static String text(String name, byte[] bytes) {
        SheetRows.check(name, bytes, MAX_ROWS, 2 * MAX_UNPACKED);
        return Workbooks.read(name, bytes, MAX_UNPACKED, Workbooks.DAMAGED, book -> {
            List<String> lines = new ArrayList<>();
            Workbooks.shown(book).forEach(sheet -> read(name, sheet, lines));
            return String.join("\n", lines).strip();
        });
    }

    private static void read(String name, Sheet sheet, List<String> lines) {
        Refusal.unless(
                sheet.getLastRowNum() < MAX_ROWS,
                "“%s”工作表“%s”超过%d行，不像一份通报或问题清单。请删去无关内容后再导入。",
                name,
                sheet.getSheetName(),
                MAX_ROWS);
        DataFormatter shown = new DataFormatter(Locale.CHINA);
        shown.setUseCachedValuesForFormulaCells(true);
        Map<Integer, Map<Integer, Cell>> merged = merged(sheet);
        for (int number = 0; number <= sheet.getLastRowNum(); number++) {
            Row row = sheet.getRow(number);
            Map<Integer, Cell> above = merged.getOrDefault(number, Map.of());
            List<String> cells = new ArrayList<>();
            for (int column = 0; row != null && column < row.getLastCellNum(); column++) {
                cells.add(text(above.getOrDefault(column, row.getCell(column)), shown));
            }
            boolean isTable = cells.stream().filter(cell -> !cell.isBlank()).count() > 1;
            String line = isTable
                    ? String.join("\t", cells.stream().map(SpreadSheet::oneLine).toList())
                    : String.join("\t", cells);
            lines.addAll(List.of(line.stripTrailing().split("\\R", -1)));
        }
    }

    private static String oneLine(String cell) {
        return cell.strip().replaceAll("\\s*\\R\\s*", " ").replace('\t', ' ');
    }

    /** By row and column the first cell of regions that go over several rows; those of one row are titles. */
    private static Map<Integer, Map<Integer, Cell>> merged(Sheet sheet) {
        Map<Integer, Map<Integer, Cell>> merged = new HashMap<>();
        for (CellRangeAddress region : sheet.getMergedRegions()) {
            Row first = sheet.getRow(region.getFirstRow());
            Cell cell = first == null ? null : first.getCell(region.getFirstColumn());
            for (int number = region.getFirstRow() + 1; cell != null && number <= region.getLastRow(); number++) {
                merged.computeIfAbsent(number, any -> new HashMap<>()).put(region.getFirstColumn(), cell);
            }
        }
        return merged;
    }

    private static String text(Cell cell, DataFormatter shown) {
        if (cell == null || cell.getCellType() == CellType.ERROR) {
            return "";
        }
        boolean isDay = cell.getCellType() == CellType.NUMERIC && DateUtil.isCellDateFormatted(cell);
        return isDay ? Days.iso(cell.getLocalDateTimeCellValue().toLocalDate()) : shown.formatCellValue(cell);
    }
}
