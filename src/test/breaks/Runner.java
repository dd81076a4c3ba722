import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.lang.annotation.Annotation;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.zhenggai.breaks.Break;

/**
 * Makes each break of {@code breaks.txt} alone in a compiled copy of the project, which is the present folder, and tells
 * which of them the tests see. Plain classes run here, each time loaded anew; what starts an application runs in a
 * machine of its own, and only where no plain class has seen the break.
 */
public final class Runner {

    private static final String APPLICATION = "org.springframework.boot.test.context.SpringBootTest";
    private static final int ENOUGH = 85;
    private static final int LONGEST_MINUTES = 30;
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
        words.removeAll(breaks.stream().map(Break::id).toList());
        if (!words.isEmpty()) {
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
        OUT.printf(
                "%d test classes without a break: %s, %d s%n",
                tests.size(), red.isEmpty() ? "green" : "RED " + red, seconds(start));
        return red.isEmpty();
    }

    private static int run(List<Break> breaks) throws Exception {
        long begin = System.nanoTime();
        int wrong = 0;
        List<Break> survivors = new ArrayList<>();
        for (Break one : breaks) {
            long start = System.nanoTime();
            String what;
            try (Made made = new Made(one)) {
                List<String> red = red(one.tests(), one.id(), false);
                what = red.isEmpty() ? "SURVIVED " + one.tests() : "found by " + red.get(0) + more(red.size() - 1);
                if (red.isEmpty()) {
                    survivors.add(one);
                }
            } catch (IllegalArgumentException e) {
                what = "NOT MADE: " + e.getMessage();
                wrong++;
            }
            OUT.printf("%-20s %s, %d s%n", one.id(), what, seconds(start));
        }
        survivors.forEach(one -> OUT.printf("Survived: %s: %s%n", one.id(), one.sentence()));
        int found = breaks.size() - survivors.size() - wrong;
        int rate = 100 * found / breaks.size();
        OUT.printf(
                "%d of %d breaks found, %d %%, %d not made, in %d s%n",
                found, breaks.size(), rate, wrong, seconds(begin));
        return wrong > 0 ? 2 : rate < ENOUGH ? 1 : 0;
    }

    private static String more(int others) {
        return others == 0 ? "" : " and " + others + " more";
    }

    private static long seconds(long start) {
        return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
    }

    /** Which of the tests fail: first of the plain ones, then, where all are wanted or none has failed, of the others. */
    private static List<String> red(List<String> tests, String id, boolean areAll) throws Exception {
        List<String> plain = new ArrayList<>();
        List<String> slow = new ArrayList<>();
        List<String> red = new ArrayList<>();
        URL[] own = {Made.TESTS.toUri().toURL(), Made.CLASSES.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(own, Runner.class.getClassLoader())) {
            for (String test : tests) {
                String name = className(test);
                (startsApplication(Class.forName(name, false, loader), new HashSet<>()) ? slow : plain).add(name);
            }
            red.addAll(plain.isEmpty() ? List.of() : failures(plain, loader));
        }
        if (!slow.isEmpty() && (areAll || red.isEmpty())) {
            red.addAll(inItsOwnMachine(slow, id));
        }
        return red;
    }

    private static String className(String test) throws IOException {
        String path = Path.of("src/test/java").relativize(Break.test(test)).toString();
        return path.replace(".java", "").replace('/', '.');
    }

    private static boolean startsApplication(Class<?> type, Set<Class<?>> seen) {
        return type != null
                && seen.add(type)
                && (type.getName().equals(APPLICATION)
                        || startsApplication(type.getSuperclass(), seen)
                        || Arrays.stream(type.getDeclaredAnnotations())
                                .map(Annotation::annotationType)
                                .anyMatch(annotation -> startsApplication(annotation, seen)));
    }

    private static List<String> failures(List<String> tests, ClassLoader loader) throws Exception {
        boolean isHere = loader != Runner.class.getClassLoader();
        Thread thread = Thread.currentThread();
        thread.setContextClassLoader(loader);
        try {
            if (isHere) {
                System.setOut(new PrintStream(OutputStream.nullOutputStream()));
                System.setErr(System.out);
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
            SummaryGeneratingListener heard = new SummaryGeneratingListener();
            LauncherFactory.create().execute(request, heard);
            if (!isHere) {
                heard.getSummary().printFailuresTo(new PrintWriter(OUT, true));
            }
            if (heard.getSummary().getTestsFoundCount() == 0 && heard.getSummary().getTotalFailureCount() == 0) {
                throw new IllegalArgumentException("there is no test in " + tests);
            }
            return heard.getSummary().getFailures().stream()
                    .map(failure -> failure.getTestIdentifier().getLegacyReportingName())
                    .collect(Collectors.toCollection(LinkedHashSet::new))
                    .stream()
                    .toList();
        } finally {
            System.setOut(OUT);
            thread.setContextClassLoader(Runner.class.getClassLoader());
        }
    }

    private static List<String> inItsOwnMachine(List<String> tests, String id) throws Exception {
        String classPath = String.join(
                File.pathSeparator,
                Made.TESTS.toString(), Made.CLASSES.toString(), System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx2g", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Dfile.encoding=UTF-8",
                "-cp", classPath, "Runner", "--tests"));
        command.addAll(tests);
        File log = Path.of("target", "break-" + id + ".log").toFile();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start();
        if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly().waitFor();
        }
        return process.exitValue() == 0 ? List.of() : tests.stream().map(test -> test.replaceAll(".*\\.", "")).toList();
    }
}
