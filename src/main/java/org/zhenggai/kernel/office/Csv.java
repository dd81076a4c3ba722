package org.zhenggai.kernel.office;

import java.io.IOException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** CSV for a spreadsheet, which knows UTF-8 by the byte order mark. */
public final class Csv {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private Csv() {}

    /** Writes the mark and the heads of the columns; the caller adds the rows, with {@code Cells.text} where people typed. */
    public static CSVPrinter begin(Appendable out, String... heads) throws IOException {
        out.append(BYTE_ORDER_MARK);
        return CSVFormat.EXCEL.builder().setHeader(heads).get().print(out);
    }
}
