package org.zhenggai;

import org.zhenggai.intake.IntakeCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line; without an argument it starts the server. */
@Command(
        name = "zhenggai",
        description = "整改：从巡察反馈到销号的闭环管理。不带参数即启动服务器。",
        mixinStandardHelpOptions = true,
        version = "zhenggai 0.1.0",
        subcommands = {ServeCommand.class, IntakeCommand.class, ReplayCommand.class})
final class Zhenggai implements Runnable {

    public static void main(String[] arguments) {
        int exit = new CommandLine(new Zhenggai())
                .setParameterExceptionHandler(Zhenggai::wrongUse)
                .execute(arguments);
        if (exit != 0) {
            System.exit(exit);
        }
    }

    @Override
    public void run() {
        new ServeCommand().run();
    }

    private static int wrongUse(CommandLine.ParameterException error, String[] arguments) {
        CommandLine command = error.getCommandLine();
        command.getErr().println("命令用法有误：" + error.getMessage() + "。用法见 "
                + command.getCommandSpec().qualifiedName() + " --help");
        return CommandLine.ExitCode.USAGE;
    }
}
