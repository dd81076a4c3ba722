package org.zhenggai.work;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.zhenggai.kernel.Days;
import org.zhenggai.kernel.office.BookReader;
import org.zhenggai.kernel.office.BookReader.Line;
import org.zhenggai.kernel.office.BookReader.Value;
import org.zhenggai.kernel.office.Names;
import org.zhenggai.kernel.web.TypedText;
import org.zhenggai.work.Review.Fault;
import org.zhenggai.work.plan.PlanBook;

/** Understands the cells of one row; what it does not understand is a fault, and the value then stays as it was. */
@RequiredArgsConstructor
public final class CellReading {

    private static final int FULL = 100;
    private static final Set<String> YES = Set.of(PlanBook.YES, "√", "✓", "✔", "☑", "对", "y", "yes", "1", "true");
    private static final Set<String> NO = Set.of(PlanBook.NO, "", "×", "✗", "✘", "☐", "不是", "n", "no", "0", "false");

    private final Line line;
    private final List<String> headings;
    private final List<Fault> faults = new ArrayList<>();

    public List<Fault> faults() {
        return faults;
    }

    public boolean isFaulty() {
        return !faults.isEmpty();
    }

    private void fault(String column, Value value, String words) {
        faults.add(new Fault(value.ref(), "“" + column + "”" + words));
    }

    /** The cell, or null where its column is missing or it cannot be taken. */
    private Value value(String column) {
        if (!headings.contains(column)) {
            return null;
        }
        Value value = line.get(column);
        if (value.isFormula()) {
            fault(column, value, "是公式，不读取；请改填文字");
            return null;
        }
        return value;
    }

    /** The code of a name; an empty cell is null. */
    public String one(String column, Names names, String what, String before) {
        Value value = value(column);
        if (value == null) {
            return before;
        }
        if (value.text().isEmpty()) {
            return null;
        }
        String code = names.code(value.text());
        if (code == null && before != null && names.word(before).equals(value.text())) {
            return before;
        }
        if (code == null) {
            fault(column, value, "没有叫“" + value.text() + "”的" + what + names.near(value.text()));
            return before;
        }
        return code;
    }

    /** The codes of several names. */
    public List<String> several(String column, Names names, String what, String separators, List<String> before) {
        Value value = value(column);
        if (value == null) {
            return before;
        }
        List<String> codes = new ArrayList<>();
        for (String name : Arrays.stream(value.text().split(separators))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList()) {
            String code = names.code(name);
            if (code == null) {
                fault(column, value, "没有叫“" + name + "”的" + what + names.near(name));
                return before;
            }
            codes.add(code);
        }
        return codes;
    }

    /** A day; an empty cell is null. */
    public LocalDate day(String column, LocalDate before) {
        Value value = value(column);
        if (value == null) {
            return before;
        }
        if (value.text().isEmpty()) {
            return null;
        }
        LocalDate day = value.day() == null ? Days.parse(value.text()).orElse(value.serial()) : value.day();
        if (day == null) {
            fault(column, value, "“" + value.text() + "”不是日期；请写全年月日，例如 2026年12月31日");
            return before;
        }
        return day;
    }

    /** A text; an empty cell is null. */
    public String text(String column) {
        Value value = value(column);
        String text = value == null ? "" : TypedText.plain(value.text()).strip();
        return text.isEmpty() ? null : text;
    }

    /** A whole number from 0 to 100 with or without a percent sign; an empty cell is null. */
    public Integer percent(String column) {
        Value value = value(column);
        if (value == null || value.text().isEmpty()) {
            return null;
        }
        String digits = BookReader.plain(value.text()).replaceAll("%$", "");
        if (!digits.matches("\\d{1,3}") || Integer.parseInt(digits) > FULL) {
            fault(column, value, "须是 0 到 100 的整数，不能填“" + value.text() + "”");
            return null;
        }
        return Integer.valueOf(digits);
    }

    /** Yes or no; an empty cell is no. */
    public boolean yes(String column, boolean before) {
        Value value = value(column);
        if (value == null) {
            return before;
        }
        String word = BookReader.plain(value.text()).toLowerCase(Locale.ROOT);
        if (!YES.contains(word) && !NO.contains(word)) {
            fault(column, value, "只能填“是”或“否”（√、×也可以），不能填“" + value.text() + "”");
            return before;
        }
        return YES.contains(word);
    }
}
