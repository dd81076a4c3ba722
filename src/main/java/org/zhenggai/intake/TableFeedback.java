package org.zhenggai.intake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zhenggai.intake.TableHead.Role;

/**
 * Reads findings from tables: rows are lines whose cells are apart by tabs. Each head that is recognised begins a table,
 * so that several sheets are read one after the other.
 */
final class TableFeedback {

    private static final Pattern TOTAL = Pattern.compile("(合计|总计|小计|备注|填表说明|说明|注)[：:]?.*");
    private static final Pattern NUMBER = Pattern.compile("\\s*[（(]?(\\d{1,3})[)）]?(?:[.、．]|\\.0+)?\\s*");
    private static final Pattern AREA_NUMBER =
            Pattern.compile("^(?:[（(]?([" + Numerals.CHARACTERS + "]{1,3}|\\d{1,2})[)）、.．]|方面(\\d{1,2}))\\s*(.+)$");

    private final List<PreviewArea> areas = new ArrayList<>();
    private final List<Passage> furniture = new ArrayList<>();
    private final Doubts doubts;
    private TableHead head;
    private int firstLine;

    private String areaTitle = "";
    private int areaNumber;
    private int areaLine;
    private List<PreviewFinding> findings = new ArrayList<>();
    private FindingRows finding;

    private TableFeedback(Doubts doubts) {
        this.doubts = doubts;
    }

    /** What was read: areas, what was left out, and the line of the first head. */
    record Read(List<PreviewArea> areas, List<Passage> furniture, int headLine) {}

    /** Reads the tables of a text; empty when it has no row below a head. */
    static Optional<Read> of(String text, Doubts doubts) {
        if (text.indexOf('\t') < 0) {
            return Optional.empty();
        }
        TableFeedback tables = new TableFeedback(doubts);
        List<String> lines = List.of(text.split("\n", -1));
        for (int n = 0; n < lines.size(); n++) {
            n += tables.line(lines, n);
        }
        tables.endArea();
        return tables.areas.isEmpty()
                ? Optional.empty()
                : Optional.of(new Read(tables.areas, tables.furniture, tables.firstLine));
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.split("\t", -1)).map(String::strip).toList();
    }

    /** Reads a line; answers how many lines behind it belong to it. */
    private int line(List<String> lines, int n) {
        List<String> cells = cells(lines.get(n));
        if (cells.size() < 2) {
            heading(lines.get(n).strip(), n + 1);
            return 0;
        }
        Optional<TableHead> one = TableHead.of(cells);
        Optional<TableHead> two =
                n + 1 < lines.size() ? TableHead.of(cells, cells(lines.get(n + 1))) : Optional.empty();
        boolean isSecond = one.isPresent() && head != null && head.isRepeatedBy(cells);
        if (isSecond) {
            furniture.add(new Passage(n + 1, lines.get(n).strip()));
            return 0;
        }
        boolean isTwo = two.isPresent()
                && two.get().known() > one.map(TableHead::known).orElse(0)
                && TableHead.of(cells(lines.get(n + 1))).isEmpty()
                && cells(lines.get(n + 1)).stream().allMatch(cell -> cell.length() <= TableCells.LONGEST_TITLE / 5);
        if (isTwo || one.isPresent()) {
            head = isTwo ? two.get() : one.get();
            firstLine = firstLine == 0 ? n + 1 : firstLine;
            return isTwo ? 1 : 0;
        }
        if (head != null) {
            row(cells, lines.get(n), n + 1);
        }
        return 0;
    }

    /** A line of its own over a table or between its rows can name the area of what follows. */
    private void heading(String text, int line) {
        String bare = AREA_NUMBER.matcher(text).replaceFirst("$3");
        if (!text.isEmpty() && text.length() <= TableCells.LONGEST_TITLE && Wording.namesArea(bare)) {
            beginArea(text, line);
        }
    }

    private void row(List<String> cells, String text, int line) {
        String first =
                cells.stream().filter(cell -> !cell.isEmpty()).findFirst().orElse("");
        String problem = head.cell(cells, Role.FINDING);
        String item = head.cell(cells, Role.ITEM);
        if (first.isEmpty()) {
            return;
        }
        if (TOTAL.matcher(first).matches() && first.length() <= TableCells.LONGEST_TITLE) {
            furniture.add(new Passage(line, text.strip()));
            return;
        }
        String area = head.cell(cells, Role.AREA);
        if (!area.isEmpty() && !area.equals(areaTitle)) {
            beginArea(area, line);
        }
        String main = problem.isEmpty() ? item : problem;
        boolean isBelow = problem.isEmpty() && head.has(Role.FINDING);
        boolean isSame = finding != null && (isBelow || main.equals(finding.cell()));
        if (!isSame && main.isEmpty()) {
            doubts.add(line, "row-without-problem", "表格第" + line + "行没有写问题，未列入；请核对原文。");
            return;
        }
        if (!isSame) {
            endFinding();
            finding = new FindingRows(head, main, number(cells, main), line);
        }
        finding.add(cells, text, line, item);
    }

    private int number(List<String> cells, String problem) {
        Matcher own = TableCells.LEADING_NUMBER.matcher(problem);
        Matcher column = NUMBER.matcher(head.cell(cells, Role.NUMBER));
        if (column.matches()) {
            return Integer.parseInt(column.group(1));
        }
        return own.find() ? Integer.parseInt(own.group(1)) : 0;
    }

    private void beginArea(String title, int line) {
        endArea();
        areaTitle = title;
        areaLine = line;
        Matcher numbered = AREA_NUMBER.matcher(title);
        areaNumber = areas.size() + 1;
        if (numbered.matches()) {
            String digits = numbered.group(1) == null ? numbered.group(2) : numbered.group(1);
            areaNumber = Character.isDigit(digits.charAt(0)) ? Integer.parseInt(digits) : Numerals.parse(digits);
        }
    }

    private void endFinding() {
        if (finding != null) {
            findings.add(finding.preview());
            finding = null;
        }
    }

    private void endArea() {
        endFinding();
        if (!findings.isEmpty()) {
            boolean isNameless = areaTitle.isEmpty();
            if (isNameless) {
                doubts.add(
                        findings.get(0).line(),
                        "missing-area",
                        "表格里没有写方面，" + findings.size() + "个问题已归入编号为0的无名方面；请核对原文后指定方面。");
            }
            areas.add(new PreviewArea(
                    isNameless ? 0 : areaNumber,
                    AREA_NUMBER.matcher(areaTitle).replaceFirst("$3"),
                    isNameless ? findings.get(0).line() : areaLine,
                    findings));
        }
        findings = new ArrayList<>();
    }
}
