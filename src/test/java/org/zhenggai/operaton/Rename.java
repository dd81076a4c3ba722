package org.zhenggai.operaton;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * This project as it is on Operaton: its files, with the names that operaton/names.txt gives them. Needs nothing but a JDK,
 * so that {@code java Rename.java FOLDER… TO} runs it as it stands; operaton/verify compiles and tests what comes out.
 */
final class Rename {

    private static final Path NAMES = Path.of("operaton", "names.txt");

    /** What builds leave behind, what belongs to this machine, and what is about renaming itself */
    private static final Set<String> LEFT_OUT =
            Set.of("target", "data", ".git", ".idea", "operaton", "src/test/java/org/zhenggai/operaton");

    private final List<Rule> rules = new ArrayList<>();
    private final Map<List<Rule>, Pattern> patterns = new HashMap<>();
    private final Set<Integer> used = new TreeSet<>();
    private final List<String> unknown = new ArrayList<>();
    private final Map<String, byte[]> files = new TreeMap<>();

    /** A line of names.txt. */
    private record Rule(int line, PathMatcher where, String what, String becomes) {

        private static Rule of(int line, String text) {
            String[] columns = text.split(" ; ");
            if (columns.length != 4) {
                throw new IllegalArgumentException(NAMES + ":" + line + ": where ; what ; becomes ; why");
            }
            PathMatcher where = FileSystems.getDefault().getPathMatcher("glob:" + columns[0]);
            return new Rule(line, where, columns[1], columns[2].replace("\\n", "\n"));
        }

        private String group() {
            return "line" + line;
        }
    }

    Rename(List<String> names) {
        for (int line = 1; line <= names.size(); line++) {
            String text = names.get(line - 1);
            if (!text.isBlank() && !text.startsWith("#")) {
                rules.add(Rule.of(line, text));
            }
        }
    }

    /** @param arguments the folders to take files from, of which later ones win, and the folder to write to */
    public static void main(String[] arguments) throws IOException {
        Rename rename = new Rename(Files.readAllLines(NAMES));
        for (String folder : Arrays.copyOf(arguments, arguments.length - 1)) {
            rename.take(Path.of(folder));
        }
        List<String> faults = rename.faults();
        faults.forEach(System.err::println);
        if (!faults.isEmpty()) {
            System.exit(1);
        }
        Path to = Path.of(arguments[arguments.length - 1]);
        System.out.println(to + ": " + rename.files.size() + " files, " + rename.write(to) + " of them new or changed");
    }

    void take(Path folder) throws IOException {
        for (String name : names(folder)) {
            take(name, Files.readAllBytes(folder.resolve(name)));
        }
    }

    void take(String name, byte[] content) {
        List<Rule> fitting =
                rules.stream().filter(rule -> rule.where.matches(Path.of(name))).toList();
        files.put(renamed(fitting, name, name), renamed(fitting, name, content));
    }

    /** Names that no line knows, and lines that find nothing any more. */
    List<String> faults() {
        Stream<String> idle = rules.stream()
                .filter(rule -> !used.contains(rule.line))
                .map(rule -> NAMES + ":" + rule.line + ": finds nothing any more: " + rule.what);
        return Stream.concat(unknown.stream(), idle).toList();
    }

    /** A file by its new name, as text. */
    String file(String name) {
        return new String(files.get(name), StandardCharsets.UTF_8);
    }

    /** The texts of all files below a folder. */
    List<String> files(String folder) {
        return files.keySet().stream()
                .filter(name -> name.startsWith(folder))
                .map(this::file)
                .toList();
    }

    private byte[] renamed(List<Rule> fitting, String name, byte[] content) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return renamed(fitting, name, text).getBytes(StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            return content; // a picture
        }
    }

    private String renamed(List<Rule> fitting, String name, String text) {
        return patterns.computeIfAbsent(fitting, Rename::pattern).matcher(text).replaceAll(found -> {
            Matcher at = (Matcher) found;
            for (Rule rule : fitting) {
                if (at.group(rule.group()) != null) {
                    used.add(rule.line);
                    return Matcher.quoteReplacement("=".equals(rule.becomes) ? at.group() : rule.becomes);
                }
            }
            unknown.add(name + ":" + text.substring(0, at.end()).lines().count() + ": no line of " + NAMES + " knows "
                    + around(text, at.start(), at.end()));
            return Matcher.quoteReplacement(at.group());
        });
    }

    /** What the lines know, the first line first, and whatever else has the name. */
    private static Pattern pattern(List<Rule> fitting) {
        String known = fitting.stream()
                .map(rule -> "(?<" + rule.group() + ">" + rule.what + ")|")
                .collect(Collectors.joining());
        return Pattern.compile(known + "(?i:camunda)");
    }

    private static String around(String text, int start, int end) {
        return text.substring(Math.max(0, start - 30), Math.min(text.length(), end + 30))
                .replaceAll("\\s+", " ");
    }

    /** Writes what is not there yet as it should be, so that Maven compiles only what changed. */
    int write(Path to) throws IOException {
        int count = 0;
        for (String stale : Files.exists(to) ? names(to) : Set.<String>of()) {
            if (!files.containsKey(stale)) {
                Files.delete(to.resolve(stale));
            }
        }
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = to.resolve(file.getKey());
            if (!Files.exists(path) || !Arrays.equals(Files.readAllBytes(path), file.getValue())) {
                Files.createDirectories(path.getParent());
                Files.write(path, file.getValue());
                count++;
            }
        }
        return count;
    }

    private static Set<String> names(Path folder) throws IOException {
        Set<String> names = new TreeSet<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) {
                boolean isLeftOut = LEFT_OUT.contains(folder.relativize(visited).toString());
                return isLeftOut ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                names.add(folder.relativize(file).toString());
                return FileVisitResult.CONTINUE;
            }
        });
        return names;
    }
}
