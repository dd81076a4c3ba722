package org.zhenggai.people.admin;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.office.Table;
import org.zhenggai.kernel.office.Table.Cell;
import org.zhenggai.kernel.office.Table.Row;

/**
 * Units and people as they stand in tables. A row of headings begins a table of units or of people; a file, or a sheet,
 * may hold both, one below the other.
 *
 * @param faults what cannot be used, whatever is in the directory
 * @param unused headings of columns that mean nothing here
 */
record DirectoryFile(List<Line> units, List<Line> people, List<Fault> faults, List<String> unused) {

    /**
     * One row.
     *
     * @param place as messages name it
     * @param values by column; a column that the table lacks is not in it, a blank cell is empty
     */
    record Line(String place, Map<Column, String> values) {

        /** The value, empty for a blank cell, and for a column that the table lacks what was there before. */
        String value(Column column, String before) {
            return values.getOrDefault(column, before == null ? "" : before);
        }
    }

    /** What is wrong, where; without a column it is the row or the file. */
    record Fault(String place, String column, String message) {}

    static DirectoryFile of(List<Table> tables) {
        DirectoryFile file =
                new DirectoryFile(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        tables.forEach(file::add);
        Refusal.unless(
                !file.units.isEmpty() || !file.people.isEmpty() || !file.faults.isEmpty(),
                "文件中没有单位或人员。表头须有“单位编码”和“单位名称”，或者“用户名”。");
        return file;
    }

    private void add(Table table) {
        Map<Integer, Column> columns = new TreeMap<>();
        boolean ofPeople = false;
        for (Row row : table.rows()) {
            String place = table.name() + "第" + row.number() + "行";
            boolean isHeadOfPeople = isHead(row, true, Column.USERNAME);
            if (isHeadOfPeople || isHead(row, false, Column.UNIT_CODE, Column.UNIT_NAME)) {
                ofPeople = isHeadOfPeople;
                columns = columns(row, place, ofPeople);
            } else if (!columns.isEmpty()) {
                (ofPeople ? people : units).add(line(row, place, columns));
            } else if (row.cells().stream().filter(cell -> !cell.isBlank()).count() > 1) {
                faults.add(new Fault(place, "", "前面没有可以识别的表头。表头须有“单位编码”和“单位名称”，或者“用户名”。"));
                return;
            }
        }
    }

    private static boolean isHead(Row row, boolean ofPeople, Column... needed) {
        List<Column> found = row.cells().stream()
                .flatMap(cell -> Column.of(cell.text(), ofPeople).stream())
                .toList();
        return found.containsAll(List.of(needed));
    }

    private Map<Integer, Column> columns(Row head, String place, boolean ofPeople) {
        Map<Integer, Column> columns = new TreeMap<>();
        for (int n = 0; n < head.cells().size(); n++) {
            String heading = head.cells().get(n).text();
            Column column = Column.of(heading, ofPeople).orElse(null);
            if (column != null && !columns.containsValue(column)) {
                columns.put(n, column);
            } else if (column != null && column != Column.UNIT) {
                faults.add(new Fault(place, heading, "这一列出现了两次，请只留一列。"));
            } else if (!heading.isEmpty() && !unused.contains(heading)) {
                unused.add(heading);
            }
        }
        return columns;
    }

    private Line line(Row row, String place, Map<Integer, Column> columns) {
        Map<Column, String> values = new EnumMap<>(Column.class);
        columns.forEach((n, column) -> {
            Cell cell = n < row.cells().size() ? row.cells().get(n) : Cell.of("");
            values.put(column, cell.text());
            if (cell.fault() != null) {
                faults.add(new Fault(place, column.word(), cell.fault()));
            }
        });
        return new Line(place, values);
    }
}
