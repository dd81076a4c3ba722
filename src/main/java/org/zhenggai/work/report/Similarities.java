package org.zhenggai.work.report;

import java.text.Normalizer;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.apache.commons.text.similarity.IntersectionResult;
import org.apache.commons.text.similarity.IntersectionSimilarity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhenggai.round.RuleSets;

/**
 * How alike a report is to the item's report before: the Sørensen–Dice coefficient of their pairs of neighbouring
 * characters, in percent, with figures, punctuation and blanks left out. From the rule set's figure
 * {@code similarReport} on it is flagged to whoever reads the report. It is never judged, and no decision reads it.
 */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Similarities {

    private static final IntersectionSimilarity<String> PAIRS = new IntersectionSimilarity<>(Similarities::pairs);

    private final RuleSets rules;
    private final JdbcClient jdbc;

    private record Words(String done, String difficulties, String nextSteps) {

        String all() {
            return Stream.of(done, difficulties, nextSteps)
                    .filter(Objects::nonNull)
                    .collect(Collectors.joining());
        }
    }

    /** SQL that holds for a flagged row of {@code fortnightly_report}; both are aliases, the second of its period. */
    public static String flagged(String report, String period) {
        return """
                (%s.similarity >= (select figure.figure
                    from rule_figure figure join round bound on bound.rule_set = figure.rule_set
                    where bound.id = %s.round and figure.name = 'similarReport'))""".formatted(report, period);
    }

    /** The words that readers see for a flag. */
    public static String words(int percent) {
        return "文字与上一次报告相似" + percent + "%";
    }

    /** Percent of likeness to the item's last submitted report; null for the first one and for wordless ones. */
    Integer withPrevious(long item, Report report) {
        return jdbc.sql("""
                        select done, difficulties, next_steps from fortnightly_report
                        where item = :item and state = 'SUBMITTED' order by submitted_at desc, id desc limit 1
                        """)
                .param("item", item)
                .query(Words.class)
                .optional()
                .map(before -> percent(
                        before.all(), new Words(report.done(), report.difficulties(), report.nextSteps()).all()))
                .orElse(null);
    }

    /** What the line of history says of it; empty below the rule set's figure. */
    String flag(long round, Integer percent) {
        return percent == null || percent < rules.figure(round, "similarReport") ? "" : "（" + words(percent) + "）";
    }

    static Integer percent(String one, String other) {
        IntersectionResult common = PAIRS.apply(bare(one), bare(other));
        int all = common.getSizeA() + common.getSizeB();
        return all == 0 ? null : 200 * common.getIntersection() / all;
    }

    private static String bare(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("[^\\p{L}]", "");
    }

    private static List<String> pairs(CharSequence text) {
        return IntStream.range(0, Math.max(0, text.length() - 1))
                .mapToObj(n -> text.subSequence(n, n + 2).toString())
                .toList();
    }
}
