package org.zhenggai.intake;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zhenggai.intake.parse.preview.Doubts;
import org.zhenggai.intake.parse.preview.PreviewArea;
import org.zhenggai.kernel.Days;
import org.zhenggai.round.item.ItemKind;

/** Deadlines as sources write them: a day, a month or a year, which last to their end, or a kind. Whatever else is left to people. */
public final class Deadlines {

    private static final Pattern TAIL = Pattern.compile("(之?前|以前)?(完成|办结|整改到位|整改完成|完成整改)?[。；]?$");
    private static final Pattern END_OF_MONTH = Pattern.compile("(\\d{4})(?:年|[./-])(\\d{1,2})月?(底|末)?");
    private static final Pattern END_OF_YEAR = Pattern.compile("(\\d{4})年(底|末|年底|年末)");
    private static final Pattern END_OF_QUARTER = Pattern.compile("(\\d{4})年第?([一二三四1-4])季度(底|末)?");
    private static final Pattern END_OF_HALF = Pattern.compile("(\\d{4})年(上|下)半年(底|末)?");

    /** From one day to another: what is left ends with the other. */
    private static final Pattern FROM = Pattern.compile("^\\d{4}[^至到]{2,8}[至到—~～-]+(?=\\d{4})");

    private static final Pattern IMMEDIATE = Pattern.compile("(立行|立知|立查|即知|即行)[立即]改|立即(整改|完成)|立整立改");
    private static final Pattern STANDING = Pattern.compile("长期(坚持|整改|推进|抓好)?|持续(坚持|整改|推进)|常态化?(坚持|推进|落实)?"
            + "|每(个?月|个?季度?|年度?|半年|周|学期)(一次|\\d次)?|按(月|季度?|年)(推进|开展|检查)?|立行立改[，,、并]*长期坚持");

    private Deadlines() {}

    /** The last day that a text leaves; empty where it names no day, or no year. */
    public static Optional<LocalDate> day(String text) {
        String bare = bare(text);
        Matcher month = END_OF_MONTH.matcher(bare);
        if (month.matches()) {
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
        String until = FROM.matcher(text.replaceAll("\\s", "")).replaceFirst("");
        return TAIL.matcher(until).replaceFirst("");
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
                        "“%s”的整改时限“%s”看不出是哪一天，没有写入方案；请核对原文，在整改方案里填写年月日。"
                                .formatted(item.title(), item.owner().deadline())));
    }
}
