package org.zhenggai.engine.models.draft;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * The command {@code replay --models} in a process of its own: the story moves the engine's clock, which is one for the
 * whole machine of Java.
 */
@Component
class TrialProgram {

    private static final int MINUTES = 20;
    private static final String OWN_CLASS = "org.zhenggai.Zhenggai";

    /** What came of it; {@code report} is what differs, or why there is none. */
    record Outcome(boolean isWhole, String report) {}

    /** Tries changed files against those that run. */
    Outcome run(Map<String, String> running, Map<String, String> changed) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("zhenggai-trial");
        try {
            ModelExport.write(running, folder.resolve("running"));
            ModelExport.write(changed, folder.resolve("changed"));
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx768m",
                    "-Dfile.encoding=UTF-8",
                    "-Dstdout.encoding=UTF-8"));
            command.addAll(own());
            command.addAll(List.of("replay", "--models", "changed", "--against", "running", "--output", "out"));
            File log = folder.resolve("log.txt").toFile();
            Process program = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log)
                    .start();
            if (!program.waitFor(MINUTES, TimeUnit.MINUTES)) {
                program.destroyForcibly();
                return new Outcome(false, "试办超过" + MINUTES + "分钟没有走完，已停止。");
            }
            Path report = folder.resolve("out").resolve("trial.txt");
            if (!Files.exists(report)) {
                return new Outcome(false, "试办没有走起来：" + lastLine(log.toPath()));
            }
            return new Outcome(program.exitValue() == 0, Files.readString(report));
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private static String lastLine(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("\tat "))
                .toList();
        return lines.isEmpty() ? "没有输出。" : lines.get(lines.size() - 1);
    }

    /** How this program was started: from its jar, or from the folders of a build. */
    private static List<String> own() throws IOException {
        String classes = System.getProperty("java.class.path");
        if (classes.endsWith(".jar") && !classes.contains(File.pathSeparator)) {
            Path file = Path.of(classes).toAbsolutePath();
            try (JarFile jar = new JarFile(file.toFile())) {
                String main = jar.getManifest().getMainAttributes().getValue("Main-Class");
                if (main != null && main.startsWith("org.springframework.boot.loader")) {
                    return List.of("-jar", file.toString());
                }
            }
            return List.of("-cp", file.toString(), OWN_CLASS);
        }
        return List.of("-cp", classes, OWN_CLASS);
    }
}
