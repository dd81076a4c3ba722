package org.zhenggai.intake.parse.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.zhenggai.intake.parse.preview.Doubts;
import org.zhenggai.intake.parse.preview.PreviewArea;
import org.zhenggai.intake.parse.preview.PreviewFinding;
import org.zhenggai.intake.parse.table.head.ColumnRole;
import org.zhenggai.intake.parse.words.Numerals;

/**
 * The areas and findings of the tables of a document. What a later table says of a finding of an earlier one goes with it:
 * offices keep a list of problems, a list of tasks and a list of who is responsible, one a sheet. An area that comes again, as
 * in rows sorted by date, is the same.
 */
@RequiredArgsConstructor
final class TableAreas {

    /** An area's title with its number: group 1 in Chinese, 2 and 3 in digits, 4 the title itself. */
    static final Pattern NUMBERED = Pattern.compile(
            "^(?:[（(]?(?:([" + Numerals.CHARACTERS + "]{1,3})|(\\d{1,2}))[)）、.．]|方面(\\d{1,2}))\\s*(.+)$");

    private static final int UNNUMBERED = -1;

    private record Area(String title, int number, int line, List<FindingRows> findings) {}

    private final Map<String, Area> areas = new LinkedHashMap<>();
    private final Map<String, List<FindingRows>> byTitle = new HashMap<>();
    private final Doubts doubts;
    private Map<String, List<FindingRows>> earlier = Map.of();
    private Area current;
    private FindingRows finding;
    private boolean isNamedForTable;

    /** What follows is of another table; the area goes on only where a line above the table named it. */
    void beginTable(TableColumns columns) {
        earlier = new HashMap<>();
        byTitle.forEach((title, all) -> earlier.put(title, List.copyOf(all)));
        finding = null;
        if (!isNamedForTable && !columns.has(ColumnRole.AREA) && !earlier.isEmpty()) {
            current = null;
        }
    }

    /** The same words on the sheets of several areas or units are no finding that comes again. */
    void separate() {
        earlier = Map.of();
    }

    void beginSheet(String title, int line) {
        separate();
        if (!isIn(title)) {
            begin(title, line);
        }
    }

    void begin(String title, int line) {
        current = areas.computeIfAbsent(title, any -> {
            Matcher numbered = NUMBERED.matcher(title);
            return new Area(title, numbered.matches() ? number(numbered) : UNNUMBERED, line, new ArrayList<>());
        });
        finding = null;
        isNamedForTable = true;
    }

    private static int number(Matcher numbered) {
        String digits = Stream.of(numbered.group(1), numbered.group(2), numbered.group(3))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
        return Character.isDigit(digits.charAt(0)) ? Integer.parseInt(digits) : Numerals.parse(digits);
    }

    boolean isIn(String title) {
        return current != null && current.title().equals(title);
    }

    /** What follows goes on with no finding above. */
    void endFinding() {
        finding = null;
    }

    /** The finding that the rows above are of; null where none is. */
    FindingRows last() {
        return finding;
    }

    /** The finding of a row: the one of an earlier table that it names again, else a new one. */
    FindingRows finding(String cell, int number, int line) {
        isNamedForTable = false;
        List<FindingRows> same = earlier.getOrDefault(TableCells.title(cell), List.of()).stream()
                .filter(other -> other.isNumbered(number))
                .toList();
        if (same.size() == 1) {
            finding = same.get(0);
            return finding;
        }
        if (current == null) {
            current = areas.computeIfAbsent("", any -> new Area("", 0, line, new ArrayList<>()));
        }
        finding = new FindingRows(cell, number, line, doubts);
        current.findings().add(finding);
        byTitle.computeIfAbsent(TableCells.title(cell), any -> new ArrayList<>())
                .add(finding);
        return finding;
    }

    /** The areas that have findings, counted where they have no number; one without a name is reported. */
    List<PreviewArea> previews() {
        List<PreviewArea> previews = new ArrayList<>();
        for (Area area : areas.values()) {
            if (!area.findings().isEmpty()) {
                previews.add(preview(area, area.number() == UNNUMBERED ? previews.size() + 1 : area.number()));
            }
        }
        return previews;
    }

    private PreviewArea preview(Area area, int number) {
        List<PreviewFinding> findings =
                area.findings().stream().map(FindingRows::preview).toList();
        if (area.title().isEmpty()) {
            doubts.add(area.line(), "missing-area", "表格里没有写方面，" + findings.size() + "个问题已归入编号为0的无名方面；请核对原文后指定方面。");
        }
        return new PreviewArea(number, NUMBERED.matcher(area.title()).replaceFirst("$4"), area.line(), findings);
    }
}
