package org.zhenggai.intake.parse.evidence;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.zhenggai.intake.parse.evidence.Evidence.Role;
import org.zhenggai.intake.parse.evidence.Evidence.Sign;
import org.zhenggai.intake.parse.outline.Heading;
import org.zhenggai.intake.parse.outline.Headings;
import org.zhenggai.intake.parse.outline.Kind;
import org.zhenggai.intake.parse.outline.Marks;
import org.zhenggai.intake.parse.outline.Section;
import org.zhenggai.intake.parse.source.Source;
import org.zhenggai.intake.parse.words.Brackets;
import org.zhenggai.intake.parse.words.Frames;
import org.zhenggai.intake.parse.words.Labels;
import org.zhenggai.intake.parse.words.Wording;

/** Reads the signs of one heading: its words, its number, and what stands below it. */
final class SignReader {

    private static final Set<Labels.Role> OWNERS =
            EnumSet.of(Labels.Role.UNIT, Labels.Role.ASSISTING, Labels.Role.LEADER, Labels.Role.DEADLINE);
    private static final Pattern IN_BRACKETS = Pattern.compile("[（【\\[][^（【\\[]*[）】\\]][。；]?");
    private static final int DIRECT = 4000;
    private static final int LONGEST_TITLE = 45;
    private static final int SHORTEST_TEXT = 10;

    private final Source source;
    private final boolean isAbout;
    private final boolean isIntroduced;
    private final Section section;
    private final Heading heading;
    private final String words;
    private final boolean statesProblem;
    private final List<Sign> found = new ArrayList<>();

    /** @param isIntroduced whether the text over it says that problems follow */
    SignReader(Source source, Section section, boolean isAbout, boolean isIntroduced) {
        this.isIntroduced = isIntroduced;
        this.source = source;
        this.isAbout = isAbout;
        this.section = section;
        this.heading = section.heading();
        this.words = Brackets.without(heading.caption().flat());
        this.statesProblem = heading.caption().statesProblem();
    }

    List<Sign> read() {
        readWords();
        readBelow();
        return found;
    }

    private void readWords() {
        int area = frame(Role.AREA, Frames.Meaning.AREA, "标题是方面的写法");
        int finding = heading.caption().framed() ? 4 : Frames.weight(Frames.Meaning.FINDING, words);
        if (finding > 0) {
            add(Role.FINDING, area > 2 ? finding - 3.0 : finding, "标题是问题的写法");
        } else if (area < 3 && statesProblem) {
            add(Role.FINDING, 2, "标题说的是不足");
        }
        add(Role.FINDING, isAbout ? -0.15 : -1.2, "没有别的依据");
        if (isIntroduced) {
            add(Role.FINDING, isAbout ? 1.2 : 2.2, "前面写明下面是问题");
            add(Role.AREA, section.children().isEmpty() ? 0 : 1.2, "前面写明下面是问题");
        }
        if (area > 2) {
            add(Role.FINDING, -2, "像方面");
            add(Role.INNER, -2, "像方面");
            add(Role.PART, -1.5, "像方面");
        }
        if (finding > 2) {
            add(Role.AREA, -1.5, "像问题");
            add(Role.PART, -2, "像问题");
            boolean isLow = heading.level() >= Headings.SUBPOINT && !Kind.isStyle(heading.level());
            add(Role.INNER, isLow ? -0.5 : -2.5, "像问题");
        } else if (statesProblem) {
            add(Role.AREA, area > 0 ? 0 : -0.5, "说的是不足");
            add(Role.INNER, -0.7, "说的是不足");
        } else {
            add(Role.INNER, 0.4, "不像问题");
        }
        add(Role.PART, partWeight(), "标题是部分的写法");
        if (!section.children().isEmpty() && Frames.weight(Frames.Meaning.INTRO, words) > 0) {
            add(Role.FINDING, -3, "标题只说下面是问题");
        }
        readBrackets();
        readRank();
    }

