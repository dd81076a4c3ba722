package org.zhenggai.intake.parse.table;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.zhenggai.intake.parse.doubts.UnreadCells;
import org.zhenggai.intake.parse.preview.Doubts;
import org.zhenggai.intake.parse.source.Passage;
import org.zhenggai.intake.parse.table.head.ColumnHead;
import org.zhenggai.intake.parse.table.head.ColumnRole;

/** Which column of a table holds what, as {@link ColumnChoice} settled it, and what is to be told of it. */
final class TableColumns {

    private final Map<ColumnRole, List<Integer>> columns = new EnumMap<>(ColumnRole.class);
    private final Map<ColumnRole, String> moneyUnits = new EnumMap<>(ColumnRole.class);
    private final Map<ColumnRole, String> otherwise = new EnumMap<>(ColumnRole.class);
    private final List<ColumnHead> heads = new ArrayList<>();
    private final Map<Integer, String> unread = new HashMap<>();
    private final List<String> guessed = new ArrayList<>();
    private final List<String> joined = new ArrayList<>();

    void set(ColumnRole role, List<Integer> places) {
        columns.put(role, places);
    }

    void setMoneyUnit(ColumnRole role, String unit) {
        moneyUnits.put(role, unit);
    }

    /** What holds for all rows that do not say it. */
    void setOtherwise(ColumnRole role, String text) {
        otherwise.put(role, text);
    }

    void addGuessed(String word, ColumnRole role) {
        guessed.add("“" + word + "”读作" + role.word());
    }

    void addJoined(String word, ColumnRole taken, ColumnRole besides) {
        joined.add("“" + word + "”按" + taken.word() + "读入，其中的" + besides.word());
    }

    /** A column that says the same as another one, which alone is taken. */
    void addDoubled(ColumnRole role, int column, String taken, String left) {
        unread.put(column, role.word() + "有“" + taken + "”“" + left + "”两列，只取了“" + taken + "”");
    }

    void addHead(ColumnHead head) {
        heads.add(head);
    }

    /** The heads of its columns in their order. */
    List<ColumnHead> heads() {
        return heads;
    }

    boolean has(ColumnRole role) {
        return columns.containsKey(role);
    }

    boolean isIn(ColumnRole role, int column) {
        return columns.getOrDefault(role, List.of()).contains(column);
    }

    boolean isNothing() {
        return columns.isEmpty();
    }

    /** Notes the cells of a row that go nowhere but into its text. */
    void note(Row row, int headLine, UnreadCells cells) {
        for (int column = 0; column < row.cells().size(); column++) {
            String cell = row.cell(column);
            if (cell.isEmpty() || TableCells.isNothing(cell)) {
                continue;
            }
            if (unread.containsKey(column)) {
                cells.addDoubled(headLine, unread.get(column), row.lineOf(column));
            } else if (!isTaken(column)) {
                String word = column < heads.size() ? heads.get(column).word() : "";
                cells.addUnknown(headLine, word.isEmpty() ? "第" + (column + 1) + "列" : word, row.lineOf(column));
            }
        }
    }

    private boolean isTaken(int column) {
        return columns.values().stream().anyMatch(places -> places.contains(column));
    }

    /** The cell of a row; empty where the row or the table has none. */
    String cell(Row row, ColumnRole role) {
        return columns.getOrDefault(role, List.of()).stream()
                .map(row::cell)
                .filter(cell -> !cell.isEmpty())
                .findFirst()
                .orElse(otherwise.getOrDefault(role, ""));
    }

    /** The filled cells of a row, where several columns can hold the same. */
    List<Passage> passages(Row row, ColumnRole role) {
        return columns.getOrDefault(role, List.of()).stream()
                .filter(column -> !row.cell(column).isEmpty())
                .map(column -> new Passage(row.lineOf(column), row.cell(column)))
                .toList();
    }

    /** A sum with the unit that its head names, where it has none itself. */
    String money(Row row, ColumnRole role) {
        String cell = cell(row, role);
        boolean isBare = cell.matches("[\\d,.，．]+") && !cell.matches("[0.]+");
        return TableCells.isNothing(cell) || cell.matches("[0.]+")
                ? ""
                : isBare ? cell + moneyUnits.getOrDefault(role, "") : cell;
    }

    /** Whether a row has anything but its number. */
    boolean isOnlyNumbered(Row row) {
        List<Integer> numbers = columns.getOrDefault(ColumnRole.NUMBER, List.of());
        for (int column = 0; column < row.cells().size(); column++) {
            if (!row.cell(column).isEmpty() && !numbers.contains(column)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Tells what a person has to look at.
     *
     * @param told what was told of other tables, and is not told again
     */
    void report(int line, Set<String> told, Doubts doubts) {
        tell(line, "guessed-columns", guessed, "，是按内容推断的；请核对，不对的请指定这一列是什么。", told, doubts);
        tell(line, "joined-columns", joined, "没有分出来；请核对原文后手工补上。", told, doubts);
    }

    private static void tell(int line, String code, List<String> what, String wish, Set<String> told, Doubts doubts) {
        if (!what.isEmpty()) {
            tell(line, code, String.join("，", what) + wish, told, doubts);
        }
    }

    private static void tell(int line, String code, String words, Set<String> told, Doubts doubts) {
        if (told.add(words)) {
            doubts.add(line, code, "表格的列" + words);
        }
    }
}
