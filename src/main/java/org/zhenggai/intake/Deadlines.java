package org.zhenggai.intake;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zhenggai.intake.parse.preview.Doubts;
import org.zhenggai.intake.parse.preview.PreviewArea;
import org.zhenggai.intake.parse.words.Numerals;
import org.zhenggai.kernel.Days;
import org.zhenggai.round.item.ItemKind;

/** Deadlines as sources write them: a day, a month or a year, which last to their end, or a kind. Whatever else is left to people. */
public final class Deadlines {

    private static final Pattern TAIL = Pattern.compile("(之?前|以前)?(全部|基本)?(完成|办结|整改到位|整改完成|完成整改|完成销号)?[。；]?$");
    private static final Pattern END_OF_MONTH = Pattern.compile("(\\d{4})(?:年|[./-])(\\d{1,2})月?(底|末)?");
    private static final Pattern END_OF_YEAR = Pattern.compile("(\\d{4})年(底|末|年底|年末|内|年内|度内)");
    private static final Pattern TEN_DAYS = Pattern.compile("(\\d{4})年(\\d{1,2})月([上中下])旬");
    private static final Pattern END_OF_QUARTER = Pattern.compile("(\\d{4})年第?([一二三四1-4])季度(底|末)?");
    private static final Pattern END_OF_HALF = Pattern.compile("(\\d{4})年(上|下)半年(底|末)?");

    /** In Chinese digits, as papers of offices write days: 二〇二四年九月三十日. */
    private static final Pattern CHINESE =
            Pattern.compile("([一二][〇○零一二三四五六七八九]{3})年(?:([一二三四五六七八九十]{1,3})月)?(?:([一二三四五六七八九十]{1,3})[日号])?");

    private static final Pattern QUARTER = Pattern.compile("(\\d{4})年?[Qq]([1-4])");
    private static final Pattern SHORT_YEAR = Pattern.compile("^(2\\d)(?=年\\d{1,2}月)");

    /** What names a day, a month or a part of the year and no year. */
    private static final Pattern YEARLESS = Pattern.compile(
            "(今年|本年度?|当年|明年)?(?:(?:度|的)?)((\\d{1,2})月份?(?:(底|末|上旬|中旬|下旬)|(\\d{1,2})[日号])?|第?[一二三四1-4]季度(?:底|末)?|[上下]半年(?:底|末)?|年?(?:底|末|内))"
                    + "|(\\d{1,2})[./](\\d{1,2})");

    /** The number of a day in Excel where its format was lost; days from 2009 to 2050. */
    private static final Pattern SERIAL = Pattern.compile("([45]\\d{4})(?:\\.\\d+)?");

    private static final LocalDate FIRST_OF_EXCEL = LocalDate.of(1899, 12, 30);

    /** October, typed as 2024.10 into a cell of numbers, and January look alike. */
    private static final Pattern JANUARY_OR_OCTOBER = Pattern.compile("\\d{4}\\.1");

    /** From one day to another: what is left ends with the other. */
    private static final Pattern FROM = Pattern.compile("^\\d{4}[^至到]{2,8}[至到—~～-]+(?=\\d{4})");

    private static final Pattern IMMEDIATE = Pattern.compile("(立行|立知|立查|即知|即行)[立即]改|立即(整改|完成)|立整立改");
    private static final Pattern STANDING = Pattern.compile("长期(坚持|整改|推进|抓好)?|持续(坚持|整改|推进)|常态化?(坚持|推进|落实)?"
            + "|每(个?月|个?季度?|年度?|半年|周|学期)(一次|\\d次)?|按(月|季度?|年)(推进|开展|检查)?|立行立改[，,、并]*长期坚持");

    private Deadlines() {}

    /** The last day that a text leaves; empty where it names no day, or no year. */
    public static Optional<LocalDate> day(String text) {
        String bare = bare(text);
        Matcher days = TEN_DAYS.matcher(bare);
        if (days.matches()) {
            return endOf(Integer.parseInt(days.group(1)), Integer.parseInt(days.group(2)))
                    .map(end -> days.group(3).equals("下")
                            ? end
                            : end.withDayOfMonth(days.group(3).equals("上") ? 10 : 20));
        }
        Matcher month = END_OF_MONTH.matcher(bare);
        if (month.matches() && !JANUARY_OR_OCTOBER.matcher(bare).matches()) {
            return endOf(Integer.parseInt(month.group(1)), Integer.parseInt(month.group(2)));
        }
        Matcher quarter = END_OF_QUARTER.matcher(bare);
        if (quarter.matches()) {
            int number = "一二三四".indexOf(quarter.group(2)) + 1;
            return endOf(
                    Integer.parseInt(quarter.group(1)), 3 * (number > 0 ? number : Integer.parseInt(quarter.group(2))));
        }
        Matcher half = END_OF_HALF.matcher(bare);
        if (half.matches()) {
            return endOf(Integer.parseInt(half.group(1)), half.group(2).equals("上") ? 6 : 12);
        }
        Matcher year = END_OF_YEAR.matcher(bare);
        return year.matches() ? endOf(Integer.parseInt(year.group(1)), 12) : Days.parse(bare);
    }

