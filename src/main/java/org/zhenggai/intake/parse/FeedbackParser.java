package org.zhenggai.intake.parse;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.zhenggai.intake.Deadlines;
import org.zhenggai.intake.OtherText;
import org.zhenggai.intake.parse.doubts.ClaimedTotals;
import org.zhenggai.intake.parse.doubts.DeadlineDays;
import org.zhenggai.intake.parse.marking.Layout;
import org.zhenggai.intake.parse.outline.Heading;
import org.zhenggai.intake.parse.preview.Doubt;
import org.zhenggai.intake.parse.preview.Doubts;
import org.zhenggai.intake.parse.preview.Part;
import org.zhenggai.intake.parse.preview.Preview;
import org.zhenggai.intake.parse.preview.PreviewArea;
import org.zhenggai.intake.parse.preview.Reading;
import org.zhenggai.intake.parse.reading.Candidate;
import org.zhenggai.intake.parse.reading.Candidates;
import org.zhenggai.intake.parse.reading.Parts;
import org.zhenggai.intake.parse.source.Furniture;
import org.zhenggai.intake.parse.source.Passage;
import org.zhenggai.intake.parse.source.Source;
import org.zhenggai.intake.parse.source.Written;
import org.zhenggai.intake.parse.table.TableFeedback;
import org.zhenggai.intake.parse.table.head.ColumnWords;
import org.zhenggai.intake.parse.words.Wording;
import org.zhenggai.kernel.office.FileText;

/**
 * Reads a feedback, a circular, a plan or a list of problems into areas, findings, items, measures and results: the document becomes
 * an outline, what its levels mean is inferred from all that speaks for it, and every line ends in the tree, in a named part or in a
 * doubt. Nothing is corrected and nothing invented.
 */
public final class FeedbackParser {

    private final Written document;
    private final String text;
    private final String beside;
    private final Source source;
    private final Layout layout;
    private final Furniture furniture;
    private final Doubts doubts = new Doubts();
    private final List<Heading> headings;
    private final Letterhead letterhead;
    private final Optional<TableFeedback.Read> tables;
    private final Doubts inTables = new Doubts();

    private FeedbackParser(Written document, Layout layout, ColumnWords heads) {
        this.document = document;
        this.text = document.text();
        this.layout = layout;
        this.tables = TableFeedback.of(text, heads, inTables);
        this.beside = tables.map(read -> Appendix.beside(text, read)).orElse(text);
        this.source = new Source(document.saying(beside));
        this.furniture = new Furniture(source);
        this.headings = Candidates.headings(source, layout);
        this.letterhead = new Letterhead(
                source, headings.isEmpty() || isBook() ? end() : headings.get(0).from(), doubts);
    }

    /**
     * Reads a text. Never fails: a text without findings gives no areas and the doubt {@code no-findings}.
     *
     * @param text a document as {@code SourceText.decode} returns it
     * @return areas, findings, items, measures and results with lines counted from 1, and the doubts by line
     */
    public static Preview parse(String text) {
        return parse(Written.plain(text), Layout.NONE);
    }

    /** As {@link #parse(String)}, where people said what some of the lines or columns mean. */
    public static Preview parse(Written document, Layout layout) {
        return parse(
                document,
                layout,
                layout.heads().isEmpty()
                        ? ColumnWords.known()
                        : ColumnWords.known().with(layout.heads()));
    }

    /** The same where people said, too, what heads of columns mean. */
    public static Preview parse(Written document, Layout layout, ColumnWords heads) {
        FeedbackParser parser = new FeedbackParser(document, layout, heads);
        parser.readHead();
        return parser.isOtherText() ? parser.nothing(parser.otherText()) : parser.read(parser.best());
    }

    /** The reading that {@link #parse} gives, and those for which nearly as much speaks; no two of them look the same or have one name. */
    public static List<Reading> readings(Written document, Layout layout, ColumnWords heads) {
        FeedbackParser parser = new FeedbackParser(document, layout, heads);
        parser.readHead();
        if (parser.isOtherText()) {
            return List.of(new Reading("", List.of("标题说的是别的文字"), parse(document, layout, heads)));
        }
        if (parser.tables.isPresent()) {
            return List.of(new Reading("", List.of("按表格的列读"), parse(document, layout, heads)));
        }
        Candidate best = parser.best();
        List<Reading> readings = new ArrayList<>();
        readings.add(new Reading(best.name(), best.evidence(), parse(document, layout, heads)));
        for (Candidate other : parser.candidates().close(best)) {
            FeedbackParser again = new FeedbackParser(document, layout, heads);
            again.readHead();
            Preview preview = again.read(other);
            String name = readings.stream().anyMatch(one -> one.name().equals(other.name()))
                    ? other.name() + "，共" + preview.totals().findings() + "个"
                    : other.name();
            Reading reading = new Reading(name, other.evidence(), preview);
            if (readings.stream().noneMatch(one -> one.name().equals(name) || one.looksLike(reading))) {
                readings.add(reading);
            }
        }
        return readings;
    }

