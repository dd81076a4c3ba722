import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.annotation.Annotation;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.zhenggai.breaks.Break;

/**
 * Makes each break of {@code breaks.txt} alone in a compiled copy of the project, which is the present folder, and tells
 * which of them the tests see. Plain classes run here, each time loaded anew; what starts an application runs in a
 * machine of its own.
 */
public final class Runner {

    private static final Path CLASSES = Path.of("target/classes");
    private static final Path TESTS = Path.of("target/test-classes");
    private static final Path MADE = Path.of("target/break");
    private static final String LIBRARIES = System.getProperty("breaks.libraries");
    private static final Pattern CONSTANT =
            Pattern.compile("(?m)^    (public |protected )?(static final )(String|int|long|double|boolean) ");
    private static final int ENOUGH = 85;
    private static final int LONGEST_MINUTES = 10;
    private static final PrintStream OUT = System.out;

    private Runner() {}

    public static void main(String[] arguments) throws Exception {
        List<String> words = new ArrayList<>(List.of(arguments));
        if (words.remove("--tests")) {
            System.exit(failures(words, Runner.class.getClassLoader()).isEmpty() ? 0 : 1);
        }
        List<Break> breaks = Break.all().stream()
                .filter(one -> words.isEmpty() || words.contains(one.id()))
                .toList();
        if (breaks.isEmpty()) {
            throw new IllegalArgumentException("No break is called " + words);
        }
        System.exit(isGreen(breaks) ? run(breaks) : 2);
    }

    /** What the tests see is a break only if they are green without it. */
    private static boolean isGreen(List<Break> breaks) throws Exception {
        long start = System.nanoTime();
        Set<String> tests = new LinkedHashSet<>();
        breaks.forEach(one -> tests.addAll(one.tests()));
        List<String> red = red(List.copyOf(tests), "untouched", true);
        OUT.printf("%d test classes without a break: %s, %d s%n", tests.size(), red.isEmpty() ? "green" : "RED " + red, seconds(start));
        return red.isEmpty();
    }

    private static int run(List<Break> breaks) throws Exception {
        int found = 0;
        int wrong = 0;
        Map<String, String> survived = new TreeMap<>();
        long begin = System.nanoTime();
        for (Break one : breaks) {
            long start = System.nanoTime();
            String what;
            try {
                List<String> red = broken(one);
                what = red.isEmpty() ? "SURVIVED " + one.tests() : "found    by " + String.join(", ", red);
                found += red.isEmpty() ? 0 : 1;
                if (red.isEmpty()) {
                    survived.put(one.id(), one.sentence());
                }
            } catch (IllegalArgumentException e) {
                what = "NOT MADE " + e.getMessage();
                wrong++;
            }
            OUT.printf("%-24s %s, %d s%n", one.id(), what, seconds(start));
        }
        survived.forEach((id, sentence) -> OUT.printf("Survived: %s: %s%n", id, sentence));
        int rate = 100 * found / breaks.size();
        OUT.printf("%d of %d breaks found, %d %%, %d not made, in %d s%n", found, breaks.size(), rate, wrong, seconds(begin));
        return wrong > 0 ? 2 : rate < ENOUGH ? 1 : 0;
    }

    private static long seconds(long start) {
        return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
    }

    /** Makes the break, asks the tests, and takes it back. */
    private static List<String> broken(Break one) throws Exception {
        Path source = one.path();
        String text = Files.readString(source);
        String mistaken = one.applied(text);
        Map<Path, byte[]> before = new TreeMap<>();
        Files.writeString(source, mistaken);
        try {
            Map<Path, byte[]> after = source.toString().endsWith(".java") ? compiled(source, one) : copied(source);
            for (Map.Entry<Path, byte[]> file : after.entrySet()) {
                before.put(file.getKey(), Files.exists(file.getKey()) ? Files.readAllBytes(file.getKey()) : null);
                Files.write(file.getKey(), file.getValue());
            }
            return red(one.tests(), one.id(), false);
        } finally {
            Files.writeString(source, text);
            for (Map.Entry<Path, byte[]> file : before.entrySet()) {
                if (file.getValue() == null) {
                    Files.delete(file.getKey());
                } else {
                    Files.write(file.getKey(), file.getValue());
                }
            }
        }
    }

    private static Map<Path, byte[]> copied(Path source) throws IOException {
        Path resources = Path.of("src/main/resources");
        Path to = source.startsWith(resources) ? resources.relativize(source) : source;
        return Map.of(CLASSES.resolve(to), Files.readAllBytes(source));
    }

