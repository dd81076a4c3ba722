package org.zhenggai.kernel.office;

import java.io.IOException;
import org.apache.poi.poifs.filesystem.FileMagic;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.office.grid.BuiltBook;
import org.zhenggai.kernel.office.grid.StreamedBook;
import org.zhenggai.kernel.office.size.SheetRows;

/**
 * The text of an Excel workbook (.xlsx, .xls), a line a row, cells apart by tabs. A cell that is merged over several rows
 * stands in each of them, as people read it. A line break within a table's cell is a blank; a row of one cell is as many lines
 * as it shows. No formula is computed: what Excel computed last is read. Hidden sheets are left out and told, hidden rows and columns
 * are read and told.
 */
public final class SpreadSheet {

    private static final long MAX_UNPACKED = 60_000_000;
    private static final int MAX_ROWS = 20_000;

    private SpreadSheet() {}

    /** Whether the bytes look like a workbook; {@link #read} says whether they are one. */
    public static boolean is(byte[] bytes) {
        return OfficeFiles.isPackage(bytes, "xl/") || OldDocument.isWorkbook(bytes);
    }

    /**
     * Reads a workbook.
     *
     * @param name of the file, for sentences
     * @throws Refusal when it is damaged, unpacks to too much, carries macros, or has too many rows
     */
    public static FileText read(String name, byte[] bytes) {
        SheetRows.check(name, bytes, MAX_ROWS, 2 * MAX_UNPACKED);
        if (FileMagic.valueOf(bytes) == FileMagic.OLE2) {
            return Workbooks.read(
                    name, bytes, MAX_UNPACKED, Workbooks.DAMAGED, book -> BuiltBook.read(name, book, MAX_ROWS));
        }
        try {
            OfficeFiles.check(name, bytes, MAX_UNPACKED);
            return StreamedBook.read(name, bytes, MAX_ROWS);
        } catch (Refusal e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new Refusal(Workbooks.DAMAGED.formatted(name));
        }
    }
}
