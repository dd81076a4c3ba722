package org.zhenggai.closing.archive;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.zhenggai.kernel.Days;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code verify-file FILE [--code CODE]}: checks a closed file and needs neither server nor database. Exit code 0 when
 * nothing was changed, 1 when something was, 2 for wrong use.
 */
@Command(name = "verify-file", description = "离线校验销号档案：重新计算全部文件的校验值，找出任何改动。不连数据库。", mixinStandardHelpOptions = true)
public final class VerifyFileCommand implements Callable<Integer> {

    private static final int CHANGED = 1;
    private static final int WRONG_USE = 2;

    @Parameters(paramLabel = "FILE", description = "从事项页面下载的销号档案（.zip）")
    private String file;

    @Option(names = "--code", paramLabel = "CODE", description = "事项办理经过中“销号”一行的校验码。给出它才能发现连清单一起伪造的档案。")
    private String code;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        String digits = code == null ? null : code.replaceAll("[-\\s]", "").toLowerCase(Locale.ROOT);
        if (digits != null && !digits.matches("[0-9a-f]{" + Manifest.CODE_DIGITS + ",64}")) {
            return refuse("校验码“" + ArchiveCheck.printable(code) + "”不对：应为16位字母数字，如 1A2B-3C4D-5E6F-7A8B。");
        }
        try {
            Path path = Path.of(file);
            if (!Files.isRegularFile(path)) {
                return refuse("找不到文件“" + file + "”；请检查路径和文件名。");
            }
            if (!Files.isReadable(path)) {
                return refuse("读不了文件“" + file + "”；请确认有读取权限。");
            }
            return tell(ArchiveCheck.of(path), digits);
        } catch (InvalidPathException e) {
            return refuse("找不到文件“" + ArchiveCheck.printable(file) + "”；请检查路径和文件名。");
        } catch (IOException e) {
            return refuse("读不了文件“" + file + "”；请确认磁盘完好。");
        }
    }

    private int tell(ArchiveCheck.Result result, String digits) {
        PrintWriter out = spec.commandLine().getOut();
        Manifest manifest = result.manifest();
        boolean isOther = manifest != null
                && digits != null
                && !(manifest.total() != null && manifest.total().startsWith(digits));
        if (!result.faults().isEmpty() || isOther) {
            out.println("校验不通过：" + file);
            result.faults().forEach(fault -> out.println("  " + fault + "。"));
            if (isOther) {
                out.println("  校验码不符：档案的校验码与您给出的不同，整份档案可能被替换。");
            }
            return CHANGED;
        }
        Manifest.Head head = manifest.head();
        out.println("校验通过：事项" + ArchiveCheck.printable(head.number() + "《" + head.title() + "》") + "，"
                + manifest.entries().size() + "份文件，" + day(head.closedAt()) + "销号。");
        manifest.signers()
                .forEach(signer -> out.println("  "
                        + ArchiveCheck.printable(signer.step() + "　" + signer.verdict() + "　" + signer.name()) + "　"
                        + day(signer.at())
                        + (signer.number() == null ? "" : "　" + ArchiveCheck.printable(signer.number()))));
        out.println("校验码：" + Manifest.code(manifest.total()) + (digits == null ? "（请与系统中该事项办理经过里的校验码核对）" : "（与给出的一致）"));
        return 0;
    }

    private static String day(String time) {
        return time == null || time.length() < 10 ? "" : Days.inWords(ArchiveCheck.printable(time.substring(0, 10)));
    }

    private int refuse(String sentence) {
        spec.commandLine().getErr().println(sentence);
        return WRONG_USE;
    }
}
