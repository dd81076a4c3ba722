package org.zhenggai.kernel.office.grid;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * What the cells of a table in a file of text are apart by: commas, semicolons, tabs or bars, whichever gives the most rows of one
 * width.
 *
 * @param sign the sign
 * @param text the text without the hint that Excel takes, {@code sep=;}
 */
public record Separator(char sign, String text) {

    /** The usual ones first; of two that divide alike the first counts. */
    private static final String SIGNS = "\t,;|，；｜";

    /** So much of a file tells what its cells are apart by. */
    private static final int LOOKED_AT = 20_000;

    private static final int ROWS_LOOKED_AT = 50;
    private static final Pattern HINT = Pattern.compile("(?i)\\A\\uFEFF?\"?sep=(.)\"?[\\t ]*(?:\\r\\n?|\\n)");

    /** How even a text is when it is divided so. */
    private record Even(int rows, int width) {

        boolean isMoreThan(Even other) {
            return rows != other.rows ? rows > other.rows : width > other.width;
        }
    }

    /** Looks for the separator of a text. */
    public static Separator of(String text) {
        Matcher hint = HINT.matcher(text);
        if (hint.lookingAt()) {
            return new Separator(hint.group(1).charAt(0), text.substring(hint.end()));
        }
        char best = ',';
        Even most = new Even(0, 0);
        for (char sign : SIGNS.toCharArray()) {
            Even even = text.indexOf(sign) < 0 ? new Even(0, 0) : even(text, sign);
            if (even.isMoreThan(most)) {
                best = sign;
                most = even;
            }
        }
        return new Separator(best, text);
    }

    /** Of its first rows, how many have the width that most of them have. */
    private static Even even(String text, char sign) {
        Map<Integer, Integer> widths = new HashMap<>();
        String beginning = text.substring(0, Math.min(text.length(), LOOKED_AT));
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(sign)
                .setIgnoreSurroundingSpaces(true)
                .get();
        try (CSVParser table = CSVParser.parse(beginning, format)) {
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
