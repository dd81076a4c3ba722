package org.zhenggai.intake.parse.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zhenggai.intake.parse.preview.Doubts;
import org.zhenggai.intake.parse.preview.PreviewArea;
import org.zhenggai.intake.parse.preview.PreviewFinding;
import org.zhenggai.intake.parse.preview.PreviewItem;
import org.zhenggai.intake.parse.reading.Clauses.Clause;
import org.zhenggai.intake.parse.reading.Clauses.Group;
import org.zhenggai.intake.parse.source.Source;
import org.zhenggai.intake.parse.words.Numerals;
import org.zhenggai.intake.parse.words.Owners;

/**
 * Feedback written as prose: sentences that lead to a list of what is wrong (“主要是：…；…”), as it is published for news. The lists are
 * proposed as areas and their clauses as findings; a doubt asks the person to confirm each list.
 */
public final class Prose {

    private static final Pattern FEEDBACK = Pattern.compile("反馈|巡察|巡视|审计|督查|督察|检查");
    private static final String NUMBER = "(?:\\d{1,3}|[" + Numerals.CHARACTERS + "几]{1,3})";
    private static final Pattern LEAD = Pattern.compile("(?:主要(?:问题)?(?:是|表现在|表现为|有|体现在|集中在)|(?:具体|突出)?表现(?:在|为)"
            + "|主要存在以下(?:几个|几方面)?问题|存在以下(?:几个|几方面)?(?:主要|突出)?问题|发现的主要问题(?:有|是)?|存在的?(?:主要|突出)?问题(?:是|有)"
            + "|(?:存在|反馈|指出|发现|梳理|查摆)[^。；：]{0,16}" + NUMBER + "(?:个|类|条|项)(?:方面)?(?:的)?(?:主要|突出|具体)?问题(?=[：，])"
            + "|(?:存在|反馈|发现|指出)[^。；：，]{0,20}(?:问题|不足|短板)(?=[：。]|，(?:有的|一是|主要|如)))[：，。]?");
    private static final Pattern SOME = Pattern.compile("有的(?!放矢|是)[^。]{4,200}；有的[^。]*");
    /** A list that is led to by a verb and ends with 等问题. */
    private static final Pattern ENUMERATION =
            Pattern.compile("(?:存在|暴露出|反映出|发现)(?:了)?(?!的|以下|一些|不少|问题)([^。；：]{8,300}?等(?:\\d{1,3}|["
                    + Numerals.CHARACTERS + "]{1,3})?(?:个|项|类|条)?(?:方面)?(?:的)?(?:突出|主要)?问题)");

    private static final Pattern FIELDS = Pattern.compile("在?[^，。；：]{4,40}方面，[^。；]{4,200}；在?[^，。；：]{4,40}方面，[^。]*");
    /** A field before its problems, on a line of its own. */
    private static final Pattern FIELD_LINE = Pattern.compile(
            "(?:（?[" + Numerals.CHARACTERS + "\\d]{1,3}[）、.]{1,2})?(?:在|聚焦|关于)?([^，。；：]{4,40}方面)：(?=[^\\n]{4,})");

    private static final Pattern OPENING = Pattern.compile("(?:[" + Numerals.CHARACTERS + "]{1,3}[、.]|（["
            + Numerals.CHARACTERS + "]{1,3}）|第?[" + Numerals.CHARACTERS
            + "]{1,2}(?:是(?![否非])|[，、])|（?\\d{1,2}[.、）]|[①-⑳]|此外，|同时，|另外，)");
    /** What follows a list and is none of its problems. */
    private static final Pattern CLOSING = Pattern.compile(
            "(?:同时，|此外，|另外，|会上，|会议)?[^。；]{0,20}?(?:问题线索|已按(?:有关)?规定|转有关|移交|希望|建议|要求|表示|强调|表态|诚恳接受|整改(?:建议|意见)|提出(?:了)?[^。；]{0,10}(?:建议|意见|要求)).*");

