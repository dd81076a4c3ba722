package org.zhenggai.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Feedback written as prose, without numbered findings: paragraphs that name a field and then list what is wrong in clauses
 * (“主要是：…；…”). Each paragraph is proposed as an area and each clause as a finding; a doubt asks the person to confirm.
 */
final class Prose {

    private static final Pattern FEEDBACK = Pattern.compile("反馈|巡察|巡视|审计|督查|检查");
    private static final Pattern OTHER_TEXT =
            Pattern.compile("讲话|致辞|发言|动员(会|部署)|工作会议|座谈会|新闻|报道|学习心得|会议(纪要|记录|召开)|(党委|党组)书记.{0,20}(主持|出席|强调)");
    private static final Pattern LEAD = Pattern.compile(
            "(?:主要(?:问题)?(?:是|表现在|表现为|有|体现在)|(?:具体)?表现(?:在|为)|主要存在以下问题|存在以下(?:主要)?问题|发现的主要问题有?|存在的?(?:主要)?问题(?:是|有))[：，]?");
    private static final Pattern OPENING = Pattern.compile("(?:[" + Numerals.CHARACTERS + "]{1,3}[、.]|（["
            + Numerals.CHARACTERS + "]{1,3}）|[" + Numerals.CHARACTERS + "]{1,2}是|\\d{1,2}[.、]|在)?");
    private static final int SHORTEST_CLAUSE = 4;
    private static final int LONGEST_CLAUSE = 200;
    private static final int LONGEST_AREA = 80;
    private static final int OPENING_LINES = 6;

    private final Source source;
    private final Doubts doubts;

    private Prose(Source source, Doubts doubts) {
        this.source = source;
        this.doubts = doubts;
    }

    private record Clause(int from, int to) {}

    /** The areas that are proposed; none where the text is no feedback or lists nothing. */
    static List<PreviewArea> of(Source source, Doubts doubts) {
        return new Prose(source, doubts).read();
    }

    private List<PreviewArea> read() {
        List<PreviewArea> areas = new ArrayList<>();
        if (!FEEDBACK.matcher(source.flat()).find() || isOtherText()) {
            return areas;
        }
        String above = "";
        for (Source.Line line : source.lines()) {
            String text = source.flat(line.from(), Math.min(line.to(), line.from() + LONGEST_AREA));
            Matcher lead = LEAD.matcher(source.flat()).region(line.from(), line.to());
            if (lead.find()) {
                List<Clause> clauses = clauses(lead.end(), line.to());
                long problems = clauses.stream()
                        .filter(clause -> Wording.statesProblem(source.flat(clause.from(), clause.to())))
                        .count();
                if (!clauses.isEmpty() && problems * 2 >= clauses.size()) {
                    areas.add(area(areas.size() + 1, title(line.from(), lead.start(), above), line, clauses));
                }
            }
            above = line.to() - line.from() <= LONGEST_AREA && !text.contains("。") ? line.from() + "," + line.to() : "";
        }
        return areas;
    }

    private boolean isOtherText() {
        return source.lines().stream()
                .limit(OPENING_LINES)
                .anyMatch(line -> OTHER_TEXT
                        .matcher(source.flat())
                        .region(line.from(), line.to())
                        .find());
    }

    private List<Clause> clauses(int from, int to) {
        List<Clause> clauses = new ArrayList<>();
        int start = from;
        for (int i = from; i <= to; i++) {
            boolean isEnd = i == to || "；。".indexOf(source.at(i)) >= 0;
            if (isEnd) {
                if (i - start >= SHORTEST_CLAUSE && i - start <= LONGEST_CLAUSE) {
                    clauses.add(new Clause(start, i));
                }
                start = i + 1;
            }
        }
        return clauses;
    }

    /** The words before the lead, else the line above it. */
    private String title(int from, int to, String above) {
        String own = bare(source.title(from, to));
        if (own.length() < SHORTEST_CLAUSE && !above.isEmpty()) {
            String[] line = above.split(",");
            return bare(source.title(Integer.parseInt(line[0]), Integer.parseInt(line[1])));
        }
        return own.isEmpty() ? "反馈的问题" : own;
    }

    private static String bare(String text) {
        String title = OPENING.matcher(text.strip())
                .replaceFirst("")
                .replaceFirst("[。，：；,:;].*$", "")
                .strip();
        return title.length() > LONGEST_AREA ? title.substring(0, LONGEST_AREA) : title;
    }

    private PreviewArea area(int number, String title, Source.Line line, List<Clause> clauses) {
        int at = source.lineOf(line.from());
        doubts.add(
                at,
                "prose-proposal",
                "这一段是成段文字，没有编号；按分号和句号拆成“%s”的%d个问题，是系统的建议。请逐个核对，不对的合并、拆分或改标题。".formatted(title, clauses.size()));
        List<PreviewFinding> findings = new ArrayList<>();
        for (Clause clause : clauses) {
            String text = source.verbatim(clause.from(), clause.to());
            String name = source.title(clause.from(), clause.to()).strip();
            PreviewItem item = new PreviewItem(
                    "", name, source.lineOf(clause.from()), 0, text, List.of(), List.of(), Owners.in(text));
            findings.add(
                    new PreviewFinding(findings.size() + 1, name, source.lineOf(clause.from()), text, List.of(item)));
        }
        return new PreviewArea(number, title, at, findings);
    }
}
