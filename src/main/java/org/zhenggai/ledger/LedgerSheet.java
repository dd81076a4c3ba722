package org.zhenggai.ledger;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.zhenggai.kernel.office.Sheet;
import org.zhenggai.kernel.office.Sheet.Column;

/** The ledger as an Excel sheet, line by line. */
public final class LedgerSheet {

    private final Sheet sheet;
    private final List<LedgerColumn> columns;

    /**
     * An empty ledger.
     *
     * @param note what stands below each printed page
     * @param today by which deadlines are said to stand
     */
    public LedgerSheet(String note, LocalDate today) {
        this.columns = LedgerColumn.all(today).stream()
                .sorted(Comparator.comparing(column -> !column.isPrinted()))
                .toList();
        this.sheet = new Sheet(
                "整改台账",
                note + "；其余栏目见电子表格",
                (int) columns.stream().filter(LedgerColumn::isPrinted).count(),
                columns.stream()
                        .map(column -> new Column(column.word(), column.width()))
                        .toArray(Column[]::new));
    }

    /** Adds a line. */
    public void add(Line line) {
        sheet.add(columns.stream().map(column -> column.value().apply(line)).toArray());
    }

    /** The sheet with its lines. */
    public Sheet sheet() {
        return sheet;
    }
}
