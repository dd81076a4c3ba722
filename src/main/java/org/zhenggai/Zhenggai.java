package org.zhenggai;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.zhenggai.closing.archive.VerifyFileCommand;
import org.zhenggai.engine.models.check.CheckCommand;
import org.zhenggai.intake.IntakeCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.MutuallyExclusiveArgsException;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line; without an argument it starts the server. */
@Command(
        name = "zhenggai",
        description = "整改：从巡察反馈到销号的闭环管理。不带参数即启动服务器。",
        mixinStandardHelpOptions = true,
        version = "zhenggai 0.1.0",
        subcommands = {
            ServeCommand.class,
            IntakeCommand.class,
            ReplayCommand.class,
            RulesCommand.class,
            MigrateCommand.class,
            CheckCommand.class,
            ExportCommand.class,
            VerifyFileCommand.class
        })
final class Zhenggai implements Callable<Integer> {

    public static void main(String[] arguments) {
        Charset charset = charset();
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), true, charset));
        System.setErr(new PrintStream(new FileOutputStream(FileDescriptor.err), true, charset));
        int exit = commandLine(new PrintWriter(System.out, true, charset), new PrintWriter(System.err, true, charset))
                .execute(arguments);
        if (exit != 0) {
            System.exit(exit);
        }
    }

    static CommandLine commandLine(PrintWriter out, PrintWriter err) {
        return new CommandLine(new Zhenggai()).setOut(out).setErr(err).setParameterExceptionHandler(Zhenggai::wrongUse);
    }

    @Override
    public Integer call() {
        return new ServeCommand().call();
    }

    /** The platform's, or UTF-8 where that has no Chinese: a container without a locale would print question marks. */
    private static Charset charset() {
        Charset platform = Charset.defaultCharset();
        return platform.newEncoder().canEncode('整') ? platform : StandardCharsets.UTF_8;
    }

    private static int wrongUse(ParameterException error, String[] arguments) {
        CommandLine command = error.getCommandLine();
        command.getErr()
                .println("命令用法有误：" + fault(error) + "。用法见 "
                        + command.getCommandSpec().qualifiedName() + " --help");
        return CommandLine.ExitCode.USAGE;
    }

    /** Picocli speaks English only. */
    private static String fault(ParameterException error) {
        if (error instanceof UnmatchedArgumentException unmatched) {
            return "不认识“" + unmatched.getUnmatched().get(0) + "”";
        }
        if (error instanceof MissingParameterException missing) {
            ArgSpec argument = missing.getMissing().get(0);
            return argument.isOption() ? name(argument) + "后面缺少值" : "没有给出" + name(argument);
        }
        if (error instanceof MutuallyExclusiveArgsException) {
            return "这些选项不能同时使用";
        }
        if (error instanceof OverwrittenOptionException repeated) {
            return name(repeated.getOverwritten()) + "给了不止一次";
        }
        return name(error.getArgSpec()) + (error.getValue() == null ? "用得不对" : "的值“" + error.getValue() + "”不对");
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option
                ? "选项“" + option.longestName() + "”"
                : "参数“" + argument.paramLabel() + "”";
    }
}
