package org.zhenggai.intake.parse.table;

import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lombok.RequiredArgsConstructor;
import org.zhenggai.intake.parse.words.Wording;

/** Lines of a single cell over or within tables: which of them name the area of the rows below. */
@RequiredArgsConstructor
final class TableSections {

    private static final int LONGEST_GUESS = 30;

    /** What stands alone on a line within a table and names no area: titles that are repeated on each page, notes. */
    private static final Pattern FURNITURE = Pattern.compile(
            ".*(?:台账|清单|表|续表|方案|情况|名单|目录|通讯录|明细)|.*[。；：:，,].*|第.{1,4}页.*|[\\d\\s/—-]+|附件.*|(?:注|备注|说明|填报|制表|合计|总计|小计|共计|单位|日期).*|.*\\d{4}年.*");

    /** What calls a table a table. */
    private static final Pattern CALLED =
            Pattern.compile(".*(?:清单|台账|表|方案|情况|名单|目录|明细|问题|整改|任务|措施|安排|要求|附件|如下)(?:[（(][^（）()]*[)）])?[：:。]?");

    private static final Pattern CARD_TITLE = Pattern.compile("(?:反馈|整改|存在)?问题\\s*(?:[一二三四五六七八九十]{1,3}|\\d{1,3})[：:]?");

    private final List<String> lines;
    private final BitSet found = new BitSet();

    /** Lines that stand over tables or cards as others do, and name nothing else. */
    private final BitSet alike = new BitSet();

    /** Lines directly over tables or cards. */
    private final BitSet over = new BitSet();

    void add(int line) {
        found.set(line);
    }

    /**
     * Looks for lines of one cell directly over tables or cards: where several have one, and not all the same, they are areas. The
     * first line of a text is its title.
     *
     * @param begins the lines on which tables and cards begin
     */
    void lookOver(BitSet begins) {
        int first = 0;
        while (first < lines.size() && filled(first).isEmpty()) {
            first++;
        }
        BitSet named = new BitSet();
        for (int n = first + 1; n + 1 < lines.size(); n++) {
            if (filled(n).size() == 1 && begins.get(n + 1)) {
                over.set(n);
                named.set(n, isName(filled(n).get(0)));
            }
        }
        long names = named.stream().mapToObj(n -> filled(n).get(0)).distinct().count();
        if (names > 1 && named.cardinality() == names && (names < begins.cardinality() || isNumbered(named))) {
            alike.or(named);
        }
    }

    private boolean isNumbered(BitSet named) {
        return named.stream()
                .allMatch(n -> TableAreas.NUMBERED.matcher(filled(n).get(0)).matches());
    }

    private static boolean isName(String text) {
        return text.length() <= LONGEST_GUESS
                && !FURNITURE.matcher(text).matches()
                && !CARD_TITLE.matcher(text).matches();
    }

    /** Whether the line is one of several that stand over tables and name their areas. */
    boolean isAlike(int n) {
        return alike.get(n);
    }

    /** Whether the line stands directly over a table or card and says what it is about rather than what it is. */
    boolean isOver(String text, int n) {
        return over.get(n) && !CALLED.matcher(text).matches();
    }

    /** The line over rows that have none of their own problems names the problem, unless it calls itself an area. */
    boolean isProblem(String text, int n) {
        return n + 1 < lines.size() && filled(n).size() == 1 && filled(n + 1).size() > 1 && !Wording.namesArea(text);
    }

    BitSet lines() {
        return found;
    }

    /**
     * Whether a line names the area of the rows below. It is one of the text where no row follows.
     *
     * @param isGuessed whether a plain word can be one, too
     * @param isWithin whether it stands in a table
     */
    boolean isArea(String text, int n, boolean isGuessed, boolean isWithin) {
        boolean isGuess = isAlike(n) || (isGuessed && isGuess(text, n));
        if (!isGuess && !isUsual(text, isWithin)) {
            return false;
        }
        for (int below = n + 1; below < lines.size() && below <= n + LONGEST_GUESS; below++) {
            List<String> filled = filled(below);
            if (filled.size() > 1) {
                return true;
            }
            if (!filled.isEmpty() && !isUsual(filled.get(0), isWithin)) {
                return false;
            }
        }
        return false;
    }

    private boolean isGuess(String text, int n) {
        return isName(text) && isBetweenRows(n);
    }

    /** Whether a line of one cell can be a row of which nothing else is said. */
    boolean isRow(String text, int n) {
        return text.length() <= TableCells.LONGEST_TITLE
                && !FURNITURE.matcher(text).matches()
                && isBetweenRows(n);
    }

    /** Whether the lines before and behind are rows. */
    private boolean isBetweenRows(int n) {
        return n > 0
                && n + 1 < lines.size()
                && filled(n - 1).size() > 1
                && filled(n + 1).size() > 1;
    }

    /** Whether it names an area in the usual form; within a table a number in front is enough. */
    boolean isUsual(String text, boolean isWithin) {
        if (text.length() > TableCells.LONGEST_TITLE || Wording.namesPlan(text)) {
            return false;
        }
        Matcher numbered = TableAreas.NUMBERED.matcher(text);
        boolean isNumbered = numbered.matches() && numbered.group(1) != null;
        return Wording.namesArea(numbered.replaceFirst("$4")) || (isWithin && isNumbered);
    }

    /** A title such as 问题一 over a card is no heading of the text. */
    boolean addIfTitleOfCard(int n) {
        boolean isTitle = CARD_TITLE.matcher(lines.get(n).strip()).matches()
                && n + 1 < lines.size()
                && filled(n + 1).size() > 1;
        if (isTitle) {
            found.set(n + 1);
        }
        return isTitle;
    }

    private List<String> filled(int n) {
        return TableFeedback.cells(lines.get(n)).stream()
                .filter(cell -> !cell.isEmpty())
                .toList();
    }
}
