package org.zhenggai;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.springframework.context.ApplicationContext;
import org.zhenggai.engine.models.draft.ModelExport;
import org.zhenggai.engine.models.state.OpenStates;
import org.zhenggai.engine.models.state.OpenStatesReader;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "export",
        description = "把正在运行的流程、决策表和表单写到文件夹的 processes/ 和 forms/ 下，以便提交到代码库。服务器用 H2 文件时须先停机。",
        mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {

    @Parameters(index = "0", arity = "0..1", paramLabel = "FOLDER", description = "写到哪个文件夹，其中有 processes/ 和 forms/。")
    private Path folder;

    @Option(
            names = "--states",
            paramLabel = "FILE",
            description = "另把在办情形的副本写到这个文件，供 replay --models 试办：只有环节、数量和决策表要问的数值，没有事项内容。")
    private Path states;

    @Option(names = "--demo", description = "用演示的数据 data/demo。")
    private boolean demo;

    @Option(names = "--postgres", description = "用 PostgreSQL，连接取自环境变量，同 serve。")
    private boolean postgres;

    @Override
    public Integer call() {
        if (folder == null && states == null) {
            System.err.println("请写明写到哪个文件夹，或者用 --states 写明在办情形的副本写到哪个文件。");
            return CommandLine.ExitCode.USAGE;
        }
        return Beside.run(demo, postgres, this::write, "流程修改");
    }

    private int write(ApplicationContext context) {
        if (folder != null) {
            System.out.print(context.getBean(ModelExport.class).run(folder));
        }
        if (states != null) {
            OpenStates open = context.getBean(OpenStatesReader.class).read();
            open.write(states);
            System.out.println(
                    "在办流程" + open.instances() + "件，分成" + open.states().size() + "种情形，已写入 " + states);
        }
        return CommandLine.ExitCode.OK;
    }
}
