package org.zhenggai.intake.parse.table;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.zhenggai.intake.parse.preview.Doubts;
import org.zhenggai.intake.parse.preview.PreviewArea;
import org.zhenggai.intake.parse.source.Wording;
import org.zhenggai.intake.parse.table.TableHead.Role;

/**
 * Reads findings from tables: rows are lines whose cells are apart by tabs. Each head that is recognised begins a table,
 * so that several sheets are read one after the other.
 */
public final class TableFeedback {

    private static final Pattern TOTAL = Pattern.compile("(合计|总计|小计|备注|填表说明|说明|注)[：:]?.*");

    private final List<String> lines;
    private final TableAreas areas;
    private final BitSet furniture = new BitSet();
    private final BitSet sections = new BitSet();
    private final Doubts doubts;
    private TableHead head;
    private int firstLine;

    private TableFeedback(List<String> lines, Doubts doubts) {
        this.lines = lines;
        this.doubts = doubts;
        this.areas = new TableAreas(doubts);
    }

    /**
     * What was read.
     *
     * @param furniture rows that were left out, by line
     * @param sections lines that are no rows and name the area of the rows below them
     * @param headLine line of the first head
     */
    public record Read(List<PreviewArea> areas, BitSet furniture, BitSet sections, int headLine) {}

    /** Reads the tables of a text; empty when it has no row below a head. */
    public static Optional<Read> of(String text, Doubts doubts) {
        if (text.indexOf('\t') < 0) {
            return Optional.empty();
        }
        TableFeedback tables = new TableFeedback(List.of(text.split("\n", -1)), doubts);
        for (int n = 0; n < tables.lines.size(); n++) {
            n += tables.line(n);
        }
        List<PreviewArea> read = tables.areas.previews();
        return read.isEmpty()
                ? Optional.empty()
                : Optional.of(new Read(read, tables.furniture, tables.sections, tables.firstLine));
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.split("\t", -1)).map(String::strip).toList();
    }

    /** Reads a line; answers how many lines behind it belong to it. */
    private int line(int n) {
        List<String> cells = cells(lines.get(n));
        List<String> filled = cells.stream().filter(cell -> !cell.isEmpty()).toList();
        if (filled.isEmpty()) {
            return 0;
        }
        if (filled.size() == 1 && !cells.get(0).isEmpty() && isSection(filled.get(0), n)) {
            areas.begin(filled.get(0), n + 1);
            sections.set(n + 1);
            return 0;
        }
        if (cells.size() < 2) {
            return 0;
        }
        int below = head(cells, n);
        if (below < 0 && head != null) {
            row(cells, filled.get(0), n + 1);
        }
        return Math.max(below, 0);
    }

    /** Reads a head; answers how many lines behind it belong to it, -1 where there is none. */
    private int head(List<String> cells, int n) {
        List<String> next = n + 1 < lines.size() ? cells(lines.get(n + 1)) : List.of();
        Optional<TableHead> one = TableHead.of(cells);
        Optional<TableHead> two = next.isEmpty() ? Optional.empty() : TableHead.of(cells, next);
        boolean isTwo = two.isPresent() && isHeadOfTwoRows(one, two.get(), cells, next);
        if (!isTwo && one.isEmpty()) {
            return -1;
        }
        TableHead read = isTwo ? two.get() : one.get();
        int below = isTwo ? 1 : 0;
        if (head != null && head.isRepeatedBy(read)) {
            furniture.set(n + 1, n + 2 + below);
            return below;
        }
        head = read;
        firstLine = firstLine == 0 ? n + 1 : firstLine;
        areas.beginTable(read);
        if (!read.unknown().isEmpty()) {
            doubts.add(
                    n + 1,
                    "unknown-columns",
                    "表格的列“" + String.join("”“", read.unknown()) + "”没有认出，内容只留在原文里；其中如有措施、责任单位或时限，请手工补上。");
        }
        return below;
    }

    /** The lower row adds to the upper one, or stands below words that go over several columns. */
    private static boolean isHeadOfTwoRows(
            Optional<TableHead> upper, TableHead both, List<String> cells, List<String> next) {
        int known = upper.map(TableHead::known).orElse(0);
        boolean isShort = next.stream().allMatch(cell -> cell.length() <= TableCells.LONGEST_TITLE / 5);
        boolean isBelowGap = IntStream.range(0, next.size())
                .anyMatch(column -> column > 0
                        && !next.get(column).isEmpty()
                        && (column >= cells.size() || cells.get(column).isEmpty()));
        boolean isHeadItself = TableHead.of(next).isPresent();
        return isShort && (isHeadItself ? isBelowGap && both.known() >= known : both.known() > known);
    }

    /**
     * Whether a line of its own over a table, or a row of one cell within it, names the area of the rows below. It is one of
     * the text where no row follows.
     */
    private boolean isSection(String text, int n) {
        if (!isSectionTitle(text)) {
            return false;
        }
        for (int below = n + 1; below < lines.size(); below++) {
            List<String> filled = cells(lines.get(below)).stream()
                    .filter(cell -> !cell.isEmpty())
                    .toList();
            if (filled.size() > 1) {
                return true;
            }
            if (!filled.isEmpty() && !isSectionTitle(filled.get(0))) {
                return false;
            }
        }
        return false;
    }

    private boolean isSectionTitle(String text) {
        if (text.length() > TableCells.LONGEST_TITLE || Wording.namesPlan(text)) {
            return false;
        }
        Matcher numbered = TableAreas.NUMBERED.matcher(text);
        boolean isNumbered = numbered.matches() && numbered.group(1) != null;
        return Wording.namesArea(numbered.replaceFirst("$4")) || (head != null && isNumbered);
    }

    private void row(List<String> cells, String first, int line) {
        if (TOTAL.matcher(first).matches() && first.length() <= TableCells.LONGEST_TITLE) {
            furniture.set(line);
            return;
        }
        String problem = head.cell(cells, Role.FINDING);
        String item = head.cell(cells, Role.ITEM);
        String area = head.cell(cells, Role.AREA);
        if (!area.isEmpty() && !areas.isIn(area)) {
            areas.begin(area, line);
        }
        String main = problem.isEmpty() ? item : problem;
        boolean isBelow = problem.isEmpty() && head.has(Role.FINDING);
        FindingRows finding = areas.continued(isBelow ? "" : main);
        if (finding == null && main.isEmpty()) {
            doubts.add(line, "row-without-problem", "表格第" + line + "行没有写问题，未列入；请核对原文。");
            return;
        }
        FindingRows rows = finding != null
                ? finding
                : areas.finding(main, TableCells.number(head.cell(cells, Role.NUMBER), main), line);
        rows.add(head, cells, lines.get(line - 1), line);
    }
}
