package org.zhenggai;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.zhenggai.rules.RuleDryRun;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "rules",
        description = "试算新的规则集或决策表：列出在办事项的期限、级别和路线会怎样变，不改动数据。服务器用 H2 文件时须先停机，也可以在“规则集”页面试算。",
        mixinStandardHelpOptions = true)
final class RulesCommand implements Callable<Integer> {

    @Option(names = "--dry-run", required = true, paramLabel = "NEW", description = "规则集（.yaml）、决策表（.dmn），或者装有它们的文件夹。")
    private Path next;

    @Option(names = "--demo", description = "用演示的数据 data/demo。")
    private boolean demo;

    @Option(names = "--postgres", description = "用 PostgreSQL，连接取自环境变量，同 serve。")
    private boolean postgres;

    @Override
    public Integer call() {
        if (!Files.isReadable(next)) {
            System.err.println("找不到“" + next + "”，或者没有读取权限。请检查路径。");
            return CommandLine.ExitCode.USAGE;
        }
        return Beside.run(
                demo,
                postgres,
                context -> {
                    System.out.print(context.getBean(RuleDryRun.class).run(next));
                    return CommandLine.ExitCode.OK;
                },
                "规则集");
    }
}
