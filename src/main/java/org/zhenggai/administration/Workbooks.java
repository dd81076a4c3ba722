package org.zhenggai.administration;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.zhenggai.administration.Table.Cell;
import org.zhenggai.administration.Table.Row;
import org.zhenggai.round.Refusal;

/** Reads Excel workbooks as they are: no formula is computed, no macro, entity or foreign file is touched. */
final class Workbooks {

    /** A workbook of 5,000 rows is below 3 MB when unpacked. */
    private static final int MAX_UNPACKED = 12_000_000;

    private static final int MAX_PARTS = 300;

    private Workbooks() {}

    static List<Table> read(String file, byte[] bytes) {
        try {
            check(file, bytes);
            try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
                List<Table> tables = new ArrayList<>();
                for (int n = 0; n < book.getNumberOfSheets(); n++) {
                    if (!book.isSheetHidden(n) && !book.isSheetVeryHidden(n)) {
                        tables.add(table(file, book.getSheetAt(n)));
                    }
                }
                return tables;
            }
        } catch (Refusal e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new Refusal("“" + file + "”不是完好的 Excel 工作簿，或含有不允许的内容。请用 Excel 或 WPS 另存为“Excel 工作簿（.xlsx）”后再导入。");
        }
    }

    /** Unpacks everything once and forgets it: what is too much is refused before anything is built of it. */
    private static void check(String file, byte[] bytes) throws IOException {
        long unpacked = 0;
        int parts = 0;
        byte[] buffer = new byte[8192];
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
                String name = part.getName().toLowerCase(Locale.ROOT);
                StringBuilder start = new StringBuilder();
                for (int read = zip.read(buffer); read > 0; read = zip.read(buffer)) {
                    unpacked += read;
                    Refusal.unless(unpacked <= MAX_UNPACKED, "“%s”解压后过大，没有读取。请删去无关内容后再导入。", file);
                    if (name.equals("[content_types].xml")) {
                        start.append(new String(buffer, 0, read, StandardCharsets.ISO_8859_1));
                    }
                }
                parts++;
                Refusal.unless(parts <= MAX_PARTS, "“%s”内含的部件过多，没有读取。请另存为新的工作簿后再导入。", file);
                Refusal.unless(
                        !name.endsWith("vbaproject.bin")
                                && !start.toString().toLowerCase(Locale.ROOT).contains("macroenabled"),
                        "“%s”带有宏，不能导入。请另存为“Excel 工作簿（.xlsx）”后再导入。",
                        file);
            }
        }
    }

    private static Table table(String file, Sheet sheet) {
        Refusal.unless(
                sheet.getPhysicalNumberOfRows() <= Tables.MAX_ROWS,
                "“%s”工作表“%s”超过%d行，请分成几个文件分次导入。",
                file,
                sheet.getSheetName(),
                Tables.MAX_ROWS);
        DataFormatter format = new DataFormatter(Locale.ROOT);
        List<Row> rows = new ArrayList<>();
        for (org.apache.poi.ss.usermodel.Row row : sheet) {
            List<Cell> cells = new ArrayList<>();
            for (int n = 0; n < Math.min(row.getLastCellNum(), Tables.MAX_COLUMNS); n++) {
                cells.add(cell(row.getCell(n), format));
            }
            Tables.add(rows, row.getRowNum() + 1, cells);
        }
        return new Table("“" + file + "”工作表“" + sheet.getSheetName() + "”", rows);
    }

    private static Cell cell(org.apache.poi.ss.usermodel.Cell cell, DataFormatter format) {
        if (cell == null) {
            return Cell.of("");
        }
        if (cell.getCellType() == CellType.FORMULA) {
            return new Cell("", "是公式，系统不计算公式；请改为数值（复制后“粘贴为数值”）。");
        }
        if (cell.getCellType() == CellType.ERROR) {
            return new Cell("", "是错误值，请改正。");
        }
        return Cell.of(format.formatCellValue(cell));
    }
}
