package org.zhenggai;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.zhenggai.demo.Replay;
import org.zhenggai.demo.trial.Trial;
import org.zhenggai.demo.trial.TrialFacts;
import org.zhenggai.kernel.Refusal;
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

    @Override
    public Integer call() {
        if (models == null) {
            with(List.of(), context -> {
                context.getBean(Replay.class).run(output);
                return null;
            });
            return CommandLine.ExitCode.OK;
        }
        for (Path folder : against == null ? List.of(models) : List.of(models, against)) {
            if (!Files.isDirectory(folder)) {
                System.err.println("找不到文件夹“" + folder + "”，请检查路径。");
                return CommandLine.ExitCode.USAGE;
            }
        }
        try {
            return compare();
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

    private int compare() {
        System.out.println("按现用流程走一遍：");
        TrialFacts before = tell("before", against == null ? List.of() : List.of(against));
        System.out.println("按改动后的流程走一遍：");
        TrialFacts after = tell("after", against == null ? List.of(models) : List.of(against, models));
        String report = Trial.compare(before, after);
        System.out.println();
        System.out.print(report);
        try {
            Files.createDirectories(output);
            Files.writeString(output.resolve("trial.txt"), report);
        } catch (IOException e) {
            throw new UncheckedIOException("无法写入文件夹 " + output + "，请检查路径和权限。", e);
        }
        return after.stopped().isEmpty() ? CommandLine.ExitCode.OK : STOPPED;
    }

    /** Each telling has a database of its own; the engine's clock goes back to the beginning. */
    private static TrialFacts tell(String name, List<Path> folders) {
        List<String> settings = new ArrayList<>();
        settings.add("--spring.datasource.url=jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1;QUERY_CACHE_SIZE=500");
        settings.add("--zhenggai.models.trial=true");
        settings.add("--zhenggai.models.folder="
                + String.join(",", folders.stream().map(Path::toString).toList()));
        return with(settings, context -> context.getBean(Trial.class).tell(System.out::println));
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
