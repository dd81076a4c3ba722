package org.zhenggai.round;

/** Chinese numerals, in which sources and papers number areas and measures. */
public final class Numerals {

    private static final String[] DIGITS = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    private static final int LARGEST = 99;

    private Numerals() {}

    /** {@code 二十一}; above 99 in figures. */
    public static String of(int number) {
        if (number > LARGEST) {
            return Integer.toString(number);
        }
        int tens = number / 10;
        return (tens > 1 ? DIGITS[tens] : "") + (tens > 0 ? "十" : "") + DIGITS[number % 10];
    }

    /** An area's heading as in a source: {@code （二十）关于…方面}; one without a number is its title. */
    public static String area(int number, String title) {
        return number == 0 ? title : "（" + of(number) + "）" + title;
    }
}
