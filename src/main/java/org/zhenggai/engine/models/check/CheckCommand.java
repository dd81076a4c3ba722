package org.zhenggai.engine.models.check;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.zhenggai.kernel.Refusal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code check FILE|FOLDER [--json]}: what is wrong with models, tables and forms, without server or database. Exit code 0
 * when there is no error, 1 when there is, 2 for wrong use.
 */
@Command(
        name = "check",
        description = "检查流程、决策表和表单：逐条列出错误和提醒，说明在哪里、为什么、怎么改。不连数据库。单个文件引用的其他文件取自本版本。",
        mixinStandardHelpOptions = true)
public final class CheckCommand implements Callable<Integer> {

    private static final int ERRORS = 1;
    private static final int WRONG_USE = 2;

    @Parameters(paramLabel = "FILE", description = "流程（.bpmn）、决策表（.dmn）、表单（.form），或者装有它们的文件夹")
    private String file;

    @Option(names = "--json", description = "输出 JSON，供程序读取")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try {
            Path path = Path.of(file);
            if (!Files.isReadable(path)) {
                return refuse("找不到“" + file + "”，或者没有读取权限。请检查路径。");
            }
            ModelFiles files = ModelFilesReader.of(path);
            if (files.files().isEmpty()) {
                return refuse("“" + file + "”里没有流程、决策表或表单。请给出 .bpmn、.dmn、.form 文件或它们的文件夹。");
            }
            List<ModelFinding> findings = ModelCheck.standard().check(files);
            if (json) {
                printJson(files, findings);
            } else {
                print(files, findings);
            }
            return findings.stream().anyMatch(ModelFinding::isError) ? ERRORS : 0;
        } catch (InvalidPathException e) {
            return refuse("找不到这个文件；请检查路径和文件名。");
        } catch (IOException | UncheckedIOException e) {
            return refuse("读不了“" + file + "”；请确认有读取权限、磁盘完好。");
        } catch (Refusal e) {
            return refuse(e.getMessage());
        }
    }

    private void print(ModelFiles files, List<ModelFinding> findings) {
        PrintWriter out = spec.commandLine().getOut();
        ModelFinding.byFile(findings).forEach((name, ones) -> {
            out.println(name);
            for (ModelFinding one : ones) {
                out.println("  " + one.severity().word() + "　" + (one.place().isEmpty() ? "" : one.place() + "：")
                        + one.what() + "。");
                out.println("  　　　" + one.why() + "。" + one.wayOut() + "。");
            }
        });
        long errors = findings.stream().filter(ModelFinding::isError).count();
        out.println("检查了" + files.files().size() + "个文件：" + errors + "处错误，" + (findings.size() - errors) + "处提醒。");
    }

    private void printJson(ModelFiles files, List<ModelFinding> findings) throws IOException {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("files", files.files().size());
        answer.put("errors", findings.stream().filter(ModelFinding::isError).count());
        answer.put("warnings", findings.stream().filter(one -> !one.isError()).count());
        answer.put("findings", findings);
        spec.commandLine()
                .getOut()
                .println(JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsString(answer));
    }

    private int refuse(String sentence) {
        spec.commandLine().getErr().println(sentence);
        return WRONG_USE;
    }
}
