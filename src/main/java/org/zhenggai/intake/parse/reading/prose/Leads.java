package org.zhenggai.intake.parse.reading.prose;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.zhenggai.intake.parse.outline.Kind;

/** The words that lead to a list of problems and end it, each a line of {@code intake/prose.csv} with an example. */
final class Leads {

    /** What such words do. */
    enum Kind {
        /** Leads to what follows in its sentence, or in the lines below it. */
        LEAD,
        /** A line of its own over sentences. */
        TITLE,
        /** Leads to an enumeration that ends with 等问题. */
        VERB,
        /** Opens a sentence that is no longer the list. */
        CLOSING
    }

    /** A line of the data. */
    record Lead(Kind kind, String pattern, String example) {}

    static final List<Lead> ALL = read();

    static final Pattern LEAD = Pattern.compile("(?:" + patterns(Kind.LEAD) + ")(?:如下)?[：，。]?");
    static final Pattern TITLE = Pattern.compile("(" + patterns(Kind.TITLE) + ")[：。]?");
    static final Pattern VERB = Pattern.compile("(?<!是否|是否仍|有无|是否还|防止|避免|杜绝|解决|不)(?:" + patterns(Kind.VERB) + ")");
    static final Pattern CLOSING = Pattern.compile(patterns(Kind.CLOSING), Pattern.DOTALL);

    private Leads() {}

    private static String patterns(Kind kind) {
        return ALL.stream()
                .filter(lead -> lead.kind() == kind)
                .map(Lead::pattern)
                .collect(Collectors.joining("|"));
    }

    private static List<Lead> read() {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (InputStream in = Leads.class.getResourceAsStream("/intake/prose.csv");
                CSVParser rows = format.parse(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return rows.stream()
                    .map(row -> new Lead(
                            Kind.valueOf(row.get("kind").toUpperCase(Locale.ROOT)),
                            row.get("pattern"),
                            row.get("example")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