    /** The classes of the file, and of whoever may have copied a constant of it. */
    private static Map<Path, byte[]> compiled(Path source, Break one) throws IOException {
        List<Path> sources = new ArrayList<>(List.of(source));
        if (CONSTANT.matcher(Files.readString(source)).find()) {
            String name = source.getFileName().toString().replace(".java", "");
            List<Path> others = new ArrayList<>(files(Path.of("src/main/java")));
            for (String test : one.tests()) {
                others.add(Break.test(test));
            }
            for (Path file : others) {
                if (!file.equals(source) && Files.readString(file).contains(name)) {
                    sources.add(file);
                }
            }
        }
        for (Path old : files(MADE)) {
            Files.delete(old);
        }
        Files.createDirectories(MADE);
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        java.io.StringWriter said = new java.io.StringWriter();
        try (StandardJavaFileManager manager = javac.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            String lombok = Arrays.stream(LIBRARIES.split(File.pathSeparator))
                    .filter(jar -> jar.contains("lombok"))
                    .findFirst()
                    .orElseThrow();
            List<String> options = List.of("-nowarn", "-parameters", "-implicit:none", "-processorpath", lombok, "-d", MADE.toString(),
                    "-cp", CLASSES + File.pathSeparator + TESTS + File.pathSeparator + LIBRARIES);
            boolean isGood = javac.getTask(said, manager, null, options, null, manager.getJavaFileObjectsFromPaths(sources))
                    .call();
            if (!isGood) {
                throw new IllegalArgumentException("It does not compile: " + said.toString().lines().limit(3).toList());
            }
        }
        Map<Path, byte[]> made = new TreeMap<>();
        for (Path file : files(MADE)) {
            Path test = TESTS.resolve(MADE.relativize(file));
            Path main = CLASSES.resolve(MADE.relativize(file));
            made.put(Files.exists(test) ? test : main, Files.readAllBytes(file));
        }
        return made;
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    /** Which of the tests fail: first of the plain ones, then, where all are wanted or none has failed, of the others. */
    private static List<String> red(List<String> tests, String id, boolean areAll) throws Exception {
        List<String> plain = new ArrayList<>();
        List<String> slow = new ArrayList<>();
        List<String> red;
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {url(TESTS), url(CLASSES)}, Runner.class.getClassLoader())) {
            for (String test : tests) {
                String name = className(test);
                (startsApplication(Class.forName(name, false, loader), new HashSet<>()) ? slow : plain).add(name);
            }
            red = new ArrayList<>(plain.isEmpty() ? List.of() : failures(plain, loader));
        }
        if (!slow.isEmpty() && (areAll || red.isEmpty())) {
            red.addAll(slow(slow, id));
        }
        return red;
    }

    private static URL url(Path folder) throws IOException {
        return folder.toUri().toURL();
    }

    private static String className(String test) throws IOException {
        String path = Path.of("src/test/java").relativize(Break.test(test)).toString();
        return path.replace(".java", "").replace('/', '.');
    }

    private static boolean startsApplication(Class<?> type, Set<Class<?>> seen) {
        if (type == null || !seen.add(type)) {
            return false;
        }
        return type.getName().equals("org.springframework.boot.test.context.SpringBootTest")
                || startsApplication(type.getSuperclass(), seen)
                || Arrays.stream(type.getDeclaredAnnotations())
                        .map(Annotation::annotationType)
                        .anyMatch(annotation -> startsApplication(annotation, seen));
    }

    private static List<String> failures(List<String> tests, ClassLoader loader) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        boolean isHere = loader != Runner.class.getClassLoader();
        PrintStream silent = new PrintStream(OutputStream.nullOutputStream());
        thread.setContextClassLoader(loader);
        try {
            if (isHere) {
                System.setOut(silent);
                System.setErr(silent);
            }
            List<Class<?>> classes = new ArrayList<>();
            for (String test : tests) {
                classes.add(Class.forName(test, false, loader));
            }
            LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                    .selectors(classes.stream().map(type -> selectClass(type)).toList())
                    .configurationParameter("junit.jupiter.execution.timeout.default", "3 m")
                    .configurationParameter("junit.jupiter.execution.timeout.thread.mode.default", "SEPARATE_THREAD")
                    .build();
            Launcher launcher = LauncherFactory.create();
            SummaryGeneratingListener summary = new SummaryGeneratingListener();
            launcher.execute(request, summary);
            if (!isHere) {
                summary.getSummary().printFailuresTo(new java.io.PrintWriter(OUT, true));
            }
            Set<String> failed = summary.getSummary().getFailures().stream()
                    .map(failure -> failure.getTestIdentifier().getDisplayName())
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            if (summary.getSummary().getTestsFoundCount() == 0) {
                failed.add("no test found in " + tests);
            }
            return List.copyOf(failed);
        } finally {
            System.setOut(OUT);
            thread.setContextClassLoader(before);
        }
    }

    private static List<String> slow(List<String> tests, String id) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx2g", "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "-Dfile.encoding=UTF-8", "-cp",
                TESTS + File.pathSeparator + CLASSES + File.pathSeparator + System.getProperty("java.class.path"),
                "Runner", "--tests"));
        command.addAll(tests);
        Path log = Path.of("target", "break-" + id + ".log");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly().waitFor();
        }
        return process.exitValue() == 0 ? List.of() : tests.stream().map(test -> test.replaceAll(".*\\.", "")).toList();
    }
}
