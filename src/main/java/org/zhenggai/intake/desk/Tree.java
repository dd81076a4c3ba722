package org.zhenggai.intake.desk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.zhenggai.intake.parse.marking.Layout;
import org.zhenggai.intake.parse.preview.History;
import org.zhenggai.intake.parse.source.Passage;
import org.zhenggai.intake.parse.words.Owner;

/**
 * A document while the office sets it right. Nodes have an id that stays theirs while the tree changes. The text of a
 * finding is its head followed by the passages of its items, so whatever is moved, its text goes along.
 *
 * @param feedbackOn day of the feedback, null until somebody knows it
 * @param team that inspected, null until somebody knows it
 * @param areas may be changed, like the lists below it; a tree is read anew for each change
 */
record Tree(
        String title,
        LocalDate feedbackOn,
        LocalDate inspectionFrom,
        LocalDate inspectionTo,
        String team,
        List<Area> areas,
        List<Question> questions,
        List<Passage> furniture,
        Read read) {

    Tree {
        furniture = furniture == null ? List.of() : furniture;
        read = read == null ? Read.PLAIN : read;
    }

    /**
     * How the text was read.
     *
     * @param layout what people said that its lines mean
     * @param reading name of the reading that a person chose of several; null for the one that the parser takes
     * @param parts what is neither area, finding nor measure
     * @param nothing why no finding was read; null where some were
     */
    record Read(Layout layout, String reading, List<Part> parts, String nothing) {

        static final Read PLAIN = new Read(Layout.NONE, null);

        Read(Layout layout, String reading) {
            this(layout, reading, List.of(), null);
        }

        Read saying(List<Part> others, String reason) {
            return new Read(layout, reading, others, reason);
        }
    }

    /** Lines of the document with the name of what they are, such as its opening. */
    record Part(String name, List<Lines> lines) {}

    /** What a person decided on a doubt. */
    enum Verdict {
        KEPT("原文无误，照原文"),
        CORRECTED("已改正");

        private final String word;

        Verdict(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** An area, a finding or an item. */
    sealed interface Node {

        int id();

        String title();
    }

    /** An area; {@code line} is that of its heading, 0 where people added it. */
    record Area(int id, int number, String title, int line, List<Finding> findings) implements Node {

        Area titled(String words) {
            return new Area(id, number, words, line, findings);
        }
    }

    /** A finding; {@code lines} are those of its head, none where people added it. */
    record Finding(int id, int number, String title, List<Lines> lines, String head, List<Item> items) implements Node {

        Finding titled(String words) {
            return new Finding(id, number, words, lines, head, items);
        }

        /** A finding with one item is its own item, and they share their title. */
        boolean isDivided() {
            return items.size() > 1 || !items.get(0).title().equals(title);
        }

        String text() {
            return head + String.join("", items.stream().map(Item::passage).toList());
        }

        List<Lines> allLines() {
            return Stream.concat(lines.stream(), items.stream().flatMap(item -> item.lines().stream()))
                    .toList();
        }
    }

    /** An item with its own passage of the source. */
    record Item(
            int id,
            String label,
            String title,
            List<Lines> lines,
            String passage,
            List<Passage> measures,
            List<Passage> results,
            Owner owner,
            History history)
            implements Node {

        /** Trees that were kept before items had a past know none. */
        Item {
            history = history == null ? History.NONE : history;
        }

        Item titled(String words) {
            return new Item(id, label, words, lines, passage, measures, results, owner, history);
        }

        Item with(List<Lines> ownLines, String ownPassage) {
            return new Item(id, label, title, ownLines, ownPassage, measures, results, owner, history);
        }
    }

    /** A doubt and what was decided; verdict and person are null until then. */
    record Question(int line, String code, String text, Verdict verdict, String person) {

        /** Whether it is the same doubt, whatever was decided. */
        boolean isSame(Question other) {
            return line == other.line && code.equals(other.code) && text.equals(other.text);
        }
    }

    /** An id that no node has. */
    int freeId() {
        return areas.stream()
                        .flatMap(area -> Stream.concat(
                                Stream.of(area.id()),
                                area.findings().stream()
                                        .flatMap(finding -> Stream.concat(
                                                Stream.of(finding.id()),
                                                finding.items().stream().map(Item::id)))))
                        .max(Integer::compare)
                        .orElse(0)
                + 1;
    }

    /** A number for a new finding: where numbers restart in each area, the next of that area, else of the document. */
    int freeNumber(Area area) {
        List<Integer> all = areas.stream()
                .flatMap(one -> one.findings().stream())
                .map(Finding::number)
                .toList();
        boolean isRestarting = all.stream().distinct().count() < all.size();
        return highest(
                        isRestarting
                                ? area.findings().stream().map(Finding::number).toList()
                                : all)
                + 1;
    }

    int freeAreaNumber() {
        return highest(areas.stream().map(Area::number).toList()) + 1;
    }

    private static int highest(List<Integer> numbers) {
        return numbers.stream().max(Integer::compare).orElse(0);
    }

    Tree titled(String words) {
        return new Tree(words, feedbackOn, inspectionFrom, inspectionTo, team, areas, questions, furniture, read);
    }

    Tree on(LocalDate day) {
        return new Tree(title, day, inspectionFrom, inspectionTo, team, areas, questions, furniture, read);
    }

    Tree between(LocalDate from, LocalDate to) {
        return new Tree(title, feedbackOn, from, to, team, areas, questions, furniture, read);
    }

    Tree by(String inspectors) {
        return new Tree(title, feedbackOn, inspectionFrom, inspectionTo, inspectors, areas, questions, furniture, read);
    }

    Tree asking(List<Question> others) {
        return new Tree(title, feedbackOn, inspectionFrom, inspectionTo, team, areas, others, furniture, read);
    }

    /** How many doubts nobody has decided. */
    long open() {
        return questions.stream().filter(question -> question.verdict() == null).count();
    }

    static <T> List<T> joined(List<T> first, List<T> second) {
        List<T> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
