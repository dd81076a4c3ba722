package org.zhenggai.intake.parse.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.zhenggai.intake.parse.doubts.UnreadCells;
import org.zhenggai.intake.parse.preview.Doubts;
import org.zhenggai.intake.parse.preview.PreviewArea;
import org.zhenggai.intake.parse.table.head.ColumnHead;
import org.zhenggai.intake.parse.table.head.ColumnRole;
import org.zhenggai.intake.parse.table.head.ColumnWords;
import org.zhenggai.intake.parse.table.head.RowNumber;

/** Reads the rows below a head, or cards: which of them begin a finding, and which go on with the one above. */
final class TableRows {

    /** So many lines are named in a doubt about many. */
    private static final int NAMED = 10;

    private final Doubts doubts;
    private final TableAreas areas;
    private final List<Integer> sameWords = new ArrayList<>();
    private final List<Integer> ended = new ArrayList<>();
    private final Map<String, ColumnHead> heads = new LinkedHashMap<>();
    private final Set<String> told = new HashSet<>();
    private final UnreadCells unread = new UnreadCells();
    private TableColumns columns;
    private int headLine;
    private Row last;
    private String lastNumber = "";

    TableRows(Doubts doubts) {
        this.doubts = doubts;
        this.areas = new TableAreas(doubts);
    }

    void beginTable(TableColumns settled, int line) {
        begin(settled, line);
        areas.beginTable(settled);
        last = null;
    }

    /** A card that does not say what its problem is goes on with the card before. */
    void beginCard(TableColumns settled, int line) {
        begin(settled, line);
        if (settled.has(ColumnRole.FINDING) || settled.has(ColumnRole.ITEM)) {
            areas.endFinding();
            last = null;
        }
    }

    private void begin(TableColumns settled, int line) {
        columns = settled;
        headLine = line;
        settled.heads().forEach(head -> heads.putIfAbsent(ColumnWords.plain(head.word()), head));
        settled.report(line, told, doubts);
    }

    /** The name of a sheet is the unit or the area of its rows where they say none themselves. */
    void beginSheet(SheetNames sheets) {
        Optional<String> name = sheets.ofTable();
        if (name.isEmpty() || columns.has(ColumnRole.AREA)) {
            return;
        }
        if (!ColumnContent.isUnit(name.get())) {
            areas.beginSheet(name.get(), sheets.line());
            sheets.takenAsArea(name.get());
        } else if (!columns.has(ColumnRole.UNIT)) {
            areas.separate();
            columns.setOtherwise(ColumnRole.UNIT, name.get());
            sheets.takenAsUnit(name.get());
        }
    }

    void beginArea(String title, int line) {
        areas.begin(title, line);
        last = null;
    }

    /** A problem over the whole width of a table; the rows below it are of it. */
    void beginFinding(String words, String text, int line) {
        lastNumber = "";
        last = null;
        areas.finding(RowNumber.without(words), RowNumber.inFront(words), line)
                .add(columns, Row.of(List.of(), text, line));
    }

    /** Whether no column has the problems, so that they stand over their rows. */
    boolean isBelowProblems() {
        return columns != null && !columns.has(ColumnRole.FINDING) && !columns.has(ColumnRole.ITEM);
    }

    /** The title of a group where a row has nothing but a number and words, and the next one a number of a lower level. */
    Optional<String> group(Row row, Row next) {
        String number = columns.cell(row, ColumnRole.NUMBER);
        String words = columns.cell(row, columns.has(ColumnRole.FINDING) ? ColumnRole.FINDING : ColumnRole.ITEM);
        boolean isBare = row.cells().stream()
                .filter(cell -> !cell.isEmpty())
                .allMatch(cell -> cell.equals(number) || cell.equals(words));
        return Optional.of(words)
                .filter(title -> isBare && !title.isEmpty() && !hasAreas())
                .filter(title -> RowNumber.isAbove(number, columns.cell(next, ColumnRole.NUMBER)));
    }

    /** Whether the table has a column for areas. */
    boolean hasAreas() {
        return columns != null && columns.has(ColumnRole.AREA);
    }

    /** Whether this column is the one of the problems. */
    boolean isProblemIn(int column) {
        return columns.isIn(ColumnRole.FINDING, column);
    }

