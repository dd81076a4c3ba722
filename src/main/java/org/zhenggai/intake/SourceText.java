package org.zhenggai.intake;

import java.util.Optional;
import java.util.regex.Pattern;
import org.zhenggai.reading.SpreadSheet;
import org.zhenggai.reading.WebPage;
import org.zhenggai.reading.WordDocument;
import org.zhenggai.round.Refusal;
import org.zhenggai.web.UploadedText;

/** Turns the bytes of an uploaded document into text, or says why it cannot. */
public final class SourceText {

    /** Largest file that is read, in bytes; files of Office may hold pictures. */
    public static final int MAX_BYTES = 10_000_000;

    /** Largest plain text, in bytes. */
    static final int MAX_TEXT = 1_000_000;

    /** Besides the usual ones, those that text processors and web pages leave behind. */
    private static final Pattern OTHER_LINE_ENDS = Pattern.compile("\\r\\n|[\\r\\u0085\\u2028\\u2029]");

    private SourceText() {}

    /**
     * Reads a Word document (.docx) with its numbers, a workbook (.xlsx) or a web page, a line a paragraph or row, else text
     * in UTF-8, with or without a byte order mark, else in GB18030. CRLF and CR become LF, so line numbers of a text stay those of the file.
     *
     * @param bytes the whole file
     * @param fileName name used in messages
     * @return the text, not blank
     * @throws UnreadableDocument if the file is empty, too large, damaged, of another kind, or in another encoding
     */
    public static String decode(byte[] bytes, String fileName) {
        boolean isOffice = WordDocument.is(bytes) || SpreadSheet.is(bytes);
        if (bytes.length > (isOffice ? MAX_BYTES : MAX_TEXT)) {
            throw refused(fileName, "过大，不像一份通报或问题清单；文本和网页不超过 1,000,000 字节，Word、Excel 文件不超过 10,000,000 字节，请只保留正文后再导入。");
        }
        if (bytes.length == 0) {
            throw refused(fileName, "是空文件；请确认选对了文件。");
        }
        if (isOffice) {
            return checked(ofOffice(bytes, fileName), fileName);
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
        return checked(text, fileName);
    }

    private static String ofOffice(byte[] bytes, String fileName) {
        try {
            return WordDocument.is(bytes) ? WordDocument.text(fileName, bytes) : SpreadSheet.text(fileName, bytes);
        } catch (Refusal e) {
            throw new UnreadableDocument(e.getMessage());
        }
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

    private static UnreadableDocument refused(String fileName, String reason) {
        return new UnreadableDocument("无法读取“" + fileName + "”：" + reason);
    }
}
