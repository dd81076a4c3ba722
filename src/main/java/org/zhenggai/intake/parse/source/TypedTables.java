package org.zhenggai.intake.parse.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Tables that somebody typed or pasted into a plain text: cells between bars as in Markdown or in frames, several blanks or commas
 * between columns, rows of Excel whose cells have line breaks in quotes. Their rows get tabs between the cells; no line moves.
 */
final class TypedTables {

    private static final int LEAST_ROWS = 3;
    private static final int LEAST_CELLS = 3;

    /** What stands over a column of a table apart by commas or blanks. */
    private static final int LONGEST_HEAD = 12;

    /** More lines are no cell: its quote is one of the text. */
    private static final int MOST_LINES_OF_CELL = 60;

    /** Lines between rows: |---|:---|, ├──┼──┤, +----+. */
    private static final Pattern RULE =
            Pattern.compile("(?=.*[-—─━═┄_=]{2})[\\s\\u3000\\u00a0|+:：—─━═┄│┃├┤┼┬┴┌┐└┘╔╗╚╝╠╣╦╩╬║┏┓┗┛┣┫┳┻╋_=-]+");

    private static final Pattern BAR = Pattern.compile("[│┃┆┊｜¦║]");
    private static final Pattern GAP = Pattern.compile("[ \\u3000\\u00a0]{2,}");
    private static final Pattern SENTENCE = Pattern.compile(".*[。！？!?：:]$");
    private static final Pattern EMPHASIS = Pattern.compile("\\*\\*|__|`");

    private final String[] lines;

    private TypedTables(String text) {
        this.lines = text.split("\n", -1);
    }

    /** The same text, its tables with tabs. */
    static String tabbed(String text) {
        TypedTables tables = new TypedTables(text);
        tables.joinQuoted();
        tables.divideByBars();
        tables.divide(TypedTables::byGaps);
        for (String comma : List.of(",", "，", ";", "；")) {
            tables.divide(line -> byComma(line, comma));
        }
        return String.join("\n", tables.lines);
    }

    /** A cell of Excel that has line breaks comes in quotes, over several lines; it becomes one line, the others blank. */
    private void joinQuoted() {
        for (int n = 0; n < lines.length; n++) {
            int last = lines[n].indexOf('\t') < 0 ? n : endOfQuoted(n);
            if (last > n) {
                String row = String.join("\n", Arrays.asList(lines).subList(n, last + 1));
                Arrays.fill(lines, n + 1, last + 1, "");
                lines[n] = String.join(
                        "\t",
                        cellsOfExcel(row).stream()
                                .map(cell ->
                                        cell.strip().replaceAll("[\\s\\u3000\\u00a0]*\\n[\\s\\u3000\\u00a0]*", " "))
                                .toList());
                n = last;
            }
        }
    }

    /** The line on which the row ends that begins on this one; the same where no quote is open at its end. */
    private int endOfQuoted(int n) {
        StringBuilder row = new StringBuilder(lines[n]);
        int last = n;
        while (isOpen(row)) {
            last++;
            if (last >= lines.length || last - n > MOST_LINES_OF_CELL) {
                return n;
            }
            row.append('\n').append(lines[last]);
        }
        return last;
    }

    private static boolean isOpen(CharSequence row) {
        boolean isOpen = false;
        for (int i = 0; i < row.length(); i++) {
            boolean isQuote = row.charAt(i) == '"';
            boolean isAtStart = i == 0 || row.charAt(i - 1) == '\t';
            isOpen = isQuote ? !isOpen && (isAtStart || isDoubled(row, i)) : isOpen;
        }
        return isOpen;
    }

    private static boolean isDoubled(CharSequence row, int i) {
        return i > 0 && row.charAt(i - 1) == '"';
    }

