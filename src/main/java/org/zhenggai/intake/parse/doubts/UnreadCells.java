package org.zhenggai.intake.parse.doubts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.zhenggai.intake.parse.preview.Doubts;

/** The cells of tables that stay in the text alone: each is told with its column and row. */
public final class UnreadCells {

    private static final int MOST_RUNS = 12;

    private final Map<Integer, Map<String, List<Integer>>> unknown = new TreeMap<>();
    private final Map<Integer, Map<String, List<Integer>>> doubled = new TreeMap<>();
    private final Map<String, Integer> heads = new LinkedHashMap<>();

    /** A cell below a head that nobody knows. */
    public void addUnknown(int headLine, String column, int line) {
        add(unknown, headLine, column, line);
    }

    /** A cell of a second column that says the same as another and something else; the words tell of both columns. */
    public void addDoubled(int headLine, String columns, int line) {
        add(doubled, headLine, columns, line);
    }

    /** Tables of the same heads, such as cards, are told of at the first. */
    private void add(Map<Integer, Map<String, List<Integer>>> all, int headLine, String words, int line) {
        int first = heads.computeIfAbsent(words, any -> headLine);
        all.computeIfAbsent(first, any -> new LinkedHashMap<>())
                .computeIfAbsent(words, any -> new ArrayList<>())
                .add(line);
    }

    public void report(Doubts doubts) {
        unknown.forEach((line, columns) -> doubts.add(
                line,
                "unknown-columns",
                "表格的列" + joined(columns, "“", "”") + "没有认出，内容只留在原文里；其中如有措施、责任单位或时限，请指定这一列是什么，或手工补上。"));
        doubled.forEach(
                (line, columns) -> doubts.add(line, "double-columns", "表格的列" + joined(columns, "", "") + "；请核对。"));
    }

    private static String joined(Map<String, List<Integer>> columns, String before, String behind) {
        return columns.entrySet().stream()
                .map(column -> before + column.getKey() + behind + "（" + lines(column.getValue()) + "）")
                .collect(Collectors.joining(before.isEmpty() ? "，" : ""));
    }

    /** 第3—8、10行. */
    private static String lines(List<Integer> all) {
        List<Integer> sorted = all.stream().distinct().sorted().toList();
        List<String> runs = new ArrayList<>();
        int from = 0;
        for (int n = 1; n <= sorted.size(); n++) {
            if (n == sorted.size() || sorted.get(n) != sorted.get(n - 1) + 1) {
                runs.add(n - 1 == from ? String.valueOf(sorted.get(from)) : sorted.get(from) + "—" + sorted.get(n - 1));
                from = n;
            }
        }
        boolean isLong = runs.size() > MOST_RUNS;
        return "第" + String.join("、", isLong ? runs.subList(0, MOST_RUNS) : runs) + (isLong ? "等" + sorted.size() : "")
                + "行";
    }
}
