package org.zhenggai.intake.parse.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.zhenggai.intake.parse.marking.Meaning;

/** The frames in which offices write headings, each a line of {@code intake/frames.csv} with what it speaks for and how much. */
public final class Frames {

    /** What a frame speaks for. */
    public enum Meaning {
        AREA,
        FINDING,
        OPENING,
        NEXT,
        PART,
        /** Right before problems. */
        INTRO,
        /** Over measures that stand apart from the problems. */
        MEASURES
    }

    /**
     * A frame.
     *
     * @param weight from 1, a word that many headings have, to 4, which stands for nothing else
     * @param example a heading in this frame
     */
    public record Frame(Meaning meaning, int weight, Pattern pattern, String example, Needed needed) {

        boolean fits(String heading) {
            return needed.isIn(heading) && pattern.matcher(heading).matches();
        }
    }

    static final List<Frame> ALL = read();

    private static final Map<Meaning, List<Frame>> BY_MEANING =
            ALL.stream().collect(Collectors.groupingBy(Frame::meaning));

    private static final int LONGEST = 240;
    private static final Pattern ENDING = Pattern.compile("[。：；，、.]+$");

    private Frames() {}

    private static List<Frame> read() {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (InputStream in = Frames.class.getResourceAsStream("/intake/frames.csv");
                CSVParser rows = format.parse(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return rows.stream()
                    .map(row -> new Frame(
                            Meaning.valueOf(row.get("meaning").toUpperCase(java.util.Locale.ROOT)),
                            Integer.parseInt(row.get("weight")),
                            Pattern.compile(row.get("pattern")),
                            row.get("example"),
                            Needed.by(row.get("pattern"))))
                    .sorted(Comparator.comparingInt(Frame::weight).reversed())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The heaviest frame of a meaning that a heading stands in; flat text, with or without its last stop. */
    public static Optional<Frame> of(Meaning meaning, String heading) {
        String bare = isEnded(heading) ? ENDING.matcher(heading).replaceFirst("") : heading;
        if (bare.length() > LONGEST) {
            return Optional.empty();
        }
        for (Frame frame : BY_MEANING.getOrDefault(meaning, List.of())) {
            if (frame.fits(bare)) {
                return Optional.of(frame);
            }
        }
        return Optional.empty();
    }

    /** Whether stops stand behind it; a line feed may follow them. */
    private static boolean isEnded(String heading) {
        return !heading.isEmpty() && "。：；，、.\n".indexOf(heading.charAt(heading.length() - 1)) >= 0;
    }

    public static int weight(Meaning meaning, String heading) {
        return of(meaning, heading).map(Frame::weight).orElse(0);
    }
}
