package org.zhenggai.intake.parse.words;

/** Chinese numerals of headings, 一 to 九百九十九. */
public final class Numerals {

    static final String DIGITS = "〇一二三四五六七八九";
    /** Characters of a numeral, for use inside a regular expression's brackets. */
    public static final String CHARACTERS = "一二三四五六七八九十百零〇两";

    private Numerals() {}

    /** Returns the value, 0 if the characters make no number. */
    public static int parse(CharSequence numeral) {
        int total = 0;
        int digit = 0;
        for (int i = 0; i < numeral.length(); i++) {
            char c = numeral.charAt(i);
            if (c == '百' || c == '十') {
                total += Math.max(digit, 1) * (c == '百' ? 100 : 10);
                digit = 0;
            } else {
                digit = c == '两' ? 2 : Math.max(DIGITS.indexOf(c), 0);
            }
        }
        return total + digit;
    }
}
