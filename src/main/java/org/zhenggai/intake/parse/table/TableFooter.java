package org.zhenggai.intake.parse.table;

import java.text.Normalizer;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.zhenggai.intake.parse.table.head.ColumnRole;

/** Rows of a table that are none of its findings: sums, signatures, notes of the form, numbers of the columns. */
final class TableFooter {

    private static final Pattern FOOTER = Pattern.compile(".{0,6}(?:合计|总计|小计|共计|累计)(?:[:\\d].*|.{0,6})"
            + "|(?:备注|填表说明|填报说明|说明|附注|注\\d?)(?::.*)?"
            + "|(?:填报|制表|填表|审核|审批|报送|联系|经办|统计|录入|校对|批准|复核|签发)(?:人|单位|日期|时间|电话|部门|意见)?(?:签[字名章]|盖章)?:.*"
            + "|(?:单位|部门)?(?:主要|分管|牵头|主管)?(?:负责人|领导|负责同志|经办人|填表人|制表人|审核人)(?:意见)?(?:签[字名章]|盖章)?:.*"
            + "|(?:主要|分管|单位)?(?:负责人|领导|审核人|填表人)签[字名章].*"
            + "|(?:日期|时间|单位盖章|盖章|公章|签章|签字):.*|.{0,14}(?:盖章|公章|签章):?"
            + "|第\\d+页.*|共\\d+页.*|转下页|接上页|续表|栏次|栏号|项次号");

    /** What makes a row one of sums wherever it stands. */
    private static final Pattern SUM = Pattern.compile("(?:本页|本表|全表)?(?:合计|总计|小计)|栏次|栏号");

    /** The day behind a signature, in a row that has nothing else. */
    private static final Pattern DAY = Pattern.compile("(?:\\d{4})?年(?:\\d{1,2})?月(?:\\d{1,2})?日");

    private static final Pattern FIGURE = Pattern.compile("(?:共)?\\d{1,6}(?:个|项|条|件|处)?(?:问题|隐患)?|[①-⑳]");

    /** Columns in which words stand; one for sums or numbers may hold figures. */
    private static final Set<ColumnRole> COUNTED = EnumSet.of(
            ColumnRole.AREA,
            ColumnRole.FINDING,
            ColumnRole.DETAIL,
            ColumnRole.ITEM,
            ColumnRole.MEASURE,
            ColumnRole.DEMAND,
            ColumnRole.RESULT,
            ColumnRole.UNIT,
            ColumnRole.LEADER,
            ColumnRole.DEADLINE);

    private static final int LONGEST_WORD = 10;

    private TableFooter() {}

    static boolean is(Row row, TableColumns columns) {
        List<String> filled = row.cells().stream()
                .filter(cell -> !cell.isEmpty())
                .map(TableFooter::plain)
                .toList();
        if (filled.isEmpty()) {
            return false;
        }
        boolean isShort = filled.get(0).length() <= TableCells.LONGEST_TITLE;
        return (isShort && FOOTER.matcher(filled.get(0)).matches())
                || filled.stream().anyMatch(cell -> SUM.matcher(cell).matches())
                || filled.stream().allMatch(cell -> DAY.matcher(cell).matches())
                || isNumbersOfColumns(row.cells())
                || isCount(row, columns);
    }

    /** A few words, and for the rest counts where words should stand: 本类小结 | 6项. */
    private static boolean isCount(Row row, TableColumns columns) {
        String number = columns.cell(row, ColumnRole.NUMBER);
        List<String> words = row.cells().stream()
                .filter(cell -> !cell.isEmpty() && !isFigure(cell))
                .toList();
        boolean isCounted = COUNTED.stream()
                .map(role -> columns.cell(row, role))
                .anyMatch(cell -> !cell.isEmpty() && isFigure(cell));
        return isCounted
                && words.size() <= 1
                && !isFigure(number)
                && words.stream().allMatch(cell -> cell.length() <= LONGEST_WORD);
    }

    /** Whether a cell where a problem should stand is a figure: that of a sum, or the number of its column. */
    static boolean isFigure(String cell) {
        return FIGURE.matcher(plain(cell)).matches();
    }

    /** 1, 2, 3 below the words of a head. */
    private static boolean isNumbersOfColumns(List<String> cells) {
        List<Integer> numbers = cells.stream()
                .filter(cell -> !cell.isEmpty())
                .map(cell -> TableCells.number(cell, ""))
                .toList();
        for (int n = 0; n < numbers.size(); n++) {
            if (numbers.get(n) == 0 || (n > 0 && numbers.get(n) != numbers.get(n - 1) + 1)) {
                return false;
            }
        }
        return numbers.size() > 2;
    }

    /** In usual width, without blanks and brackets: 合 计, 分管领导（签字）：. */
    private static String plain(String cell) {
        return Normalizer.normalize(cell, Normalizer.Form.NFKC).replaceAll("[\\s()\\[\\]【】]", "");
    }
}
