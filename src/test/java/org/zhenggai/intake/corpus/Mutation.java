package org.zhenggai.intake.corpus;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;

/** What happens to documents on their way through offices, and changes nothing of what a person reads. */
@RequiredArgsConstructor
enum Mutation {
    HALF_WIDTH_PUNCTUATION(text -> replaced(text, "，；：（）", ",;:()")),
    FULL_WIDTH_PUNCTUATION(text -> replaced(text, ",;:()", "，；：（）")),
    HALF_WIDTH_FULL_STOP(text -> text.replace('。', '.')),
    OPEN_FULL_STOP(text -> text.replace('。', '．')),

    CHINESE_BRACKETS_HALF(text -> lines("（([一二三四五六七八九十]{1,3})）").matcher(text).replaceAll("($1)")),
    CHINESE_BRACKETS_ONE_SIGN(text -> text.contains("（十一）") ? text : oneSign(text)),
    CHINESE_COMMA_TO_DOT(text -> lines("[一二三四五六七八九十]{1,3}[.．]").matcher(text).find()
            ? text
            : lines("([一二三四五六七八九十]{1,3})、").matcher(text).replaceAll("$1.")),
    DOT_TO_COMMA(text -> arabic(text, "$1、")),
    DOT_FULL_WIDTH(text -> arabic(text, "$1．")),
    DOT_AND_BLANK(text -> arabic(text, "$1. ")),
    DIGITS_FULL_WIDTH(text -> lines("(\\d{1,2})(?=[.、])(?!\\.\\d)")
            .matcher(text)
            .replaceAll(number -> replaced(number.group(1), "0123456789", "０１２３４５６７８９"))),
    BLANK_BEHIND_NUMBER(text ->
            lines("(（[一二三四五六七八九十]{1,3}）|[一二三四五六七八九十]{1,3}、)").matcher(text).replaceAll("$1 ")),

    STRAIGHT_QUOTES(text -> replaced(text, "“”", "\"\"")),
    CORNER_QUOTES(text -> replaced(text, "“”‘’", "「」『』")),
    WHITE_CORNER_QUOTES(text -> replaced(text, "“”‘’", "『』「」")),

    TYPO_MEASURE_LABEL(text -> text.replace("整改措施", "整改措失")),
    TYPO_DEADLINE_LABEL(text -> text.replace("整改时限", "整改时线").replace("完成时限", "完成时线")),
    TYPO_UNIT_LABEL(text -> text.replace("责任单位", "责任单为")),

    WRAPPED(text -> wrapped(text, "")),
    WRAPPED_WITH_INDENTS(text -> wrapped(text, "　　")),
    WRAPPED_WITH_BLANK_LINES(text -> wrapped(text, "").replace("\u0000", "\n")),
    BLANK_LINES(text -> text.replace("\n", "\n\n")),
    INDENTS(text -> "　　" + text.replace("\n", "\n　　")),
    INDENTS_OF_BLANKS(text -> "    " + text.replace("\n", "\n    ")),
    CARRIAGE_RETURNS(text -> text.replace("\n", "\r\n")),
    TRAILING_BLANKS(text -> text.replace("\n", " 　\n")),
    NO_BREAK_SPACES(text -> text.replace("\n", "\n\u00a0")),
    BYTE_ORDER_MARK(text -> "\ufeff" + text),

    COLUMNS_REVERSED(text -> columns(text, Mutation::reversed)),
    NUMBERS_LAST(text -> columns(text, cells -> rotated(cells, -1))),
    LAST_COLUMN_FIRST(text -> columns(text, cells -> rotated(cells, 1)));

    private static final Set<Mutation> OF_CELLS = EnumSet.of(COLUMNS_REVERSED, NUMBERS_LAST, LAST_COLUMN_FIRST);

    /** In CSV a comma and a line feed are no punctuation. */
    private static final Set<Mutation> OF_PROSE = EnumSet.of(
            HALF_WIDTH_PUNCTUATION, FULL_WIDTH_PUNCTUATION, WRAPPED, WRAPPED_WITH_INDENTS, WRAPPED_WITH_BLANK_LINES);

    private final UnaryOperator<String> change;

    /** Whether it can happen to a file of this kind; in texts from which office files are made only cells can move. */
    boolean isFor(String file) {
        boolean isOffice = file.endsWith(".docx.txt") || file.endsWith(".xlsx.txt");
        return isOffice
                ? OF_CELLS.contains(this)
                : file.endsWith(".csv") ? !OF_PROSE.contains(this) : !OF_CELLS.contains(this);
    }

    String of(String text) {
        return change.apply(text).replace("\u0000", "");
    }

    private static Pattern lines(String number) {
        return Pattern.compile("^" + number, Pattern.MULTILINE);
    }

    private static String replaced(String text, String from, String to) {
        return text.chars()
                .mapToObj(c -> String.valueOf(from.indexOf(c) < 0 ? (char) c : to.charAt(from.indexOf(c))))
                .collect(Collectors.joining());
    }

    private static String oneSign(String text) {
        return lines("（([一二三四五六七八九十])）")
                .matcher(text)
                .replaceAll(number -> String.valueOf((char) ('㈠' + "一二三四五六七八九十".indexOf(number.group(1)))));
    }

    /** Not where the document numbers another level so, nor where numbers have several parts. */
    private static String arabic(String text, String number) {
        boolean isTaken = lines("(?:\\d{1,2}[、．]|\\d{1,2}\\.\\d)").matcher(text).find();
        return isTaken ? text : lines("(\\d{1,2})\\.").matcher(text).replaceAll(number);
    }

    /** As an old mail or a PDF has it: lines of one length, 30 to 40 characters by document; NUL stands before a new paragraph. */
    private static String wrapped(String text, String indent) {
        int width = 30 + Math.floorMod(text.hashCode(), 11);
        return text.lines()
                .map(line -> "\u0000" + indent + broken(indent.length(), line, width))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String broken(int begun, String line, int width) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int to = width - begun; to < line.length(); to += width) {
            parts.add(line.substring(from, to));
            from = to;
        }
        parts.add(line.substring(from));
        return String.join("\n", parts);
    }

    /** Of rows of three cells or more; a line of the title has them too in CSV, where its words stay in front. */
    private static String columns(String text, UnaryOperator<List<String>> order) {
        boolean isCsv = text.lines().limit(2).anyMatch(line -> line.contains(","));
        if (isCsv) {
            return Csv.rows(text).stream()
                    .map(row -> row.stream().filter(cell -> !cell.isBlank()).count() < 2 ? row : order.apply(row))
                    .map(Csv::line)
                    .collect(Collectors.joining("\n", "", "\n"));
        }
        return text.lines().map(line -> tableRow(line, order)).collect(Collectors.joining("\n", "", "\n"));
    }

    private static String tableRow(String line, UnaryOperator<List<String>> order) {
        if (!line.startsWith("|") || !line.endsWith("|")) {
            return line;
        }
        List<String> cells = List.of(line.substring(1, line.length() - 1).split("\\|", -1));
        return cells.size() < 3 ? line : "|" + String.join("|", order.apply(cells)) + "|";
    }

    private static List<String> reversed(List<String> cells) {
        List<String> others = new ArrayList<>(cells);
        Collections.reverse(others);
        return others;
    }

    private static List<String> rotated(List<String> cells, int by) {
        List<String> others = new ArrayList<>(cells);
        Collections.rotate(others, by);
        return others;
    }
}