    private double partWeight() {
        int weight = heading.caption().framed() ? 0 : Frames.weight(Frames.Meaning.PART, words);
        return weight == 0 ? -0.3 : weight / 2.0;
    }

    private int frame(Role role, Frames.Meaning meaning, String name) {
        Optional<Frames.Frame> frame = Frames.of(meaning, words);
        frame.ifPresent(one -> add(role, one.weight() > 2 ? one.weight() : one.weight() * 0.75, name));
        return frame.map(Frames.Frame::weight).orElse(0);
    }

    private void readBrackets() {
        String whole = heading.caption().flat();
        if (!Brackets.status(whole).isEmpty()) {
            add(Role.FINDING, 1, "标题后注明了整改状态");
        }
        int count = Brackets.count(whole);
        if (count > 1 && Section.bySiblings(section.children()).stream().anyMatch(group -> group.size() == count)) {
            add(Role.AREA, 3, "标题写明的条数与下面的一致");
        }
    }

    private void readRank() {
        int level = heading.level();
        if (heading.isByLook()) {
            boolean isItem = Kind.isList(level);
            add(Role.AREA, isItem ? -0.6 : 0, "是列表的一项");
            add(Role.PART, isItem ? -2 : 0, "是列表的一项");
            boolean isOverItems = !section.children().isEmpty()
                    && section.children().stream()
                            .noneMatch(child -> Kind.isStyle(child.heading().level()))
                    && section.children().stream()
                            .anyMatch(child -> child.heading().isByLook());
            add(Role.PART, isOverItems ? -1.5 : 0, "下面直接是列表");
            return;
        }
        if (level >= Headings.POINT) {
            boolean overDecimals = level == Headings.POINT
                    && section.children().stream()
                            .anyMatch(child -> child.heading().level() == Headings.DECIMAL);
            add(Role.AREA, overDecimals ? 0.4 : level == Headings.POINT ? -0.6 : -2, "编号的层级");
            add(Role.PART, -2, "编号的层级低");
        } else if (level == Headings.SECTION) {
            add(Role.AREA, 0.4, "编号的层级");
        }
        if (level >= Headings.SUBPOINT && level < Headings.LINE && section.above() >= Headings.POINT) {
            add(Role.FINDING, -1.5, "编号的层级低");
        }
        if (level <= Headings.CHAPTER) {
            add(Role.INNER, -1, "编号的层级高");
        }
    }

    /** What stands between this heading and the next. */
    private void readBelow() {
        int from = Math.min(heading.caption().bodyFrom(), section.ownEnd());
        int to = Math.min(section.ownEnd(), from + DIRECT);
        int marks = Marks.counting(source, from, to).size();
        if (marks > 0) {
            add(Role.FINDING, marks > 1 ? 2.5 : 1.5, "下面是“一是、二是”");
            add(Role.AREA, section.children().isEmpty() ? -0.2 : -1.5, "下面直接是“一是、二是”");
            add(Role.INNER, Wording.namesTopic(words) ? 0.3 : -0.3, "下面是“一是、二是”");
            add(Role.PART, -1.5, "下面直接是“一是、二是”");
        }
        Map<Labels.Role, Integer> labels = labels(from, to);
        int accounts = labels.getOrDefault(Labels.Role.MEASURE, 0)
                + labels.getOrDefault(Labels.Role.ACCOUNT, 0)
                + labels.getOrDefault(Labels.Role.RESULT, 0);
        boolean tells = isAbout
                && section.children().isEmpty()
                && heading.level() >= Headings.SECTION
                && marks == 0
                && accounts == 0
                && words.length() <= LONGEST_TITLE
                && to - from >= SHORTEST_TEXT;
        if (tells) {
            add(Role.FINDING, 0.8, "后面有说明");
            add(Role.INNER, -0.3, "后面有说明");
        }
        if (accounts > 0) {
            add(Role.FINDING, 2, "下面写着整改措施或情况");
            add(Role.AREA, -1.5, "下面直接写着整改措施或情况");
            add(Role.PART, -1.5, "下面直接写着整改措施或情况");
        }
        if (labels.keySet().stream().anyMatch(OWNERS::contains)) {
            add(Role.FINDING, 1, "下面写着责任单位或时限");
            add(Role.AREA, -1, "下面直接写着责任单位或时限");
        }
        readLabelledChildren();
    }

