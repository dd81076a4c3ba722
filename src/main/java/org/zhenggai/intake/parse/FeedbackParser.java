package org.zhenggai.intake.parse;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.zhenggai.intake.Deadlines;
import org.zhenggai.intake.OtherText;
import org.zhenggai.intake.parse.outline.Layout;
import org.zhenggai.intake.parse.preview.Doubt;
import org.zhenggai.intake.parse.preview.Doubts;
import org.zhenggai.intake.parse.preview.Preview;
import org.zhenggai.intake.parse.preview.PreviewArea;
import org.zhenggai.intake.parse.preview.PreviewFinding;
import org.zhenggai.intake.parse.preview.PreviewItem;
import org.zhenggai.intake.parse.prose.Prose;
import org.zhenggai.intake.parse.source.Furniture;
import org.zhenggai.intake.parse.source.Passage;
import org.zhenggai.intake.parse.source.Passages;
import org.zhenggai.intake.parse.source.Source;
import org.zhenggai.intake.parse.source.SourceText;
import org.zhenggai.intake.parse.table.Appendix;
import org.zhenggai.intake.parse.table.ColumnWords;
import org.zhenggai.intake.parse.table.TableFeedback;

/**
 * Reads a rectification circular or a list of feedback into areas, findings, items, measures and results. The rules
 * hold for the kind of document, none names a finding. Whatever the text is, it is read or left aside; nothing is
 * corrected and nothing invented.
 */
public final class FeedbackParser {

    private static final Pattern ACCOUNT_TITLE = Pattern.compile(".*整改.*(进展|情况|落实|成效|通报|公示|报告).*");

    private final Source source;
    private final Furniture furniture;
    private final Doubts doubts = new Doubts();
    private String title;
    /** Whether the document tells what was done; a bare list of problems does not. */
    private boolean account;

    private FeedbackParser(Source source) {
        this.source = source;
        this.furniture = new Furniture(source);
    }

    /**
     * Reads a text. Never fails: a text without findings gives no areas and the doubt {@code no-findings}.
     *
     * @param text a document as {@link SourceText#decode} returns it
     * @return areas, findings, items, measures and results with lines counted from 1, and the doubts by line
     */
    public static Preview parse(String text) {
        return parse(text, Layout.NONE, ColumnWords.known());
    }

    /** As {@link #parse(String)}, where people said what some of the lines mean. */
    public static Preview parse(String text, Layout layout) {
        return parse(text, layout, ColumnWords.known());
    }

    /** The same where people said, too, what heads of columns mean. */
    public static Preview parse(String text, Layout layout, ColumnWords heads) {
        if (!layout.marks().isEmpty()) {
            return ByMarks.read(text, layout);
        }
        Doubts inTables = new Doubts();
        Optional<TableFeedback.Read> tables = TableFeedback.of(text, heads, inTables);
        if (tables.isEmpty()) {
            return new FeedbackParser(new Source(text)).read();
        }
        String beside = Appendix.beside(text, tables.get());
        FeedbackParser around = new FeedbackParser(new Source(beside));
        Preview preview = around.read();
        return Appendix.isLess(preview, tables.get())
                ? around.ofTables(text, tables.get(), inTables)
                : Appendix.added(preview, tables.get(), beside, inTables.byLine());
    }

    private Preview read() {
        List<Heading> headings = PlainHeadings.within(source, Headings.of(source));
        Letterhead letterhead = letterhead(
                doubts, headings.isEmpty() ? source.length() : headings.get(0).from());
        if (OtherText.isNamed(source, title)) {
            return nothing(letterhead, "标题“" + title + "”像是讲话、新闻或会议材料，没有从中读入问题；如果其中确有反馈的问题，请只保留问题部分再导入。");
        }
        Doubts inOutline = new Doubts();
        List<Outline.Group> groups = Outline.of(source, headings, title, inOutline);
        if (groups.isEmpty()) {
            groups = Outline.of(source, PlainHeadings.of(source), title, inOutline);
            groups = isMostlyStated(groups) ? groups : List.of();
        }
        Doubts inProse = new Doubts();
        List<PreviewArea> proposed = Prose.of(source, inProse);
        if (!groups.isEmpty() && !proposesMore(proposed, groups)) {
            doubts.addAll(inOutline);
            return numbered(letterhead, groups);
        }
        doubts.addAll(inProse);
        return proposed.isEmpty()
                ? nothing(letterhead, "全文没有读到编号的问题，未生成任何内容；请确认这是整改通报或反馈问题清单，并检查问题是否有编号。")
                : compared(letterhead, proposed, doubts, source.length());
    }

    /** Whether lines without numbers say what is wrong; else they are only short lines. */
    private static boolean isMostlyStated(List<Outline.Group> groups) {
        if (groups.stream()
                        .filter(group ->
                                group.area() != null && !group.findings().isEmpty())
                        .count()
                > 1) {
            return true;
        }
        List<Heading> findings =
                groups.stream().flatMap(group -> group.findings().stream()).toList();
        long stated = findings.stream()
                .filter(finding -> finding.caption().statesProblem())
                .count();
        return findings.size() > 1 && stated * 2 >= findings.size();
    }

    /** Whether prose lists more problems than headings do, over which no measures are told. */
    private boolean proposesMore(List<PreviewArea> proposed, List<Outline.Group> groups) {
        int numbered =
                groups.stream().mapToInt(group -> group.findings().size()).sum();
        int listed = proposed.stream().mapToInt(area -> area.findings().size()).sum();
        return listed > numbered && !tellsMeasures(groups);
    }

