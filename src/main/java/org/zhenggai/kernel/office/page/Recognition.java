package org.zhenggai.kernel.office.page;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import lombok.RequiredArgsConstructor;
import org.zhenggai.kernel.Refusal;

/** Characters out of pictures, by Tesseract where it is installed with simplified Chinese: one picture at a time, each within a limit. */
@RequiredArgsConstructor
final class Recognition {

    static final Recognition INSTALLED = new Recognition("tesseract");

    /** What pictures are drawn at, in dots per inch. */
    static final int DOTS = 300;

    /** More would keep whoever waits for minutes. */
    static final int MAX_PAGES = 30;

    private static final String LANGUAGE = "chi_sim";
    private static final int SECONDS = 90;
    private static final int SECONDS_TO_ASK = 10;
    private static final int COLUMNS = 12;
    private static final String LINE = "4";
    private static final String WORD = "5";

    /** A picture takes a core and some hundred megabytes. */
    private static final Semaphore ONE = new Semaphore(1, true);

    private final String command;

    /** Whether it can be done on this machine. */
    boolean isThere() {
        try {
            return run(SECONDS_TO_ASK, "--list-langs").lines().anyMatch(LANGUAGE::equals);
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Reads a picture.
     *
     * @param name of the file, for sentences
     */
    Paper read(String name, int number, BufferedImage picture) throws IOException {
        Path file = Files.createTempFile("page", ".png");
        try {
            Refusal.unless(ONE.tryAcquire(SECONDS, TimeUnit.SECONDS), "正在识别别的扫描件，“%s”没有读取。请过几分钟再导入。", name);
            try {
                ImageIO.write(picture, "png", file.toFile());
                String found = run(
                        SECONDS,
                        file.toString(),
                        "stdout",
                        "-l",
                        LANGUAGE,
                        "--dpi",
                        String.valueOf(DOTS),
                        "--psm",
                        "3",
                        "tsv");
                return paper(number, picture, found);
            } finally {
                ONE.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** What a run prints; its time is limited, and what it says to people is dropped. */
    private String run(int seconds, String... arguments) throws IOException {
        List<String> words = new ArrayList<>(List.of(command));
        words.addAll(List.of(arguments));
        File out = File.createTempFile("page", ".tsv");
        ProcessBuilder builder =
                new ProcessBuilder(words).redirectOutput(out).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("OMP_THREAD_LIMIT", "1");
        try {
            Process process = builder.start();
            try {
                process.getOutputStream().close();
                if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                    throw new IOException("not ready within " + seconds + " s");
                }
                if (process.exitValue() != 0) {
                    throw new IOException("exit code " + process.exitValue());
                }
            } finally {
                process.destroyForcibly();
            }
            return Files.readString(out.toPath(), StandardCharsets.UTF_8);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            Files.deleteIfExists(out.toPath());
        }
    }

    /** Words stand on the foot of their line, and have the usual height of a line where theirs is near it. */
    private static Paper paper(int number, BufferedImage picture, String found) {
        float points = 72f / DOTS;
        List<String[]> rows = found.lines()
                .map(line -> line.split("\t", -1))
                .filter(row -> row.length == COLUMNS)
                .toList();
        double[] heights = rows.stream()
                .filter(row -> row[0].equals(LINE))
                .mapToDouble(row -> Double.parseDouble(row[9]))
                .sorted()
                .toArray();
        double usual = heights.length == 0 ? 1 : heights[heights.length / 2];
        List<Piece> pieces = new ArrayList<>();
        double foot = 0;
        double size = usual;
        for (String[] row : rows) {
            if (row[0].equals(LINE)) {
                double height = Double.parseDouble(row[9]);
                foot = Double.parseDouble(row[7]) + height;
                size = height > 0.7 * usual && height < 1.4 * usual ? usual : height;
            } else if (row[0].equals(WORD) && !row[11].isBlank()) {
                pieces.add(new Piece(
                        row[11],
                        Float.parseFloat(row[6]) * points,
                        (float) foot * points,
                        Float.parseFloat(row[8]) * points,
                        (float) size * points,
                        ""));
            }
        }
        return new Paper(number, picture.getWidth() * points, picture.getHeight() * points, pieces, List.of());
    }
}
