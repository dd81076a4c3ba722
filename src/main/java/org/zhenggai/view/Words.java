package org.zhenggai.view;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** How dates and numbers are said to users. */
public final class Words {

    private static final String[] DIGITS = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};

    private Words() {}

    /** A deadline in words, so that a colour never stands alone: {@code 已逾期5天}; empty without a deadline. */
    public static String deadline(LocalDate deadline, LocalDate today) {
        if (deadline == null) {
            return "";
        }
        long days = ChronoUnit.DAYS.between(today, deadline);
        return days > 0 ? "还有" + days + "天" : days == 0 ? "今天到期" : "已逾期" + -days + "天";
    }

    /** An area's heading as in the source: {@code （二十）关于…}; numbers up to 99. */
    static String area(int number, String title) {
        int tens = number / 10;
        String chinese = (tens > 1 ? DIGITS[tens] : "") + (tens > 0 ? "十" : "") + DIGITS[number % 10];
        return number == 0 ? title : "（" + chinese + "）" + title;
    }

    static String day(LocalDate day) {
        return day == null ? null : day.toString();
    }
}
