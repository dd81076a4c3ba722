package org.zhenggai.kernel.office;

import java.util.List;

/**
 * A table as somebody sent it: a CSV file or a sheet of a workbook.
 *
 * @param name as messages name it
 */
public record Table(String name, List<Row> rows) {

    /**
     * A row that is not blank.
     *
     * @param number as the spreadsheet counts, from 1
     */
    public record Row(int number, List<Cell> cells) {}

    /**
     * A cell.
     *
     * @param text without blanks around it, never null
     * @param fault why the cell cannot be used whatever stands in it, or null
     */
    public record Cell(String text, String fault) {

        public static Cell of(String text) {
            return new Cell(text.replace('\u00A0', ' ').strip(), null);
        }

        public boolean isBlank() {
            return text.isEmpty() && fault == null;
        }
    }
}
