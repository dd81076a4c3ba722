package org.zhenggai.intake.parse;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.zhenggai.intake.parse.outline.Heading;
import org.zhenggai.intake.parse.outline.Headings;
import org.zhenggai.intake.parse.preview.Doubt;
import org.zhenggai.intake.parse.source.Source;
import org.zhenggai.intake.parse.words.Labels;
import org.zhenggai.intake.parse.words.Numerals;
import org.zhenggai.kernel.Days;

/**
 * Whom a feedback comes from and on which day, as its beginning says and the signature at its end. All that is found is shown with its
 * place; where it is not one, nobody chooses for the person.
 *
 * @param days of the feedback, each once, in the order of the text
 * @param teams that inspected, likewise
 */
public record Origin(List<Found<LocalDate>> days, List<Found<String>> teams) {

    private static final String NUMERAL = "[一二三四五六七八九十]{1,3}";
    private static final String DATE = "(?:(?<!\\d)(\\d{4})|([一二][〇○零OＯ0一二三四五六七八九]{3}))年(\\d{1,2}|" + NUMERAL
            + ")月(\\d{1,2}|" + NUMERAL + ")[日号](?![至到~—－–-])";

    /** A day within a sentence that says 反馈 before another day comes, or right behind that word; a day to which something lasted is none. */
    private static final Pattern STATED = Pattern.compile(
            "(?<![至到~—－–-])" + DATE + "(?:(?![\\d一二三四五六七八九十]月)[^。\\n]){0,40}?反馈|反馈(?:时间|日期|日)?[：为]?" + DATE);

    private static final Pattern SIGNED = Pattern.compile(DATE);

    /** A signature is a day alone or behind who signs; a day behind any other label is one of a finding. */
    private static final Pattern SIGNATURE =
            Pattern.compile("（?(?:[^，；：、\\d]{1,30}[组委会局办室部院厅署府处队司校心站](?:（[盖公印]?章）)?|(?:落款|成文|签发|印发|发文)(?:日期|时间)：?)?"
                    + DATE + "）?(?:印发|发布)?");

    private static final Pattern TEAM =
            Pattern.compile("(?:(?:中央|国务院|(?:[省市区县州盟旗镇党])委(?:员会)?)?(?:第[一二三四五六七八九十\\d]{1,3}轮)?"
                    + "第[一二三四五六七八九十\\d]{1,3}(?:轮)?(?:巡察|巡视|督察|督导|检查|审计)组"
                    + "|(?:中央|[省市区县州盟旗]委)(?:巡察|巡视)组|(?:[省市区县州]?审计[厅局署](?:派出)?(?:的)?)?审计组)");

    /** A signature stands alone on the last lines, and is short. */
    private static final int SIGNATURE_LINES = 8;

    private static final int LONGEST_SIGNATURE = 40;
    private static final int BEFORE = 12;
    private static final int BEHIND = 8;

    /**
     * Something found.
     *
     * @param line from 1
     * @param words the place as it stands in the text
     * @param isSigned whether it stands in the signature alone, where a day may be that of printing
     */
    public record Found<T>(T value, int line, String words, boolean isSigned) {}

    public Origin {
        days = List.copyOf(days);
        teams = List.copyOf(teams);
    }

    /** Reads a text as {@code SourceText.decode} returns it. */
    public static Origin of(String text) {
        Source source = new Source(text);
        List<Heading> headings = Headings.of(source);
        int begin = headings.isEmpty() ? source.length() : headings.get(0).from();
        int last = headings.isEmpty()
                ? source.length() / 2
                : headings.get(headings.size() - 1).from();
        List<Found<LocalDate>> days = new ArrayList<>();
        List<Found<String>> teams = new ArrayList<>();
        for (Source.Line line : source.lines()) {
            if (line.from() < begin && !isRow(source, line)) {
                find(source, STATED, line, false, days, Origin::day);
                find(source, TEAM, line, false, teams, match -> Optional.of(match.group()));
            }
        }
        List<Source.Line> all = source.lines();
        for (int n = Math.max(all.size() - SIGNATURE_LINES, 0); n < all.size(); n++) {
            Source.Line line = all.get(n);
            String words = source.flat(line.from(), line.to());
            if (line.from() <= last || isRow(source, line) || isLabelled(source, n) || !isSignature(words)) {
                continue;
            }
            find(source, SIGNED, line, true, days, Origin::day);
            find(source, TEAM, line, true, teams, match -> Optional.of(match.group()));
        }
        return new Origin(days, teams);
    }

