package org.zhenggai.intake.parse.preview;

import java.util.List;
import java.util.stream.Stream;
import org.zhenggai.intake.parse.source.Passage;

/**
 * One way to read a document.
 *
 * @param name what it takes for the findings, for people
 * @param evidence what speaks for it, in words
 */
public record Reading(String name, List<String> evidence, Preview preview) {

    public Reading {
        evidence = List.copyOf(evidence);
    }

    /** Whether a person would see nothing by which the two differ: areas, findings, items, measures and results are the same. */
    public boolean looksLike(Reading other) {
        return seen().equals(other.seen());
    }

    private List<String> seen() {
        return preview.areas().stream()
                .flatMap(area -> Stream.concat(
                        Stream.of("方面：" + area.title()),
                        area.findings().stream().flatMap(Reading::seen)))
                .toList();
    }

    private static Stream<String> seen(PreviewFinding finding) {
        return Stream.concat(
                Stream.of("问题：" + finding.title()),
                finding.items().stream()
                        .flatMap(item -> Stream.of(
                                "事项：" + item.title(),
                                item.measures().stream().map(Passage::text).toList() + "",
                                item.results().stream().map(Passage::text).toList() + "")));
    }
}
