package org.zhenggai.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.zhenggai.intake.parse.FeedbackParser;
import org.zhenggai.intake.parse.Totals;

/**
 * How long the reading of a text takes, alone and repeated to a megabyte. It knows of the reader only what each release has, so that
 * {@code benchmark/reading} can run it against the classes of another one.
 */
final class ReadingBenchmark {

    private static final int MEGABYTE = 1_000_000;

    private ReadingBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        String text = Files.readString(Path.of(arguments[0]));
        String large = text.repeat(MEGABYTE / text.length() + 1);
        if (arguments.length > 1) {
            System.out.println(FeedbackParser.parse(large).totals());
            return;
        }
        Totals totals = FeedbackParser.parse(text).totals();
        System.out.println(String.format(
                Locale.ROOT,
                "%.2f %.0f %d %d",
                median(text, 300, 300),
                median(large, 3, 9),
                totals.areas(),
                totals.findings()));
    }

    /** In milliseconds, after some that do not count. */
    private static double median(String text, int warmUp, int times) {
        for (int n = 0; n < warmUp; n++) {
            FeedbackParser.parse(text);
        }
        long[] nanos = new long[times];
        for (int n = 0; n < times; n++) {
            long start = System.nanoTime();
            FeedbackParser.parse(text);
            nanos[n] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        return nanos[times / 2] / 1e6;
    }
}
