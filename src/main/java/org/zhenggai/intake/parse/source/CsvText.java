package org.zhenggai.intake.parse.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.zhenggai.kernel.office.grid.Separator;

/** A table in a file of its own, whatever its cells are apart by. */
@RequiredArgsConstructor
final class CsvText {

    private final int mostRows;

    /**
     * Its rows with tabs between their cells; empty where they are too many.
     *
     * @throws IOException where a quote is never closed
     */
    Optional<String> rows(String text) throws IOException {
        Separator separator = Separator.of(text);
        List<String> lines = new ArrayList<>();
        try (CSVParser table = CSVParser.parse(separator.text(), format(separator.sign()))) {
            for (CSVRecord row : table) {
                if (lines.size() >= mostRows) {
                    return Optional.empty();
                }
                lines.add(row.stream()
                        .map(cell -> cell.strip().replaceAll("[\\t\\r\\n]+", " "))
                        .collect(Collectors.joining("\t"))
                        .stripTrailing());
            }
            return Optional.of(String.join("\n", lines));
        } catch (UncheckedIOException e) {
            throw new IOException(e);
        }
    }

    private static CSVFormat format(char separator) {
        return separator == ','
                ? CSVFormat.DEFAULT
                : CSVFormat.DEFAULT
                        .builder()
                        .setDelimiter(separator)
                        .setIgnoreSurroundingSpaces(true)
                        .get();
    }
}
