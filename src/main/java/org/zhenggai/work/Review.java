package org.zhenggai.work;

import java.util.List;

/**
 * What a workbook would change, before anything is changed.
 *
 * @param rows those with a change or a fault, in the order of the workbook
 * @param notes what is worth knowing and changes nothing, in sentences
 * @param untouched how many rows are as they were
 */
public record Review(List<Entry> rows, List<String> notes, int untouched) {

    /**
     * A row.
     *
     * @param line its number in Excel
     * @param number of the item
     * @param title of the item, empty where the row is no item
     * @param doubts what has to be decided before it is written, sentences without full stop
     * @param others what somebody else changed since the workbook was made, in a sentence; null when nobody did
     */
    public record Entry(
            int line,
            String number,
            String title,
            List<Change> changes,
            List<Fault> faults,
            List<String> doubts,
            String others) {

        /** A row without doubts. */
        public Entry(int line, String number, String title, List<Change> changes, List<Fault> faults, String others) {
            this(line, number, title, changes, faults, List.of(), others);
        }

        public Entry doubted(String doubt) {
            return new Entry(line, number, title, changes, faults, List.of(doubt), others);
        }

        /** Whether it is written when the person confirms: something changes and nothing is wrong. */
        public boolean isGood() {
            return faults.isEmpty() && others == null && !changes.isEmpty();
        }
    }

    /** A value that becomes another. */
    public record Change(String column, String from, String to) {}

    /** What is wrong with a cell, a sentence without full stop. */
    public record Fault(String ref, String words) {}

    public long good() {
        return rows.stream().filter(Entry::isGood).count();
    }

    /** How many of those that could be written have to be decided on. */
    public long doubtful() {
        return rows.stream()
                .filter(row -> row.faults().isEmpty() && !row.doubts().isEmpty())
                .count();
    }

    public long faulty() {
        return rows.stream().filter(row -> !row.faults().isEmpty()).count();
    }

    public long overtaken() {
        return rows.stream()
                .filter(row -> row.faults().isEmpty() && row.others() != null)
                .count();
    }

    /** The same for the same changes and faults: who confirms something else than he saw is shown it again. */
    public String sum() {
        return Integer.toHexString(rows.hashCode()) + "-" + rows.size();
    }
}
