package org.zhenggai.reading;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.zhenggai.round.Refusal;
import org.zhenggai.web.OfficeFiles;

/**
 * The text of an Excel workbook (.xlsx), a line a row, cells apart by tabs. No formula is computed: what Excel computed last
 * is read. Hidden sheets are left out.
 */
public final class SpreadSheet {

    private static final long MAX_UNPACKED = 60_000_000;
    private static final int MAX_ROWS = 20_000;

    private SpreadSheet() {}

    /** Whether the bytes look like a workbook; {@link #text} says whether they are one. */
    public static boolean is(byte[] bytes) {
        return bytes.length > 1
                && bytes[0] == 'P'
                && bytes[1] == 'K'
                && new String(bytes, StandardCharsets.ISO_8859_1).contains("xl/");
    }

    /**
     * Reads a workbook.
     *
     * @param name of the file, for sentences
     * @throws Refusal when it is damaged, unpacks to too much, carries macros, or has too many rows
     */
    public static String text(String name, byte[] bytes) {
        try {
            OfficeFiles.check(name, bytes, MAX_UNPACKED);
            List<String> lines = new ArrayList<>();
            try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
                for (int n = 0; n < book.getNumberOfSheets(); n++) {
                    if (!book.isSheetHidden(n) && !book.isSheetVeryHidden(n)) {
                        read(name, book.getSheetAt(n), lines);
                    }
                }
            }
            return String.join("\n", lines).strip();
        } catch (Refusal e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new Refusal("“" + name + "”不是完好的 Excel 工作簿，或含有不允许的内容。请用 Excel 或 WPS 另存为“Excel 工作簿（.xlsx）”后再导入。");
        }
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
        for (int number = 0; number <= sheet.getLastRowNum(); number++) {
            Row row = sheet.getRow(number);
            List<String> cells = new ArrayList<>();
            for (int column = 0; row != null && column < row.getLastCellNum(); column++) {
                cells.add(text(row.getCell(column), shown));
            }
            lines.addAll(List.of(String.join("\t", cells).stripTrailing().split("\\R", -1)));
        }
    }

    private static String text(Cell cell, DataFormatter shown) {
        if (cell == null || cell.getCellType() == CellType.ERROR) {
            return "";
        }
        return shown.formatCellValue(cell);
    }
}
