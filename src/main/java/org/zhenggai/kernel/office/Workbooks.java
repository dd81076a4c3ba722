package org.zhenggai.kernel.office;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.office.Table.Cell;
import org.zhenggai.kernel.office.Table.Row;

/** Reads Excel workbooks as they are: no formula is computed, no macro, entity or foreign file is touched. */
final class Workbooks {

    /** A workbook of 5,000 rows is below 3 MB when unpacked. */
    private static final int MAX_UNPACKED = 12_000_000;

    private Workbooks() {}

    static List<Table> read(String file, byte[] bytes) {
        try {
            OfficeFiles.check(file, bytes, MAX_UNPACKED);
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