    private static List<String> cellsOfExcel(String row) {
        List<String> cells = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= row.length(); i++) {
            boolean isEnd = i == row.length() || (row.charAt(i) == '\t' && !isOpen(row.substring(from, i)));
            if (isEnd) {
                String cell = row.substring(from, i);
                boolean isQuoted = cell.length() > 1 && cell.startsWith("\"") && cell.endsWith("\"");
                cells.add(isQuoted ? cell.substring(1, cell.length() - 1).replace("\"\"", "\"") : cell);
                from = i + 1;
            }
        }
        return cells;
    }

    private void divideByBars() {
        for (int n = 0; n < lines.length; n++) {
            int end = n;
            boolean isRuled = false;
            int rows = 0;
            int framed = 0;
            while (end < lines.length && isOfBars(end, n)) {
                isRuled |= isRule(lines[end]);
                rows += isBarred(lines[end]) ? 1 : 0;
                framed += isBarred(lines[end]) && isFramed(lines[end]) ? 1 : 0;
                end++;
            }
            boolean isTable = rows > 1 && (isRuled || framed == rows || rows >= LEAST_ROWS) && isEven(n, end);
            for (int row = n; isTable && row < end; row++) {
                lines[row] = isBarred(lines[row]) ? String.join("\t", byBars(lines[row])) : "";
            }
            n = Math.max(n, end - 1);
        }
    }

    /** A row, a rule, or a blank line between them. */
    private boolean isOfBars(int n, int from) {
        if (isBarred(lines[n])) {
            return true;
        }
        boolean isBetween = n > from && n + 1 < lines.length && (isBarred(lines[n + 1]) || isRule(lines[n + 1]));
        return isRule(lines[n])
                ? (n > from || isBesideBars(n)) && (isBesideBars(n) || isBetween)
                : isBlank(lines[n]) && isBetween;
    }

    private static boolean isBlank(String line) {
        return line.chars().allMatch(Glyphs::isBlank);
    }

    private static boolean isRule(String line) {
        return !isBlank(line) && RULE.matcher(line).matches();
    }

    private static boolean isBarred(String line) {
        return !isRule(line) && line.indexOf('\t') < 0 && byBars(line).size() > 1;
    }

    /** Whether a row stands before or behind a line, blank lines aside. */
    private boolean isBesideBars(int n) {
        int before = n - 1;
        while (before > 0 && isBlank(lines[before])) {
            before--;
        }
        int behind = n + 1;
        while (behind + 1 < lines.length && isBlank(lines[behind])) {
            behind++;
        }
        return (before >= 0 && isBarred(lines[before])) || (behind < lines.length && isBarred(lines[behind]));
    }

    private static String bare(String line) {
        return BAR.matcher(line.replace('\u00a0', ' ').strip()).replaceAll("|");
    }

    private static boolean isFramed(String line) {
        String bare = bare(line);
        return bare.startsWith("|") && bare.endsWith("|") && bare.length() > 1;
    }

    private boolean isEven(int from, int to) {
        int[] widths = IntStream.range(from, to)
                .filter(n -> isBarred(lines[n]))
                .map(n -> byBars(lines[n]).size())
                .toArray();
        int widest = Arrays.stream(widths).max().orElse(0);
        return 2 * Arrays.stream(widths).filter(width -> width == widest).count() > widths.length;
    }

    private static List<String> byBars(String line) {
        String bare = bare(line);
        bare = bare.startsWith("|") ? bare.substring(1) : bare;
        bare = bare.endsWith("|") && !bare.endsWith("\\|") ? bare.substring(0, bare.length() - 1) : bare;
        return Arrays.stream(bare.split("(?<!\\\\)\\|", -1))
                .map(cell -> cell.replace("\\|", "|").replaceAll("(?i)<br\\s*/?>", " "))
                .map(cell -> EMPHASIS.matcher(cell).replaceAll("").strip())
                .toList();
    }

    private interface Divider {

        /** The cells of a line; empty where it is no row. */
        List<String> cells(String line);
    }

    /** Lines that follow each other with as many cells as the first of them, which are short as heads are. */
    private void divide(Divider divider) {
        for (int n = 0; n < lines.length; n++) {
            List<String> head = divider.cells(lines[n]);
            List<Integer> rows = isHead(head) ? rows(n, head.size(), divider) : List.of();
            if (rows.size() >= LEAST_ROWS) {
                rows.forEach(row -> lines[row] = String.join("\t", divider.cells(lines[row])));
                n = rows.get(rows.size() - 1);
            }
        }
    }

    /** The lines from this one on that have as many cells, blank lines between them aside. */
    private List<Integer> rows(int from, int width, Divider divider) {
        List<Integer> rows = new ArrayList<>();
        for (int n = from; n < lines.length; n++) {
            if (isBlank(lines[n])) {
                continue;
            }
            if (divider.cells(lines[n]).size() != width) {
                break;
            }
            rows.add(n);
        }
        return rows;
    }

    private static boolean isHead(List<String> cells) {
        return cells.size() >= LEAST_CELLS
                && cells.stream().distinct().count() == cells.size()
                && cells.stream()
                        .allMatch(cell -> !cell.isEmpty()
                                && cell.length() <= LONGEST_HEAD
                                && cell.chars().anyMatch(Character::isIdeographic)
                                && !SENTENCE.matcher(cell).matches());
    }

    private static List<String> byGaps(String line) {
        return line.indexOf('\t') >= 0
                ? List.of()
                : Arrays.asList(GAP.split(line.replace('\u00a0', ' ').strip(), -1));
    }

    /** A line that ends as a sentence does is one. */
    private static List<String> byComma(String line, String comma) {
        String bare = line.replace('\u00a0', ' ').strip();
        boolean isRow = bare.indexOf('\t') < 0 && !SENTENCE.matcher(bare).matches() && !bare.endsWith("；");
        return isRow ? Arrays.stream(bare.split(comma, -1)).map(String::strip).toList() : List.of();
    }
}
