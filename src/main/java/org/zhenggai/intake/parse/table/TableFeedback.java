package org.zhenggai.intake.parse.table;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.zhenggai.intake.parse.preview.Doubts;
import org.zhenggai.intake.parse.preview.PreviewArea;
import org.zhenggai.intake.parse.table.head.ColumnHead;
import org.zhenggai.intake.parse.table.head.ColumnWords;
import org.zhenggai.intake.parse.table.head.Subject;

/**
 * Reads findings from tables: rows are lines whose cells are apart by tabs. Each head that is recognised begins a table,
 * so that several sheets are read one after the other; cards are tables without a head.
 */
public final class TableFeedback {

    private final List<String> lines;
    private final ColumnWords known;
    private final TableLines looked;
    private final Doubts doubts;
    private final TableRows rows;
    private final TableSections sections;
    private final Cards cards;
    private final Transposed transposed;
    private final SheetNames sheets;
    private final LinesAlone alone;
    private final BitSet furniture = new BitSet();
    private TableHead head;
    private int firstLine;
    private boolean isInCards;
    private boolean isAfterText;

    private TableFeedback(List<String> lines, ColumnWords known, Doubts doubts) {
        this.lines = lines;
        this.known = known;
        this.looked = new TableLines(lines, known);
        this.doubts = doubts;
        this.rows = new TableRows(doubts);
        this.sections = new TableSections(lines);
        this.cards = new Cards(lines, known);
        this.transposed = new Transposed(lines, known);
        this.sheets = new SheetNames(lines, looked::isHead);
        this.alone = new LinesAlone(lines, rows, sections, looked, doubts);
        sections.lookOver(looked.begins(cards));
    }

    /**
     * What was read.
     *
     * @param furniture rows that were left out, by line
     * @param sections lines that are no rows and name the area of the rows below them
     * @param headLine line of the first head
     * @param heads of all its tables, each once
     * @param isNamed whether heads, or the lines over them, speak of problems that are put right
     */
    public record Read(
            List<PreviewArea> areas,
            BitSet furniture,
            BitSet sections,
            int headLine,
            List<ColumnHead> heads,
            boolean isNamed) {

        public int findings() {
            return areas.stream().mapToInt(area -> area.findings().size()).sum();
        }
    }

    /** Reads the tables of a text; empty when it has no row below a head. */
    public static Optional<Read> of(String text, ColumnWords known, Doubts doubts) {
        if (text.indexOf('\t') < 0) {
            return Optional.empty();
        }
        TableFeedback tables = new TableFeedback(List.of(text.split("\n", -1)), known, doubts);
        for (int n = 0; n < tables.lines.size(); n++) {
            n += tables.line(n);
        }
        if (tables.firstLine == 0) {
            tables.headless();
        }
        return tables.read();
    }

    /** A table without a head: its cells must say what is wrong, and who or until when; all of it is a doubt. */
    private void headless() {
        TableColumns columns = looked.withoutHead();
        for (int n = 0; !columns.isNothing() && n < lines.size(); n++) {
            List<String> cells = cells(lines.get(n));
            if (cells.size() > 2) {
                begin(columns, n);
                furniture.clear(n + 1);
                row(Row.of(cells, lines.get(n).stripTrailing(), n + 1));
            }
        }
    }

    private void begin(TableColumns columns, int n) {
        if (firstLine == 0) {
            firstLine = n + 1;
            rows.beginTable(columns, n + 1);
        }
    }

    /**
     * The heads of the tables of a text with what they were read as; those of the first row of words where no table is
     * known to be one of problems.
     */
    public static List<ColumnHead> heads(String text, ColumnWords known) {
        return of(text, known, new Doubts())
                .map(Read::heads)
                .orElseGet(() -> new TableLines(List.of(text.split("\n", -1)), known).firstWords());
    }

    private Optional<Read> read() {
        List<PreviewArea> areas = rows.areas();
        rows.report(firstLine);
        sheets.report(firstLine, doubts);
        boolean isNamed = Subject.isRectification(rows.heads(), looked.over(firstLine));
        return areas.isEmpty()
                ? Optional.empty()
                : Optional.of(new Read(areas, furniture, sections.lines(), firstLine, rows.heads(), isNamed));
    }

