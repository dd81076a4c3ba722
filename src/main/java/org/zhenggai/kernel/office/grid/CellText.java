package org.zhenggai.kernel.office.grid;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.zhenggai.kernel.Days;

/** What a cell of numbers shows: a day as people and machines read it, every other number as Excel does. */
final class CellText {

    /** What a format says beside its signs for day, month and year: words in quotes, colours, languages. */
    private static final Pattern WORDS = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.|AM/PM|上午/下午");

    private final DataFormatter shown = new DataFormatter(Locale.CHINA);
    private final Map<String, Shows> formats = new HashMap<>();
    private final boolean is1904;

    /** @param is1904 whether its days count from 1904, as in books of old Macs */
    CellText(boolean is1904) {
        this.is1904 = is1904;
    }

    private enum Shows {
        NUMBER,
        DAY,
        MONTH
    }

    String of(double value, int format, String pattern) {
        Shows shows = pattern == null
                ? Shows.NUMBER
                : formats.computeIfAbsent(format + " " + pattern, any -> shows(format, pattern));
        if (shows == Shows.NUMBER || !DateUtil.isValidExcelDate(value)) {
            return shown.formatRawCellContents(value, format, pattern == null ? "General" : pattern, is1904);
        }
        LocalDate day = DateUtil.getLocalDateTime(value, is1904).toLocalDate();
        return shows == Shows.DAY ? Days.iso(day) : day.getYear() + "年" + day.getMonthValue() + "月";
    }

    /** A format without a day shows a month, and one without a year and a day a time. */
    private static Shows shows(int format, String pattern) {
        if (!DateUtil.isADateFormat(format, pattern)) {
            return Shows.NUMBER;
        }
        String signs = WORDS.matcher(pattern.split(";", 2)[0]).replaceAll("").toLowerCase(Locale.ROOT);
        boolean isDay = signs.indexOf('d') >= 0 || signs.contains("aaa");
        boolean isMonth = signs.indexOf('y') >= 0 || signs.indexOf('e') >= 0;
        return isDay ? Shows.DAY : isMonth ? Shows.MONTH : Shows.NUMBER;
    }
}
