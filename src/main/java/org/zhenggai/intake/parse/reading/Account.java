package org.zhenggai.intake.parse.reading;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.zhenggai.intake.parse.doubts.FindingName;
import org.zhenggai.intake.parse.doubts.Holes;
import org.zhenggai.intake.parse.doubts.Numbering;
import org.zhenggai.intake.parse.outline.Caption;
import org.zhenggai.intake.parse.outline.Fields;
import org.zhenggai.intake.parse.outline.Heading;
import org.zhenggai.intake.parse.outline.Headings;
import org.zhenggai.intake.parse.outline.Marks;
import org.zhenggai.intake.parse.preview.Doubts;
import org.zhenggai.intake.parse.preview.PreviewArea;
import org.zhenggai.intake.parse.preview.PreviewFinding;
import org.zhenggai.intake.parse.preview.PreviewItem;
import org.zhenggai.intake.parse.source.Furniture;
import org.zhenggai.intake.parse.source.Passage;
import org.zhenggai.intake.parse.source.Source;
import org.zhenggai.intake.parse.words.Brackets;
import org.zhenggai.intake.parse.words.Owner;
import org.zhenggai.intake.parse.words.Owners;
import org.zhenggai.intake.parse.words.Wording;

/** Reads what stands below the headings of areas and findings: items, measures, results, owners. */
public final class Account {

    private static final Pattern ACCOUNT_TITLE = Pattern.compile(".*整改.*(进展|情况|落实|成效|通报|公示|报告).*");

    private static final Pattern PLAN_TITLE = Pattern.compile(".*整改(?!.*(?:通知|指令|告知|反馈意见)).*");

    private final Source source;
    private final Furniture furniture;
    private final Doubts doubts;
    private final SortedMap<Integer, Integer> said;
    private final Map<Heading, Inside> insides = new IdentityHashMap<>();
    /** Whether the document tells what was done; a bare list of problems does not. */
    private boolean account;
    /** The measures where they stand in a chapter of their own. */
    private Optional<MeasuresApart> apart = Optional.empty();
    /** Whether nothing in it is counted or labelled; then its sentences are all that tells what was done. */
    private boolean uncounted;

    /** @param said where lines begin that people marked as measures, with where their text does */
    Account(Source source, Furniture furniture, Doubts doubts, SortedMap<Integer, Integer> said) {
        this.source = source;
        this.furniture = furniture;
        this.doubts = doubts;
        this.said = new TreeMap<>(said);
    }

    /**
     * The areas of a document with this title.
     *
     * @param inChapter the measures that stand in a chapter of their own; taken where the findings tell none
     */
    List<PreviewArea> areas(String title, List<Groups.Group> groups, Optional<MeasuresApart> inChapter) {
        boolean tells = tellsMeasures(groups) || tellsByLines(title, groups);
        apart = tells || !said.isEmpty() ? Optional.empty() : inChapter;
        account = apart.isEmpty()
                && (!said.isEmpty() || ACCOUNT_TITLE.matcher(title).matches() || tells);
        apart.ifPresent(measures -> measures.report(doubts));
        if (!account && apart.isEmpty()) {
            doubts.add(source.lineOf(groups.get(0).from()), "no-measures", "全文只列问题，没有读到整改措施，已按反馈问题清单读入；请在整改方案中补充措施。");
        }
        uncounted = account && said.isEmpty() && !hasMarks(groups);
        Numbering.report(source, groups, doubts);
        Holes.report(source, doubts);
        List<PreviewArea> areas = new ArrayList<>();
        groups.forEach(group -> areas.add(area(group, areas.size() + 1)));
        return areas;
    }

    private Inside inside(Heading finding) {
        return insides.computeIfAbsent(finding, any -> new Inside(source, finding, furniture.endOf(finding)));
    }

    private int endOf(Heading finding) {
        return inside(finding).end();
    }

    private boolean hasMarks(List<Groups.Group> groups) {
        return groups.stream().flatMap(group -> group.findings().stream()).anyMatch(finding -> {
            Inside inside = inside(finding);
            return !inside.counting().isEmpty()
                    || inside.numbers().stream().anyMatch(mark -> mark.level() < Headings.LINE)
                    || inside.hasAccount();
        });
    }

