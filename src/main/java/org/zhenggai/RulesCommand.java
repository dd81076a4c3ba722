package org.zhenggai;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.rules.RuleDryRun;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "rules",
        description = "试算新的规则集或决策表：列出在办事项的期限、级别和路线会怎样变，不改动数据。服务器用 H2 文件时须先停机，也可以在“规则集”页面试算。",
        mixinStandardHelpOptions = true)
final class RulesCommand implements Callable<Integer> {

    private static final int H2_IN_USE = 90020;
    private static final int H2_NOT_FOUND = 90146;

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
        List<String> profiles = new ArrayList<>(List.of("rules"));
        if (demo) {
            profiles.add("rules-demo");
        }
        if (postgres) {
            profiles.add("postgres");
        }
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(ZhenggaiApplication.class)
                .web(WebApplicationType.NONE)
                .profiles(profiles.toArray(String[]::new))
                .run()) {
            System.out.print(context.getBean(RuleDryRun.class).run(next));
            return CommandLine.ExitCode.OK;
        } catch (Refusal refusal) {
            System.err.println(refusal.getMessage());
            return CommandLine.ExitCode.USAGE;
        } catch (RuntimeException e) {
            Optional<String> sentence = sentence(e);
            if (sentence.isEmpty()) {
                throw e;
            }
            System.err.println(sentence.get());
            return CommandLine.ExitCode.USAGE;
        }
    }

    private static Optional<String> sentence(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getErrorCode() == H2_IN_USE) {
                return Optional.of("数据库正被运行中的服务器使用。请在网页“规则集”中试算，或者停机后再试。");
            }
            if (cause instanceof SQLException sql && sql.getErrorCode() == H2_NOT_FOUND) {
                return Optional.of("这个文件夹下没有数据库（data）。请在服务器启动时所在的文件夹运行，或者加 --demo、--postgres。");
            }
        }
        return Optional.empty();
    }
}
