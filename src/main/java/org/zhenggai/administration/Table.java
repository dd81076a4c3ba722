package org.zhenggai.administration;

import java.util.List;

/**
 * A table as somebody sent it: a CSV file or a sheet of a workbook.
 *
 * @param name as messages name it
 */
record Table(String name, List<Row> rows) {

    /**
     * A row that is not blank.
     *
     * @param number as the spreadsheet counts, from 1
     */
    record Row(int number, List<Cell> cells) {}

    /**
     * A cell.
     *
     * @param text without blanks around it, never null
     * @param fault why the cell cannot be used whatever stands in it, or null
     */
    record Cell(String text, String fault) {

        static Cell of(String text) {
            return new Cell(text.replace('\u00A0', ' ').strip(), null);
        }

        boolean isBlank() {
            return text.isEmpty() && fault == null;
        }
    }
}
