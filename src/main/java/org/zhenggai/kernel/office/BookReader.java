package org.zhenggai.kernel.office;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.poi.poifs.filesystem.FileMagic;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.zhenggai.kernel.Days;
import org.zhenggai.kernel.Refusal;

/** Reads a workbook that came back: finds its columns by their headings, runs no formula. */
public final class BookReader {

    /** Largest file, in bytes. */
    static final int MAX_BYTES = 10_000_000;

    private static final long MAX_UNPACKED = 120_000_000;
    private static final int MAX_ROWS = 100_000;

    /** A head stands within so many rows; below it are the things. */
    private static final int LAST_HEAD = 20;

    /** Days from 2009 to 2064, with or without a time of day. */
    private static final Pattern SERIAL = Pattern.compile("[45]\\d{4}(\\.\\d+)?");

    private final DataFormatter shown = new DataFormatter(Locale.CHINA);
    private final String name;

    private BookReader(String name) {
        this.name = name;
    }

    /**
     * A cell.
     *
     * @param ref as Excel names it, such as {@code E12}
     * @param text what it shows, without blanks around it
     * @param day where it holds a day, else null; a number may be one as well, {@link #serial}
     * @param serial the day that a number would be if somebody took its date format away, else null
     * @param isFormula whether Excel computed it; its value is then not taken
     */
    public record Value(String ref, String text, LocalDate day, LocalDate serial, boolean isFormula) {

        private static Value text(String ref, String text) {
            return new Value(ref, text, null, null, false);
        }
    }

    /** A row with its number in Excel; columns by their headings. */
    public record Line(int number, Map<String, Value> values) {

        /** The value under a heading; empty where there is no such cell. */
        public Value get(String word) {
            return values.getOrDefault(word, Value.text("第" + number + "行", ""));
        }

        boolean isBlank() {
            return values.values().stream().allMatch(value -> value.text().isEmpty());
        }
    }

    /** What came back. */
    public record Filled(List<String> headings, List<Line> lines) {}

    /**
     * Reads the sheet with the keys.
     *
     * @param stamp what the workbook has to be
     * @param wish what to do when it is another one, a sentence
     * @throws Refusal when it is no such workbook, damaged, too large, encrypted, or carries macros
     */
    public static Filled read(String name, byte[] bytes, String stamp, String wish) {
        return new BookReader(name).read(bytes, stamp, wish);
    }

    private Filled read(byte[] bytes, String stamp, String wish) {
        Refusal.unless(bytes.length > 0, "“%s”是空文件，请确认选对了文件。", name);
        Refusal.unless(bytes.length <= MAX_BYTES, "“%s”超过 10 MB，没有读取。请使用本系统下载的工作簿，不要插入图片。", name);
        Refusal.unless(
                FileMagic.valueOf(bytes) != FileMagic.OLE2,
                "“%s”是旧版 Excel 文件（.xls）或加了密码，没有读取。请去掉密码，另存为“Excel 工作簿（.xlsx）”后再上传。",
                name);
        return Workbooks.read(
                name,
                bytes,
                MAX_UNPACKED,
                "“%s”不是完好的 Excel 工作簿（.xlsx）。请用 Excel 或 WPS 打开下载的工作簿，填好保存后再上传。",
                book -> read(book, stamp, wish));
    }

    private Filled read(Workbook book, String stamp, String wish) {
        Sheet lists = book.getSheet(BookWriter.LISTS);
        String found = lists == null || lists.getRow(0) == null
                ? ""
                : shown.formatCellValue(lists.getRow(0).getCell(0));
        Refusal.unless(found.equals(stamp), "“%s”不是这里要的工作簿。%s", name, wish);
        for (Sheet sheet : book) {
            Optional<Row> head = sheet == lists ? Optional.empty() : head(sheet);
            if (head.isPresent()) {
                return lines(sheet, head.get());
            }
        }
        throw new Refusal("“" + name + "”里找不到隐藏的“行标识”列，无法对应到事项。请重新下载工作簿，把填好的内容复制过去再上传。");
    }

    /** The row with the headings: the first, unless somebody put a title or a line about unit and day above it. */
    private Optional<Row> head(Sheet sheet) {
        for (int number = 0; number <= Math.min(sheet.getLastRowNum(), LAST_HEAD); number++) {
            Row row = sheet.getRow(number);
            for (int column = 0; row != null && column < row.getLastCellNum(); column++) {
                if (clean(shown.formatCellValue(row.getCell(column))).equals(BookWriter.KEY)) {
                    return Optional.of(row);
                }
            }
        }
        return Optional.empty();
    }

    private Filled lines(Sheet sheet, Row head) {
        Refusal.unless(sheet.getLastRowNum() < MAX_ROWS, "“%s”超过%d行，没有读取。请删去无关的行。", name, MAX_ROWS);
        Map<Integer, String> headings = new HashMap<>();
        List<String> words = new ArrayList<>();
        for (Cell cell : head) {
            String word = clean(shown.formatCellValue(cell));
            if (!word.isEmpty()) {
                Refusal.unless(!words.contains(word), "“%s”有两列都叫“%s”，不知道用哪一列。请删去其中一列后再上传。", name, word);
                words.add(word);
                headings.put(cell.getColumnIndex(), word);
            }
        }
        List<Line> lines = new ArrayList<>();
        for (int number = head.getRowNum() + 1; number <= sheet.getLastRowNum(); number++) {
            Row row = sheet.getRow(number);
            if (row != null) {
                Map<String, Value> values = new HashMap<>();
                headings.forEach((column, word) -> values.put(word, value(row, column)));
                Line line = new Line(number + 1, values);
                if (!line.isBlank()) {
                    lines.add(line);
                }
            }
        }
        return new Filled(words, lines);
    }

    private Value value(Row row, int column) {
        String ref = CellReference.convertNumToColString(column) + (row.getRowNum() + 1);
        Cell cell = row.getCell(column);
        if (cell == null || cell.getCellType() == CellType.BLANK) {
            return Value.text(ref, "");
        }
        if (cell.getCellType() == CellType.FORMULA) {
            return new Value(ref, "=" + cell.getCellFormula(), null, null, true);
        }
        boolean isDay = cell.getCellType() == CellType.NUMERIC && DateUtil.isCellDateFormatted(cell);
        LocalDate day = isDay ? cell.getLocalDateTimeCellValue().toLocalDate() : null;
        String text = clean(shown.formatCellValue(cell));
        return new Value(ref, isDay ? Days.words(day) : text, day, serial(cell, text), false);
    }

    /** A cell whose date format was taken away shows the number of its day, as a number or pasted as a text. */
    private static LocalDate serial(Cell cell, String text) {
        if (!SERIAL.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).matches()) {
            return null;
        }
        boolean is1904 = ((XSSFWorkbook) cell.getSheet().getWorkbook()).isDate1904();
        double number = Double.parseDouble(Normalizer.normalize(text, Normalizer.Form.NFKC));
        return DateUtil.getLocalDateTime(number, is1904).toLocalDate();
    }

    /** Full-width letters, figures and blanks are as good as the others; line breaks stay. */
    private static String clean(String text) {
        return text.replace('\u3000', ' ').replace('\u00a0', ' ').strip();
    }

    /** The same without any blank and in usual width, to compare names. */
    public static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("\\s", "");
    }
}
