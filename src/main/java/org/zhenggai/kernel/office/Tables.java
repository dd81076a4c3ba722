package org.zhenggai.kernel.office;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Sheet;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.office.Table.Cell;
import org.zhenggai.kernel.office.Table.Row;
import org.zhenggai.kernel.office.grid.Separator;
import org.zhenggai.kernel.web.UploadedText;

/** Reads a file as tables: a workbook by its content, everything else as CSV in UTF-8 or GB18030. */
public final class Tables {

    /** Largest file, in bytes. */
    public static final int MAX_BYTES = 1_000_000;

    /** Rows in all tables of a file, headings included. */
    public static final int MAX_ROWS = 5_000;

    /** Columns that are looked at; more is no directory. */
    private static final int MAX_COLUMNS = 50;

    /** A quote that is never closed would swallow the rest of the file in silence. */
    private static final CSVFormat STRICT = CSVFormat.EXCEL
            .builder()
            .setLenientEof(false)
            .setTrailingData(false)
            .get();

    /** A workbook of 5,000 rows is below 3 MB when unpacked. */
    private static final int MAX_UNPACKED = 12_000_000;

    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] OLE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    private Tables() {}

    /**
     * The tables of a file.
     *
     * @throws Refusal when it is too large, or no table that can be read
     */
    public static List<Table> of(String file, byte[] bytes) {
        Refusal.unless(bytes.length > 0, "“%s”是空文件，请确认选对了文件。", file);
        Refusal.unless(bytes.length <= MAX_BYTES, "“%s”超过1 MB，请删去无关的工作表和列后再导入。", file);
        Refusal.unless(!startsWith(bytes, OLE), "“%s”是旧版或加密的 Excel 文件，请另存为不加密的“Excel 工作簿（.xlsx）”或 CSV 后再导入。", file);
        List<Table> tables = startsWith(bytes, ZIP)
                ? Workbooks.read(
                        file,
                        bytes,
                        MAX_UNPACKED,
                        Workbooks.DAMAGED,
                        book -> Workbooks.shown(book).stream()
                                .map(sheet -> table(file, sheet))
                                .toList())
                : List.of(csv(file, bytes));
        int rows = tables.stream().mapToInt(table -> table.rows().size()).sum();
        Refusal.unless(rows > 0, "“%s”没有内容，请确认选对了文件。", file);
        Refusal.unless(rows <= MAX_ROWS, "“%s”超过%d行，请分成几个文件分次导入。", file, MAX_ROWS);
        return tables;
    }

    private static boolean startsWith(byte[] bytes, byte[] mark) {
        return bytes.length >= mark.length
                && ByteBuffer.wrap(bytes, 0, mark.length).equals(ByteBuffer.wrap(mark));
    }

    private static Table csv(String file, byte[] bytes) {
        String text = UploadedText.of(bytes)
                .filter(found -> found.indexOf('\0') < 0)
                .orElseThrow(
                        () -> new Refusal("“" + file + "”不是 Excel 工作簿（.xlsx），也不是 UTF-8 或 GB18030 编码的 CSV 文件，请另存后再导入。"));
        List<Row> rows = new ArrayList<>();
        Separator separator = Separator.of(text);
        CSVFormat format = STRICT.builder().setDelimiter(separator.sign()).get();
        try (CSVParser parser = format.parse(new StringReader(separator.text()))) {
            for (CSVRecord record : parser) {
                add(rows, (int) record.getRecordNumber(), cells(record));
                Refusal.unless(rows.size() <= MAX_ROWS, "“%s”超过%d行，请分成几个文件分次导入。", file, MAX_ROWS);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new Refusal("“" + file + "”第" + (rows.size() + 1) + "行起读不下去，多半是引号不成对。请改正后再导入。");
        }
        return new Table("“" + file + "”", rows);
    }

    private static List<Cell> cells(CSVRecord record) {
        return record.stream().limit(MAX_COLUMNS).map(Cell::of).toList();
    }

    private static void add(List<Row> rows, int number, List<Cell> cells) {
        if (!cells.stream().allMatch(Cell::isBlank)) {
            rows.add(new Row(number, cells));
        }
    }

    private static Table table(String file, Sheet sheet) {
        Refusal.unless(
                sheet.getPhysicalNumberOfRows() <= MAX_ROWS,
                "“%s”工作表“%s”超过%d行，请分成几个文件分次导入。",
                file,
                sheet.getSheetName(),
                MAX_ROWS);
        DataFormatter format = new DataFormatter(Locale.ROOT);
        List<Row> rows = new ArrayList<>();
        for (org.apache.poi.ss.usermodel.Row row : sheet) {
            List<Cell> cells = new ArrayList<>();
            for (int n = 0; n < Math.min(row.getLastCellNum(), MAX_COLUMNS); n++) {
                cells.add(cell(row.getCell(n), format));
            }
            add(rows, row.getRowNum() + 1, cells);
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