    /** In a list of problems 一是 counts what is wrong; in an account it counts what was done about it. */
    boolean tellsMeasures(List<Groups.Group> groups) {
        int measures = 0;
        int problems = 0;
        for (Groups.Group group : groups) {
            for (Heading finding : group.findings()) {
                Inside inside = inside(finding);
                if (inside.hasAccount()) {
                    return true;
                }
                List<Marks.Mark> marks = inside.counting().isEmpty() ? inside.numbers() : inside.counting();
                // The first mark of each tells as much as all of them.
                for (Marks.Mark mark : marks.subList(0, Math.min(marks.size(), 1))) {
                    measures++;
                    Caption caption = Caption.read(source, mark.end(), inside.end());
                    problems += caption.statesProblem() || Wording.namesTopic(caption.flat()) ? 1 : 0;
                }
            }
        }
        return measures > 0 && problems * 2 < measures;
    }

    /** In a plan what stands on lines below most problems is what is to be done, unless it says what is wrong. */
    private boolean tellsByLines(String title, List<Groups.Group> groups) {
        if (!PLAN_TITLE.matcher(title).matches()) {
            return false;
        }
        int findings = 0;
        int told = 0;
        int lines = 0;
        int problems = 0;
        for (Groups.Group group : groups) {
            for (Heading finding : group.findings()) {
                int from = Math.min(finding.lineEnd(), endOf(finding));
                List<Source.Line> below = source.linesBetween(from, endOf(finding));
                findings++;
                told += below.isEmpty() ? 0 : 1;
                for (Source.Line line : below) {
                    lines++;
                    problems += Caption.read(source, line.from(), line.to()).statesProblem() ? 1 : 0;
                }
            }
        }
        return told > 1 && told * 3 >= findings * 2 && problems * 3 <= lines;
    }

    /** @param place of the area, its number where none is printed */
    private PreviewArea area(Groups.Group group, int place) {
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
        int end = endOf(heading);
        Holes.reportQuotes(source, heading, doubts);
        Numbering.reportInline(source, heading, end, doubts);
        String text = source.verbatim(heading.from(), end);
        List<Items.Draft> drafts = new Items(source, doubts, inside(heading), said, account).split();
        List<PreviewItem> items = new ArrayList<>();
        for (Items.Draft draft : drafts) {
            String name =
                    FindingName.of(heading) + (drafts.size() > 1 ? "的“" + draft.label() + draft.title() + "”" : "");
            int offset = source.distance(heading.from(), passageOf(draft, heading));
            items.add(item(draft, name, Math.min(offset, text.length())));
        }
        apart.ifPresent(measures -> items.set(0, items.get(0).with(measures.of(heading))));
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
                account ? Optional.of(Passages.of(source, doubts, name, draft, uncounted)) : Optional.empty();
        passages.ifPresent(read -> reportOwners(draft, name, read.measures()));
        return new PreviewItem(
                draft.label(),
                Brackets.without(draft.title()),
                source.lineOf(draft.from()),
                offset,
                text,
                passages.map(Passages::measures).orElse(List.of()),
                passages.map(Passages::results).orElse(List.of()),
                Owners.in(text).or(below(draft)).or(bracketed(text)));
    }

    /** The plan has one owner an item; measures that name others are told. */
    private void reportOwners(Items.Draft draft, String name, List<Passage> measures) {
        long owners = measures.stream()
                .map(measure -> Owners.in(measure.text()))
                .filter(Owner::isKnown)
                .distinct()
                .count();
        if (owners > 1) {
            doubts.add(
                    source.lineOf(draft.from()),
                    "several-owners",
                    name + "的各条措施分别写了责任单位或时限，方案草稿里只取了第一处，其余留在措施的文字里；请核对是否要拆成几项。");
        }
    }

    private static Owner bracketed(String text) {
        return text.lines().map(Owners::ofBracketed).reduce(Owner.NONE, Owner::or);
    }

    /** Owners and days that stand on the line below their label. */
    private Owner below(Items.Draft draft) {
        Owner owner = Owner.NONE;
        for (Fields.Field field : Fields.of(source, draft.bodyFrom(), draft.end())) {
            if (field.isOfOneLine() && field.textFrom() < field.to() && source.at(field.textFrom() - 1) == '\n') {
                String line = source.title(field.textFrom(), Math.min(field.to(), source.lineEnd(field.textFrom())));
                owner = owner.or(Owner.of(field.role(), line));
            }
        }
        return owner;
    }
}
