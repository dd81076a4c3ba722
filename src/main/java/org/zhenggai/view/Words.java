package org.zhenggai.view;

/** How numbers are said to users. */
final class Words {

    private static final String[] DIGITS = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};

    private Words() {}

    /** An area's heading as in the source: {@code （二十）关于…}; numbers up to 99. */
    static String area(int number, String title) {
        int tens = number / 10;
        String chinese = (tens > 1 ? DIGITS[tens] : "") + (tens > 0 ? "十" : "") + DIGITS[number % 10];
        return number == 0 ? title : "（" + chinese + "）" + title;
    }
}
