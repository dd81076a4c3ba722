package org.zhenggai.intake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.intake.SimilarRound.Finding;
import org.zhenggai.intake.SimilarRound.Pair;
import org.zhenggai.intake.parse.preview.Preview;

/** Finds the rounds whose findings are like those of a document: by sketches which may be, by their texts which are. */
@Component
@Transactional(readOnly = true)
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class SimilarRounds {

    /** So many rounds, the likest, are compared word by word. */
    private static final int COMPARED = 3;

    private final JdbcClient jdbc;

    private record Sketch(long round, long sketch) {}

    private record Candidate(long round, long shared) {}

    /** A finding with its words and their sketch. */
    private record Text(Finding finding, String folded, Likeness likeness, long sketch) {

        static Text of(Finding finding) {
            String words = finding.title() + "\n" + finding.text();
            Likeness likeness = Likeness.of(words);
            return new Text(finding, Likeness.folded(words), likeness, likeness.sketch());
        }
    }

    /** The rounds, the likest first; withdrawn ones are none. */
    public List<SimilarRound> of(Preview preview) {
        List<Text> texts = preview.areas().stream()
                .flatMap(area -> area.findings().stream())
                .map(finding -> Text.of(new Finding(finding.number(), finding.title(), finding.text())))
                .toList();
        return candidates(texts).stream()
                .map(candidate -> compare(candidate.round(), texts))
                .filter(SimilarRound::isEnough)
                .sorted(Comparator.comparing(SimilarRound::percent).reversed())
                .toList();
    }

    private List<Candidate> candidates(List<Text> texts) {
        Map<Long, List<Long>> sketches = new LinkedHashMap<>();
        jdbc.sql("select round, sketch from finding_print order by round desc")
                .query(Sketch.class)
                .list()
                .forEach(row -> sketches.computeIfAbsent(row.round(), round -> new ArrayList<>())
                        .add(row.sketch()));
        return sketches.entrySet().stream()
                .map(round -> new Candidate(round.getKey(), shared(texts, round.getValue())))
                .filter(candidate -> 100 * candidate.shared()
                        >= SimilarRound.ENOUGH
                                * Math.min(
                                        texts.size(),
                                        sketches.get(candidate.round()).size()))
                .sorted(Comparator.comparing(Candidate::shared).reversed())
                .limit(COMPARED)
                .toList();
    }

    private static long shared(List<Text> texts, List<Long> sketches) {
        return texts.stream()
                .filter(text -> sketches.stream().anyMatch(sketch -> Likeness.mayBeNear(text.sketch(), sketch)))
                .count();
    }

    private SimilarRound compare(long round, List<Text> here) {
        List<Text> there = jdbc
                .sql("select number, title, text from finding where round = ? order by id")
                .param(round)
                .query(Finding.class)
                .list()
                .stream()
                .map(Text::of)
                .toList();
        Pair[] pairs = new Pair[here.size()];
        List<Text> left = new ArrayList<>(there);
        for (int least : new int[] {100, Likeness.NEAR}) {
            for (int at = 0; at < pairs.length; at++) {
                pairs[at] = pairs[at] == null ? likest(here.get(at), left, least) : pairs[at];
            }
        }
        return new SimilarRound(
                round,
                title(round),
                Arrays.stream(pairs).filter(pair -> pair != null).toList(),
                here.stream()
                        .map(Text::finding)
                        .filter(finding ->
                                Arrays.stream(pairs).noneMatch(pair -> pair != null && pair.here() == finding))
                        .toList(),
                left.stream().map(Text::finding).toList());
    }

    /** Takes the text out of those that are left that is likest to this one; null where none is like it. */
    private static Pair likest(Text text, List<Text> left, int least) {
        Text likest = null;
        int most = least - 1;
        for (Text other : left) {
            int percent = Likeness.mayBeNear(text.sketch(), other.sketch())
                    ? text.likeness().with(other.likeness())
                    : 0;
            if (percent > most) {
                most = percent;
                likest = other;
            }
        }
        if (likest == null) {
            return null;
        }
        left.remove(likest);
        return new Pair(text.finding(), likest.finding(), text.folded().equals(likest.folded()), most);
    }

    private String title(long round) {
        return jdbc.sql("select title from round where id = ?")
                .param(round)
                .query(String.class)
                .single();
    }
}