    private static boolean isSignature(String words) {
        if (words.length() > LONGEST_SIGNATURE || words.indexOf('。') >= 0) {
            return false;
        }
        return SIGNED.matcher(words).find() ? SIGNATURE.matcher(words).matches() : words.indexOf('：') < 0;
    }

    /** A row of a table tells of a finding. */
    private static boolean isRow(Source source, Source.Line line) {
        return source.verbatim(line.from(), line.to()).indexOf('\t') >= 0;
    }

    /** Whether a label stands alone on the line before, such as 完成时限. */
    private static boolean isLabelled(Source source, int line) {
        if (line == 0) {
            return false;
        }
        Source.Line before = source.lines().get(line - 1);
        return Labels.at(source.flat(), before.from(), before.to() + 1)
                .filter(label -> label.textFrom() >= before.to())
                .isPresent();
    }

    private static <T> void find(
            Source source,
            Pattern pattern,
            Source.Line line,
            boolean isSigned,
            List<Found<T>> found,
            Function<Matcher, Optional<T>> reading) {
        Matcher match =
                pattern.matcher(source.flat()).useTransparentBounds(true).region(line.from(), line.to());
        while (match.find()) {
            int from = Math.max(match.start() - BEFORE, line.from());
            int to = Math.min(match.end() + BEHIND, line.to());
            reading.apply(match)
                    .filter(value -> found.stream().noneMatch(one -> one.value().equals(value)))
                    .ifPresent(value -> found.add(
                            new Found<>(value, source.lineOf(match.start()), source.title(from, to), isSigned)));
        }
    }

    /** The day of a match, whichever of its groups have it; empty for a day that does not exist. */
    private static Optional<LocalDate> day(Matcher match) {
        int group = match.groupCount() > 4 && match.group(3) == null ? 4 : 0;
        String year = match.group(group + 1) == null ? digits(match.group(group + 2)) : match.group(group + 1);
        try {
            return Optional.of(LocalDate.of(
                    Integer.parseInt(year), number(match.group(group + 3)), number(match.group(group + 4))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String digits(String year) {
        return year.chars()
                .map(c -> "一二三四五六七八九".indexOf(c) + 1)
                .mapToObj(Integer::toString)
                .collect(Collectors.joining());
    }

    private static int number(String words) {
        return Character.isDigit(words.charAt(0)) ? Integer.parseInt(words) : Numerals.parse(words);
    }

    /** The one day of the feedback; the signature's only where the text itself says none. */
    public Optional<LocalDate> day() {
        return only(days);
    }

    /** The one team. */
    public Optional<String> team() {
        return only(teams);
    }

    private static <T> Optional<T> only(List<Found<T>> all) {
        List<Found<T>> counting = counting(all);
        return counting.size() == 1 ? Optional.of(counting.get(0).value()) : Optional.empty();
    }

    private static <T> List<Found<T>> counting(List<Found<T>> all) {
        List<Found<T>> stated = all.stream().filter(one -> !one.isSigned()).toList();
        return stated.isEmpty() ? all : stated;
    }

    /** What a person has to look at: several of something, and a day that only the signature has. */
    public List<Doubt> doubts() {
        List<Doubt> doubts = new ArrayList<>();
        several(days, "feedback-days", "反馈日期", Days::words).ifPresent(doubts::add);
        several(teams, "inspection-teams", "巡察组", team -> team).ifPresent(doubts::add);
        List<Found<LocalDate>> counting = counting(days);
        if (counting.size() == 1 && counting.get(0).isSigned()) {
            Found<LocalDate> day = counting.get(0);
            doubts.add(new Doubt(
                    day.line(),
                    "feedback-day-signed",
                    "正文没有写明反馈日期，只有落款日期" + Days.words(day.value()) + "；落款可能是印发日期，请核对原件后确认。"));
        }
        return doubts;
    }

    private static <T> Optional<Doubt> several(List<Found<T>> all, String code, String what, Function<T, String> word) {
        List<Found<T>> counting = counting(all);
        if (counting.size() < 2) {
            return Optional.empty();
        }
        String list = counting.stream()
                .map(one -> word.apply(one.value()) + "（第" + one.line() + "行）")
                .collect(Collectors.joining("、"));
        return Optional.of(new Doubt(
                counting.get(1).line(), code, "读到" + counting.size() + "个" + what + "：" + list + "，没有代为选定；请对照原文选一个。"));
    }
}
