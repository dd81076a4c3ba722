package org.zhenggai.intake.parse.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import org.zhenggai.intake.parse.preview.Doubts;
import org.zhenggai.kernel.office.FileText;

/** The sheets of a workbook of several: their names may be the areas or units of what stands on them, and some hold no findings. */
final class SheetNames {

    /** Names that say what a sheet is and not what it is about. */
    private static final Pattern GENERAL =
            Pattern.compile("(?i)sheet[\\s\\d_()-]*|工作表[\\d()（）]*|[\\d\\s.年月日-]+|(?:附件|附表|表)\\s*[\\d一二三四五六七八九十]*.{0,2}"
                    + "|.*(?:清单|台账|汇总|情况|明细|封面|说明|目录|统计|分析|总表|问题|任务|措施|责任|进度|分解|模板|参数|字典|[^代]表)[\\d()（）\\s]*");

    private static final int LONGEST = 20;

    private final List<String> lines;
    private final boolean isTelling;
    private final List<String> areas = new ArrayList<>();
    private final List<String> units = new ArrayList<>();
    private final List<String> left = new ArrayList<>();
    private int firstLeft;
    private int line;
    private String current = "";
    private boolean isRead = true;

    /** @param isHead whether a line is the head of a table of findings */
    SheetNames(List<String> lines, IntPredicate isHead) {
        this.lines = lines;
        Set<String> telling = new HashSet<>();
        String name = "";
        for (int n = 0; n < lines.size(); n++) {
            boolean isName = lines.get(n).startsWith(FileText.SHEET);
            name = isName ? name(lines.get(n)) : name;
            if (isSpecific(name) && isHead.test(n)) {
                telling.add(name);
            }
        }
        this.isTelling = telling.size() > 1;
    }

    private static String name(String line) {
        return line.startsWith(FileText.SHEET) ? line.substring(FileText.SHEET.length()) : "";
    }

    private static boolean isSpecific(String name) {
        return !name.isEmpty()
                && name.length() <= LONGEST
                && !GENERAL.matcher(name).matches();
    }

    /** Whether a sheet begins on this line; what follows is of it. */
    boolean begins(int n) {
        if (!lines.get(n).startsWith(FileText.SHEET)) {
            return false;
        }
        end();
        current = name(lines.get(n));
        line = n + 1;
        isRead = false;
        return true;
    }

    private void end() {
        if (!isRead) {
            firstLeft = left.isEmpty() ? line : firstLeft;
            left.add(current);
        }
        isRead = true;
    }

    /** The name of the sheet where it says what its rows are about; that a table is on it is noted. */
    Optional<String> ofTable() {
        isRead = true;
        return Optional.of(current).filter(name -> isTelling && isSpecific(name));
    }

    int line() {
        return line;
    }

    void takenAsArea(String name) {
        if (!areas.contains(name)) {
            areas.add(name);
        }
    }

    void takenAsUnit(String name) {
        if (!units.contains(name)) {
            units.add(name);
        }
    }

    void report(int firstLine, Doubts doubts) {
        end();
        tell(firstLine, areas, "方面", doubts);
        tell(firstLine, units, "责任单位", doubts);
        if (!left.isEmpty()) {
            doubts.add(
                    firstLeft, "sheets-left-out", "工作表“" + String.join("”“", left) + "”没有读到问题一列，没有从中读入问题；请核对里面是否还有问题。");
        }
    }

    private static void tell(int firstLine, List<String> names, String what, Doubts doubts) {
        if (!names.isEmpty()) {
            doubts.add(firstLine, "sheet-names", "工作表的名称" + FileText.inShort(names) + "已读作" + what + "；请核对。");
        }
    }
}
