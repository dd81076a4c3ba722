package org.zhenggai.kernel.office.grid;

import java.util.ArrayList;
import java.util.List;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.zhenggai.kernel.office.FileText;

/** Reads a workbook that is whole in memory, as those of old Excel (.xls) have to be. */
public final class BuiltBook {

    private final SheetLines lines;
    private final CellText numbers;

    private BuiltBook(SheetLines lines, CellText numbers) {
        this.lines = lines;
        this.numbers = numbers;
    }

    /** Reads a workbook that was looked into before. */
    public static FileText read(String name, Workbook book, int mostRows) {
        boolean is1904 =
                book instanceof HSSFWorkbook old && old.getInternalWorkbook().isUsing1904DateWindowing();
        BuiltBook reading = new BuiltBook(new SheetLines(name, mostRows), new CellText(is1904));
        for (int n = 0; n < book.getNumberOfSheets(); n++) {
            if (book.isSheetHidden(n) || book.isSheetVeryHidden(n)) {
                reading.lines.hide(book.getSheetName(n));
            } else {
                reading.read(book.getSheetAt(n));
            }
        }
        return reading.lines.text();
    }

    private void read(Sheet sheet) {
        SheetLines.Sheet shown = lines.begin(
                sheet.getSheetName(),
                sheet.getMergedRegions().stream()
                        .map(region -> new SheetLines.Merged(
                                region.getFirstRow(), region.getLastRow(), region.getFirstColumn()))
                        .toList());
        int width = 0;
        for (Row row : sheet) {
            List<String> cells = new ArrayList<>();
            for (int column = 0; column < row.getLastCellNum(); column++) {
                cells.add(text(row.getCell(column)));
            }
            width = Math.max(width, cells.size());
            shown.row(row.getRowNum(), row.getZeroHeight(), cells);
        }
        for (int column = 0; column < width; column++) {
            shown.hideColumns(sheet.isColumnHidden(column) ? 1 : 0);
        }
        sheet.getCellComments()
                .values()
                .forEach(comment -> shown.comment(comment.getString().getString()));
    }

    private String text(Cell cell) {
        if (cell == null) {
            return "";
        }
        CellType type = cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
        return switch (type) {
            case NUMERIC -> number(cell);
            case STRING -> cell.getRichStringCellValue().getString();
            case BOOLEAN -> cell.getBooleanCellValue() ? "TRUE" : "FALSE";
            default -> "";
        };
    }

    private String number(Cell cell) {
        CellStyle style = cell.getCellStyle();
        return numbers.of(cell.getNumericCellValue(), style.getDataFormat(), style.getDataFormatString());
    }
}
