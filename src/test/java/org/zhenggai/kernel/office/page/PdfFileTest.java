package org.zhenggai.kernel.office.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zhenggai.kernel.Refusal;

class PdfFileTest {

    private static String read(PrintedPdf file) {
        return PdfFile.read("反馈.pdf", file.bytes()).text();
    }

    /** Whatever the paper, a paragraph is a line again, and heads and numbers of pages are none. */
    @ParameterizedTest
    @CsvSource({
        "595, 842, 16, true, 1, 1",
        "595, 842, 15.75, true, 1, 2",
        "595, 842, 12, false, 1, 3",
        "420, 595, 10.5, true, 1, 4",
        "420, 595, 14, false, 1, 5",
        "595, 842, 10.5, true, 2, 6",
        "842, 595, 12, true, 2, 7",
        "1191, 842, 16, false, 2, 8",
        "612, 792, 11, true, 1, 9"
    })
    void linesBecomeParagraphsAgain(float width, float height, float size, boolean isSetIn, int columns, int seed) {
        PrintedPdf file = new PrintedPdf(width, height, size, isSetIn, columns).title(Circular.TITLE);
        List<String> paragraphs = new ArrayList<>(List.of(Circular.TITLE));
        for (String paragraph : Circular.paragraphs(seed)) {
            file.add(paragraph);
            paragraphs.add(paragraph);
        }
        assertThat(file.pages()).isGreaterThan(2);
        assertThat(read(file).replace(" ", "").lines())
                .containsExactlyElementsOf(
                        paragraphs.stream().map(text -> text.replace(" ", "")).toList());
    }

    @Test
    void drawnTablesBecomeRowsWithTabs() {
        List<List<String>> rows = new ArrayList<>(List.of(List.of("序号", "问题", "整改措施", "责任单位")));
        for (int n = 1; n <= 30; n++) {
            rows.add(List.of(String.valueOf(n), "第" + n + "个问题：票据审核不严，多次发生", "修订办法" + n + "次，逐笔核对近3年支出，按季度通报", "财政分局"));
        }
        PrintedPdf file = new PrintedPdf(595, 842, 10.5f, true, 1)
                .add("整改台账")
                .table(new float[] {40, 150, 180, 80}, rows)
                .add("填报人：甲");
        assertThat(file.pages()).isGreaterThan(1);
        List<String> expected = new ArrayList<>(List.of("整改台账"));
        rows.forEach(row -> expected.add(String.join("\t", row)));
        expected.add("填报人：甲");
        assertThat(read(file).lines()).containsExactlyElementsOf(expected);
    }

    @Test
    void aShortListStaysAList() {
        PrintedPdf file = new PrintedPdf(595, 842, 14, false, 1);
        List<String> lines = List.of("问题清单", "账目不清", "票据不全，审核不严", "招标程序不规范的", "台账缺失");
        lines.forEach(file::add);
        // What stands on a single page at its top may be its title as well as a head.
        assertThat(read(file).lines().skip(1)).containsExactlyElementsOf(lines);
    }

    @Test
    void whatIsNoneIsRefused() {
        byte[] whole = new PrintedPdf(595, 842, 16, true, 1).add("整改").bytes();
        assertRefused(Arrays.copyOf(whole, 40), "没有读取");
        assertRefused("%PDF-1.7 坏了".getBytes(StandardCharsets.UTF_8), "没有读取");
        PrintedPdf tome = new PrintedPdf(200, 200, 16, true, 1);
        for (int n = 0; n < 2600; n++) {
            tome.add("页");
        }
        assertThat(tome.pages()).isGreaterThan(500);
        assertRefused(tome.bytes(), "超过500页");
    }

    /** Two hundred megabytes of blanks in some kilobytes. */
    @Test
    void aSmallFileThatUnpacksToMuchIsRefused() throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            PDStream content = new PDStream(document);
            try (OutputStream out = content.createOutputStream(COSName.FLATE_DECODE)) {
                byte[] blanks = " ".repeat(1_000_000).getBytes(StandardCharsets.US_ASCII);
                for (int n = 0; n < 200; n++) {
                    out.write(blanks);
                }
            }
            page.setContents(content);
            assertRefused(bytes(document), "解压后过大");
        }
    }

    /** Forms that draw another ten times each, ten deep. */
    @Test
    void aFileThatDrawsWithoutEndIsRefused() throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDFormXObject form = form(document, "0 0 m 10 10 l S ", null);
            for (int n = 0; n < 10; n++) {
                form = form(document, "/F Do ".repeat(10), form);
            }
            PDPage page = new PDPage();
            page.setResources(form.getResources());
            PDStream content = new PDStream(document);
            try (OutputStream out = content.createOutputStream()) {
                out.write("/F Do".getBytes(StandardCharsets.US_ASCII));
            }
            page.setContents(content);
            document.addPage(page);
            assertRefused(bytes(document), "没有读取");
        }
    }

    private static PDFormXObject form(PDDocument document, String content, PDFormXObject inner) throws IOException {
        PDFormXObject form = new PDFormXObject(document);
        form.setBBox(new PDRectangle(100, 100));
        PDResources resources = new PDResources();
        if (inner != null) {
            resources.put(COSName.getPDFName("F"), inner);
        }
        form.setResources(resources);
        try (OutputStream out = form.getStream().createOutputStream()) {
            out.write(content.getBytes(StandardCharsets.US_ASCII));
        }
        return form;
    }

    private static byte[] bytes(PDDocument document) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
    }

    private static void assertRefused(byte[] bytes, String words) {
        assertThatThrownBy(() -> PdfFile.read("反馈.pdf", bytes))
                .isInstanceOf(Refusal.class)
                .hasMessageContainingAll("反馈.pdf", words, "请");
    }
}
