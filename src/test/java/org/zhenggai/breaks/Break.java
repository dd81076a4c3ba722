package org.zhenggai.breaks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One deliberate mistake in the program, and who should see it. Files are named by the end of their path, so that a move
 * into another folder changes nothing.
 *
 * @param isOld whether the tests have missed it before
 * @param sentence what is wrong with it
 * @param find text of one line that stands once in the file
 * @param put what stands there instead
 * @param tests the test classes, the quickest first
 */
public record Break(
        String id, boolean isOld, String sentence, String file, String find, String put, List<String> tests) {

    /** The list, from the root of the project. */
    public static final Path LIST = Path.of("src/test/breaks/breaks.txt");

    private static final List<String> BROKEN = List.of("src/main/java", "src/main/resources", "processes", "forms");
    private static final Map<String, List<Path>> FILES = new HashMap<>();
    private static final String OLD = "* ";
    private static final String COMMENT = "#";
    private static final String INDENT = "  ";

    /**
     * Reads the list.
     *
     * @throws IllegalArgumentException where it is not as its head says
     */
    public static List<Break> all() throws IOException {
        List<Break> all = new ArrayList<>();
        String title = null;
        Map<String, String> values = new LinkedHashMap<>();
        for (String line : Stream.concat(Files.readAllLines(LIST).stream(), Stream.of("end: of the list"))
                .filter(one -> !one.isBlank() && !one.startsWith(COMMENT))
                .toList()) {
            if (line.startsWith(INDENT)) {
                String[] words = line.strip().split(" +", 2);
                values.put(words[0], words.length == 1 ? "" : words[1]);
            } else {
                if (title != null) {
                    all.add(of(title, values));
                }
                title = line;
                values = new LinkedHashMap<>();
            }
        }
        return all;
    }

    private static Break of(String title, Map<String, String> values) {
        String[] words = title.split(": ", 2);
        if (words.length < 2 || !List.copyOf(values.keySet()).equals(List.of("in", "find", "put", "seen"))) {
            throw new IllegalArgumentException("Not a break: " + title + " " + values);
        }
        boolean isOld = words[0].startsWith(OLD);
        return new Break(
                isOld ? words[0].substring(OLD.length()) : words[0],
                isOld,
                words[1],
                values.get("in"),
                values.get("find"),
                values.get("put"),
                List.of(values.get("seen").split(" +")));
    }

    /** The file from the root of the project; refuses none and several. */
    public Path path() throws IOException {
        return one(file, BROKEN);
    }

    /** The file of a test class. */
    public static Path test(String name) throws IOException {
        return one(name + ".java", List.of("src/test/java"));
    }

    private static Path one(String end, List<String> roots) throws IOException {
        List<Path> found = new ArrayList<>();
        for (String root : roots) {
            if (!FILES.containsKey(root)) {
                try (Stream<Path> files = Files.walk(Path.of(root))) {
                    FILES.put(root, files.filter(Files::isRegularFile).toList());
                }
            }
            FILES.get(root).stream().filter(file -> file.endsWith(end)).forEach(found::add);
        }
        if (found.size() != 1) {
            throw new IllegalArgumentException(end + " is " + found.size() + " files: " + found);
        }
        return found.get(0);
    }

    /** The text with the mistake; refuses one in which its place is not once. */
    public String applied(String text) {
        int at = text.indexOf(find);
        if (find.isEmpty() || at < 0) {
            throw new IllegalArgumentException(file + " has no “" + find + "”");
        }
        if (text.indexOf(find, at + 1) >= 0) {
            throw new IllegalArgumentException(file + " has “" + find + "” more than once");
        }
        return text.substring(0, at) + put + text.substring(at + find.length());
    }
}
