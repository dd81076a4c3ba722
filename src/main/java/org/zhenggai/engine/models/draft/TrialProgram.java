package org.zhenggai.engine.models.draft;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;
import org.zhenggai.kernel.setup.OwnProgram;

/**
 * The command {@code replay --models} in a process of its own: the story moves the engine's clock, which is one for the
 * whole machine of Java.
 */
@Component
class TrialProgram {

    private static final Logger LOG = LoggerFactory.getLogger(TrialProgram.class);
    private static final int MINUTES = 20;
    private static final String CHANGED = "changed";
    private static final String PROGRESS = "progress.txt";
    private static final String STATES = "states.json";
    private static final String KEPT = "before.json";

    /**
     * What came of it.
     *
     * @param report what differs, or why there is none
     * @param before what the files that run told; empty where they did not come to tell
     */
    record Outcome(boolean isWhole, String report, String before) {

        static Outcome none(String why) {
            return new Outcome(false, why, "");
        }
    }

    /**
     * Tries changed files against those that run.
     *
     * @param states where everything stands that is open
     * @param before what those that run have told already, or empty
     * @param goesOn hears each second how far it is, and whether to go on is its answer
     */
    Outcome run(
            Map<String, String> running,
            Map<String, String> changed,
            String states,
            String before,
            Predicate<String> goesOn)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("zhenggai-trial");
        try {
            ModelExport.write(running, folder.resolve("running"));
            ModelExport.write(changed, folder.resolve(CHANGED));
            Files.writeString(folder.resolve(STATES), states);
            if (!before.isEmpty()) {
                Files.writeString(folder.resolve(KEPT), before);
            }
            return run(folder, goesOn);
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private static Outcome run(Path folder, Predicate<String> goesOn) throws IOException, InterruptedException {
        File log = folder.resolve("log.txt").toFile();
        Process program = new ProcessBuilder(OwnProgram.command(List.of(
                        "replay",
                        "--models",
                        CHANGED,
                        "--against",
                        "running",
                        "--states",
                        STATES,
                        "--before",
                        KEPT,
                        "--progress",
                        PROGRESS,
                        "--output",
                        "out")))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        try {
            for (int second = 0; !program.waitFor(1, TimeUnit.SECONDS); second++) {
                if (!goesOn.test(progress(folder))) {
                    return Outcome.none("试办已停止。");
                }
                if (second > TimeUnit.MINUTES.toSeconds(MINUTES)) {
                    return Outcome.none("试办超过" + MINUTES + "分钟没有走完，已停止。");
                }
            }
        } finally {
            program.descendants().forEach(ProcessHandle::destroyForcibly);
            program.destroyForcibly().waitFor();
        }
        Path report = folder.resolve("out").resolve("trial.txt");
        if (!Files.exists(report)) {
            return Outcome.none("试办没有走起来：" + lastLine(log.toPath()));
        }
        return new Outcome(program.exitValue() == 0, Files.readString(report), Files.readString(folder.resolve(KEPT)));
    }

    /** What runs and what is changed are told at the same time. */
    private static String progress(Path folder) throws IOException {
        String before = read(folder.resolve(PROGRESS + ".before"));
        String after = read(folder.resolve(PROGRESS));
        return after.isEmpty() && before.isEmpty()
                ? "正在启动"
                : "改动后的流程走到" + (after.isEmpty() ? "开头" : after) + (before.isEmpty() ? "" : "；现用流程走到" + before);
    }

    private static String read(Path file) throws IOException {
        return Files.exists(file) ? Files.readString(file) : "";
    }

    /** What it said last, without the places in the code at which it failed. */
    private static String lastLine(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("\t"))
                .toList();
        LOG.warn("A trial came to nothing: {}", lines);
        return lines.isEmpty() ? "没有输出。" : lines.get(lines.size() - 1);
    }
}
