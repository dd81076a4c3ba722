package org.zhenggai.intake.parse.outline;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.zhenggai.intake.parse.source.Source;
import org.zhenggai.intake.parse.words.Labels;

/**
 * The label over problems in a document that uses none of the known ones: 整改任务：, or any that comes again and again before
 * labels of measures (督导组意见：… 整改情况：…).
 */
final class ProblemLabel {

    private static final Set<Labels.Role> ANSWERS =
            EnumSet.of(Labels.Role.MEASURE, Labels.Role.ACCOUNT, Labels.Role.RESULT);
    private static final Set<Labels.Role> COME_WITH_IT = EnumSet.of(
            Labels.Role.GOAL, Labels.Role.MEASURE, Labels.Role.ACCOUNT, Labels.Role.RESULT, Labels.Role.DEADLINE);
    private static final int FEWEST = 2;
    private static final Pattern OTHERS = Pattern.compile("单位|部门|科室|人|领导|责任|牵头|配合|时间|日期|时限|编号|序号|类型|类别|属实|备注|电话");

    /**
     * A label as it stands.
     *
     * @param role null for one that is not known
     * @param isOver whether text stands behind it on its line
     */
    private record Word(String text, Labels.Role role, boolean isOver) {}

    private ProblemLabel() {}

    /** The word; empty where the text has a known label of problems, or none that could be one. */
    static Optional<String> in(Source source) {
        List<Word> words = words(source);
        if (words.stream().anyMatch(word -> word.role() == Labels.Role.FINDING)) {
            return Optional.empty();
        }
        return task(words).or(() -> repeated(words));
    }

    private static List<Word> words(Source source) {
        List<Word> words = new ArrayList<>();
        for (Source.Line line : source.lines()) {
            Optional<Labels.Label> label = Labels.at(source.flat(), line.from(), line.to() + 1);
            if (label.isPresent()) {
                boolean isOver = label.get().textFrom() < line.to();
                words.add(new Word(label.get().word(), label.get().role(), isOver));
            } else {
                Labels.unknown(source.flat(), line.from(), line.to())
                        .ifPresent(word -> words.add(new Word(word.word(), null, true)));
            }
        }
        return words;
    }

    /** 整改任务 where it is the first of all labels, with others that come with it. */
    private static Optional<String> task(List<Word> words) {
        Optional<Word> first =
                words.stream().filter(word -> word.role() != null).findFirst();
        return first.filter(word -> word.isOver()
                        && (word.text().endsWith("任务") || word.text().endsWith("事项")))
                .filter(word -> words.stream()
                                .filter(other -> !other.text().equals(word.text()))
                                .map(Word::role)
                                .filter(role -> role != null && COME_WITH_IT.contains(role))
                                .distinct()
                                .count()
                        >= FEWEST)
                .map(Word::text);
    }

    private static boolean isAnswer(Word word) {
        return word.role() != null && ANSWERS.contains(word.role());
    }

    /** A word that nobody knows, most often before the label of an answer. */
    private static Optional<String> repeated(List<Word> words) {
        Map<String, int[]> counts = new LinkedHashMap<>();
        for (int n = 0; n < words.size(); n++) {
            Word word = words.get(n);
            if (word.role() == null && !OTHERS.matcher(word.text()).find()) {
                int[] count = counts.computeIfAbsent(word.text(), any -> new int[2]);
                count[0]++;
                count[1] += n + 1 < words.size() && isAnswer(words.get(n + 1)) ? 1 : 0;
            }
        }
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue()[0] >= FEWEST && entry.getValue()[1] * 5 >= entry.getValue()[0] * 4)
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
