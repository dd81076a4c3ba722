package org.zhenggai.intake.desk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.zhenggai.intake.desk.Tree.Question;
import org.zhenggai.intake.desk.Tree.Read;
import org.zhenggai.intake.parse.FeedbackParser;
import org.zhenggai.intake.parse.Origin;
import org.zhenggai.intake.parse.marking.Layout;
import org.zhenggai.intake.parse.marking.OutlineLine;
import org.zhenggai.intake.parse.outline.Outlines;
import org.zhenggai.intake.parse.preview.Reading;
import org.zhenggai.intake.parse.source.Written;
import org.zhenggai.intake.parse.table.head.ColumnWords;

/** Reads the text of a draft again, as people have said what its lines mean. What they know of title, day and team stays. */
@RequiredArgsConstructor
final class Rereading {

    /** The doubt whether lines without numbers mean something; what a person has said of them is none. */
    private static final String UNNUMBERED = "no-numbers";

    private final Written document;
    private final Tree before;

    /** All readings that are close, the one that the parser takes first. */
    static List<Reading> readings(Written document, Layout layout) {
        return FeedbackParser.readings(document, layout, ColumnWords.known().with(layout.heads()));
    }

    /** The name of the reading that the tree came from. */
    static String taken(List<Reading> all, Tree tree) {
        return chosen(all, tree.read().reading()).name();
    }

    private static Reading chosen(List<Reading> all, String name) {
        return all.stream().filter(one -> one.name().equals(name)).findFirst().orElse(all.get(0));
    }

    /** Whether areas, findings or items are other than what was read: then reading again loses what people did. */
    boolean losesWork() {
        return !before.areas().equals(read(before.read()).areas());
    }

    /** The tree that comes of this layout. */
    Tree with(Layout layout) {
        return kept(read(new Read(layout, before.read().reading())));
    }

    /**
     * The tree of the reading of this name; of the first where there is none such, as when the lines mean something
     * else by now.
     */
    Tree as(String reading) {
        return kept(read(new Read(before.read().layout(), reading)));
    }

    private Tree read(Read how) {
        Reading taken = chosen(readings(document, how.layout()), how.reading());
        Tree tree = Trees.of(taken.preview(), Origin.of(document.text()), how);
        Set<Integer> said = Outlines.of(document).stream()
                .filter(line -> how.layout().of(line.own(), line.level()).isPresent())
                .map(OutlineLine::line)
                .collect(Collectors.toSet());
        return tree.asking(Tree.joined(
                tree.questions().stream()
                        .filter(question -> !question.code().equals(UNNUMBERED) || !said.contains(question.line()))
                        .toList(),
                List.of()));
    }

    /** What people know, what they decided, and doubts that are not of the text but of its file stay as they are. */
    private Tree kept(Tree again) {
        Tree plain = read(before.read());
        Tree tree = again;
        if (!before.title().equals(plain.title())) {
            tree = tree.titled(before.title());
        }
        if (!Objects.equals(before.feedbackOn(), plain.feedbackOn())) {
            tree = tree.on(before.feedbackOn());
        }
        if (!Objects.equals(before.team(), plain.team())) {
            tree = tree.by(before.team());
        }
        boolean isOtherPeriod = !Objects.equals(before.inspectionFrom(), plain.inspectionFrom())
                || !Objects.equals(before.inspectionTo(), plain.inspectionTo());
        if (isOtherPeriod) {
            tree = tree.between(before.inspectionFrom(), before.inspectionTo());
        }
        List<Question> all = new ArrayList<>(before.questions().stream()
                .filter(question -> plain.questions().stream().noneMatch(question::isSame))
                .toList());
        tree.questions().forEach(question -> all.add(decided(question)));
        all.sort(Comparator.comparingInt(Question::line));
        return tree.asking(all);
    }

    /** What somebody decided on the same doubt. */
    private Question decided(Question question) {
        return before.questions().stream().filter(question::isSame).findFirst().orElse(question);
    }
}