    /** Reads a row; answers whether it is more than a total, a note or an empty line of the form. */
    boolean add(Row row) {
        if (TableFooter.is(row, columns) || columns.isOnlyNumbered(row)) {
            return false;
        }
        String area = columns.cell(row, ColumnRole.AREA);
        if (!area.isEmpty() && !areas.isIn(area)) {
            areas.begin(area, row.line());
        }
        String problem = columns.cell(row, ColumnRole.FINDING);
        String main =
                problem.isEmpty() && !columns.has(ColumnRole.FINDING) ? columns.cell(row, ColumnRole.ITEM) : problem;
        if (!main.isEmpty() && (TableCells.isNothing(main) || TableFooter.isFigure(main))) {
            return false;
        }
        FindingRows finding = areas.last();
        if (finding == null && main.isEmpty()) {
            doubts.add(row.line(), "row-without-problem", "表格第" + row.line() + "行没有写问题，未列入；请核对原文。");
            return true;
        }
        if (finding == null || !goesOn(finding, main, row)) {
            lastNumber = "";
            if (finding != null && main.equals(finding.cell())) {
                sameWords.add(row.line());
            }
            finding = areas.finding(main, TableCells.number(columns.cell(row, ColumnRole.NUMBER), main), row.line());
        }
        finding.add(columns, row);
        columns.note(row, headLine, unread);
        String number = columns.cell(row, ColumnRole.NUMBER);
        lastNumber = number.isEmpty() ? lastNumber : number;
        if (TableHistory.isEnded(TableHistory.in(columns, row))) {
            ended.add(row.line());
        }
        last = row;
        return true;
    }

    /** Whether a row goes on with the finding above: it says no other problem, and no other number, unit or day for the same. */
    private boolean goesOn(FindingRows finding, String main, Row row) {
        String number = columns.cell(row, ColumnRole.NUMBER);
        String before = lastNumber;
        if (main.isEmpty()) {
            if (!isBelowProblems() && !number.isEmpty() && !before.isEmpty() && !number.equals(before)) {
                doubts.add(row.line(), "row-without-problem", "表格第" + row.line() + "行有序号而没有写问题，已接在上一个问题后面；请核对原文。");
            }
            return true;
        }
        if (!main.equals(finding.cell()) || last == null) {
            return main.equals(finding.cell());
        }
        boolean isPart = columns.has(ColumnRole.ITEM)
                && !columns.cell(row, ColumnRole.ITEM).isEmpty();
        if (isPart || (columns.has(ColumnRole.NUMBER) && (number.isEmpty() || number.equals(before)))) {
            return true;
        }
        return !columns.has(ColumnRole.NUMBER)
                && (!FindingRows.item(columns, row).equals(FindingRows.item(columns, last))
                        || (isSame(row, ColumnRole.UNIT) && isSame(row, ColumnRole.DEADLINE)));
    }

    private boolean isSame(Row row, ColumnRole role) {
        String here = columns.cell(row, role);
        String before = columns.cell(last, role);
        return here.isEmpty() || before.isEmpty() || here.equals(before);
    }

    List<PreviewArea> areas() {
        return areas.previews();
    }

    /** The heads of all tables, each once. */
    List<ColumnHead> heads() {
        return heads.values().stream().filter(head -> !head.word().isEmpty()).toList();
    }

    /** Tells what many rows have in common. */
    void report(int line) {
        unread.report(doubts);
        if (!sameWords.isEmpty()) {
            doubts.add(
                    line, "same-words", "表格%s与上一行的问题文字相同，因序号、单位或时限不同，各作一个问题；确是同一个问题的，请合并。".formatted(lines(sameWords)));
        }
        if (!ended.isEmpty()) {
            doubts.add(
                    line,
                    "said-to-be-done",
                    "表格%s写明已完成或已销号；本系统没有核验和签批过，导入后照常办理，原状态列在事项页的“导入前的情况”里。".formatted(lines(ended)));
        }
    }

    private static String lines(List<Integer> all) {
        String first = all.stream().limit(NAMED).map(String::valueOf).collect(Collectors.joining("、"));
        return all.size() > NAMED ? "第%s等%d行".formatted(first, all.size()) : "第%s行".formatted(first);
    }
}
