package org.zhenggai.kernel.setup;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** This program once more, in a process of its own: the engine's clock is one for the whole machine of Java. */
public final class OwnProgram {

    private static final String OWN_CLASS = "org.zhenggai.Zhenggai";

    /** For work of half a minute the second compiler costs as much time as the work, on a core of its own or not. */
    private static final List<String> FOR_A_SHORT_RUN = List.of(
            "-Xmx512m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Dfile.encoding=UTF-8",
            "-Dstdout.encoding=UTF-8",
            "-Dstderr.encoding=UTF-8");

    private OwnProgram() {}

    /** How to start it with these words, from its jar or from the folders of a build. */
    public static List<String> command(List<String> words) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FOR_A_SHORT_RUN);
        command.addAll(own());
        command.addAll(words);
        return command;
    }

    /** Other where the program is another one: whatever it has worked out may differ then. */
    public static String version() {
        try {
            StringBuilder version = new StringBuilder();
            for (String place : classes().split(File.pathSeparator)) {
                version.append(written(Path.of(place))).append(' ');
            }
            return version.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A program under test is its own classes, and not those that test it. */
    private static String classes() {
        return System.getProperty("zhenggai.class.path", System.getProperty("java.class.path"));
    }

    /** When the youngest file of a place was written. */
    private static long written(Path place) throws IOException {
        if (!Files.exists(place)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(place)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().lastModified())
                    .max()
                    .orElse(0);
        }
    }

    private static List<String> own() {
        String classes = classes();
        if (classes.endsWith(".jar") && !classes.contains(File.pathSeparator)) {
            Path file = Path.of(classes).toAbsolutePath();
            try (JarFile jar = new JarFile(file.toFile())) {
                String main = jar.getManifest().getMainAttributes().getValue("Main-Class");
                if (main != null && main.startsWith("org.springframework.boot.loader")) {
                    return List.of("-jar", file.toString());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return List.of("-cp", file.toString(), OWN_CLASS);
        }
        return List.of("-cp", classes, OWN_CLASS);
    }
}
