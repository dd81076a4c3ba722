package org.zhenggai.kernel.office;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * Writes a workbook that people fill in and send back: a row a thing, its key in a hidden first column, what is known locked,
 * what is asked for open and with drop-downs. No merged cells; head in sight, filter, landscape A4.
 */
public final class BookWriter {

    /** Heading of the hidden column with the keys. */
    public static final String KEY = "行标识";

    /** Sheet with the drop-downs and, in its first cell, the stamp that tells what the workbook is. */
    static final String LISTS = "名录";

    private static final int LONGEST_CELL = 32000;
    private static final int SPARE_ROWS = 50;

    private final XSSFWorkbook book = new XSSFWorkbook();
    private final XSSFSheet sheet;
    private final List<BookColumn> columns;
    private final CellStyle locked;
    private final CellStyle open;
    private int rows = 1;

    /** @param stamp what this workbook is and of which round or period */
    public BookWriter(String name, String stamp, List<BookColumn> columns, List<String> advice) {
        this.columns = columns;
        sheet = book.createSheet(name);
        locked = style(true, IndexedColors.GREY_25_PERCENT);
        open = style(false, null);
        head();
        advise(advice);
        lists(stamp);
    }

    private CellStyle style(boolean isLocked, IndexedColors fill) {
        CellStyle style = PrintedSheet.cell(book, "@");
        style.setLocked(isLocked);
        if (fill != null) {
            PrintedSheet.fill(style, fill);
        }
        return style;
    }

    private void head() {
        CellStyle style = style(true, IndexedColors.GREY_40_PERCENT);
        Font bold = book.createFont();
        bold.setBold(true);
        style.setFont(bold);
        Row head = sheet.createRow(0);
        cell(head, 0, KEY, style);
        for (int n = 0; n < columns.size(); n++) {
            cell(head, n + 1, columns.get(n).word(), style);
            sheet.setColumnWidth(n + 1, columns.get(n).width() * PrintedSheet.CHARACTER);
        }
        sheet.setColumnHidden(0, true);
        sheet.createFreezePane(2, 1);
        PrintedSheet.prepare(sheet);
    }

    private void advise(List<String> advice) {
        XSSFSheet page = book.createSheet("填写说明");
        page.setColumnWidth(0, 100 * PrintedSheet.CHARACTER);
        for (int n = 0; n < advice.size(); n++) {
            cell(page.createRow(n), 0, advice.get(n), open);
        }
        page.protectSheet("");
    }

    private void lists(String stamp) {
        XSSFSheet lists = book.createSheet(LISTS);
        cell(lists.createRow(0), 0, stamp, locked);
        for (int n = 0; n < columns.size(); n++) {
            List<String> choices = columns.get(n).choices();
            for (int at = 0; at < choices.size(); at++) {
                Row row = lists.getRow(at + 1) == null ? lists.createRow(at + 1) : lists.getRow(at + 1);
                cell(row, n + 1, choices.get(at), locked);
            }
        }
        lists.protectSheet("");
        book.setSheetVisibility(book.getSheetIndex(lists), SheetVisibility.VERY_HIDDEN);
    }

    /** Adds a row: a text is a text, whatever it begins with. */
    public void add(String key, List<?> values) {
        Row row = sheet.createRow(rows++);
        cell(row, 0, key, locked);
        for (int n = 0; n < columns.size(); n++) {
            Object value = values.get(n);
            String text = value == null ? "" : value.toString();
            cell(
                    row,
                    n + 1,
                    text.length() > LONGEST_CELL ? text.substring(0, LONGEST_CELL) : text,
                    columns.get(n).isOpen() ? open : locked);
        }
    }

    private static void cell(Row row, int column, String text, CellStyle style) {
        Cell cell = row.createCell(column);
        cell.setCellStyle(style);
        cell.setCellValue(text);
    }

    /** The file. */
    public byte[] bytes() {
        int last = Math.max(rows - 1, 1);
        for (int n = 0; n < columns.size(); n++) {
            if (!columns.get(n).choices().isEmpty()) {
                offer(n, last);
            }
        }
        sheet.setAutoFilter(new CellRangeAddress(0, last, 1, columns.size()));
        sheet.protectSheet("");
        sheet.lockAutoFilter(false);
        sheet.lockSort(false);
        sheet.lockFormatColumns(false);
        sheet.lockFormatRows(false);
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            book.write(out);
            book.close();
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("A workbook cannot be written to memory", e);
        }
    }

    private void offer(int n, int last) {
        DataValidationHelper helper = sheet.getDataValidationHelper();
        String letter = CellReference.convertNumToColString(n + 1);
        String range = LISTS + "!$" + letter + "$2:$" + letter + "$"
                + (columns.get(n).choices().size() + 1);
        DataValidation validation = helper.createValidation(
                helper.createFormulaListConstraint(range),
                new CellRangeAddressList(1, last + SPARE_ROWS, n + 1, n + 1));
        validation.setShowErrorBox(true);
        validation.createErrorBox(columns.get(n).word(), "请从下拉列表中选择。");
        sheet.addValidationData(validation);
    }
}
