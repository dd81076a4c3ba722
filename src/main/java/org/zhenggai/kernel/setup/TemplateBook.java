package org.zhenggai.kernel.setup;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** A workbook that somebody fills in from its beginning: a sheet a kind of thing, drop-downs, and how it is filled in. */
public final class TemplateBook {

    /** Rows with drop-downs; more than a town has people. */
    private static final int ROWS = 1000;

    private static final int CHARACTER = 256;
    private static final int WIDTH_OF_ADVICE = 90;

    private final XSSFWorkbook book = new XSSFWorkbook();
    private final CellStyle head;
    private final CellStyle plain;

    public TemplateBook() {
        plain = book.createCellStyle();
        plain.setDataFormat(book.createDataFormat().getFormat("@"));
        plain.setVerticalAlignment(VerticalAlignment.CENTER);
        plain.setWrapText(true);
        head = book.createCellStyle();
        head.cloneStyleFrom(plain);
        head.setBorderBottom(BorderStyle.THIN);
        head.setFillForegroundColor(IndexedColors.GREY_25_PERCENT.getIndex());
        head.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        Font bold = book.createFont();
        bold.setBold(true);
        head.setFont(bold);
    }

    /**
     * A column.
     *
     * @param width in characters
     * @param choices what its drop-down offers; empty without one
     * @param from the cells that its drop-down offers, such as {@code 单位!$B$2:$B$1000}; null without them
     * @param isStrict whether nothing else may be filled in
     */
    public record Column(String word, int width, List<String> choices, String from, boolean isStrict) {

        public static Column free(String word, int width) {
            return new Column(word, width, List.of(), null, false);
        }

        /** One of these and nothing else. */
        public static Column oneOf(String word, int width, List<String> choices) {
            return new Column(word, width, choices, null, true);
        }

        /** These are offered; others, or several of them, may be typed. */
        public static Column offering(String word, int width, List<String> choices) {
            return new Column(word, width, choices, null, false);
        }

        /** What stands in a column of another sheet is offered; others may be typed. */
        public static Column offering(String word, int width, String sheet, String letter) {
            return new Column(word, width, List.of(), "%s!$%s$2:$%s$%d".formatted(sheet, letter, letter, ROWS), false);
        }
    }

    /** Adds a sheet with what there is already. */
    public TemplateBook sheet(String name, List<Column> columns, List<List<String>> rows) {
        XSSFSheet sheet = book.createSheet(name);
        Row first = sheet.createRow(0);
        for (int n = 0; n < columns.size(); n++) {
            cell(first, n, columns.get(n).word(), head);
            sheet.setColumnWidth(n, columns.get(n).width() * CHARACTER);
            sheet.setDefaultColumnStyle(n, plain);
            offer(sheet, columns.get(n), n);
        }
        for (int at = 0; at < rows.size(); at++) {
            Row row = sheet.createRow(at + 1);
            for (int n = 0; n < columns.size(); n++) {
                cell(row, n, rows.get(at).get(n), plain);
            }
        }
        sheet.createFreezePane(0, 1);
        return this;
    }

    /** Adds the sheet that says how the others are filled in. */
    public TemplateBook advice(List<String> lines) {
        XSSFSheet sheet = book.createSheet("填写说明");
        sheet.setColumnWidth(0, WIDTH_OF_ADVICE * CHARACTER);
        for (int n = 0; n < lines.size(); n++) {
            cell(sheet.createRow(n), 0, lines.get(n), plain);
        }
        return this;
    }

    private static void offer(XSSFSheet sheet, Column column, int n) {
        if (column.choices().isEmpty() && column.from() == null) {
            return;
        }
        DataValidationHelper helper = sheet.getDataValidationHelper();
        DataValidationConstraint offered = column.from() == null
                ? helper.createExplicitListConstraint(column.choices().toArray(String[]::new))
                : helper.createFormulaListConstraint(column.from());
        DataValidation validation = helper.createValidation(offered, new CellRangeAddressList(1, ROWS, n, n));
        validation.setShowErrorBox(column.isStrict());
        if (column.isStrict()) {
            validation.createErrorBox(column.word(), "请从下拉列表中选择。");
        }
        sheet.addValidationData(validation);
    }

    private static void cell(Row row, int column, String text, CellStyle style) {
        Cell cell = row.createCell(column);
        cell.setCellStyle(style);
        cell.setCellValue(text == null ? "" : text);
    }

    /** The file. */
    public byte[] bytes() {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            book.write(out);
            book.close();
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("A workbook cannot be written to memory", e);
        }
    }
}
