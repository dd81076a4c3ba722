package org.zhenggai;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A source of the program without its comments, which are blanks, so that places keep their lines. */
record Source(String file, String code) {

    private static final Path SOURCES = Path.of("src/main/java/org/zhenggai");

    private static final Pattern COMMENT = Pattern.compile("(?s:/\\*.*?\\*/)|(?<![:\"])//.*");

    private static final Pattern LITERAL = Pattern.compile(
            "\"\"\"\\n(.*?)\"\"\"|\"((?:\\\\.|[^\"\\\\\\n])*)\"|'(?:\\\\.|[^'\\\\\\n])+'", Pattern.DOTALL);

    /** Names in Word templates are no words of the program. */
    private static final String TEMPLATE = "@Tag(";

    record Place(String file, int line) {

        @Override
        public String toString() {
            return SOURCES + "/" + file + ":" + line;
        }
    }

    static Source of(String file, String text) {
        Matcher comment = COMMENT.matcher(text);
        return new Source(file, comment.replaceAll(found -> found.group().replaceAll("[^\n]", " ")));
    }

    private static Source of(Path path) {
        try {
            return of(SOURCES.relativize(path).toString(), Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All but migrations, which are never changed. */
    static List<Source> all() {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.getFileName().toString().matches("V\\d+__.*"))
                    .sorted()
                    .map(Source::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Place at(int index) {
        return new Place(
                file,
                (int) code.substring(0, index).chars().filter(c -> c == '\n').count() + 1);
    }

    /** Where the code matches. */
    List<Place> matches(Pattern pattern) {
        return pattern.matcher(code).results().map(found -> at(found.start())).toList();
    }

    /** Where a literal, or several joined by +, is such a text. */
    List<Place> literals(Predicate<String> isSuch) {
        List<Place> places = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        int start = 0;
        int end = 0;
        for (MatchResult literal : LITERAL.matcher(code).results().toList()) {
            String part = literal.group(1) == null ? literal.group(2) : literal.group(1);
            if (part == null || code.startsWith(TEMPLATE, literal.start() - TEMPLATE.length())) {
                continue;
            }
            if (!code.substring(end, literal.start()).strip().matches("\\+(?:.*\\+)?")) {
                if (isSuch.test(text.toString())) {
                    places.add(at(start));
                }
                text.setLength(0);
                start = literal.start();
            }
            text.append(part);
            end = literal.end();
        }
        if (isSuch.test(text.toString())) {
            places.add(at(start));
        }
        return places;
    }
}
