package org.zhenggai.intake.parse.doubts;

import java.time.DateTimeException;
import java.time.MonthDay;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.zhenggai.intake.parse.outline.Heading;
import org.zhenggai.intake.parse.preview.Doubts;
import org.zhenggai.intake.parse.source.Source;

/** Finds places where a word or a figure is missing in the source, by rules that hold for every text. */
public final class Holes {

    /** @param begin the characters with which what it finds can begin; where none stands its pattern is not tried */
    private record Rule(String code, String begin, Pattern pattern, String advice) {}

    private static final String DIGITS = "0123456789";
    private static final String QUANTITY = "(个|宗|项|户|家|万元|亿元|元|平方米|亩|公里|人次|%)";
    private static final List<Rule> RULES = List.of(
            new Rule("missing-word", "年", Pattern.compile("年完(?![成工毕善结全备美整稿税])"), "像是漏字或多字"),
            new Rule(
                    "missing-date",
                    "通于在年月",
                    Pattern.compile("(通过|于|在|[年月])日(?=召开|印发|下发|举行|组织|开展|出台|发布|，)"),
                    "“日”前缺少日期"),
            new Rule("missing-date", DIGITS, Pattern.compile("\\d{4}年月"), "年份后缺少月份"),
            new Rule("missing-figure", "合共总累", Pattern.compile("(合计|共计|总计|累计|总额为?)(?=[，。；、])"), "后面缺少数字"),
            new Rule(
                    "missing-figure",
                    "共约合总累增下达",
                    Pattern.compile("(?<![公总一])(共|约|合计|共计|总计|累计|增长|下降|达到?)" + QUANTITY + "(?=[，。；、])"),
                    "缺少数字"),
            new Rule("blank", "_＿“《（", Pattern.compile("_{2,}|＿{2,}|“”|《》|（）"), "留有空白"),
            new Rule("unreadable-character", "\uFFFD", Pattern.compile("\uFFFD+"), "有无法识别的字符"));
    private static final BitSet BEGINNINGS = beginnings();
    private static final List<Map.Entry<String, String>> PAIRS =
            List.of(Map.entry("“”", "双引号"), Map.entry("‘’", "单引号"), Map.entry("《》", "书名号"), Map.entry("（）", "括号"));
    private static final Pattern DATE = Pattern.compile("(?<!\\d)(\\d{1,2})月(\\d{1,2})日");
    private static final int CONTEXT = 8;

    private Holes() {}

    private static BitSet beginnings() {
        BitSet all = new BitSet();
        RULES.forEach(rule -> rule.begin().chars().forEach(all::set));
        return all;
    }

    public static void report(Source source, Doubts doubts) {
        int[] places = IntStream.range(0, source.length())
                .filter(at -> BEGINNINGS.get(source.at(at)))
                .toArray();
        for (Rule rule : RULES) {
            each(
                    source,
                    places,
                    rule.begin(),
                    rule.pattern(),
                    hole -> add(source, doubts, hole, rule.code(), rule.advice()));
        }
        each(source, places, DIGITS, DATE, date -> {
            if (!exists(Integer.parseInt(date.group(1)), Integer.parseInt(date.group(2)))) {
                add(source, doubts, date, "invalid-date", "没有这一天");
            }
        });
    }

    /** @param places where one of the rules can begin; the text is searched for them once */
    private static void each(Source source, int[] places, String begin, Pattern pattern, Consumer<Matcher> found) {
        Matcher matcher = pattern.matcher(source.flat()).useTransparentBounds(true);
        int next = 0;
        for (int at : places) {
            if (at >= next
                    && begin.indexOf(source.at(at)) >= 0
                    && matcher.region(at, source.length()).lookingAt()) {
                found.accept(matcher);
                next = matcher.end();
            }
        }
    }

    /** Reports a heading in which something is opened and not closed, or the other way round. */
    public static void reportQuotes(Source source, Heading heading, Doubts doubts) {
        for (Map.Entry<String, String> entry : PAIRS) {
            String pair = entry.getKey();
            long opened = count(heading.caption().flat(), pair.charAt(0));
            if (opened != count(heading.caption().flat(), pair.charAt(1))) {
                doubts.add(
                        source.lineOf(heading.from()),
                        "unbalanced-quotes",
                        FindingName.of(heading) + "的标题中" + entry.getValue() + "不成对，已照原文保留；请核对原件。");
            }
        }
    }

    private static long count(String text, char c) {
        long count = 0;
        for (int at = 0; at < text.length(); at++) {
            count += text.charAt(at) == c ? 1 : 0;
        }
        return count;
    }

    private static boolean exists(int month, int day) {
        try {
            MonthDay.of(month, day);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static void add(Source source, Doubts doubts, Matcher hole, String code, String advice) {
        int from = Math.max(0, hole.start() - CONTEXT);
        int to = Math.min(source.length(), hole.end() + CONTEXT);
        int line = source.lineOf(hole.start());
        String place = source.title(from, to);
        doubts.add(line, code, "“" + place + "”" + advice + "，已照原文保留；请核对原件。");
    }
}
