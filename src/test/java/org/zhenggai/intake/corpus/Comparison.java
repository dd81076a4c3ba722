package org.zhenggai.intake.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import org.zhenggai.intake.corpus.Scores.Level;

/** Puts what is read beside what a person reads; each expected piece is matched once. */
final class Comparison {

    private static final List<String> FIELDS = List.of("责任单位", "配合单位", "责任领导", "时限");

    private final Scores scores = new Scores();
    private final List<String> remarks = new ArrayList<>();
    private final Tree expected;
    private final Tree read;

    private Comparison(Tree expected, Tree read) {
        this.expected = expected;
        this.read = read;
    }

    /** @param remarks what is missing or wrong, a line each */
    record Outcome(Scores scores, List<String> remarks) {}

    static Outcome of(Tree expected, Tree read) {
        Comparison comparison = new Comparison(expected, read);
        comparison.compareHead();
        comparison.compareAreas();
        comparison.compareFindings();
        return new Outcome(comparison.scores, comparison.remarks);
    }

    private void compareHead() {
        compareField("标题", Level.HEAD, expected.title(), read.title(), Words::isSameTitle);
        compareField("反馈日期", Level.HEAD, expected.feedbackOn(), read.feedbackOn(), String::equals);
        compareField("巡察组", Level.HEAD, expected.team(), read.team(), Words::isSameField);
    }

    private void compareField(
            String name, Level level, String wanted, String found, BiPredicate<String, String> isSame) {
        boolean isWanted = wanted != null && !wanted.isEmpty();
        boolean isFound = found != null && !found.isEmpty();
        boolean isMatched = isWanted && isFound && isSame.test(wanted, found);
        scores.add(level, isWanted ? 1 : 0, isFound ? 1 : 0, isMatched ? 1 : 0);
        if (!isMatched && (isWanted || isFound)) {
            remarks.add("%s：应为“%s”，读到“%s”".formatted(name, isWanted ? wanted : "", isFound ? found : ""));
        }
    }

    private void compareAreas() {
        List<String> wanted = expected.areas().stream().map(Tree.Area::title).toList();
        List<String> found = read.areas().stream().map(Tree.Area::title).toList();
        int[] partners = partners(wanted, found, Words::isSameArea);
        count(Level.AREA, "", wanted, found, partners);
    }

    private void compareFindings() {
        List<Tree.Finding> wanted = expected.findings();
        List<Tree.Finding> found = read.findings();
        int[] partners = partners(wanted, found, (one, other) -> Words.isSameTitle(one.title(), other.title()));
        count(
                Level.FINDING,
                "",
                wanted.stream().map(Tree.Finding::title).toList(),
                found.stream().map(Tree.Finding::title).toList(),
                partners);
        Tree.Finding nothing = new Tree.Finding("", 0, null, null, null, null);
        boolean[] isTaken = new boolean[found.size()];
        for (int i = 0; i < partners.length; i++) {
            Tree.Finding partner = partners[i] < 0 ? nothing : found.get(partners[i]);
            if (partners[i] >= 0) {
                isTaken[partners[i]] = true;
                if (partner.items() != wanted.get(i).items()) {
                    remarks.add("事项数：“%s”应为%d，读到%d"
                            .formatted(wanted.get(i).title(), wanted.get(i).items(), partner.items()));
                }
            }
            compareWithin(wanted.get(i), partner);
        }
        for (int i = 0; i < isTaken.length; i++) {
            if (!isTaken[i]) {
                compareWithin(nothing, found.get(i));
            }
        }
    }

    private void compareWithin(Tree.Finding wanted, Tree.Finding found) {
        String where = "“%s”".formatted(wanted.title().isEmpty() ? found.title() : wanted.title());
        pieces(Level.MEASURE, where, wanted, wanted.measures(), found.measures());
        pieces(Level.RESULT, where, wanted, wanted.results(), found.results());
        told(where, wanted, found);
        List<String> fields = wanted.owner().fields();
        List<String> others = found.owner().fields();
        for (int i = 0; i < FIELDS.size(); i++) {
            compareField(where + FIELDS.get(i), Level.OWNER, fields.get(i), others.get(i), Words::isSameField);
        }
    }

    /** What stands in told sentences is neither wanted nor wrong here. */
    private void pieces(Level level, String where, Tree.Finding finding, List<String> wanted, List<String> found) {
        int[] partners = partners(wanted, found, Words::isSameBeginning);
        List<Integer> taken = new ArrayList<>();
        for (int partner : partners) {
            taken.add(partner);
        }
        List<String> counted = new ArrayList<>();
        int[] moved = partners.clone();
        for (int i = 0; i < found.size(); i++) {
            String piece = found.get(i);
            if (taken.contains(i)) {
                moved[taken.indexOf(i)] = counted.size();
                counted.add(piece);
            } else if (finding.told().stream().noneMatch(told -> Words.isWithin(piece, told))) {
                counted.add(piece);
            }
        }
        count(level, where, wanted, counted, moved);
    }

    /** Told sentences count among the measures: they are there, as one or the other. */
    private void told(String where, Tree.Finding wanted, Tree.Finding found) {
        for (String told : wanted.told()) {
            boolean isRead = found.measures().stream().anyMatch(piece -> Words.isWithin(piece, told))
                    || found.results().stream().anyMatch(piece -> Words.isWithin(piece, told));
            scores.add(Level.MEASURE, 1, isRead ? 1 : 0, isRead ? 1 : 0);
            if (!isRead) {
                remarks.add("漏读措施或成效：%s%s".formatted(where, told));
            }
        }
    }

    private void count(Level level, String where, List<String> wanted, List<String> found, int[] partners) {
        boolean[] isTaken = new boolean[found.size()];
        int matched = 0;
        for (int i = 0; i < partners.length; i++) {
            if (partners[i] < 0) {
                remarks.add("漏读%s：%s%s".formatted(level.word, where, wanted.get(i)));
            } else {
                isTaken[partners[i]] = true;
                matched++;
            }
        }
        for (int i = 0; i < isTaken.length; i++) {
            if (!isTaken[i]) {
                remarks.add("多读%s：%s%s".formatted(level.word, where, found.get(i)));
            }
        }
        scores.add(level, wanted.size(), found.size(), matched);
    }

    /** For each wanted the first of the found that is the same and not yet taken, or -1. */
    private static <T> int[] partners(List<T> wanted, List<T> found, BiPredicate<T, T> isSame) {
        boolean[] isTaken = new boolean[found.size()];
        int[] partners = new int[wanted.size()];
        for (int i = 0; i < partners.length; i++) {
            partners[i] = -1;
            for (int j = 0; j < isTaken.length && partners[i] < 0; j++) {
                if (!isTaken[j] && isSame.test(wanted.get(i), found.get(j))) {
                    partners[i] = j;
                    isTaken[j] = true;
                }
            }
        }
        return partners;
    }
}