    /** Whether it is a workbook of several sheets; what is numbered on its cover or among its notes is no heading. */
    private boolean isBook() {
        return text.startsWith(FileText.SHEET) && tables.isPresent();
    }

    /** Where the text ends over the first table, or at all. */
    private int end() {
        return tables.flatMap(read -> source.lines().stream()
                        .filter(line -> source.lineOf(line.from()) >= read.headLine())
                        .findFirst()
                        .map(Source.Line::from))
                .orElse(source.length());
    }

    private void readHead() {
        letterhead.title();
        letterhead.readDates();
    }

    private boolean isOtherText() {
        return layout.marks().isEmpty() && tables.isEmpty() && OtherText.isNamed(source, letterhead.title());
    }

    private String otherText() {
        return "标题“" + letterhead.title() + "”像是讲话、新闻或会议材料一类的文字，没有从中读入问题；如果其中确有反馈的问题，请只保留问题部分再导入。";
    }

    private Candidates candidates() {
        return new Candidates(source, layout, letterhead.title(), headings);
    }

    private Candidate best() {
        return candidates().best(furniture);
    }

    private Preview read(Candidate running) {
        List<PreviewArea> areas = running.areas();
        boolean isTable = tables.isPresent() && Appendix.isLess(running.findings(), tables.get());
        if (isTable) {
            areas = tables.get().areas();
            doubts.addAll(inTables);
            furniture.leave(end(), source.length());
        } else {
            doubts.addAll(running.doubts());
        }
        if (tables.isPresent() && !isTable) {
            areas = Appendix.added(areas, tables.get(), beside, inTables, doubts);
        }
        if (areas.isEmpty()) {
            return nothing("全文没有读到编号的问题，未生成任何内容；请确认这是整改通报或反馈问题清单，并检查问题是否有编号。");
        }
        tables.ifPresent(this::leaveRows);
        List<PreviewArea> read = areas;
        areas = new DeadlineDays(() -> WrittenOn.of(text, letterhead.feedback(), letterhead.title(), read), doubts)
                .of(read);
        compare(areas, isTable ? end() : running.begin());
        return preview(areas, doubts.byLine(), isTable ? List.of() : running.parts());
    }

    private void leaveRows(TableFeedback.Read read) {
        String[] lines = text.split("\n", -1);
        read.furniture().stream().forEach(line -> furniture.leave(new Passage(line, lines[line - 1].strip())));
    }

    private Preview nothing(String reason) {
        return preview(List.of(), List.of(new Doubt(1, "no-findings", reason)), List.of());
    }

    /** Says what is missing, and compares the totals that the text claims. */
    private void compare(List<PreviewArea> areas, int claimsEnd) {
        if (letterhead.title().isEmpty()) {
            doubts.add(1, "no-title", "没有读到文件标题；请在导入时填写。");
        }
        boolean isNamed = Wording.namesRectification(letterhead.title()) && !Wording.namesRules(letterhead.title())
                || tables.map(TableFeedback.Read::isNamed)
                        .orElse(letterhead.title().isEmpty());
        if (!isNamed) {
            String where = tables.isPresent() ? "标题、工作表名称和表头都" : "标题";
            doubts.add(1, "unnamed-document", where + "看不出是反馈、整改通报或问题清单；读到的问题可能不是反馈的问题，请逐个核对。");
        }
        Deadlines.report(areas, doubts);
        ClaimedTotals.report(source, claimsEnd, Totals.of(areas), doubts);
    }

    private Preview preview(List<PreviewArea> areas, List<Doubt> found, List<Part> named) {
        List<Passage> left = Stream.concat(letterhead.furniture().stream(), furniture.lines().stream())
                .sorted(Comparator.comparingInt(Passage::line))
                .toList();
        Doubts unaccounted = new Doubts();
        List<Part> parts = Parts.of(text, areas, left, named, unaccounted);
        List<Doubt> all = Stream.concat(found.stream(), unaccounted.byLine().stream())
                .sorted(Comparator.comparingInt(Doubt::line))
                .toList();
        return new Preview(
                letterhead.title(),
                letterhead.feedback(),
                letterhead.inspectionFrom(),
                letterhead.inspectionTo(),
                areas,
                all,
                left,
                parts);
    }
}
