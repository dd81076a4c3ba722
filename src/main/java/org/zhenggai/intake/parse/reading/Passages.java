package org.zhenggai.intake.parse.reading;

import java.util.ArrayList;
import java.util.List;
import org.zhenggai.intake.parse.outline.Fields;
import org.zhenggai.intake.parse.outline.Headings;
import org.zhenggai.intake.parse.outline.Marks;
import org.zhenggai.intake.parse.preview.Doubts;
import org.zhenggai.intake.parse.source.Passage;
import org.zhenggai.intake.parse.source.Source;
import org.zhenggai.intake.parse.words.Labels;
import org.zhenggai.intake.parse.words.Wording;

/**
 * Reads the measures of an item and what was achieved by them. Measures are what a mark counts (一是, 二是; else
 * numbers). A result stands behind the measures; one between two measures stays in the measure it stands in, a promise
 * (下来将…) is neither. An item without marks has no measure, unless a label 整改措施： says so: its whole text is the
 * account, and only what opens like a statement of progress is taken as its result.
 */
public final class Passages {

    private final Source source;
    private final Doubts doubts;
    private final String name;
    private final List<Passage> measures = new ArrayList<>();
    private final List<Passage> results = new ArrayList<>();

    private Passages(Source source, Doubts doubts, String name) {
        this.source = source;
        this.doubts = doubts;
        this.name = name;
    }

    /** @param bySentence whether sentences count where nothing else does */
    public static Passages of(Source source, Doubts doubts, String name, Items.Draft item, boolean bySentence) {
        Passages passages = new Passages(source, doubts, name);
        List<Fields.Field> fields = Fields.of(source, item.bodyFrom(), item.end());
        List<Fields.Field> accounts =
                fields.stream().filter(Fields.Field::isAccount).toList();
        int lead = accounts.isEmpty() ? item.end() : accounts.get(0).from();
        boolean onlyResults = accounts.stream().allMatch(field -> field.role() == Labels.Role.RESULT);
        boolean leadCounts = item.measures().stream().anyMatch(mark -> mark.from() < lead);
        boolean leadTells = onlyResults && (leadCounts || passages.hasLines(item, lead));
        if (accounts.isEmpty() || leadTells) {
            passages.read(item.endingAt(lead), bySentence || !leadCounts && leadTells);
        }
        boolean hasMeasures = accounts.stream().anyMatch(field -> field.role() == Labels.Role.MEASURE);
        accounts.forEach(field -> passages.read(field, item, hasMeasures));
        return passages;
    }

    /** Whether lines stand between the heading and its first label that are none of owners. */
    private boolean hasLines(Items.Draft item, int lead) {
        int from = source.lineEnd(item.bodyFrom() - 1);
        return source.linesBetween(Math.min(from, lead), lead).stream()
                .anyMatch(line -> Labels.at(source.flat(), line.from(), lead).isEmpty());
    }

    private void read(Items.Draft item, boolean bySentence) {
        if (item.measures().isEmpty() && bySentence) {
            readSentences(item);
        } else if (item.measures().isEmpty()) {
            readUncounted(item);
        } else {
            readCounted(item);
        }
    }

    /** A labelled part: its counted measures, else its paragraphs; what came of them is a result. */
    private void read(Fields.Field field, Items.Draft item, boolean hasMeasures) {
        if (MeasureSteps.isStatus(source, field.textFrom(), field.to())) {
            return;
        }
        List<Marks.Mark> marks = Marks.counting(source, field.textFrom(), field.to());
        if (marks.isEmpty()) {
            marks = Marks.parts(source, field.textFrom(), field.to(), Headings.CHAPTER);
        }
        boolean isAllThereIs = !marks.isEmpty() && !hasMeasures && measures.isEmpty();
        if ((field.role() == Labels.Role.RESULT && !isAllThereIs)
                || (hasMeasures && field.role() == Labels.Role.ACCOUNT)) {
            results.add(source.passage(field.textFrom(), field.to()));
        } else if (!marks.isEmpty()) {
            if (field.role() == Labels.Role.RESULT) {
                doubts.add(
                        source.lineOf(field.from()),
                        "counted-results",
                        name + "只写了成效，其中用“一是、二是”列出的已按整改措施读入；请核对哪些是措施、哪些是成效。");
            }
            readCounted(new Items.Draft(item.label(), item.title(), item.from(), field.textFrom(), field.to(), marks));
        } else {
            readParagraphs(field);
        }
    }

    private void readSentences(Items.Draft item) {
        List<Sentences.Run> runs = Sentences.runs(source, item.bodyFrom(), item.end(), true);
        int end = runs.isEmpty() ? item.end() : runs.get(0).from();
        addOutcomes(runs, item.end());
        measures.addAll(MeasureSteps.sentences(source, item.bodyFrom(), end));
        if (!measures.isEmpty()) {
            doubts.add(
                    source.lineOf(item.from()),
                    "uncounted-account",
                    name + "的整改情况没有写“一是、二是”，已按句列为整改措施；请核对哪些是措施、哪些是成效。");
        } else if (results.isEmpty()) {
            doubts.add(source.lineOf(item.from()), "no-measures", name + "没有写整改情况；请核对原文后补录措施。");
        }
    }

