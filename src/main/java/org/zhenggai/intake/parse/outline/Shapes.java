package org.zhenggai.intake.parse.outline;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zhenggai.intake.parse.source.Source;
import org.zhenggai.intake.parse.words.Numerals;

/** The shapes of numbers by level, and when one of them is the number of a heading. */
public final class Shapes {

    private static final String HAN = "([" + Numerals.CHARACTERS + "]{1,6})";
    private static final Pattern NEVER = Pattern.compile("(?!)");
    private static final List<Pattern> SHAPES = List.of(
            Pattern.compile("第" + HAN + "(?:(?:部分|章|编|篇|方面|个方面|大类|板块|类(?!问题))[：、，]?|[、，：])"),
            Pattern.compile(HAN + "[、。.，：]"),
            Pattern.compile("(?:（?" + HAN + "）|[【\\[〔]" + HAN + "[】\\]〕])[、。.，：]?"),
            Pattern.compile("第" + HAN + "(?:项|个问题|类问题|条问题)[：、，.。]?"),
            Pattern.compile("[【\\[（]?问题(?:\\d{1,3}|" + HAN + ")(?:[】\\]）：、.。][：]?|(?=\n))|(?:问题)?(\\d{1,3})[.、）。，：]"),
            Pattern.compile("(?:\\d{1,2})\\.(\\d{1,2})[.、]?(?![\\d.%])"),
            Pattern.compile("(?:\\d{1,2})\\.(?:\\d{1,2})\\.(\\d{1,2})[.、]?(?![\\d.%])"),
            NEVER,
            Pattern.compile("（(\\d{1,3})）[、.]?"),
            Pattern.compile("([①-⑳])"),
            NEVER);
    /** How people call the shapes. */
    private static final List<String> NAMES =
            List.of("第一部分", "一、", "（一）", "标签", "1.", "1.1", "1.1.1", "标签", "（1）", "①", "行");
    /** 1 and a blank. */
    static final Pattern BARE = Pattern.compile("(\\d{1,2})(?=\\p{IsHan})");
    /** What no heading begins with; it tells （二）》 wrapped to a new line from a heading. */
    private static final String NOT_A_BEGINNING = "》”’）、，。；：！？.%~";

    /** What makes a number at the beginning of a line a figure. */
    private static final Pattern FIGURE = Pattern.compile(
            "(?:年|月|日|号|时|点)(?=\\d|[，。、的至起前后底末初]|$).*"
                    + "|(?:个|项|名|件|条|户|人|次|家|处|村|类|份|天|元|万|亿|亩|倍|吨|米|宗|台|辆|公里|公斤|公顷|平方|%)(?![别体员大常案民生级风务均厕籍头作规例庄委干社财方际物才事力居目]).*");

    /** 2个单位 behind a number is the beginning of a sentence and no decimal. */
    static final Pattern COUNTED = Pattern.compile("\\d{1,4}(?:个|家|名|项|户|宗|笔|所|座|条|台|处|人|辆|件|村|支)");

    static final Pattern ORDINAL = Pattern.compile("第" + HAN + "[、，：]");

    private Shapes() {}

    /** Returns the shape of a level's number. */
    static Pattern shape(int level) {
        return SHAPES.get(level);
    }

    /** What people read for the shape of a level. */
    public static String name(int level) {
        return level > Headings.LINE ? Kind.name(level) : NAMES.get(level);
    }

    /** Tells whether what stands behind a number can be a heading's text, so that the number is one of a heading. */
    static boolean beginsText(Source source, int textFrom, int lineEnd, int level) {
        if (textFrom >= lineEnd || NOT_A_BEGINNING.indexOf(source.at(textFrom)) >= 0) {
            return false;
        }
        boolean decimal = level == Headings.POINT
                && source.at(textFrom - 1) == '.'
                && Character.isDigit(source.at(textFrom))
                && !source.hasBlankBefore(textFrom)
                && !source.flat(textFrom, Math.min(textFrom + 5, lineEnd)).matches("\\d{4}年");
        return !decimal;
    }

    /** Returns the number a shape matched. */
    static int valueOf(Matcher number) {
        String digits = null;
        for (int group = 1; group <= number.groupCount() && digits == null; group++) {
            digits = number.group(group);
        }
        if (digits == null) {
            digits = number.group().replaceAll("\\D", "");
        }
        char first = digits.charAt(0);
        if (first >= '①' && first <= '⑳') {
            return first - '①' + 1;
        }
        return Character.isDigit(first) ? Integer.parseInt(digits) : Numerals.parse(digits);
    }

    static boolean isFigure(Source source, int from, int lineEnd) {
        return FIGURE.matcher(source.flat(from, Math.min(from + 6, lineEnd))).matches();
    }
}
