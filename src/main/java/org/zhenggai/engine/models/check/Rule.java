package org.zhenggai.engine.models.check;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** A line of {@code models/check-rules.csv}: the words of a rule, with {@code %s} where what it found goes. */
record Rule(String name, Severity severity, String what, String why, String wayOut) {

    private static final Map<String, Rule> ALL = read();

    static Rule of(String name) {
        return Objects.requireNonNull(ALL.get(name), () -> "no rule is named " + name);
    }

    static Map<String, Rule> all() {
        return ALL;
    }

    private static Map<String, Rule> read() {
        Map<String, Rule> rules = new LinkedHashMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Rule.class.getResourceAsStream("/models/check-rules.csv")),
                StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> {
                        String[] cells = line.split("\\s*\\|\\s*", 5);
                        rules.put(
                                cells[0],
                                new Rule(cells[0], Severity.valueOf(cells[1]), cells[2], cells[3], cells[4].strip()));
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(rules);
    }
}
