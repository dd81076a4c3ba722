package org.zhenggai.intake.parse.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A table in a file of its own whose cells are apart by commas, semicolons, tabs or bars: by whichever of them gives the most rows
 * of one width.
 */
final class CsvText {

    /** The usual ones first; of two that divide alike the first counts. */
    private static final String SEPARATORS = "\t,;|，；｜";

    /** So much of a file tells what its cells are apart by. */
    private static final int LOOKED_AT = 20_000;

    private static final int ROWS_LOOKED_AT = 50;

    /** What Excel takes for a hint, and no row. */
    private static final Pattern HINT = Pattern.compile("(?i)\\A\"?sep=(.)\"?\\s*\\n");

    private final int mostRows;

    /** @param mostRows more make {@link #rows} return null */
    CsvText(int mostRows) {
        this.mostRows = mostRows;
    }

    /** How even a text is when it is divided so. */
    private record Even(int rows, int width) {

        boolean isMoreThan(Even other) {
            return rows != other.rows ? rows > other.rows : width > other.width;
        }
    }

    /**
     * Its rows with tabs between their cells; null where they are too many.
     *
     * @throws IOException where a quote is never closed
     */
    List<String> rows(String text) throws IOException {
        Matcher hint = HINT.matcher(text);
        boolean isHinted = hint.lookingAt();
        String content = isHinted ? text.substring(hint.end()) : text;
        char separator = isHinted ? hint.group(1).charAt(0) : separator(content);
        List<String> lines = new ArrayList<>();
        try (CSVParser table = CSVParser.parse(content, format(separator))) {
            for (CSVRecord row : table) {
                if (lines.size() >= mostRows) {
                    return null;
                }
                lines.add(row.stream()
                        .map(cell -> cell.strip().replaceAll("[\\t\\r\\n]+", " "))
                        .collect(Collectors.joining("\t"))
                        .stripTrailing());
            }
            return lines;
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

    private static char separator(String text) {
        char best = ',';
        Even most = new Even(0, 0);
        for (char separator : SEPARATORS.toCharArray()) {
            Even even = text.indexOf(separator) < 0 ? new Even(0, 0) : even(text, separator);
            if (even.isMoreThan(most)) {
                best = separator;
                most = even;
            }
        }
        return best;
    }

    /** Of its first rows, how many have the width that most of them have. */
    private static Even even(String text, char separator) {
        Map<Integer, Integer> widths = new HashMap<>();
        String beginning = text.substring(0, Math.min(text.length(), LOOKED_AT));
        try (CSVParser table = CSVParser.parse(beginning, format(separator))) {
            for (CSVRecord row : table) {
                widths.merge(row.size(), 1, Integer::sum);
                if (table.getRecordNumber() >= ROWS_LOOKED_AT) {
                    break;
                }
            }
        } catch (IOException | UncheckedIOException e) {
            // The beginning may end within a quote; what was divided before tells enough.
        }
        widths.remove(1);
        return widths.entrySet().stream()
                .map(width -> new Even(width.getValue(), width.getKey()))
                .reduce(new Even(0, 0), (one, other) -> other.isMoreThan(one) ? other : one);
    }
}
