package org.zhenggai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.springframework.context.ApplicationContext;
import org.zhenggai.engine.models.migration.Migrations;
import org.zhenggai.engine.models.migration.Migrations.Wish;
import org.zhenggai.engine.models.migration.Report;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "migrate",
        description =
                "把在办的流程迁移到模型的最新版本：不带 --process 时迁移环节和走向都没有变的全部流程。不能迁移的原样留下并说明原因。" + "服务器用 H2 文件时须先停机，也可以在“迁移在办流程”页面办理。",
        mixinStandardHelpOptions = true)
final class MigrateCommand implements Callable<Integer> {

    /** Something stays where it is. */
    private static final int SOME_STAY = 1;

    @Option(names = "--dry-run", description = "只试算：每一件都试着迁移再退回，不改动数据。")
    private boolean dryRun;

    @Option(names = "--process", paramLabel = "KEY", description = "只办这一个流程，如 rectification-item；环节有增减的也迁移。")
    private String process;

    @Option(names = "--map", paramLabel = "OLD=NEW", description = "新版本没有的环节由哪个环节接续，可以给几次；只和 --process 一起用。")
    private final Map<String, String> choices = new LinkedHashMap<>();

    @Option(names = "--json", description = "输出 JSON。")
    private boolean json;

    @Option(names = "--demo", description = "用演示的数据 data/demo。")
    private boolean demo;

    @Option(names = "--postgres", description = "用 PostgreSQL，连接取自环境变量，同 serve。")
    private boolean postgres;

    @Override
    public Integer call() {
        if (process == null && !choices.isEmpty()) {
            System.err.println("--map 只和 --process 一起用：请写明是哪一个流程的环节。");
            return CommandLine.ExitCode.USAGE;
        }
        return Beside.run(demo, postgres, this::migrate, "迁移在办流程");
    }

    private int migrate(ApplicationContext context) {
        Migrations migrations = context.getBean(Migrations.class);
        Wish wish = new Wish(process, choices);
        Report report = dryRun ? migrations.tryOut(wish) : migrations.move(wish, Migrations.COMMAND);
        System.out.print(json ? inJson(context, report) : report.inWords());
        List<String> others = process == null && !dryRun ? migrations.others() : List.of();
        if (!others.isEmpty()) {
            System.err.println("改了环节或走向，请逐个核对后用 --process 迁移：" + String.join("、", others));
        }
        return report.isWhole() && others.isEmpty() ? CommandLine.ExitCode.OK : SOME_STAY;
    }

    private static String inJson(ApplicationContext context, Report report) {
        try {
            return context.getBean(ObjectMapper.class)
                            .writerWithDefaultPrettyPrinter()
                            .writeValueAsString(report)
                    + System.lineSeparator();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
