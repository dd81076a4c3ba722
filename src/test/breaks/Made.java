import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.zhenggai.breaks.Break;

/** A break that is made in the present folder, in its source and in what was compiled of it, until it is taken back. */
final class Made implements AutoCloseable {

    static final Path CLASSES = Path.of("target/classes");
    static final Path TESTS = Path.of("target/test-classes");

    private static final Path COMPILED = Path.of("target/break");
    private static final Path MAIN = Path.of("src/main/java");
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final String LIBRARIES = System.getProperty("breaks.libraries");

    /** What javac copies into those who use it. */
    private static final Pattern CONSTANT =
            Pattern.compile("(?m)^    (public |protected )?static final (String|int|long|double|boolean) ");

    /** What was there before by its file; null where there was nothing. */
    private final Map<Path, byte[]> before = new TreeMap<>();

    /** @throws IllegalArgumentException when it cannot be made */
    Made(Break one) throws IOException {
        Path source = one.path();
        put(source, one.applied(Files.readString(source)).getBytes(StandardCharsets.UTF_8));
        try {
            if (source.startsWith(MAIN)) {
                compile(source, one);
            } else {
                Path packaged = source.startsWith(RESOURCES) ? RESOURCES.relativize(source) : source;
                put(CLASSES.resolve(packaged), Files.readAllBytes(source));
            }
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private void put(Path file, byte[] bytes) throws IOException {
        before.put(file, Files.exists(file) ? Files.readAllBytes(file) : null);
        Files.write(file, bytes);
    }

    @Override
    public void close() throws IOException {
        for (Map.Entry<Path, byte[]> file : before.entrySet()) {
            if (file.getValue() == null) {
                Files.delete(file.getKey());
            } else {
                Files.write(file.getKey(), file.getValue());
            }
        }
    }

    /** The classes of the file, and of whoever may have copied a constant of it. */
    private void compile(Path source, Break one) throws IOException {
        List<Path> sources = new ArrayList<>(List.of(source));
        if (CONSTANT.matcher(Files.readString(source)).find()) {
            String name = source.getFileName().toString().replace(".java", "");
            List<Path> others = new ArrayList<>(files(MAIN));
            for (String test : one.tests()) {
                others.add(Break.test(test));
            }
            for (Path file : others) {
                if (!file.equals(source) && Files.readString(file).contains(name)) {
                    sources.add(file);
                }
            }
        }
        for (Path old : files(COMPILED)) {
            Files.delete(old);
        }
        Files.createDirectories(COMPILED);
        javac(sources);
        for (Path file : files(COMPILED)) {
            Path test = TESTS.resolve(COMPILED.relativize(file));
            put(Files.exists(test) ? test : CLASSES.resolve(COMPILED.relativize(file)), Files.readAllBytes(file));
        }
    }

    private static void javac(List<Path> sources) throws IOException {
        String lombok = Stream.of(LIBRARIES.split(File.pathSeparator))
                .filter(jar -> jar.contains("lombok"))
                .findFirst()
                .orElseThrow();
        List<String> options = List.of(
                "-nowarn", "-parameters", "-implicit:none", "-processorpath", lombok, "-d", COMPILED.toString(), "-cp",
                String.join(File.pathSeparator, CLASSES.toString(), TESTS.toString(), LIBRARIES));
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            boolean isGood = javac.getTask(
                            said, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call();
            if (!isGood) {
                throw new IllegalArgumentException(
                        "it does not compile: " + said.toString().lines().limit(3).toList());
            }
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