    private static final Pattern FIELD = Pattern.compile("(?:在|关于)?([^在，。：；]{2,30}方面)");
    private static final Pattern SPEAKERS = Pattern.compile(
            "(?:以下|下列|如下)?(?:几个|几|\\d{1,2}个)?方面|.{0,20}(?:巡察|巡视|审计|督察|督导|检查|反馈|指出).{0,24}|.*(?:相比|期盼|期待|要求).*差距|.*(?:仍|还|但).{0,4}(?:有|存在).{0,6}|.{0,12}(?:公司|单位|党委|党组|支部|总支|社区|学校|中心|局|院|委).{0,6}|.{0,30}(?:存在|发现|仍有)(?:了)?(?:一些|不少|以下)?(?:突出|主要)?(?:问题|不足)|会上|反馈");
    private static final int SHORTEST_TITLE = 4;
    private static final int LONGEST_AREA = 80;

    private final Source source;
    private final Clauses clauses;
    private final Doubts doubts;

    private Prose(Source source, Doubts doubts) {
        this.source = source;
        this.clauses = new Clauses(source);
        this.doubts = doubts;
    }

    /** The areas that are proposed; none where the text is no feedback or lists nothing. */
    public static List<PreviewArea> of(Source source, Doubts doubts) {
        return new Prose(source, doubts).read();
    }

    private List<PreviewArea> read() {
        List<PreviewArea> areas = new ArrayList<>();
        if (!FEEDBACK.matcher(source.flat()).find()) {
            return areas;
        }
        Source.Line above = null;
        for (Source.Line line : source.lines()) {
            areas.addAll(areas(line, above, areas.size()));
            boolean isHeading = line.to() - line.from() <= LONGEST_AREA
                    && source.flat(line.from(), line.to()).indexOf('。') < 0;
            above = isHeading ? line : null;
        }
        return areas;
    }

    /** The areas of each lead in a line; the clauses of a lead end where the sentence of the next one begins. */
    private List<PreviewArea> areas(Source.Line line, Source.Line above, int before) {
        List<PreviewArea> areas = new ArrayList<>();
        Matcher lead = LEAD.matcher(source.flat()).region(line.from(), line.to());
        int from = line.from();
        boolean isFound = lead.find();
        while (isFound) {
            String words = lead.group();
            int leadFrom = lead.start();
            int leadTo = lead.end();
            isFound = lead.find();
            int to = isFound ? sentenceBegin(leadTo, lead.start()) : line.to();
            if (to > leadTo) {
                propose(
                        areas,
                        before,
                        title(from, leadFrom, above),
                        from,
                        clauses.of(leadTo, closed(leadTo, to)),
                        words.contains("问题"));
                from = to;
            }
        }
        Matcher list = ENUMERATION.matcher(source.flat()).region(line.from(), line.to());
        while ((areas.isEmpty() || from < 0) && list.find()) {
            from = -1;
            int begin = sentenceBegin(line.from(), list.start());
            List<Clause> problems = clauses.problems(new Clause(list.start(1), list.end(1)));
            propose(areas, before, title(begin, list.start(), above), begin, List.of(new Group(null, problems)), true);
        }
        Matcher fields = FIELDS.matcher(source.flat()).region(line.from(), line.to());
        if (areas.isEmpty() && fields.find()) {
            propose(areas, before, "", fields.start(), clauses.of(fields.start(), fields.end()), true);
        }
        Matcher own = FIELD_LINE.matcher(source.flat()).region(line.from(), line.to());
        if (areas.isEmpty() && own.lookingAt()) {
            String title = source.title(own.start(1), own.end(1));
            propose(areas, before, title, line.from(), clauses.of(own.end(), line.to()), false);
        }
        Matcher some = SOME.matcher(source.flat()).region(line.from(), line.to());
        if (areas.isEmpty() && some.find()) {
            propose(
                    areas,
                    before,
                    title(line.from(), some.start(), above),
                    line.from(),
                    clauses.of(some.start(), some.end()),
                    true);
        }
        return areas;
    }

