package org.zhenggai.intake.parse.source;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.poi.poifs.filesystem.FileMagic;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.office.FileText;
import org.zhenggai.kernel.office.OfficeFiles;
import org.zhenggai.kernel.office.OldDocument;
import org.zhenggai.kernel.office.SpreadSheet;
import org.zhenggai.kernel.office.page.OfdFile;
import org.zhenggai.kernel.office.page.PdfFile;
import org.zhenggai.kernel.office.page.PictureFile;
import org.zhenggai.kernel.office.web.WebArchive;
import org.zhenggai.kernel.office.web.WebPage;
import org.zhenggai.kernel.office.word.WordDocument;
import org.zhenggai.kernel.web.UploadedText;

/** Turns the bytes of an uploaded document into text, or says why it cannot. */
public final class SourceText {

    /** Largest file that is read, in bytes; files of Office may hold pictures. */
    public static final int MAX_BYTES = 10_000_000;

    /** Largest plain text, in bytes. */
    public static final int MAX_TEXT = 1_000_000;

    /** Besides the usual ones, those that text processors and web pages leave behind. */
    private static final Pattern OTHER_LINE_ENDS = Pattern.compile("\\r\\n|[\\r\\u0085\\u2028\\u2029]");

    /** Most rows of a table as CSV; a workbook may have as many. */
    private static final int MAX_ROWS = 20_000;

    private SourceText() {}

    /** The text of a file, as {@link #read} returns it. */
    public static String decode(byte[] bytes, String fileName) {
        return read(bytes, fileName).text();
    }

    /**
     * Reads a Word document (.docx) with its numbers, a workbook (.xlsx, .xls), a table as CSV, or a web page (.html, .mht), a
     * line a paragraph or row; what can be taken out of .doc, PDF and OFD; else text in UTF-16, UTF-8 or GB18030. CRLF and CR become
     * LF, so line numbers of a text stay those of the file.
     *
     * @param bytes the whole file
     * @param fileName name used in messages
     * @return the text, not blank, and what has to be told of it because its format does not keep everything
     * @throws Refusal if the file is empty, too large, damaged, of another kind, or in another encoding
     */
    public static FileText read(byte[] bytes, String fileName) {
        boolean isOffice = WordDocument.is(bytes)
                || SpreadSheet.is(bytes)
                || OldDocument.is(bytes)
                || PdfFile.is(bytes)
                || OfdFile.is(bytes)
                || PictureFile.is(bytes)
                || WebArchive.is(bytes);
        if (bytes.length > (isOffice ? MAX_BYTES : MAX_TEXT)) {
            throw refused(fileName, "过大，不像一份通报或问题清单；文本和网页不超过 1 MB，Word、Excel、PDF 等文件不超过 10 MB，请只保留正文后再导入。");
        }
        if (bytes.length == 0) {
            throw refused(fileName, "是空文件；请确认选对了文件。");
        }
        FileText read = isOffice ? ofOffice(bytes, fileName) : ofText(bytes, fileName);
        if (read.text().chars().allMatch(Glyphs::isBlank)) {
            throw refused(fileName, "只有空白，没有文字；请确认选对了文件。");
        }
        return new FileText(withLineFeeds(read.text()), read.looks(), read.notes());
    }

    private static FileText ofOffice(byte[] bytes, String fileName) {
        if (WordDocument.is(bytes)) {
            return WordDocument.read(fileName, bytes);
        }
        if (WebArchive.is(bytes)) {
            return WebArchive.read(fileName, bytes);
        }
        if (SpreadSheet.is(bytes)) {
            return SpreadSheet.read(fileName, bytes);
        }
        if (PictureFile.is(bytes)) {
            return PictureFile.read(fileName, bytes);
        }
        if (OfdFile.is(bytes)) {
            return OfdFile.read(fileName, bytes);
        }
        return PdfFile.is(bytes) ? PdfFile.read(fileName, bytes) : OldDocument.read(fileName, bytes);
    }

    private static FileText ofText(byte[] bytes, String fileName) {
        if (OfficeFiles.isEncrypted(bytes)) {
            throw new Refusal(OfficeFiles.ENCRYPTED.formatted(fileName));
        }
        if (FileMagic.valueOf(bytes) == FileMagic.OLE2) {
            throw refused(fileName, "加了密码、已损坏，或是这里不读的旧版办公文件；请去掉密码，另存为 Word 文档（.docx）或 Excel 工作簿（.xlsx）再导入。");
        }
        if (WebPage.is(bytes)) {
            return WebPage.read(bytes);
        }
        Optional<String> wide = UploadedText.utf16(bytes);
        if (wide.filter(WebPage::is).isPresent()) {
            return WebPage.read(wide.get());
        }
        Optional<String> format = wide.isPresent() ? Optional.empty() : BinaryFormat.of(bytes);
        if (format.isPresent()) {
            throw refused(
                    fileName, "看起来是" + format.get() + "，不是纯文本；请先另存为 Word 文档（.docx）、Excel 工作簿（.xlsx）、网页或纯文本（.txt）再导入。");
        }
        if (UploadedText.isBig5(bytes)) {
            throw refused(fileName, "是 Big5 编码（繁体中文常用），直接读会成乱码；请用记事本或 WPS 打开，确认文字正常后另存为 UTF-8 编码的文件再导入。");
        }
        String text = UploadedText.of(bytes)
                .orElseThrow(() -> refused(fileName, "不是 UTF-8、UTF-16 或 GB18030 编码；请另存为 UTF-8 编码的纯文本再导入。"));
        boolean isTable = fileName.toLowerCase(Locale.ROOT).endsWith(".csv");
        return plain(isTable ? rows(text, fileName) : TypedTables.tabbed(withLineFeeds(text)));
    }

    private static FileText plain(String text) {
        return new FileText(text, List.of());
    }

    private static String rows(String text, String fileName) {
        try {
            return new CsvText(MAX_ROWS)
                    .rows(text)
                    .orElseThrow(
                            () -> refused(fileName, "超过" + MAX_ROWS + "行，没有读取。请只保留问题清单或台账所在的行，或按年度、单位分成几个文件后再导入。"));
        } catch (IOException e) {
            throw refused(fileName, "不是完好的表格（CSV），可能有引号没有成对；请用 Excel 或 WPS 另存为“Excel 工作簿（.xlsx）”再导入。");
        }
    }

    static String withLineFeeds(String text) {
        return hasOtherLineEnds(text) ? OTHER_LINE_ENDS.matcher(text).replaceAll("\n") : text;
    }

    private static boolean hasOtherLineEnds(String text) {
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\r' || c == '\u0085' || c == '\u2028' || c == '\u2029') {
                return true;
            }
        }
        return false;
    }

    private static Refusal refused(String fileName, String reason) {
        return new Refusal("无法读取“" + fileName + "”：" + reason);
    }
}
