package org.zhenggai.kernel.office.grid;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.office.FileText;

/**
 * The lines of a workbook while its sheets are read, and what is to be told of them. A cell that is merged over several rows
 * stands in each of them, as people read it. A line break within a table's cell is a blank; a row of one cell is as many lines as it
 * shows. Where several sheets have something, a line before each says its name.
 */
final class SheetLines {

    private static final int NAMED = 10;

    private final String file;
    private final int mostRows;
    private final List<Sheet> sheets = new ArrayList<>();
    private final List<String> hidden = new ArrayList<>();

    SheetLines(String file, int mostRows) {
        this.file = file;
        this.mostRows = mostRows;
    }

    /** A region of merged cells, its rows and columns from 0. */
    record Merged(int firstRow, int lastRow, int column) {}

    /** A sheet that is shown. */
    final class Sheet {

        private final String name;
        private final Map<Integer, List<Merged>> mergedByRow = new HashMap<>();
        private final Map<Merged, String> open = new HashMap<>();
        private final List<String> lines = new ArrayList<>();
        private final List<Integer> hiddenRows = new ArrayList<>();
        private final List<String> comments = new ArrayList<>();
        private int hiddenColumns;
        private int uncomputed;
        private int firstHidden = -1;
        private int next;
        private boolean isFilled;
        private boolean isTooLong;

        private Sheet(String name, List<Merged> merged) {
            this.name = name;
            merged.stream()
                    .filter(one -> one.lastRow() > one.firstRow())
                    .forEach(one -> mergedByRow
                            .computeIfAbsent(one.firstRow(), any -> new ArrayList<>())
                            .add(one));
        }

        /**
         * Takes a row that stands in the file.
         *
         * @param number from 0
         * @param cells may be added to
         */
        void row(int number, boolean isHidden, List<String> cells) {
            if (isTooLong) {
                return;
            }
            open.keySet().removeIf(merged -> merged.lastRow() < number);
            for (Map.Entry<Merged, String> merged : open.entrySet()) {
                put(cells, merged.getKey().column(), merged.getValue());
            }
            for (Merged merged : mergedByRow.getOrDefault(number, List.of())) {
                open.put(merged, merged.column() < cells.size() ? cells.get(merged.column()) : "");
            }
            long filled = cells.stream().filter(cell -> !cell.isBlank()).count();
            if (filled == 0) {
                return;
            }
            if (number >= mostRows) {
                isTooLong = true;
                lines.clear();
                return;
            }
            for (; next < number; next++) {
                lines.add("");
            }
            next++;
            isFilled = true;
            if (isHidden) {
                firstHidden = firstHidden < 0 ? lines.size() : firstHidden;
                hiddenRows.add(number + 1);
            }
            String line = filled > 1
                    ? cells.stream().map(Sheet::oneLine).collect(Collectors.joining("\t"))
                    : String.join("\t", cells);
            lines.addAll(List.of(line.stripTrailing().split("\\R", -1)));
        }

        private static void put(List<String> cells, int column, String text) {
            while (cells.size() <= column && !text.isEmpty()) {
                cells.add("");
            }
            if (column < cells.size()) {
                cells.set(column, text);
            }
        }

        private static String oneLine(String cell) {
            return cell.strip().replaceAll("\\s*\\R\\s*", " ").replace('\t', ' ');
        }

        void hideColumns(int count) {
            hiddenColumns += count;
        }

        void comment(String words) {
            if (!words.isBlank()) {
                comments.add(words.strip());
            }
        }

        /** A formula that nobody has computed yet, as programs leave them. */
        void uncomputed() {
            uncomputed++;
        }

        private void tell(int line, List<FileText.Note> notes) {
            String sheet = "工作表“" + name + "”";
            if (!hiddenRows.isEmpty()) {
                String rows = hiddenRows.stream()
                        .limit(NAMED)
                        .map(String::valueOf)
                        .collect(Collectors.joining("、", "第", hiddenRows.size() > NAMED ? "等行" : "行"));
                notes.add(new FileText.Note(
                        line + firstHidden,
                        "hidden-rows",
                        "%s有%d行是隐藏的或被筛选掉的（%s），也读入了；不要的请删去对应的问题。".formatted(sheet, hiddenRows.size(), rows)));
            }
            if (hiddenColumns > 0) {
                notes.add(new FileText.Note(
                        line, "hidden-columns", "%s有%d列是隐藏的，也读入了；请核对。".formatted(sheet, hiddenColumns)));
            }
            if (uncomputed > 0) {
                notes.add(new FileText.Note(
                        line,
                        "uncomputed-formulas",
                        "%s有%d个公式没有算出的值，读作空白；请用 Excel 或 WPS 打开并保存后再导入。".formatted(sheet, uncomputed)));
            }
            if (!comments.isEmpty()) {
                notes.add(new FileText.Note(
                        line,
                        "comments-left-out",
                        "%s有%d条批注没有读入：%s。其中确有要整改的内容，请写进单元格后再导入。"
                                .formatted(sheet, comments.size(), FileText.inShort(comments))));
            }
        }
    }

    /** What follows is of this sheet. */
    Sheet begin(String name, List<Merged> merged) {
        Sheet sheet = new Sheet(name, merged);
        sheets.add(sheet);
        return sheet;
    }

    /** Leaves out a sheet that people do not see. */
    void hide(String name) {
        hidden.add(name);
    }

    FileText text() {
        List<String> lines = new ArrayList<>();
        List<FileText.Note> notes = new ArrayList<>();
        List<Sheet> filled = sheets.stream()
                .filter(sheet -> sheet.isFilled && !sheet.isTooLong)
                .toList();
        List<String> tooLong = sheets.stream()
                .filter(sheet -> sheet.isTooLong)
                .map(sheet -> sheet.name)
                .toList();
        Refusal.unless(
                tooLong.isEmpty() || !filled.isEmpty(),
                "“%s”工作表%s超过%d行，不像一份通报或问题清单。请删去无关内容后再导入。",
                file,
                FileText.inShort(tooLong),
                mostRows);
        for (Sheet sheet : filled) {
            if (filled.size() > 1) {
                lines.add(FileText.SHEET + sheet.name.strip().replaceAll("\\s+", " "));
            }
            int blank = 0;
            while (lines.isEmpty() && sheet.lines.get(blank).isBlank()) {
                blank++;
            }
            sheet.tell(lines.size() + 1 - blank, notes);
            lines.addAll(sheet.lines.subList(blank, sheet.lines.size()));
        }
        if (!tooLong.isEmpty()) {
            notes.add(new FileText.Note(
                    1,
                    "long-sheets",
                    "工作表%s超过%d行，没有读入；其中有要导入的内容，请只保留那些行，另存后再导入。".formatted(FileText.inShort(tooLong), mostRows)));
        }
        if (!hidden.isEmpty()) {
            notes.add(new FileText.Note(
                    1,
                    "hidden-sheets",
                    "有%d张工作表是隐藏的，没有读入：%s；其中有要导入的内容，请取消隐藏、保存后再导入。".formatted(hidden.size(), FileText.inShort(hidden))));
        }
        return new FileText(String.join("\n", lines).stripTrailing(), notes);
    }
}