    private void readLabelledChildren() {
        boolean isThird = isAbout && section.above() == Headings.CHAPTER && heading.level() == Headings.SECTION;
        boolean counts = (heading.level() >= Headings.POINT || isThird)
                && section.children().size() > 1
                && (!heading.isByLook() || section.children().stream().noneMatch(SignReader::isTitled))
                && section.children().stream()
                        .allMatch(child -> child.children().isEmpty()
                                && !child.heading().caption().statesProblem()
                                && (!isThird || isOneLine(child)));
        if (counts) {
            add(Role.FINDING, 1.2, "下面分条列着做法");
        }
        if (namesOwnersOnce()) {
            add(Role.FINDING, 2, "下面各条之后一并写着责任单位或时限");
        }
        boolean labelled = section.children().stream()
                .map(child -> Labels.ofHeading(child.heading().caption().flat()))
                .flatMap(Optional::stream)
                .anyMatch(role ->
                        role == Labels.Role.MEASURE || role == Labels.Role.ACCOUNT || role == Labels.Role.RESULT);
        if (labelled) {
            add(Role.FINDING, 2, "下面分列整改措施和成效");
            add(Role.AREA, -2, "下面分列整改措施和成效");
        }
        if (Labels.ofHeading(words).filter(role -> role != Labels.Role.FINDING).isPresent()) {
            add(Role.INNER, 1.5, "是整改措施一类的标签");
            add(Role.FINDING, -3, "是整改措施一类的标签");
            add(Role.AREA, -3, "是整改措施一类的标签");
        }
    }

    /** Whether a heading is one sentence with nothing below it but, in brackets, who does it. */
    private boolean isOneLine(Section child) {
        int from = Math.min(child.heading().caption().bodyFrom(), child.ownEnd());
        String rest = source.flat(from, child.ownEnd()).strip();
        return rest.isEmpty() || IN_BRACKETS.matcher(rest).matches() || namesOwners(child);
    }

    /** Whether who does it stands once behind several numbers, so that it is said of what is above them. */
    private boolean namesOwnersOnce() {
        int last = section.children().size() - 1;
        return last > 0
                && namesOwners(section.children().get(last))
                && section.children().subList(0, last).stream().noneMatch(this::namesOwners);
    }

    private boolean namesOwners(Section child) {
        Map<Labels.Role, Integer> labels = labels(child.heading().caption().bodyFrom(), child.ownEnd());
        return !labels.isEmpty() && OWNERS.containsAll(labels.keySet());
    }

    /** Whether a heading is one by its style or bold words, as nobody writes single steps. */
    private static boolean isTitled(Section section) {
        int level = section.heading().level();
        return section.heading().isByLook() && !Kind.isList(level);
    }

    private Map<Labels.Role, Integer> labels(int from, int to) {
        Map<Labels.Role, Integer> counts = new EnumMap<>(Labels.Role.class);
        for (int at = from; at < to; at = source.lineEnd(at) + 1) {
            int start = at < to && source.at(at) == '\n' ? at + 1 : at;
            if (start >= to) {
                break;
            }
            Labels.at(source.flat(), start, to).ifPresent(label -> counts.merge(label.role(), 1, Integer::sum));
            at = start;
        }
        return counts;
    }

    private void add(Role role, double weight, String name) {
        if (weight != 0) {
            found.add(new Sign(role, weight, name));
        }
    }
}
