package org.zhenggai.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.zhenggai.kernel.web.Cells;

/** Writes lines of the ledger as CSV that Excel opens with the right characters and without running anything. */
final class LedgerCsv {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Writer out;
    private final List<LedgerColumn> columns;

    LedgerCsv(Writer out, LocalDate today) {
        this.out = out;
        this.columns = LedgerColumn.all(today);
    }

    void write(Stream<Line> lines) {
        try {
            out.write(BYTE_ORDER_MARK);
            CSVPrinter csv = CSVFormat.EXCEL
                    .builder()
                    .setHeader(columns.stream().map(LedgerColumn::word).toArray(String[]::new))
                    .get()
                    .print(out);
            for (Iterator<Line> all = lines.iterator(); all.hasNext(); ) {
                csv.printRecord(cells(all.next()));
            }
            csv.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Object[] cells(Line line) {
        return columns.stream().map(column -> cell(column, line)).toArray();
    }

    private static Object cell(LedgerColumn column, Line line) {
        Object value = column.value().apply(line);
        return value instanceof String text ? Cells.text(column.isLong() ? inOneLine(text) : text) : value;
    }

    /** Whoever reads the file line by line finds a line an item. */
    private static String inOneLine(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", "；");
    }
}