    private void readParagraphs(Fields.Field field) {
        List<Sentences.Run> runs = Sentences.runs(source, field.textFrom(), field.to(), true);
        int end = runs.isEmpty() ? field.to() : runs.get(0).from();
        addOutcomes(runs, field.to());
        int before = measures.size();
        for (int at = field.textFrom(); at < end; ) {
            int lineEnd = Math.min(source.lineEnd(at), end);
            measures.addAll(MeasureSteps.listed(source, at, lineEnd));
            at = lineEnd + 1;
        }
        if (field.role() == Labels.Role.ACCOUNT && measures.size() > before) {
            doubts.add(
                    source.lineOf(field.from()),
                    "uncounted-account",
                    name + "的整改情况没有写“一是、二是”，已按段列为整改措施；请核对哪些是措施、哪些是成效。");
        }
    }

    public List<Passage> measures() {
        return measures;
    }

    public List<Passage> results() {
        return results;
    }

    private void readUncounted(Items.Draft item) {
        addOutcomes(Sentences.runs(source, item.bodyFrom(), item.end(), true), item.end());
        doubts.add(source.lineOf(item.from()), "no-measures", name + "没有写“一是、二是”，整段未拆成整改措施；请核对原文后补录措施。");
    }

    private void readCounted(Items.Draft item) {
        List<Marks.Mark> marks = item.measures();
        if (leadsToOutcomes(item)) {
            return;
        }
        int last = 0;
        for (int i = 0; i < marks.size(); i++) {
            Marks.Mark mark = marks.get(i);
            boolean isLast = i + 1 == marks.size();
            int next = isLast ? item.end() : marks.get(i + 1).from();
            reportGap(mark, last);
            last = mark.number();
            List<Sentences.Run> runs = Sentences.runs(source, mark.end(), next, false);
            boolean restarts = !isLast && marks.get(i + 1).number() == 1;
            if (isLast || (restarts && !runs.isEmpty())) {
                measures.add(source.passage(
                        mark.end(), runs.isEmpty() ? next : runs.get(0).from()));
                addOutcomes(runs, item.end());
                return;
            }
            if (runs.stream().anyMatch(run -> run.kind() == Sentences.Kind.RESULT)) {
                reportResultWithinMeasure(mark);
            }
            measures.add(source.passage(mark.end(), next));
        }
    }

    /** A list of which the words before it say that it tells results: 目前，一是…二是… */
    private boolean leadsToOutcomes(Items.Draft item) {
        int firstMark = item.measures().get(0).from();
        String lead = source.flat(item.bodyFrom(), firstMark).strip();
        if (lead.lines().allMatch(line -> isLabel(line) || Wording.labelsRemark(line + "\n"))) {
            return false;
        }
        List<Sentences.Run> runs = Sentences.runs(source, item.bodyFrom(), firstMark, true);
        boolean openEnded = "，：".indexOf(lead.charAt(lead.length() - 1)) >= 0;
        if (openEnded && !runs.isEmpty()) {
            addOutcomes(runs, item.end());
            return true;
        }
        if (!openEnded) {
            doubts.add(
                    source.lineOf(item.bodyFrom()), "text-before-measures", name + "在“一是”之前还有文字，未列入措施或成效；请核对是否需要补录。");
        }
        return false;
    }

    private static boolean isLabel(String line) {
        return Labels.at(line + "\n", 0, line.length() + 1)
                .filter(label -> label.textFrom() > line.length())
                .isPresent();
    }

    /** Adds the results among these runs; the last run goes on to the end of the item. */
    private void addOutcomes(List<Sentences.Run> runs, int end) {
        for (int i = 0; i < runs.size(); i++) {
            Sentences.Run run = runs.get(i);
            int runEnd = i + 1 == runs.size() ? end : run.to();
            if (MeasureSteps.isStatus(source, run.from(), runEnd)) {
                continue;
            }
            if (run.kind() == Sentences.Kind.RESULT) {
                results.add(source.passage(run.textFrom(), runEnd));
            } else if (run.kind() == Sentences.Kind.PROMISE) {
                doubts.add(
                        source.lineOf(run.from()),
                        "promise",
                        name + "中“" + opening(run.from(), runEnd) + "…”是今后的打算，未列入措施或成效；如要跟踪，请另列措施。");
            }
        }
    }

    private String opening(int from, int to) {
        return source.title(from, Math.min(from + 12, to)).replaceFirst("[。；，]$", "");
    }

    private void reportGap(Marks.Mark mark, int last) {
        if (mark.number() == last + 1) {
            return;
        }
        String text = mark.number() == 1
                ? name + "的整改措施中又从“一是”数起，已按措施接续列入；请核对后一组是措施还是成效。"
                : name + "的整改措施序号从" + last + "跳到" + mark.number() + "；请核对原文是否缺项。";
        doubts.add(source.lineOf(mark.from()), mark.number() == 1 ? "second-list" : "measure-gap", text);
    }

    private void reportResultWithinMeasure(Marks.Mark mark) {
        doubts.add(
                source.lineOf(mark.from()),
                "result-within-measure",
                name + "的第" + mark.number() + "条措施中夹有成效的表述，未拆出；请核对是否要单列为成效。");
    }
}
