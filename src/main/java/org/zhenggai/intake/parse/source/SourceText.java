package org.zhenggai.intake.parse.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.poifs.filesystem.FileMagic;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.office.OldDocument;
import org.zhenggai.kernel.office.SpreadSheet;
import org.zhenggai.kernel.office.WebPage;
import org.zhenggai.kernel.office.WordDocument;
import org.zhenggai.kernel.web.UploadedText;

/** Turns the bytes of an uploaded document into text, or says why it cannot. */
public final class SourceText {

    /** Largest file that is read, in bytes; files of Office may hold pictures. */
    public static final int MAX_BYTES = 10_000_000;

    /** Largest plain text, in bytes. */
    public static final int MAX_TEXT = 1_000_000;

    /** Besides the usual ones, those that text processors and web pages leave behind. */
    private static final Pattern OTHER_LINE_ENDS = Pattern.compile("\\r\\n|[\\r\\u0085\\u2028\\u2029]");

    private SourceText() {}

    /**
     * Reads a Word document (.docx) with its numbers, a workbook (.xlsx, .xls), a table as CSV, or a web page, a line a paragraph
     * or row; what can be taken out of .doc and PDF, see {@link #remark}; else text in UTF-8, with or without a byte order mark,
     * else in GB18030. CRLF and CR become LF, so line numbers of a text stay those of the file.
     *
     * @param bytes the whole file
     * @param fileName name used in messages
     * @return the text, not blank
     * @throws Refusal if the file is empty, too large, damaged, of another kind, or in another encoding
     */
    public static String decode(byte[] bytes, String fileName) {
        boolean isOld = OldDocument.format(bytes) != null;
        boolean isOffice = WordDocument.is(bytes) || SpreadSheet.is(bytes) || isOld;
        if (bytes.length > (isOffice ? MAX_BYTES : MAX_TEXT)) {
            throw refused(fileName, "过大，不像一份通报或问题清单；文本和网页不超过 1 MB，Word、Excel 文件不超过 10 MB，请只保留正文后再导入。");
        }
        if (bytes.length == 0) {
            throw refused(fileName, "是空文件；请确认选对了文件。");
        }
        if (isOffice) {
            return checked(ofOffice(bytes, fileName), fileName);
        }
        if (FileMagic.valueOf(bytes) == FileMagic.OLE2) {
            throw refused(fileName, "加了密码、已损坏，或是这里不读的旧版办公文件；请去掉密码，另存为 Word 文档（.docx）或 Excel 工作簿（.xlsx）再导入。");
        }
        if (WebPage.is(bytes)) {
            return checked(WebPage.text(bytes), fileName);
        }
        Optional<String> format = BinaryFormat.of(bytes);
        if (format.isPresent()) {
            throw refused(
                    fileName, "看起来是" + format.get() + "，不是纯文本；请先另存为 Word 文档（.docx）、Excel 工作簿（.xlsx）、网页或纯文本（.txt）再导入。");
        }
        String text = UploadedText.of(bytes)
                .orElseThrow(() -> refused(fileName, "既不是 UTF-8 编码，也不是 GB18030 编码；请另存为 UTF-8 编码的纯文本再导入。"));
        boolean isTable = fileName.toLowerCase(Locale.ROOT).endsWith(".csv");
        return checked(isTable ? rows(text, fileName) : text, fileName);
    }

    /** What has to be told of a text because its format does not keep everything; null where there is nothing to tell. */
    public static String remark(byte[] bytes) {
        String format = OldDocument.format(bytes);
        return format == null ? null : OldDocument.REMARK.formatted(format);
    }

    private static String rows(String text, String fileName) {
        try (CSVParser table = CSVParser.parse(text, CSVFormat.DEFAULT)) {
            List<String> lines = new ArrayList<>();
            for (CSVRecord row : table) {
                lines.add(row.stream()
                        .map(cell -> cell.strip().replaceAll("[\\t\\r\\n]+", " "))
                        .collect(Collectors.joining("\t"))
                        .stripTrailing());
            }
            return String.join("\n", lines);
        } catch (IOException | UncheckedIOException e) {
            throw refused(fileName, "不是完好的表格（CSV），可能有引号没有成对；请用 Excel 或 WPS 另存为“Excel 工作簿（.xlsx）”再导入。");
        }
    }

    private static String ofOffice(byte[] bytes, String fileName) {
        if (WordDocument.is(bytes)) {
            return WordDocument.text(fileName, bytes);
        }
        return SpreadSheet.is(bytes) ? SpreadSheet.text(fileName, bytes) : OldDocument.text(fileName, bytes);
    }

    private static String checked(String text, String fileName) {
        if (text.chars().allMatch(Glyphs::isBlank)) {
            throw refused(fileName, "只有空白，没有文字；请确认选对了文件。");
        }
        return withLineFeeds(text);
    }

    static String withLineFeeds(String text) {
        return OTHER_LINE_ENDS.matcher(text).replaceAll("\n");
    }

    private static Refusal refused(String fileName, String reason) {
        return new Refusal("无法读取“" + fileName + "”：" + reason);
    }
}
