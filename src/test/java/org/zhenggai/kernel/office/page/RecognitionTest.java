package org.zhenggai.kernel.office.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.office.FileText;

/** Scanned pages, with the real Tesseract, which the build installs, and without one. */
class RecognitionTest {

    private static final Recognition NONE = new Recognition("no-such-program-is-installed");

    private static final List<List<String>> PAGES = List.of(
            List.of("关于巡察整改情况的通报", "（一）关于财务管理方面", "　　1.针对“票据审核不严”的问题。一是修订管理办法，明确责任", "和时限，逐笔核对票据。二是开展业务培训。"),
            List.of("　　2.针对“资产底数不清”的问题。一是清点资产，建立台账。"));

    private static BufferedImage scan(List<String> lines) {
        BufferedImage page = new BufferedImage(1700, 900, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = page.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, page.getWidth(), page.getHeight());
        graphics.setColor(Color.BLACK);
        graphics.setFont(new Font("Noto Serif CJK SC", Font.PLAIN, 54));
        for (int n = 0; n < lines.size(); n++) {
            graphics.drawString(lines.get(n), 120, 200 + n * 100);
        }
        graphics.dispose();
        return page;
    }

    private static byte[] scanned() throws IOException {
        try (PDDocument document = new PDDocument()) {
            for (List<String> lines : PAGES) {
                BufferedImage picture = scan(lines);
                PDPage page =
                        new PDPage(new PDRectangle(picture.getWidth() * 72f / 300, picture.getHeight() * 72f / 300));
                document.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    content.drawImage(
                            LosslessFactory.createFromImage(document, picture),
                            0,
                            0,
                            page.getMediaBox().getWidth(),
                            page.getMediaBox().getHeight());
                }
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    @Test
    void scannedPagesAreRecognisedAndEachIsADoubt() throws IOException {
        FileText read = PdfFile.read("扫描.pdf", scanned());

        // Single signs go wrong, which is what people are told; lines and paragraphs do not.
        assertThat(read.text().lines())
                .hasSize(4)
                .satisfiesExactly(
                        title -> assertThat(title).isEqualTo("关于巡察整改情况的通报"),
                        area -> assertThat(area).contains("关于财务管理方面"),
                        first -> assertThat(first).startsWith("1.针对").contains("票据审核不严", "时限，逐笔核对票据"),
                        second -> assertThat(second).startsWith("2.针对").contains("资产底数不清"));
        assertThat(read.notes())
                .extracting(FileText.Note::line, FileText.Note::code, FileText.Note::sentence)
                .contains(
                        tuple(1, "recognised-page", "第1页是识别出来的文字，请逐字核对。"),
                        tuple(4, "recognised-page", "第2页是识别出来的文字，请逐字核对。"));
    }

    @Test
    void withoutAProgramAScanIsRefusedAsBefore() throws IOException {
        byte[] scan = scanned();
        assertThatThrownBy(() -> PdfFile.read("扫描.pdf", scan, NONE))
                .isInstanceOf(Refusal.class)
                .hasMessageContainingAll("扫描.pdf", "可能是扫描件", "请");
        assertThat(PictureFile.is(picture("png"), NONE)).isFalse();
    }

    /** A page that is a picture between others is missed by nobody. */
    @Test
    void aScannedPageAmongOthersIsToldWhereItCannotBeRead() throws IOException {
        byte[] mixed;
        try (PDDocument scan = Loader.loadPDF(scanned());
                PDDocument text = Loader.loadPDF(
                        new PrintedPdf(595, 842, 14, true, 1).add("一段文字").bytes())) {
            text.importPage(scan.getPage(0));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            text.save(out);
            mixed = out.toByteArray();
        }
        assertThat(PdfFile.read("混合.pdf", mixed, NONE).notes())
                .extracting(FileText.Note::sentence)
                .anyMatch(sentence -> sentence.startsWith("第2页是扫描的图片，没有读入"));
        assertThat(PdfFile.read("混合.pdf", mixed).text()).contains("一段文字", "关于财务管理方面");
    }

    private static byte[] picture(String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(scan(PAGES.get(0)), format, out);
        return out.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "tiff"})
    void picturesAreRecognised(String format) throws IOException {
        byte[] picture = picture(format);
        assertThat(PictureFile.is(picture)).isTrue();
        FileText read = PictureFile.read("照片." + format, picture);
        assertThat(read.text()).contains("票据审核不严");
        assertThat(read.notes()).extracting(FileText.Note::code).containsExactly("recognised-page");
    }

    @Test
    void aProgramThatFailsEndsInASentence(@TempDir Path folder) throws IOException {
        Path program = Files.writeString(
                folder.resolve("tesseract"),
                "#!/bin/sh\n[ \"$1\" = --list-langs ] && echo chi_sim && exit 0\nexit 3\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        byte[] scan = scanned();
        assertThatThrownBy(() -> PdfFile.read("扫描.pdf", scan, new Recognition(program.toString())))
                .isInstanceOf(Refusal.class)
                .hasMessageContainingAll("扫描.pdf", "请");
    }
}
