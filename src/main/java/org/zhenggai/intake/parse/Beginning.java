package org.zhenggai.intake.parse;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.zhenggai.intake.parse.Origin.Found;
import org.zhenggai.intake.parse.source.Source;
import org.zhenggai.kernel.Days;

/**
 * What may be the title of a document, and from when to when the inspection lasted, as its beginning says. All that is
 * found is shown with its place, for a person who chooses.
 *
 * @param titles each once, in the order of the text
 * @param periods with all of their two days, likewise
 */
public record Beginning(List<Found<String>> titles, List<Found<Period>> periods) {

    private static final int MOST_LINES = 40;
    private static final int MOST_TITLES = 4;
    private static final int CONTEXT = 40;
    private static final int SHOWN = 30;

    /** The kind of a document stands at the end of its title. */
    private static final Pattern TITLE =
            Pattern.compile(".{4,}(?:通报|公告|公示|报告|意见|反馈|清单|台账|情况|方案|通知|函|问题|汇总表|一览表)(?:[（(][^（）()]{1,20}[）)])?");

    /** The first number of the body, whatever it counts. */
    private static final Pattern BODY = Pattern.compile("第一部分|一、|（一）|(?:问题)?1[.、](?!\\d)|问题一");

    private static final Pattern PERIOD = Pattern.compile(
            "(\\d{4})年(\\d{1,2})月(\\d{1,2})日起?(?:至|到|-|—|－|–|~)+(?:(\\d{4})年)?(?:(\\d{1,2})月)?(\\d{1,2})日");

    private static final Pattern INSPECTION = Pattern.compile("巡察|巡视|审计|检查|督查|督导|进驻");

    /** From the first to the last day. */
    public record Period(LocalDate from, LocalDate to) {

        public String inWords() {
            return Days.words(from) + "至" + Days.words(to);
        }

        /** For programs: both days with a stroke between. */
        public String code() {
            return String.join("/", Days.iso(from), Days.iso(to));
        }
    }

    public Beginning {
        titles = List.copyOf(titles);
        periods = List.copyOf(periods);
    }

    /** Reads a text as {@code SourceText.decode} returns it. */
    public static Beginning of(String text) {
        Source source = new Source(text);
        List<Source.Line> lines = source.lines().stream()
                .limit(MOST_LINES)
                .takeWhile(line -> !BODY.matcher(source.flat())
                        .region(line.from(), line.to())
                        .lookingAt())
                .toList();
        return new Beginning(titles(source, lines), periods(source, lines));
    }

    private static List<Found<String>> titles(Source source, List<Source.Line> lines) {
        List<Found<String>> found = new ArrayList<>();
        for (int n = 0; n < lines.size(); n++) {
            Source.Line line = lines.get(n);
            String words = source.flat(line.from(), line.to());
            boolean isRow = source.verbatim(line.from(), line.to()).indexOf('\t') >= 0;
            int from = lines.get(Titles.first(source, lines, n)).from();
            String title = source.title(from, line.to());
            boolean isTitle =
                    !isRow && mayBeTitle(words) && TITLE.matcher(title).matches();
            if (isTitle && found.size() < MOST_TITLES) {
                found.removeIf(one -> title.startsWith(one.value()));
                if (found.stream().noneMatch(one -> one.value().equals(title))) {
                    found.add(new Found<>(title, source.lineOf(from), title, false));
                }
            }
        }
        return found;
    }

    private static boolean mayBeTitle(String words) {
        return words.length() <= Titles.LONGEST && words.indexOf('。') < 0 && words.indexOf('；') < 0;
    }

    private static List<Found<Period>> periods(Source source, List<Source.Line> lines) {
        List<Found<Period>> found = new ArrayList<>();
        for (Source.Line line : lines) {
            Matcher match = PERIOD.matcher(source.flat()).region(line.from(), line.to());
            while (match.find()) {
                String before = source.flat(Math.max(match.start() - CONTEXT / 2, line.from()), match.start());
                String around = before.substring(clauseOf(before))
                        + source.flat(match.start(), Math.min(match.end() + CONTEXT, line.to()));
                int at = match.start();
                if (INSPECTION.matcher(around).find()) {
                    period(match)
                            .filter(period ->
                                    found.stream().noneMatch(one -> one.value().equals(period)))
                            .ifPresent(
                                    period -> found.add(new Found<>(period, source.lineOf(at), words(around), false)));
                }
            }
        }
        return found;
    }

    private static String words(String around) {
        return around.length() > SHOWN ? around.substring(0, SHOWN) + "…" : around;
    }

    /** Where the last clause of some words begins. */
    private static int clauseOf(String words) {
        return Stream.of("。", "；", "，").mapToInt(words::lastIndexOf).max().orElse(-1) + 1;
    }

    /** Empty for days that do not exist, or that end before they begin. */
    private static Optional<Period> period(Matcher match) {
        String lastYear = match.group(4) == null ? match.group(1) : match.group(4);
        String lastMonth = match.group(5) == null ? match.group(2) : match.group(5);
        try {
            LocalDate from = day(match.group(1), match.group(2), match.group(3));
            LocalDate to = day(lastYear, lastMonth, match.group(6));
            return to.isBefore(from) ? Optional.empty() : Optional.of(new Period(from, to));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static LocalDate day(String year, String month, String day) {
        return LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
    }
}
