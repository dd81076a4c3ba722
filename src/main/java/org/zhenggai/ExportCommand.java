package org.zhenggai;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.springframework.context.ApplicationContext;
import org.zhenggai.engine.models.draft.ModelExport;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "export",
        description = "把正在运行的流程、决策表和表单写到文件夹的 processes/ 和 forms/ 下，以便提交到代码库。服务器用 H2 文件时须先停机。",
        mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "FOLDER", description = "写到哪个文件夹，其中有 processes/ 和 forms/。")
    private Path folder;

    @Option(names = "--demo", description = "用演示的数据 data/demo。")
    private boolean demo;

    @Option(names = "--postgres", description = "用 PostgreSQL，连接取自环境变量，同 serve。")
    private boolean postgres;

    @Override
    public Integer call() {
        return Beside.run(demo, postgres, this::write, "流程修改");
    }

    private int write(ApplicationContext context) {
        System.out.print(context.getBean(ModelExport.class).run(folder));
        return CommandLine.ExitCode.OK;
    }
}