    /** @param named whether the lead itself speaks of problems; then they need not say so each */
    private void propose(
            List<PreviewArea> areas, int before, String title, int from, List<Group> groups, boolean named) {
        List<Clause> all =
                groups.stream().flatMap(group -> group.problems().stream()).toList();
        long problems = all.stream().filter(clauses::states).count();
        if (all.isEmpty() || problems * (named ? 6 : 2) < all.size() && !(named && all.size() > 2)) {
            return;
        }
        for (Group group : groups) {
            if (group.problems().isEmpty()) {
                continue;
            }
            Clause first = group.problems().get(0);
            Clause over = group.title() == null ? first : group.title();
            boolean isSingle = groups.size() == 1 && group.title() == null;
            String own = isSingle
                    ? title
                    : source.title(over.from(), over.to())
                            + (group.title() == null && group.problems().size() > 1 ? "等" : "");
            areas.add(area(before + areas.size() + 1, own, isSingle ? from : over.from(), group.problems()));
        }
    }

    /** Where a sentence follows that is no longer the list. */
    private int closed(int from, int to) {
        for (int at = from; at < to; at++) {
            if (source.at(at) == '。' && CLOSING.matcher(source.flat(at + 1, to)).matches()) {
                return at;
            }
        }
        return to;
    }

    /** Where the sentence begins that ends at a lead; that of a lead which opens a sentence is the one before it. */
    private int sentenceBegin(int from, int lead) {
        int begin = lead - 1;
        while (begin > from && "。；".indexOf(source.at(begin - 1)) < 0) {
            begin--;
        }
        return Math.max(begin, from);
    }

    /** The clause before the lead, else the line above it where that is a heading; empty where neither names anything. */
    private String title(int from, int to, Source.Line above) {
        int begin = to;
        while (begin > from && "。；".indexOf(source.at(begin - 1)) < 0 && (begin == to || source.at(begin - 1) != '，')) {
            begin--;
        }
        String own = bare(source.title(begin, to));
        if (own.length() >= SHORTEST_TITLE && !SPEAKERS.matcher(own).matches()) {
            return own;
        }
        String line =
                above == null ? "" : source.title(above.from(), above.to()).strip();
        String over = bare(line);
        boolean isHeading = !line.startsWith(over) || FIELD.matcher(over).find();
        return over.length() >= SHORTEST_TITLE && isHeading ? over : "";
    }

    /** A field where the words name one, else their first clause. */
    private static String bare(String text) {
        String behind = text.strip();
        for (Matcher mark = OPENING.matcher(behind); mark.lookingAt(); mark = OPENING.matcher(behind)) {
            behind = behind.substring(mark.end()).strip();
        }
        Matcher field = FIELD.matcher(behind);
        String title = field.find()
                ? field.group(1)
                : behind.replaceFirst("^在", "").replaceFirst("[。，：；,:;].*$", "").strip();
        return title.length() > LONGEST_AREA ? title.substring(0, LONGEST_AREA) : title;
    }

    private PreviewArea area(int number, String title, int from, List<Clause> clauses) {
        int at = source.lineOf(from);
        doubts.add(
                at,
                "prose-proposal",
                "这一段是成段文字，没有编号；按标点拆成“%s”的%d个问题，是系统的建议。请逐个核对，不对的合并、拆分或改标题。"
                        .formatted(title.isEmpty() ? "未写明方面" : title, clauses.size()));
        List<PreviewFinding> findings = new ArrayList<>();
        for (Clause clause : clauses) {
            String text = source.verbatim(clause.from(), clause.to());
            String name = source.title(clause.from(), clause.to()).strip();
            PreviewItem item = new PreviewItem(
                    "", name, source.lineOf(clause.from()), 0, text, List.of(), List.of(), Owners.in(text));
            findings.add(
                    new PreviewFinding(findings.size() + 1, name, source.lineOf(clause.from()), text, List.of(item)));
        }
        return new PreviewArea(title.isEmpty() ? 0 : number, title, at, findings);
    }
}
