package org.zhenggai.intake.parse;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zhenggai.intake.parse.preview.Doubts;
import org.zhenggai.intake.parse.source.Passage;
import org.zhenggai.intake.parse.source.Source;

/** Reads what stands before the first heading: the title, the days of the inspection and of its feedback. */
final class Letterhead {

    private static final Pattern TITLE =
            Pattern.compile(".*(关于|巡|整改|反馈|问题|审计|检查).*(通报|公告|公示|报告|意见|反馈|清单|台账|情况|方案|通知|函|问题)(（[^（）]{1,20}）)?");
    private static final Pattern FURNITURE = Pattern.compile("(来源|发布|首页|当前位置|您的位置|字体|时间|日期|浏览).*");
    private static final Pattern PERIOD = Pattern.compile(
            "(\\d{4})年(?:(\\d{1,2})月)?(?:(\\d{1,2})日)?(?:起)?(?:至|到|-|—|－|–|~)(?:(\\d{4})年)?(?:(\\d{1,2})月)?(?:(\\d{1,2})日)?");
    private static final Pattern FEEDBACK =
            Pattern.compile("(?:(\\d{4})年)?(?<!\\d)(\\d{1,2})月(?:(\\d{1,2})日)?(?:(?!\\d月)[^。\\n]){0,40}?反馈");
    private static final Pattern INSPECTION = Pattern.compile("巡察|巡视|审计|检查|督查");

    private final Source source;
    private final Doubts doubts;
    private final List<Source.Line> lines;
    private String title;
    private LocalDate feedback;
    private LocalDate from;
    private LocalDate to;

    /** @param end where the first heading begins, or the document ends */
    Letterhead(Source source, int end, Doubts doubts) {
        this.source = source;
        this.doubts = doubts;
        this.lines = source.lines().stream().filter(line -> line.from() < end).toList();
    }

    /** Lines before the text that belong to the page: where it was published and when, the size of its letters. */
    List<Passage> furniture() {
        return lines.stream()
                .filter(line -> line.to() - line.from() <= Titles.LONGEST
                        && flat(line).indexOf('。') < 0
                        && FURNITURE.matcher(flat(line)).matches())
                .map(line -> new Passage(source.lineOf(line.from()), source.verbatim(line.from(), line.to())))
                .toList();
    }

    String title() {
        title = title == null ? readTitle() : title;
        return title;
    }

    private String readTitle() {
        for (int i = 0; i < lines.size(); i++) {
            if (isNoSentence(flat(lines.get(i)))) {
                int last = Titles.last(source, lines, i);
                int first = Titles.first(source, lines, last);
                String words =
                        source.title(lines.get(first).from(), lines.get(last).to());
                if (words.length() <= Titles.LONGEST && TITLE.matcher(words).matches()) {
                    return words;
                }
            }
        }
        return lines.stream()
                .filter(line -> flat(line).length() <= Titles.LONGEST && isNoSentence(flat(line)))
                .findFirst()
                .map(line -> source.title(line.from(), line.to()))
                .orElse("");
    }

    private String flat(Source.Line line) {
        return source.flat(line.from(), Math.min(line.to(), line.from() + Titles.LONGEST + 1));
    }

    private static boolean isNoSentence(String text) {
        return text.indexOf('。') < 0
                && !text.endsWith("：")
                && !FURNITURE.matcher(text).matches();
    }

    /** Reads the dates and reports what is missing or cannot be. */
    void readDates() {
        for (Source.Line line : lines) {
            Matcher period = PERIOD.matcher(source.flat()).region(line.from(), line.to());
            while (from == null && period.find()) {
                readPeriod(period, line.to());
            }
        }
        for (Source.Line line : lines) {
            Matcher match = FEEDBACK.matcher(source.flat()).region(line.from(), line.to());
            if (feedback == null && match.find()) {
                readFeedback(match);
            }
        }
    }

    private void readPeriod(Matcher period, int lineEnd) {
        String context = source.flat(Math.max(period.start() - 20, 0), Math.min(period.end() + 40, lineEnd));
        if (!INSPECTION.matcher(context).find()) {
            return;
        }
        int line = source.lineOf(period.start());
        String lastDay = period.group(6);
        if (period.group(2) == null || period.group(3) == null || lastDay == null) {
            doubts.add(line, "incomplete-date", "巡察起止时间“" + period.group() + "”没有写全年月日，未读入；请核对原文后填写。");
            return;
        }
        String lastYear = period.group(4) == null ? period.group(1) : period.group(4);
        String lastMonth = period.group(5) == null ? period.group(2) : period.group(5);
        from = date(period.group(1), period.group(2), period.group(3));
        to = date(lastYear, lastMonth, lastDay);
        if (from != null && to != null && to.isBefore(from)) {
            doubts.add(
                    line,
                    "inspection-ends-before-start",
                    "巡察结束日期" + spoken(to) + "早于开始日期" + spoken(from) + "；请核对原文日期。");
        }
    }

    private void readFeedback(Matcher match) {
        int line = source.lineOf(match.start());
        if (match.group(3) == null) {
            doubts.add(line, "incomplete-date", "反馈日期“" + match.group(2) + "月”没有写日，未读入；请核对原文后填写。");
            return;
        }
        String day = match.group(2) + "月" + match.group(3) + "日";
        boolean yearMissing = match.group(1) == null;
        LocalDate known = to == null ? from : to;
        if (yearMissing && known == null) {
            doubts.add(line, "incomplete-date", "反馈日期“" + day + "”没有写年份，也无从推算，未读入；请核对原文后填写。");
            return;
        }
        String year = yearMissing ? String.valueOf(known.getYear()) : match.group(1);
        feedback = date(year, match.group(2), match.group(3));
        if (feedback != null && yearMissing) {
            doubts.add(line, "incomplete-date", "反馈日期“" + day + "”没有写年份，暂按巡察年份" + year + "年；请核对原文后确认。");
        }
        if (feedback != null && from != null && feedback.isBefore(from)) {
            doubts.add(
                    line,
                    "feedback-before-inspection",
                    "反馈日期“" + day + "”（按" + year + "年计）早于巡察开始日期" + spoken(from) + "，反馈不可能在巡察之前；请核对年份和日期。");
        }
    }

    /** A day that does not exist gives null; {@link Holes} reports it. */
    private static LocalDate date(String year, String month, String day) {
        try {
            return LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static String spoken(LocalDate date) {
        return date.getYear() + "年" + date.getMonthValue() + "月" + date.getDayOfMonth() + "日";
    }

    LocalDate feedback() {
        return feedback;
    }

    LocalDate inspectionFrom() {
        return from;
    }

    LocalDate inspectionTo() {
        return to;
    }
}
