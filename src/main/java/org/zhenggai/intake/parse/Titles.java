package org.zhenggai.intake.parse;

import java.util.List;
import java.util.regex.Pattern;
import org.zhenggai.intake.parse.source.Source;

/** Titles that stand on several lines: who writes, what about, and what kind of document it is. */
final class Titles {

    static final int LONGEST = 80;
    private static final int MOST_LINES = 4;
    private static final int LONGEST_LINE = 40;

    private static final Pattern STOPS = Pattern.compile(".*[。；：？！\\t].*");

    /** Who writes, alone on a line over 关于…. */
    private static final Pattern BODY =
            Pattern.compile(".{2,}(?:委员会|党委|党工委|党组|总支|支部|政府|局|厅|办公室|办|组|公司|集团|学校|中学|小学|大学|学院|医院|中心|街道|镇|乡)");

    /** What a title is about, before its kind is named on the next line. */
    private static final Pattern ABOUT = Pattern.compile(".*关于.*?(?<!通知|通报|报告|方案|公告|公示|清单|台账|汇报)");

    /** The rest of a title of which the lines above could be one: 整改进展情况的通报. */
    private static final Pattern REST = Pattern.compile(".{0,16}的(?:通报|公告|公示|报告|通知|函|方案)(?:（[^（）]{1,20}）)?");

    /** How the last line of a title ends. */
    private static final Pattern KIND =
            Pattern.compile(".*(?:通报|公告|公示|报告|意见|反馈|清单|台账|情况|方案|通知|函|汇总表|一览表)(?:（[^（）]{1,20}）)?");

    private Titles() {}

    /** The place of the line with which the title begins that ends on this one. */
    static int first(Source source, List<Source.Line> lines, int last) {
        String end = text(source, lines.get(last));
        String over = "";
        int first = last;
        for (int at = last - 1; at >= 0 && last - at < MOST_LINES; at--) {
            String line = text(source, lines.get(at));
            boolean isLine =
                    line.length() <= LONGEST_LINE && !STOPS.matcher(line).matches();
            if (!isLine || line.length() + over.length() + end.length() > LONGEST) {
                break;
            }
            boolean isBody = first == at + 1 && BODY.matcher(line).matches() && (over + end).startsWith("关于");
            over = line + over;
            boolean isAbout = first == last
                    && !end.contains("关于")
                    && ABOUT.matcher(over).matches()
                    && (!KIND.matcher(over).matches() || REST.matcher(end).matches());
            first = isBody || isAbout ? at : first;
        }
        return first;
    }

    /** The place of the line with which the title ends that this one may only be a part of. */
    static int last(Source source, List<Source.Line> lines, int line) {
        int last = line;
        while (last + 1 < lines.size()
                && last - line + 1 < MOST_LINES
                && first(source, lines, last + 1) <= line
                && KIND.matcher(text(source, lines.get(last + 1))).matches()) {
            last++;
        }
        return last;
    }

    private static String text(Source source, Source.Line line) {
        return source.flat(line.from(), Math.min(line.to(), line.from() + LONGEST + 1));
    }
}
