package org.zhenggai.intake.parse;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;
import org.zhenggai.intake.parse.preview.Doubts;
import org.zhenggai.intake.parse.source.Source;
import org.zhenggai.intake.parse.source.Wording;

/**
 * Tells by their content which headings are areas and which are findings. The same shapes stand over the parts of a
 * circular that report and plan; position alone would take those for areas.
 */
final class Outline {

    /**
     * An area with its findings.
     *
     * @param area heading of the area, null for findings that stand in none
     */
    record Group(Heading area, List<Heading> findings) {
        int from() {
            return area != null ? area.from() : findings.get(0).from();
        }
    }

    private static final Pattern CONTEXT = Pattern.compile("巡察|巡视|审计|反馈|整改|督查|专项检查|监督检查|问题清单");

    private final Source source;
    private final List<Heading> headings;
    private final List<List<Integer>> children = new ArrayList<>();
    private final BitSet taken = new BitSet();
    private final Doubts doubts;
    private final List<Group> groups = new ArrayList<>();

    private Outline(Source source, List<Heading> headings, Doubts doubts) {
        this.source = source;
        this.headings = headings;
        this.doubts = doubts;
        headings.forEach(heading -> children.add(new ArrayList<>()));
    }

    static List<Group> of(Source source, List<Heading> headings, Doubts doubts) {
        Outline outline = new Outline(source, headings, doubts);
        outline.read();
        return outline.groups;
    }

    private void read() {
        List<Integer> roots = new ArrayList<>();
        for (int i = 0; i < headings.size(); i++) {
            int parent = headings.get(i).parent();
            (parent < 0 ? roots : children.get(parent)).add(i);
        }
        if (!CONTEXT.matcher(source.flat()).find()) {
            return;
        }
        readAreas(roots);
        readLooseFindings(roots, groups.isEmpty());
        if (groups.isEmpty()) {
            readBareAreas(roots);
        }
        groups.sort((a, b) -> Integer.compare(a.from(), b.from()));
    }

    /** Reads areas among these headings and below them; returns whether there are any. */
    private boolean readAreas(List<Integer> siblings) {
        List<Integer> empty = new ArrayList<>();
        boolean found = false;
        for (int i : siblings) {
            Heading heading = headings.get(i);
            if (heading.level() > Headings.SECTION
                    || Wording.namesPlan(heading.caption().flat())) {
                continue;
            }
            boolean named = Wording.namesArea(heading.caption().flat());
            boolean divided = named && children.get(i).stream().noneMatch(this::isNamedArea);
            if (divided && mostlyProblems(children.get(i))) {
                addGroup(i, children.get(i));
                found = true;
            } else if (readAreas(children.get(i))) {
                found = true;
            } else if (!named && heading.caption().statesProblem() && mostlyProblems(children.get(i))) {
                addGroup(i, children.get(i));
                found = true;
            } else if (divided && children.get(i).isEmpty()) {
                empty.add(i);
            }
        }
        if (found) {
            empty.forEach(this::addEmptyArea);
        }
        return found;
    }

    private boolean isNamedArea(int i) {
        return headings.get(i).level() <= Headings.SECTION
                && Wording.namesArea(headings.get(i).caption().flat())
                && mostlyProblems(children.get(i));
    }

    private void addEmptyArea(int i) {
        Heading area = headings.get(i);
        if (tellsMeasures(area)) {
            addAreaAsFinding(i);
            return;
        }
        addGroup(i, List.of());
        doubts.add(
                source.lineOf(area.from()),
                "area-without-findings",
                "“" + area.caption().title(source) + "”之下没有读到编号的问题；请核对原文是否缺少编号或漏了内容。");
    }

    /** Areas with measures and no findings between: siblings of which most are areas or problems, and tell measures. */
    private void readBareAreas(List<Integer> siblings) {
        List<Integer> bare = siblings.stream()
                .filter(i -> headings.get(i).level() <= Headings.SECTION)
                .filter(i -> !mostlyProblems(children.get(i)) && tellsMeasures(headings.get(i)))
                .filter(i -> namesAreaOrProblem(headings.get(i).caption()))
                .toList();
        if (bare.size() > 1 && bare.size() * 2 > siblings.size()) {
            bare.forEach(this::addAreaAsFinding);
        }
        for (int i : siblings) {
            if (!Wording.namesPlan(headings.get(i).caption().flat())) {
                readBareAreas(children.get(i));
            }
        }
    }

    private static boolean namesAreaOrProblem(Caption caption) {
        return !Wording.namesPlan(caption.flat()) && (Wording.namesArea(caption.flat()) || caption.statesProblem());
    }

    private boolean tellsMeasures(Heading heading) {
        int from = Math.min(heading.caption().bodyFrom(), heading.end());
        return !Marks.counting(source, from, heading.end()).isEmpty()
                || Wording.leadingLabel(source.flat(), from, heading.end()).lookingAt();
    }

    private void addAreaAsFinding(int i) {
        Heading area = headings.get(i);
        taken.set(i);
        groups.add(new Group(area, List.of(area.numbered(1))));
        doubts.add(
                source.lineOf(area.from()),
                "area-as-finding",
                "“" + area.caption().title(source) + "”之下没有编号的问题，直接写了措施；已把它作为一个问题读入，请核对是否要拆分或改标题。");
    }

    private boolean mostlyProblems(List<Integer> indexes) {
        long problems = indexes.stream()
                .filter(i -> headings.get(i).caption().statesProblem())
                .count();
        return problems > 0 && problems * 2 >= indexes.size();
    }

    /** Findings outside of every area. Beside areas only those count that call themselves a problem. */
    private void readLooseFindings(List<Integer> siblings, boolean withoutAreas) {
        List<Integer> open = siblings.stream()
                .filter(i -> !taken.get(i)
                        && !Wording.namesPlan(headings.get(i).caption().flat()))
                .toList();
        List<Integer> loose = open.stream()
                .filter(i -> isLooseFinding(headings.get(i), withoutAreas))
                .toList();
        if (loose.size() * 2 < open.size()) {
            loose = List.of();
        }
        if (!loose.isEmpty()) {
            loose.forEach(taken::set);
            groups.add(new Group(null, loose.stream().map(headings::get).toList()));
        }
        for (int i : open) {
            if (taken.get(i)) {
                continue;
            }
            if (!loose.isEmpty() && headings.get(i).level() >= Headings.POINT) {
                reportSkipped(headings.get(i));
            }
            readLooseFindings(children.get(i), withoutAreas);
        }
    }

    private static boolean isLooseFinding(Heading heading, boolean withoutAreas) {
        boolean strict = !withoutAreas || heading.level() < Headings.POINT;
        return strict ? heading.caption().namesProblem() : heading.caption().statesProblem();
    }

    private void reportSkipped(Heading heading) {
        doubts.add(
                source.lineOf(heading.from()),
                "skipped-heading",
                "“" + heading.caption().title(source) + "”有编号但看不出是问题，未列入；如是问题，请核对原文后手工补录。");
    }

    private void addGroup(int area, List<Integer> findings) {
        taken.set(area);
        findings.forEach(taken::set);
        groups.add(new Group(
                headings.get(area), findings.stream().map(headings::get).toList()));
    }
}
