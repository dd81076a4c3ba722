package org.zhenggai.kernel.office;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.PageMargin;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/**
 * A workbook of one sheet that is written row by row: its head stays in sight, is repeated on each printed page and
 * filters; landscape A4, no merged cells. Some rows only are in memory, however long it gets.
 */
public final class Sheet {

    private static final int IN_MEMORY = 200;
    private static final double INCH = 25.4;

    /** What Excel takes in one cell. */
    private static final int LONGEST_CELL = 32767;

    /** Points. */
    private static final float LINE = 14.5f;

    /** The highest row that Excel knows, in points. */
    private static final float HIGHEST = 409;

    private final SXSSFWorkbook workbook = new SXSSFWorkbook(IN_MEMORY);
    private final SXSSFSheet sheet;
    private final CellStyle text;
    private final CellStyle figure;
    private final CellStyle date;
    private final Column[] columns;
    private final int printed;
    private int rows = 1;

    /**
     * A column.
     *
     * @param width in characters
     */
    public record Column(String word, int width) {}

    /**
     * An empty sheet.
     *
     * @param note what stands at the left below each printed page
     * @param printed how many columns from the left are printed; all of them would be too small to read
     */
    public Sheet(String name, String note, int printed, Column... columns) {
        this.columns = columns;
        this.printed = printed;
        workbook.setCompressTempFiles(true);
        sheet = workbook.createSheet(name);
        text = style("@", HorizontalAlignment.LEFT);
        figure = style("0", HorizontalAlignment.CENTER);
        date = style("yyyy\"年\"m\"月\"d\"日\"", HorizontalAlignment.CENTER);
        head();
        print(note);
    }

    private CellStyle style(String format, HorizontalAlignment alignment) {
        CellStyle style = PrintedSheet.cell(workbook, format);
        style.setAlignment(alignment);
        style.setFont(font("仿宋"));
        return style;
    }

    private Font font(String name) {
        Font font = workbook.createFont();
        font.setFontName(name);
        font.setFontHeightInPoints((short) 11);
        return font;
    }

    private void head() {
        CellStyle style = style("@", HorizontalAlignment.CENTER);
        style.setFont(font("黑体"));
        PrintedSheet.fill(style, IndexedColors.GREY_25_PERCENT);
        Row head = sheet.createRow(0);
        int lines = 1;
        for (int n = 0; n < columns.length; n++) {
            lines = Math.max(lines, lines(columns[n].word(), columns[n].width()));
            Cell cell = head.createCell(n);
            cell.setCellStyle(style);
            cell.setCellValue(columns[n].word());
            sheet.setColumnWidth(n, columns[n].width() * PrintedSheet.CHARACTER);
        }
        head.setHeightInPoints(height(lines));
        sheet.createFreezePane(Math.min(2, columns.length), 1);
    }

    private void print(String note) {
        PrintedSheet.prepare(sheet);
        sheet.setMargin(PageMargin.LEFT, 15 / INCH);
        sheet.setMargin(PageMargin.RIGHT, 15 / INCH);
        sheet.setMargin(PageMargin.TOP, 20 / INCH);
        sheet.setMargin(PageMargin.BOTTOM, 18 / INCH);
        // In a header & begins a code of its own.
        sheet.getHeader().setCenter("&\"黑体\"&16" + sheet.getSheetName());
        sheet.getFooter().setLeft(note.replace("&", "&&"));
    }

    /** Adds a row of texts, whole numbers and days; a text is a text, whatever it begins with. */
    public void add(Object... values) {
        Row row = sheet.createRow(rows++);
        int lines = 1;
        for (int n = 0; n < values.length; n++) {
            Cell cell = row.createCell(n);
            if (values[n] instanceof LocalDate day) {
                cell.setCellStyle(date);
                cell.setCellValue(day);
            } else if (values[n] instanceof Number number) {
                cell.setCellStyle(figure);
                cell.setCellValue(number.doubleValue());
            } else {
                cell.setCellStyle(text);
                String value = values[n] == null ? "" : values[n].toString();
                cell.setCellValue(value.length() > LONGEST_CELL ? value.substring(0, LONGEST_CELL - 1) + "…" : value);
                // Columns that are not printed would leave the printed rows mostly white.
                lines = n < printed ? Math.max(lines, lines(value, columns[n].width())) : lines;
            }
        }
        row.setHeightInPoints(height(lines));
    }

    /** Nobody fits rows that are streamed, so their height is reckoned: a Chinese character is two wide. */
    private static int lines(String text, int width) {
        return text.lines()
                .mapToInt(line -> Math.max(1, (2 * line.length() + width - 4) / (width - 3)))
                .sum();
    }

    private static float height(int lines) {
        return Math.min(HIGHEST, LINE * lines + 4);
    }

    /** How many rows it has below its head. */
    public int rows() {
        return rows - 1;
    }

    /** Writes the file and lets go of everything. */
    public void write(String title, OutputStream out) throws IOException {
        workbook.setPrintArea(0, 0, printed - 1, 0, Math.max(rows - 1, 1));
        sheet.setAutoFilter(new CellRangeAddress(0, Math.max(rows - 1, 1), 0, columns.length - 1));
        Path made = Files.createTempFile("document", ".xlsx");
        try {
            try (OutputStream file = Files.newOutputStream(made)) {
                workbook.write(file);
            } finally {
                workbook.close();
            }
            FixedZip.copy(made, title, out);
        } finally {
            Files.delete(made);
        }
    }
}