    static List<String> cells(String line) {
        return Arrays.stream(line.split("\t", -1)).map(String::strip).toList();
    }

    /** Reads a line; answers how many lines behind it belong to it. */
    private int line(int n) {
        if (sheets.begins(n)) {
            endTable(n);
            return 0;
        }
        List<String> cells = cells(lines.get(n));
        List<String> filled = cells.stream().filter(cell -> !cell.isEmpty()).toList();
        if (filled.isEmpty()) {
            return 0;
        }
        if (filled.size() == 1 && alone.read(filled.get(0), cells.indexOf(filled.get(0)), n, head != null)) {
            return 0;
        }
        if (cells.size() < 2) {
            isAfterText = true;
            return 0;
        }
        Optional<Cards.Run> run =
                transposed.at(n).or(() -> cards.at(n)).filter(found -> isInCards || found.hasProblem(known));
        if (run.isPresent()) {
            return cards(run.get(), n);
        }
        int below = head(cells, n);
        if (below < 0) {
            row(cells, n);
        }
        isAfterText = false;
        return Math.max(below, 0);
    }

    /** On another sheet begins another table, or none. */
    private void endTable(int n) {
        head = null;
        isInCards = false;
        isAfterText = false;
        furniture.set(n + 1);
        sections.add(n + 1);
    }

    /** Reads a row; one of another table, which stands below a text and has a head that is none of problems, is left out. */
    private void row(List<String> cells, int n) {
        if (head != null && isAfterText && looked.isLikeHead(n)) {
            head = null;
            doubts.add(n + 1, "table-left-out", "从第" + (n + 1) + "行起的表格没有读到问题一列，没有读入；请核对里面是否还有问题。");
        }
        if (head == null) {
            furniture.set(n + 1);
            return;
        }
        Row row = Row.of(cells, lines.get(n).stripTrailing(), n + 1);
        Optional<String> group = rows.group(row, Row.of(looked.rowBelow(n), "", n + 2));
        if (group.isPresent()) {
            rows.beginArea(group.get(), n + 1);
            sections.add(n + 1);
        } else {
            row(row);
        }
    }

    private void row(Row row) {
        if (!rows.add(row)) {
            furniture.set(row.line());
        }
    }

    private int cards(Cards.Run run, int n) {
        firstLine = firstLine == 0 ? n + 1 : firstLine;
        head = null;
        isInCards = true;
        for (Cards.Card card : run.cards()) {
            TableHead labels = TableHead.ofLabels(card.labels(), known);
            rows.beginCard(
                    ColumnChoice.ofCard(labels, List.of(card.row().cells())),
                    card.row().line());
            rows.beginSheet(sheets);
            row(card.row());
        }
        return run.end() - n - 1;
    }

    /** Reads a head; answers how many lines behind it belong to it, -1 where there is none. */
    private int head(List<String> cells, int n) {
        TableLines.Found found = looked.head(cells, n, head != null);
        TableHead read = found.head();
        int below = found.below();
        if (read == null) {
            return -1;
        }
        if (head != null && head.isRepeatedBy(read)) {
            furniture.set(n + 1, n + 2 + below);
            return below;
        }
        boolean isAnother = (head == null || read.isPlain()) && begin(read, n, below);
        return isAnother ? below : -1;
    }

    private boolean begin(TableHead read, int n, int below) {
        List<List<String>> sample = looked.below(n + below + 1);
        TableColumns columns = ColumnChoice.of(read, sample, looked.above(n));
        if (columns.isNothing() && looked.isBelowProblems(n + below + 1)) {
            columns = ColumnChoice.ofMeasures(read, sample);
        }
        if (columns.isNothing()) {
            return false;
        }
        head = read;
        isInCards = false;
        firstLine = firstLine == 0 ? n + 1 : firstLine;
        rows.beginTable(columns, n + 1);
        rows.beginSheet(sheets);
        return true;
    }
}