    private static Optional<LocalDate> endOf(int year, int month) {
        try {
            return Optional.of(YearMonth.of(year, month).atEndOfMonth());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String bare(String text) {
        String plain = CHINESE.matcher(text.replaceAll("\\s", "")).replaceAll(Deadlines::inFigures);
        plain = QUARTER.matcher(plain).replaceAll("$1年第$2季度");
        String until =
                FROM.matcher(SHORT_YEAR.matcher(plain).replaceFirst("20$1")).replaceFirst("");
        return TAIL.matcher(until).replaceFirst("");
    }

    private static String inFigures(MatchResult day) {
        StringBuilder figures = new StringBuilder();
        day.group(1).chars().forEach(c -> figures.append(Math.max("〇一二三四五六七八九".indexOf(c), 0)));
        figures.append('年');
        figures.append(day.group(2) == null ? "" : Numerals.parse(day.group(2)) + "月");
        return figures.append(day.group(3) == null ? "" : Numerals.parse(day.group(3)) + "日")
                .toString();
    }

    /** Whether a text names a day or a part of the year and not the year. */
    public static boolean isYearless(String text) {
        return YEARLESS.matcher(bare(text)).matches();
    }

    /**
     * The same with its year: the first that comes after a day, or the one that the words themselves count from it.
     *
     * @return as given where it needs none, or is no day even so
     */
    public static String inYear(String text, LocalDate from) {
        String bare = bare(text);
        Matcher part = YEARLESS.matcher(bare);
        if (!part.matches()) {
            return text;
        }
        boolean isNext = "明年".equals(part.group(1));
        String words = part.group(2) == null
                ? part.group(6) + "月" + part.group(7) + "日"
                : part.group(2).replace("份", "").replaceFirst("^年", "");
        int year = from.getYear() + (isNext ? 1 : 0);
        Optional<LocalDate> first = day(year + "年" + words);
        boolean isPast =
                part.group(1) == null && first.filter(day -> day.isBefore(from)).isPresent();
        return first.isEmpty() ? text : (isPast ? year + 1 : year) + "年" + words;
    }

    /** The day whose number in Excel a text is; empty for every other text. */
    public static Optional<LocalDate> ofSerial(String text) {
        Matcher serial = SERIAL.matcher(text.strip());
        return serial.matches()
                ? Optional.of(FIRST_OF_EXCEL.plusDays(Long.parseLong(serial.group(1))))
                : Optional.empty();
    }

    /** The kind of an item that a text names; one with a day has a day to keep. */
    public static Optional<ItemKind> kind(String text) {
        String bare = bare(text);
        if (STANDING.matcher(bare).matches()) {
            return Optional.of(ItemKind.STANDING);
        }
        if (IMMEDIATE.matcher(bare).matches()) {
            return Optional.of(ItemKind.IMMEDIATE);
        }
        return ItemKind.named(bare).or(() -> day(text).map(day -> ItemKind.DATED));
    }

    /** Tells of the deadlines that are none of these. */
    public static void report(List<PreviewArea> areas, Doubts doubts) {
        areas.stream()
                .flatMap(area -> area.findings().stream())
                .flatMap(finding -> finding.items().stream())
                .filter(item -> !item.owner().deadline().isEmpty())
                .filter(item -> kind(item.owner().deadline()).isEmpty())
                .forEach(item -> doubts.add(
                        item.line(),
                        "unclear-deadline",
                        "“%s”的整改时限“%s”%s，没有写入方案；请核对原文，在整改方案里填写年月日。"
                                .formatted(
                                        item.title(),
                                        item.owner().deadline(),
                                        JANUARY_OR_OCTOBER
                                                        .matcher(bare(
                                                                item.owner().deadline()))
                                                        .matches()
                                                ? "可能是1月，也可能是10月"
                                                : "看不出是哪一天")));
    }
}
