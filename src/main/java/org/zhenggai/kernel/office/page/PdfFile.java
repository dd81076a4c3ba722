package org.zhenggai.kernel.office.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.office.FileText;
import org.zhenggai.kernel.office.OldDocument;

/**
 * The text of a PDF file: its lines become paragraphs again, and tables with drawn lines rows. Pages that are pictures are
 * recognised where that is installed, and told where it is not.
 */
public final class PdfFile {

    private static final int MAX_PAGES = 500;
    private static final int MOST_SECONDS = 60;
    private static final int LONGEST = 1_000_000;

    private PdfFile() {}

    /** Whether the bytes say that they are PDF. */
    public static boolean is(byte[] bytes) {
        return new String(bytes, 0, Math.min(bytes.length, 1024), StandardCharsets.ISO_8859_1).contains("%PDF-");
    }

    /**
     * Reads a file.
     *
     * @param name of the file, for sentences
     * @throws Refusal when it is encrypted, damaged, too long, or holds pictures instead of text
     */
    public static FileText read(String name, byte[] bytes) {
        return read(name, bytes, Recognition.INSTALLED);
    }

    static FileText read(String name, byte[] bytes, Recognition recognition) {
        Refusal.unless(Effort.isBounded(bytes), "“%s”解压后过大，没有读取。请删去无关内容后再导入。", name);
        try (PDDocument document = Loader.loadPDF(bytes, "", null, null, IOUtils.createTempFileOnlyStreamCache())) {
            return read(name, document, recognition);
        } catch (InvalidPasswordException e) {
            throw new Refusal("“" + name + "”加了密码，没有读取。请去掉密码后再导入。");
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw e instanceof Refusal refusal
                    ? refusal
                    : new Refusal("“" + name + "”已损坏或不是完好的 PDF 文件，没有读取。请另存为 Word 文档（.docx）后再导入。");
        }
    }

    private static FileText read(String name, PDDocument document, Recognition recognition) throws IOException {
        int pages = document.getNumberOfPages();
        Refusal.unless(pages <= MAX_PAGES, "“%s”有%d页，超过%d页，不像一份通报或问题清单。请只保留正文后再导入。", name, pages, MAX_PAGES);
        PageText text = new PageText();
        List<Integer> pictures = new ArrayList<>();
        boolean isThere = false;
        long start = System.nanoTime();
        for (int number = 1; number <= pages; number++) {
            Paper page = PdfPage.of(document, number);
            boolean isPicture =
                    page.pieces().stream().allMatch(piece -> piece.text().isBlank())
                            && PdfScan.dots(document.getPage(number - 1)) > 0;
            boolean isQuick = !pictures.isEmpty() || System.nanoTime() - start < TimeUnit.SECONDS.toNanos(MOST_SECONDS);
            Refusal.unless(isQuick, "“%s”太复杂，%d秒没有读完。请另存为 Word 文档（.docx）后再导入。", name, MOST_SECONDS);
            if (isPicture) {
                pictures.add(number);
                isThere = pictures.size() == 1 ? recognition.isThere() : isThere;
                Refusal.unless(
                        !isThere || pictures.size() <= Recognition.MAX_PAGES,
                        "“%s”扫描的图片超过%d页，没有识别。请分成几份，或用带文字的文件再导入。",
                        name,
                        Recognition.MAX_PAGES);
                page = isThere ? recognition.read(name, number, PdfScan.draw(name, document, number)) : page;
            }
            text.add(page);
            Refusal.unless(text.signs() <= LONGEST, "“%s”正文过长，不像一份通报或问题清单。请只保留正文后再导入。", name);
        }
        Refusal.unless(text.signs() > 0, "“%s”里没有文字，可能是扫描件或图片。请用带文字的文件，或先做文字识别，再导入。", name);
        Stream<FileText.Note> remark =
                Stream.of(new FileText.Note(1, "extracted-text", OldDocument.REMARK.formatted("PDF 文件")));
        return text.read(
                isThere || pictures.isEmpty() ? remark : Stream.concat(remark, Stream.of(missing(pictures))),
                isThere ? pictures : List.of());
    }

    private static FileText.Note missing(List<Integer> pages) {
        String all = pages.stream().map(String::valueOf).collect(Collectors.joining("、"));
        return new FileText.Note(1, "pages-left-out", "第" + all + "页是扫描的图片，没有读入；请用带文字的文件，或先做文字识别，再导入。");
    }
}
