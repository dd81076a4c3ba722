package org.zhenggai.intake.parse.table.head;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The head of a column as it is compared: in usual width, without blanks, brackets, marks and numbers around it.
 *
 * @param text what is left
 * @param unit the unit of money in its brackets; empty where there is none
 */
public record HeadWord(String text, String unit) {

    private static final Pattern BRACKETS = Pattern.compile("[(\\[【〔{<《]([^)\\]】〕}>》]*)[)\\]】〕}>》]?");
    private static final Pattern AROUND = Pattern.compile("[\\s*★☆※#●▲△■□◆\"“”'‘’_|]");
    private static final Pattern BEFORE = Pattern.compile("^(?:[一二三四五六七八九十]{1,2}[、.,:)]|\\d{1,2}[、.,:)]?|[、.,:)-])+");
    private static final Pattern BEHIND = Pattern.compile("(?:[一二三四五六七八九十]?[:;,.。、-]|\\d{1,2})+$");
    private static final Pattern UNIT = Pattern.compile("(?:单位[:,]?)?(?:人民币)?(亿元|千万元|百万元|万元|千元|元)");

    /** Words in brackets that say of a day whether it is planned or a fact: 完成日期（实际）. */
    private static final Pattern QUALIFIER = Pattern.compile("实际|计划|预计|目标|要求");

    /** What joins two things in one head; not the 及 of 涉及 and 及时, nor the 与 of 参与. */
    private static final Pattern AND = Pattern.compile("以及|(?<!涉)及(?!时)其?|(?<!参)与(?!否)|(?<!共)和(?!谐)|[、/&+]|并(?=[^且])");

    private static final Pattern LEADING = Pattern.compile("牵头|主办|主责");
    private static final Pattern WORKING = Pattern.compile("责任|承办|落实|整改|实施");
    private static final Pattern PAST = Pattern.compile("实际|已|情况|进展");
    private static final Pattern RECTIFICATION = Pattern.compile("整改|隐患|问题|巡察|巡视|审计|缺陷|销号");

    public static HeadWord of(String head) {
        String plain = Normalizer.normalize(head, Normalizer.Form.NFKC);
        StringBuilder before = new StringBuilder();
        String unit = "";
        Matcher bracket = BRACKETS.matcher(plain);
        while (bracket.find()) {
            String inside = AROUND.matcher(bracket.group(1)).replaceAll("");
            Matcher money = UNIT.matcher(inside);
            unit = money.matches() ? money.group(1) : unit;
            if (QUALIFIER.matcher(inside).matches()) {
                before.append(inside);
            }
        }
        String bare = AROUND.matcher(BRACKETS.matcher(plain).replaceAll("")).replaceAll("");
        String word = BEHIND.matcher(BEFORE.matcher(bare).replaceFirst("")).replaceFirst("");
        return new HeadWord((before + word).toLowerCase(Locale.ROOT), unit);
    }

    /** Whether a head names the unit that leads others. */
    public static boolean isLeading(String head) {
        return LEADING.matcher(head).lookingAt();
    }

    /** Whether a head names a unit that does the work. */
    public static boolean isWorking(String head) {
        return WORKING.matcher(head).lookingAt();
    }

    /** Whether a head says of a day that it is over. */
    public static boolean isPast(String head) {
        return PAST.matcher(head).find();
    }

    /** Whether heads, or what stands over them, speak of problems that are put right. */
    public static boolean isOfRectification(String words) {
        return RECTIFICATION.matcher(words).find();
    }

    /** The things that it names, one or more. */
    List<String> parts() {
        return Stream.of(AND.split(text)).filter(part -> !part.isEmpty()).toList();
    }
}
