package org.zhenggai.engine.models.check;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Collects what rules find. */
public final class Findings {

    /** What is quoted from a file; a longer text would bury the sentence around it. */
    private static final int LONGEST_QUOTE = 120;

    /** What other findings follow from: it is told before them. */
    private static final Set<String> CAUSES = Set.of(
            "file-kind",
            "file-empty",
            "file-encoding",
            "xml-broken",
            "xml-root",
            "form-broken",
            "process-unknown",
            "process-id",
            "process-none",
            "form-id",
            "form-missing",
            "form-no-decision",
            "template-key");

    private final Set<ModelFinding> all = new LinkedHashSet<>();

    /** Where something was found. */
    public record Place(String file, String element, String name) {

        public static Place of(String file) {
            return new Place(file, "", "");
        }
    }

    /** Adds a finding in the words of its rule, with what belongs into them. */
    public void add(String name, Place place, Object... found) {
        Rule rule = Rule.of(name);
        Object[] quoted = new Object[found.length];
        for (int i = 0; i < found.length; i++) {
            quoted[i] = quoted(String.valueOf(found[i]));
        }
        all.add(new ModelFinding(
                rule.severity(),
                name,
                place.file(),
                quoted(place.element()),
                quoted(place.name()),
                rule.what().formatted(quoted),
                rule.why().formatted(quoted),
                rule.wayOut().formatted(quoted)));
    }

    private boolean isOfCause(String file) {
        return all.stream().anyMatch(one -> one.file().equals(file) && CAUSES.contains(one.rule()));
    }

    Set<String> filesWithErrors() {
        return all.stream()
                .filter(ModelFinding::isError)
                .map(ModelFinding::file)
                .collect(Collectors.toSet());
    }

    public List<ModelFinding> sorted() {
        return all.stream()
                .sorted(Comparator.comparing(ModelFinding::severity)
                        .thenComparing(one -> !isOfCause(one.file()))
                        .thenComparing(ModelFinding::file)
                        .thenComparing(one -> !CAUSES.contains(one.rule()))
                        .thenComparing(ModelFinding::element)
                        .thenComparing(ModelFinding::rule)
                        .thenComparing(ModelFinding::what))
                .toList();
    }

    /** On one line, without what a terminal or a page would take for a command. */
    private static String quoted(String text) {
        String line = text.replaceAll("\\s+", " ").replaceAll("\\p{C}", "").strip();
        return line.length() <= LONGEST_QUOTE ? line : line.substring(0, LONGEST_QUOTE) + "…";
    }
}
