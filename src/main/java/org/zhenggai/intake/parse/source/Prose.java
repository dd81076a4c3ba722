package org.zhenggai.intake.parse.source;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zhenggai.intake.OtherText;
import org.zhenggai.intake.parse.Numerals;
import org.zhenggai.intake.parse.Owners;
import org.zhenggai.intake.parse.preview.Doubts;
import org.zhenggai.intake.parse.preview.PreviewArea;
import org.zhenggai.intake.parse.preview.PreviewFinding;
import org.zhenggai.intake.parse.preview.PreviewItem;

/**
 * Feedback written as prose, without numbered findings: paragraphs that name a field and then list what is wrong in clauses
 * (“主要是：…；…”). Each paragraph is proposed as an area and each clause as a finding; a doubt asks the person to confirm.
 */
public final class Prose {

    private static final Pattern FEEDBACK = Pattern.compile("反馈|巡察|巡视|审计|督查|检查");
    private static final Pattern LEAD = Pattern.compile(
            "(?:主要(?:问题)?(?:是|表现在|表现为|有|体现在)|(?:具体)?表现(?:在|为)|主要存在以下问题|存在以下(?:主要)?问题|发现的主要问题有?|存在的?(?:主要)?问题(?:是|有))[：，]?");
    private static final Pattern OPENING = Pattern.compile("(?:[" + Numerals.CHARACTERS + "]{1,3}[、.]|（["
            + Numerals.CHARACTERS + "]{1,3}）|第?[" + Numerals.CHARACTERS
            + "]{1,2}(?:是(?![否非])|[，、])|（?\\d{1,2}[.、）]|[①-⑳]|此外，|同时，|另外，)");
    private static final Pattern FIELD = Pattern.compile("(?:在|关于)?([^在，。：；]{2,30}方面)");
    private static final int SHORTEST_CLAUSE = 4;
    private static final int LONGEST_CLAUSE = 200;
    private static final int LONGEST_AREA = 80;

    private final Source source;
    private final Doubts doubts;

    private Prose(Source source, Doubts doubts) {
        this.source = source;
        this.doubts = doubts;
    }

    private record Clause(int from, int to) {}

    /** The areas that are proposed; none where the text is no feedback or lists nothing. */
    public static List<PreviewArea> of(Source source, Doubts doubts) {
        return new Prose(source, doubts).read();
    }

    private List<PreviewArea> read() {
        List<PreviewArea> areas = new ArrayList<>();
        if (!FEEDBACK.matcher(source.flat()).find() || OtherText.isOpened(source)) {
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

    /** One area for each lead in a line; the clauses of a lead end where the sentence of the next one begins. */
    private List<PreviewArea> areas(Source.Line line, Source.Line above, int before) {
        List<PreviewArea> areas = new ArrayList<>();
        Matcher lead = LEAD.matcher(source.flat()).region(line.from(), line.to());
        int from = line.from();
        boolean isFound = lead.find();
        while (isFound) {
            int leadFrom = lead.start();
            int leadTo = lead.end();
            isFound = lead.find();
            int to = isFound ? sentenceBegin(leadTo, lead.start()) : line.to();
            List<Clause> clauses = clauses(leadTo, to);
            long problems = clauses.stream()
                    .filter(clause -> Wording.statesProblem(source.flat(clause.from(), clause.to())))
                    .count();
            if (!clauses.isEmpty() && problems * 2 >= clauses.size()) {
                areas.add(area(before + areas.size() + 1, title(from, leadFrom, above), from, clauses));
            }
            from = to;
        }
        return areas;
    }

    /** Where the sentence begins that ends at a lead; that of a lead which opens a sentence is the one before it. */
    private int sentenceBegin(int from, int lead) {
        int begin = lead - 1;
        while (begin > from && "。；".indexOf(source.at(begin - 1)) < 0) {
            begin--;
        }
        return Math.max(begin, from);
    }

    private List<Clause> clauses(int from, int to) {
        List<Clause> clauses = new ArrayList<>();
        int start = from;
        for (int i = from; i <= to; i++) {
            boolean isEnd = i == to || "；。".indexOf(source.at(i)) >= 0;
            if (isEnd) {
                if (i - start >= SHORTEST_CLAUSE && i - start <= LONGEST_CLAUSE) {
                    clauses.add(new Clause(behindMark(start, i), i));
                }
                start = i + 1;
            }
        }
        return clauses;
    }

    private int behindMark(int from, int to) {
        Matcher mark = OPENING.matcher(source.flat()).region(from, to);
        return mark.lookingAt() && to - mark.end() >= SHORTEST_CLAUSE ? mark.end() : from;
    }

    /** The words before the lead, else the line above it. */
    private String title(int from, int to, Source.Line above) {
        String own = bare(source.title(from, to));
        if (own.length() >= SHORTEST_CLAUSE || above == null) {
            return own.isEmpty() ? "反馈的问题" : own;
        }
        return bare(source.title(above.from(), above.to()));
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
