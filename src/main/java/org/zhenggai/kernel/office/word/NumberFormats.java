package org.zhenggai.kernel.office.word;

import java.util.Locale;

/** A number as Word writes it before a paragraph; names are those of {@code w:numFmt}. */
public final class NumberFormats {

    private static final String DIGITS = "〇一二三四五六七八九";
    private static final String LEGAL = "零壹贰叁肆伍陆柒捌玖";
    private static final int CIRCLED = 20;
    private static final int[] ROMAN = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
    private static final String[] ROMANS = {"m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"};

    private NumberFormats() {}

    /** Empty for a bullet and for no number. */
    public static String write(String format, int number) {
        return switch (format) {
            case "bullet", "none" -> "";
            case "chineseCounting",
                    "chineseCountingThousand",
                    "taiwaneseCounting",
                    "taiwaneseCountingThousand",
                    "japaneseCounting",
                    "ideographEnclosedCircle" -> chinese(number, DIGITS, "十百千");
            case "chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal" ->
                chinese(number, LEGAL, "拾佰仟");
            case "ideographDigital", "taiwaneseDigital", "japaneseDigitalTenThousand" ->
                String.valueOf(number)
                        .chars()
                        .mapToObj(digit -> String.valueOf(DIGITS.charAt(digit - '0')))
                        .reduce("", String::concat);
            case "decimalEnclosedCircle", "decimalEnclosedCircleChinese" ->
                number >= 1 && number <= CIRCLED ? String.valueOf((char) ('①' + number - 1)) : String.valueOf(number);
            case "decimalEnclosedParen" -> "（" + number + "）";
            case "decimalEnclosedFullstop" -> number + ".";
            case "decimalZero" -> number < 10 ? "0" + number : String.valueOf(number);
            case "lowerLetter" -> letters(number);
            case "upperLetter" -> letters(number).toUpperCase(Locale.ROOT);
            case "lowerRoman" -> roman(number);
            case "upperRoman" -> roman(number).toUpperCase(Locale.ROOT);
            default -> String.valueOf(number);
        };
    }

    /** Up to 9999; ten to nineteen without the leading one, as people write headings. */
    private static String chinese(int number, String digits, String units) {
        if (number <= 0 || number > 9999) {
            return String.valueOf(number);
        }
        StringBuilder text = new StringBuilder();
        String figures = String.valueOf(number);
        boolean isZeroOwed = false;
        for (int i = 0; i < figures.length(); i++) {
            int digit = figures.charAt(i) - '0';
            int unit = figures.length() - 1 - i;
            if (digit == 0) {
                isZeroOwed = !text.isEmpty();
                continue;
            }
            text.append(isZeroOwed ? "零" : "");
            isZeroOwed = false;
            boolean isBareTen = digit == 1 && unit == 1 && text.isEmpty() && digits.equals(DIGITS);
            text.append(isBareTen ? "" : digits.charAt(digit));
            text.append(unit == 0 ? "" : units.charAt(unit - 1));
        }
        return text.toString();
    }

    /** Word doubles the letter after z: aa, bb. */
    private static String letters(int number) {
        return number <= 0
                ? ""
                : String.valueOf((char) ('a' + (number - 1) % 26)).repeat(1 + (number - 1) / 26);
    }

    private static String roman(int number) {
        StringBuilder text = new StringBuilder();
        int rest = number;
        for (int i = 0; i < ROMAN.length; i++) {
            while (rest >= ROMAN[i]) {
                text.append(ROMANS[i]);
                rest -= ROMAN[i];
            }
        }
        return text.toString();
    }
}
