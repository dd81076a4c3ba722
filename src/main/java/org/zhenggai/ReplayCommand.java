package org.zhenggai;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.zhenggai.demo.Progress;
import org.zhenggai.demo.Replay;
import org.zhenggai.demo.trial.Trial;
import org.zhenggai.demo.trial.TrialFacts;
import org.zhenggai.engine.models.draft.ModelFolders;
import org.zhenggai.engine.models.open.OpenTrial;
import org.zhenggai.engine.models.state.OpenStates;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.setup.OwnProgram;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "replay",
        description = "在内存数据库中用真实流程引擎把样例轮次从头走到尾，打印每期和各方面的结果；给出改过的流程时，与现用的比较。",
        mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {

    /** The story did not come to its end with the changed models. */
    static final int STOPPED = 3;

    @Option(names = "--output", description = "台账和通报写到哪里，默认 ${DEFAULT-VALUE}。", defaultValue = "target/replay")
    private Path output;

    @Option(
            names = "--models",
            paramLabel = "FOLDER",
            description = "装有改过的流程、决策表和表单的文件夹：按现用的和改过的各走一遍，列出步骤、走法、期限和级别的变化。")
    private Path models;

    @Option(
            names = "--against",
            paramLabel = "FOLDER",
            description = "与 --models 一起用：与这个文件夹里的相比（见 export 命令），默认与随系统提供的相比。")
    private Path against;

    @Option(names = "--before", paramLabel = "FILE", description = "与 --models 一起用：现用流程走过的结果，有就不再走一遍，没有就走完写进去。")
    private Path before;

    @Option(
            names = "--states",
            paramLabel = "FILE",
            description = "与 --models 一起用：在办情形的副本（export --states 写出，没有事项内容），逐种情形试着迁移，并按改过的决策表重问。")
    private Path states;

    /** One telling alone, for whoever compares it with another one. */
    @Option(names = "--told", paramLabel = "FILE", hidden = true)
    private Path told;

    /** Where to write how far it is. */
    @Option(names = "--progress", paramLabel = "FILE", hidden = true)
    private Path progress;

    @Override
    public Integer call() {
        for (Path folder : Stream.of(models, against).filter(Objects::nonNull).toList()) {
            if (!Files.isDirectory(folder)) {
                System.err.println("找不到文件夹“" + folder + "”，请检查路径。");
                return CommandLine.ExitCode.USAGE;
            }
        }
        try {
            if (told != null) {
                tell(folders(models)).write(told);
                return CommandLine.ExitCode.OK;
            }
            return models == null ? replay() : compare();
        } catch (RuntimeException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof Refusal) {
                    System.err.println(cause.getMessage());
                    return CommandLine.ExitCode.USAGE;
                }
            }
            throw e;
        }
    }

    private int replay() {
        with(List.of(), context -> {
            context.getBean(Replay.class).run(output);
            return null;
        });
        return CommandLine.ExitCode.OK;
    }

    /** What runs is told in a process of its own at the same time, unless it is known how that goes. */
    private int compare() {
        OpenStates open = states == null ? null : OpenStates.read(states);
        Path kept = before == null ? output.resolve("before.json") : before;
        try {
            Files.createDirectories(output);
            if (before == null) {
                Files.deleteIfExists(kept);
            }
            Process other = Files.exists(kept) ? null : begin(kept);
            TrialFacts after;
            try {
                System.out.println("按改动后的流程走一遍：");
                after = tell(folders(against, models));
                Refusal.unless(other == null || other.waitFor() == 0, "现用流程没有走起来，原因见上。");
            } finally {
                if (other != null) {
                    other.destroyForcibly();
                }
            }
            String report = Trial.compare(TrialFacts.read(kept), after)
                    + (open == null
                            ? ""
                            : "\n"
                                    + OpenTrial.of(
                                            ModelFolders.packagedWith(folders(against)),
                                            ModelFolders.packagedWith(folders(against, models)),
                                            open));
            System.out.println();
            System.out.print(report);
            Files.writeString(output.resolve("trial.txt"), report);
            return after.stopped().isEmpty() ? CommandLine.ExitCode.OK : STOPPED;
        } catch (IOException e) {
            throw new UncheckedIOException("无法写入文件夹 " + output + "，请检查路径和权限。", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Process begin(Path kept) throws IOException {
        System.out.println("现用的流程同时在另一个进程里走一遍。");
        List<String> words = new ArrayList<>(List.of("replay", "--told", kept.toString()));
        if (against != null) {
            words.addAll(List.of("--models", against.toString()));
        }
        if (progress != null) {
            words.addAll(List.of("--progress", progress + ".before"));
        }
        return new ProcessBuilder(OwnProgram.command(words))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static List<Path> folders(Path... folders) {
        return Stream.of(folders).filter(Objects::nonNull).toList();
    }

    private TrialFacts tell(List<Path> folders) {
        return with(
                List.of(
                        "--zhenggai.models.trial=true",
                        "--zhenggai.models.folder="
                                + String.join(
                                        ",",
                                        folders.stream().map(Path::toString).toList())),
                context -> context.getBean(Trial.class).tell(heard()));
    }

    private Progress heard() {
        return new Progress() {
            @Override
            public void say(String sentence) {
                System.out.println(sentence);
            }

            @Override
            public void day(long day, long days) {
                if (progress != null) {
                    try {
                        Files.writeString(progress, "第%d天，共%d天".formatted(day, days));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }
            }
        };
    }

    private static <T> T with(List<String> settings, Function<ConfigurableApplicationContext, T> work) {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(ZhenggaiApplication.class)
                .web(WebApplicationType.NONE)
                .profiles("replay")
                .run(settings.toArray(String[]::new))) {
            return work.apply(context);
        }
    }
}
