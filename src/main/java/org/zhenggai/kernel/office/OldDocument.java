package org.zhenggai.kernel.office;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.FileMagic;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.exception.WriteLimitReachedException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.microsoft.OfficeParser;
import org.apache.tika.sax.BodyContentHandler;
import org.xml.sax.SAXException;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.office.old.OldText;

/**
 * The text of Word before 2007 (.doc): its paragraphs with the numbers that Word counts, and rows of its tables. Of what is older
 * still the text is taken as it comes. People are told to compare it.
 */
public final class OldDocument {

    /** What people are told of such a text. */
    public static final String REMARK = "这份文件是%s，文字是提取出来的，自动编号、表格和分页可能走样；请逐条对照原件，最好另存为 Word 文档（.docx）再导入。";

    private static final int LONGEST = 1_000_000;
    private static final String TOO_LONG = "“%s”正文过长，不像一份通报或问题清单。请只保留正文后再导入。";

    private OldDocument() {}

    private static final String FORMAT = "旧版 Word 文件（.doc）";

    /** Whether the bytes are a document of Word before 2007. */
    public static boolean is(byte[] bytes) {
        return hasEntry(bytes, "WordDocument");
    }

    /** Whether the bytes are a workbook of Excel before 2007. */
    static boolean isWorkbook(byte[] bytes) {
        return hasEntry(bytes, "Workbook") || hasEntry(bytes, "Book");
    }

    static boolean hasEntry(byte[] bytes, String name) {
        if (bytes.length < 512 || FileMagic.valueOf(bytes) != FileMagic.OLE2) {
            return false;
        }
        try (POIFSFileSystem file = new POIFSFileSystem(new ByteArrayInputStream(bytes))) {
            DirectoryNode root = file.getRoot();
            return root.hasEntry(name);
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    /**
     * Takes the text out.
     *
     * @param name of the file, for sentences
     * @throws Refusal when it is encrypted, damaged, or holds pictures instead of text
     */
    public static FileText read(String name, byte[] bytes) {
        FileText.Note note = new FileText.Note(1, "extracted-text", REMARK.formatted(FORMAT));
        Optional<OldText.Read> read = read(bytes);
        String whole = read.map(one -> String.join("\n", one.lines())).orElseGet(() -> extracted(name, bytes));
        String found = whole.strip();
        Refusal.unless(!found.isBlank(), "“%s”里没有文字，可能是扫描件或图片。请用带文字的文件，或先做文字识别，再导入。", name);
        Refusal.unless(found.length() <= LONGEST, TOO_LONG, name);
        boolean isTracked = read.filter(OldText.Read::isTracked).isPresent();
        int blank =
                (int) whole.substring(0, whole.length() - whole.stripLeading().length())
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        return new FileText(
                found,
                read.map(one -> one.looks().without(blank)).orElse(Looks.NONE),
                isTracked
                        ? List.of(
                                note, new FileText.Note(1, "tracked-changes", "文档里有没有处理的修订，删去的文字没有读入；请核对，或接受全部修订后再导入。"))
                        : List.of(note));
    }

    /** Empty for what only the other reader may know: Word 95, encrypted, damaged. */
    private static Optional<OldText.Read> read(byte[] bytes) {
        try {
            return Optional.of(OldText.of(bytes));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static String extracted(String name, byte[] bytes) {
        Parser parser = new OfficeParser();
        BodyContentHandler text = new BodyContentHandler(LONGEST);
        try {
            parser.parse(new ByteArrayInputStream(bytes), text, new Metadata(), new ParseContext());
        } catch (EncryptedDocumentException e) {
            throw new Refusal(OfficeFiles.ENCRYPTED.formatted(name));
        } catch (SAXException | TikaException | IOException | RuntimeException e) {
            boolean isLong = WriteLimitReachedException.isWriteLimitReached(e);
            throw new Refusal(
                    isLong
                            ? TOO_LONG.formatted(name)
                            : "“" + name + "”已损坏或不是完好的" + FORMAT + "，没有读取。请另存为 Word 文档（.docx）后再导入。");
        }
        return text.toString();
    }
}
