package org.zhenggai.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.zhenggai.intake.parse.Origin;
import org.zhenggai.intake.parse.preview.Preview;
import org.zhenggai.intake.parse.preview.PreviewJson;
import org.zhenggai.intake.parse.preview.PreviewText;
import org.zhenggai.intake.parse.source.SourceText;
import org.zhenggai.kernel.Refusal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/**
 * {@code intake FILE [--json]}: shows what would be read from a document and changes nothing. Writes UTF-8 whatever
 * the platform's charset is. Exit code 0, or 2 with one sentence on the error stream.
 */
@Command(
        name = "intake",
        description = "预览整改通报或反馈问题清单：列出读到的反馈日期、巡察组、方面、问题、整改事项、措施、成效和存疑之处，不写入任何数据。",
        synopsisHeading = "用法：",
        customSynopsis = "intake FILE [--json]",
        optionListHeading = "%n选项：%n",
        parameterListHeading = "%n参数：%n",
        sortOptions = false)
public final class IntakeCommand implements Callable<Integer> {

    private static final int WRONG_USE = 2;
    private static final String USAGE = "用法：intake 文件 [--json]。";

    @Parameters(
            arity = "0..*",
            paramLabel = "FILE",
            hideParamSyntax = true,
            description =
                    "Word 文档（.docx）、Excel 工作簿（.xlsx、.xls）、旧版 Word 文件（.doc）、PDF、OFD、网页归档（.mht）、扫描的图片，不超过 10 MB；网页、CSV 表格，UTF-8、UTF-16 或 GB18030 编码的纯文本，不超过 1 MB")
    private List<String> files = new ArrayList<>();

    @Option(names = "--json", description = "输出 JSON，供程序使用")
    private boolean json;

    @Option(
            names = {"-h", "--help"},
            description = "显示本说明")
    private boolean help;

    @Unmatched
    private List<String> unknown = new ArrayList<>();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (help) {
            print(System.out, spec.commandLine().getUsageMessage());
            return 0;
        }
        if (!unknown.isEmpty()) {
            return refuse("不认识选项“" + unknown.get(0) + "”；" + USAGE);
        }
        if (files.size() != 1) {
            return refuse((files.isEmpty() ? "没有指定文件；" : "一次只能读一个文件；") + USAGE);
        }
        return show(files.get(0));
    }

    private int show(String file) {
        try {
            print(System.out, asideFromLogs(() -> written(Path.of(file))));
            return 0;
        } catch (NoSuchFileException | InvalidPathException e) {
            return refuse("找不到文件“" + file + "”；请检查路径和文件名。");
        } catch (IOException e) {
            return refuse("打不开“" + file + "”；请确认它是文件而不是文件夹，并且有读取权限。");
        } catch (Refusal e) {
            return refuse(e.getMessage());
        }
    }

    private String written(Path path) throws IOException {
        Upload upload = Upload.of(String.valueOf(path.getFileName()), read(path));
        Preview preview = upload.preview();
        Origin origin = Origin.of(upload.text());
        return json ? PreviewJson.write(preview, origin) + "\n" : PreviewText.write(preview, origin);
    }

    /** Libraries log while they read, to standard output where nobody configured it: that is for the answer alone. */
    private static String asideFromLogs(Reading reading) throws IOException {
        PrintStream out = System.out;
        System.setOut(System.err);
        try {
            return reading.text();
        } finally {
            System.setOut(out);
        }
    }

    private interface Reading {
        String text() throws IOException;
    }

    /** Reads one byte more than is allowed at most, so that a huge file is refused without being loaded. */
    private static byte[] read(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(SourceText.MAX_BYTES + 1);
        }
    }

    private static int refuse(String sentence) {
        print(System.err, sentence + "\n");
        return WRONG_USE;
    }

    private static void print(PrintStream stream, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        stream.write(bytes, 0, bytes.length);
        stream.flush();
    }
}