    private Preview nothing(Letterhead letterhead, String reason) {
        List<Doubt> noFindings = List.of(new Doubt(1, "no-findings", reason));
        return preview(letterhead, List.of(), noFindings);
    }

    private Letterhead letterhead(Doubts told, int end) {
        Letterhead letterhead = new Letterhead(source, end, told);
        title = letterhead.title();
        letterhead.readDates();
        return letterhead;
    }

    private Preview numbered(Letterhead letterhead, List<Outline.Group> groups) {
        account = ACCOUNT_TITLE.matcher(title).matches() || tellsMeasures(groups);
        if (!account) {
            doubts.add(source.lineOf(groups.get(0).from()), "no-measures", "全文只列问题，没有读到整改措施，已按反馈问题清单读入；请在整改方案中补充措施。");
        }
        Numbering.report(source, groups, doubts);
        Holes.report(source, doubts);
        List<PreviewArea> areas = new ArrayList<>();
        groups.forEach(group -> areas.add(area(group, areas.size() + 1)));
        return compared(letterhead, areas, doubts, groups.get(0).from());
    }

    private Preview ofTables(String text, TableFeedback.Read tables, Doubts told) {
        int end = source.lines().stream()
                .filter(line -> source.lineOf(line.from()) >= tables.headLine())
                .findFirst()
                .map(Source.Line::from)
                .orElse(source.length());
        Letterhead letterhead = letterhead(told, end);
        furniture.leave(end, source.length());
        String[] lines = text.split("\n", -1);
        tables.furniture().stream().forEach(line -> furniture.leave(new Passage(line, lines[line - 1].strip())));
        return compared(letterhead, tables.areas(), told, end);
    }

    /** Says what is missing, and compares the totals that the text claims. */
    private Preview compared(Letterhead letterhead, List<PreviewArea> areas, Doubts told, int claimsEnd) {
        if (title.isEmpty()) {
            told.add(1, "no-title", "没有读到文件标题；请在导入时填写。");
        }
        Deadlines.report(areas, told);
        ClaimedTotals.report(source, claimsEnd, Totals.of(areas), told);
        return preview(letterhead, areas, told.byLine());
    }

    private Preview preview(Letterhead letterhead, List<PreviewArea> areas, List<Doubt> found) {
        return new Preview(
                title,
                letterhead.feedback(),
                letterhead.inspectionFrom(),
                letterhead.inspectionTo(),
                areas,
                found,
                Stream.concat(letterhead.furniture().stream(), furniture.lines().stream())
                        .sorted(Comparator.comparingInt(Passage::line))
                        .toList());
    }

    /** In a list of problems 一是 counts what is wrong; in an account it counts what was done about it. */
    private boolean tellsMeasures(List<Outline.Group> groups) {
        int measures = 0;
        int problems = 0;
        for (Outline.Group group : groups) {
            for (Heading finding : group.findings()) {
                int end = furniture.endOf(finding);
                int from = Math.min(finding.caption().bodyFrom(), end);
                if (Fields.of(source, from, end).stream().anyMatch(Fields.Field::isAccount)) {
                    return true;
                }
                for (Marks.Mark mark : Marks.counting(source, from, end)) {
                    measures++;
                    Caption caption = Caption.read(source, mark.end(), end);
                    problems += caption.statesProblem() ? 1 : 0;
                }
            }
        }
        return measures > 0 && problems * 2 < measures;
    }

    /** @param place of the area, its number where none is printed */
    private PreviewArea area(Outline.Group group, int place) {
        List<PreviewFinding> findings =
                group.findings().stream().map(this::finding).toList();
        Heading heading = group.area();
        if (heading == null) {
            int line = findings.get(0).line();
            doubts.add(line, "missing-area", "从这里起的" + findings.size() + "个问题不在任何方面之下，已归入编号为0的无名方面；请核对原文后指定方面。");
            return new PreviewArea(0, "", line, findings);
        }
        return new PreviewArea(
                heading.number() == 0 ? place : heading.number(),
                heading.caption().title(source),
                source.lineOf(heading.from()),
                findings);
    }

    private PreviewFinding finding(Heading heading) {
        int end = furniture.endOf(heading);
        Holes.reportQuotes(source, heading, doubts);
        Numbering.reportInline(source, heading, end, doubts);
        String text = source.verbatim(heading.from(), end);
        List<Items.Draft> drafts = new Items(source, doubts, heading, end).split();
        List<PreviewItem> items = new ArrayList<>();
        for (Items.Draft draft : drafts) {
            String name =
                    FindingName.of(heading) + (drafts.size() > 1 ? "的“" + draft.label() + draft.title() + "”" : "");
            int offset = source.distance(heading.from(), passageOf(draft, heading));
            items.add(item(draft, name, Math.min(offset, text.length())));
        }
        String named = Brackets.without(heading.caption().title(source));
        return new PreviewFinding(heading.number(), named, source.lineOf(heading.from()), text, items);
    }

    /** The heading of the finding belongs to all its items, also where the first of them begins with it. */
    private static int passageOf(Items.Draft item, Heading finding) {
        return item.from() == finding.from() ? item.bodyFrom() : item.from();
    }

    private PreviewItem item(Items.Draft draft, String name, int offset) {
        String text = source.verbatim(draft.from(), draft.end());
        Optional<Passages> passages =
                account ? Optional.of(Passages.of(source, doubts, name, draft)) : Optional.empty();
        return new PreviewItem(
                draft.label(),
                Brackets.without(draft.title()),
                source.lineOf(draft.from()),
                offset,
                text,
                passages.map(Passages::measures).orElse(List.of()),
                passages.map(Passages::results).orElse(List.of()),
                Owners.in(text));
    }
}
