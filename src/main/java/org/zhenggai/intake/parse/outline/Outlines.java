package org.zhenggai.intake.parse.outline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zhenggai.intake.parse.marking.Layout;
import org.zhenggai.intake.parse.marking.Meaning;
import org.zhenggai.intake.parse.marking.OutlineLine;
import org.zhenggai.intake.parse.source.Source;
import org.zhenggai.intake.parse.source.Written;
import org.zhenggai.intake.parse.words.Labels;

/** The outline of a document, and what people said that its lines mean. */
public final class Outlines {

    /** A line of the outline where it stands in the source, with its heading where it is one. */
    record Entry(OutlineLine line, Source.Line at, Heading heading) {}

    private static final int LONGEST_TEXT = 200;
    private static final int LONGEST_OWN = 80;
    private static final int LONGEST_SHORT_LINE = 40;

    /** Numbers and bullets that no document before had, such as 甲01 or ◆. */
    private static final Pattern OWN_NUMBER =
            Pattern.compile("[甲乙丙丁戊己庚辛壬癸A-Za-z#№]{1,3}[-－]?\\d{1,4}[.、：]?|[•·●◆■□★☆※◇○▲△►◎√—-]");

    private final Source source;
    private final List<Heading> headings;

    private Outlines(Source source, List<Heading> headings) {
        this.source = source;
        this.headings = headings;
    }

    /** The lines of a text that are neither blank nor a page number. */
    public static List<OutlineLine> of(Written document) {
        Source source = new Source(document);
        return entries(source, Headings.of(source)).stream().map(Entry::line).toList();
    }

    static List<Entry> entries(Source source, List<Heading> headings) {
        return new Outlines(source, headings).read();
    }

    private List<Entry> read() {
        Map<Integer, Integer> byStart = new HashMap<>();
        for (int n = 0; n < headings.size(); n++) {
            byStart.put(headings.get(n).from(), n);
        }
        List<Entry> entries = new ArrayList<>();
        int above = -1;
        for (Source.Line line : source.lines()) {
            Integer own = byStart.get(line.from());
            above = own == null ? above : own;
            List<String> path = path(own == null ? above : headings.get(own).parent());
            String shape =
                    own == null ? shape(line) : Shapes.name(headings.get(own).shape());
            entries.add(new Entry(
                    new OutlineLine(
                            source.lineOf(line.from()),
                            path.size(),
                            String.join(">", path) + (path.isEmpty() ? "" : ">") + shape,
                            source.flat(line.from(), Math.min(line.to(), line.from() + LONGEST_OWN)),
                            shape,
                            source.title(line.from(), Math.min(line.to(), line.from() + LONGEST_TEXT))),
                    line,
                    own == null ? null : headings.get(own)));
        }
        return entries;
    }

    private List<String> path(int heading) {
        List<String> path = new ArrayList<>();
        for (int at = heading; at >= 0; at = headings.get(at).parent()) {
            path.add(0, Shapes.name(headings.get(at).shape()));
        }
        return path;
    }

    private String shape(Source.Line line) {
        Matcher own = OWN_NUMBER.matcher(source.flat()).region(line.from(), line.to());
        if (own.lookingAt()) {
            return own.group().replaceAll("\\d+", "1");
        }
        Optional<Labels.Label> label = Labels.at(source.flat(), line.from(), line.to() + 1);
        if (label.isPresent()) {
            return label.get().word() + "：";
        }
        String look = Kind.name(source.look(line.from()), source.boldEnd(line) >= line.to());
        if (!look.isEmpty()) {
            return look;
        }
        boolean isShort = line.to() - line.from() <= LONGEST_SHORT_LINE
                && source.flat(line.from(), line.to()).indexOf('。') < 0;
        return isShort ? "短行" : "段落";
    }

    /** The headings with the lines that people marked as areas and findings, nested again. */
    public static List<Heading> with(Source source, List<Heading> headings, Layout layout) {
        List<Heading> all = new ArrayList<>();
        List<Entry> entries = entries(source, headings);
        for (Entry entry : entries.subList(titles(entries, layout), entries.size())) {
            Optional<Meaning> meaning =
                    layout.of(entry.line().own(), entry.line().level());
            boolean isMarked = meaning.filter(one -> one == Meaning.AREA || one == Meaning.FINDING)
                    .isPresent();
            if (entry.heading() != null) {
                all.add(entry.heading());
            } else if (isMarked) {
                Caption caption =
                        Caption.read(source, entry.at().from(), entry.at().to());
                all.add(new Heading(
                        level(meaning.get(), entry.line().depth()),
                        0,
                        entry.at().from(),
                        source.length(),
                        entry.at().to(),
                        caption,
                        -1));
            }
        }
        return Headings.nested(all);
    }

    /** How many lines at the top only look like areas: what follows them is an area, too, so that they are the title. */
    private static int titles(List<Entry> entries, Layout layout) {
        int titles = 0;
        while (titles + 1 < entries.size()
                && isAreaByLevel(entries.get(titles), layout)
                && isAreaByLevel(entries.get(titles + 1), layout)) {
            titles++;
        }
        return titles;
    }

    private static boolean isAreaByLevel(Entry entry, Layout layout) {
        boolean isMarkedAlone = layout.marks().stream()
                .anyMatch(mark -> mark.key().equals(entry.line().own()));
        return entry.heading() == null
                && !isMarkedAlone
                && layout.of(entry.line().own(), entry.line().level())
                        .filter(meaning -> meaning == Meaning.AREA)
                        .isPresent();
    }

    private static int level(Meaning meaning, int depth) {
        if (meaning == Meaning.AREA) {
            return depth == 0 ? Headings.SECTION : Headings.LABEL;
        }
        return depth == 0 ? Headings.BLOCK : Headings.LINE;
    }

    /** What people said of headings, by where they begin. */
    public static Map<Integer, Meaning> marked(Source source, List<Heading> headings, Layout layout) {
        Map<Integer, Meaning> marked = new HashMap<>();
        if (!layout.marks().isEmpty()) {
            // The levels are those of the document as it stands, without the lines that marks made headings.
            entries(source, headings)
                    .forEach(entry -> layout.of(entry.line().own(), entry.line().level())
                            .ifPresent(meaning -> marked.put(entry.at().from(), meaning)));
        }
        return marked;
    }
}
