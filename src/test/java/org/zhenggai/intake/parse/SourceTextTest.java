package org.zhenggai.intake.parse;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhenggai.intake.parse.preview.Preview;
import org.zhenggai.intake.parse.source.SourceText;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.office.page.Circular;
import org.zhenggai.kernel.office.page.PrintedPdf;
import org.zhenggai.kernel.office.word.Docx;

class SourceTextTest {

    private static final Charset GB18030 = Charset.forName("GB18030");

    @Test
    void decodesUtf8WithAndWithoutByteOrderMark() {
        assertThat(SourceText.decode("整改".getBytes(UTF_8), "a.txt")).isEqualTo("整改");
        assertThat(SourceText.decode("\uFEFF整改".getBytes(UTF_8), "a.txt")).isEqualTo("整改");
    }

    @ParameterizedTest
    @ValueSource(strings = {"two-paragraphs", "nested-quotes", "mixed-width"})
    void readsTheSameFromGb18030(String name) {
        String text = TestDocuments.text(name);

        assertThat(FeedbackParser.parse(SourceText.decode(text.getBytes(GB18030), name)))
                .isEqualTo(FeedbackParser.parse(text));
    }

    static Stream<Arguments> wide() {
        return Stream.of("\uFEFF", "")
                .flatMap(mark -> Stream.of(UTF_16LE, UTF_16BE).map(charset -> Arguments.of(mark, charset)));
    }

    @ParameterizedTest
    @MethodSource("wide")
    void readsTheSameFromUtf16(String mark, Charset charset) {
        String text = TestDocuments.text("mixed-width");
        byte[] wide = (mark + text).getBytes(charset);
        assertThat(SourceText.decode(wide, "反馈.txt")).isEqualTo(text);
        assertThat(SourceText.decode((mark + "序号,问题\n1,账目不清").getBytes(charset), "问题.csv"))
                .isEqualTo("序号\t问题\n1\t账目不清");
        assertThat(SourceText.decode((mark + "序号\t问题\r\n1\t账目,不清").getBytes(charset), "问题.csv"))
                .isEqualTo("序号\t问题\n1\t账目,不清");
        assertThat(SourceText.decode((mark + "<html><body><p>账目不清</p></body>\n").getBytes(charset), "网页.html"))
                .isEqualTo("账目不清");
    }

    @Test
    void traditionalTextInGb18030IsNoBig5() {
        String text = "青禾鎮關於整改情況的通報。一、關於財務管理方面";
        assertThat(SourceText.decode(text.getBytes(GB18030), "a.txt")).isEqualTo(text);
    }

    /** As browsers save it, and as Word does, which names no encoding but in the page. */
    @ParameterizedTest
    @ValueSource(strings = {"text/html", "text/html; charset=\"gb2312\"", "text/html; charset=unknown"})
    void readsThePageOfAWebArchive(String type) {
        byte[] page = "<html><head><meta charset=\"gb2312\"></head><body><p>一、关于财务管理方面</p><p>1.账目不清</p></body></html>"
                .getBytes(GB18030);
        String archive = "From: <Saved by Blink>\r\nSubject: =?utf-8?Q?=E9=80=9A?=\r\nMIME-Version: 1.0\r\n"
                + "Content-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"--b\"\r\n\r\n\r\n----b\r\n"
                + "Content-Type: " + type + "\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                + Base64.getMimeEncoder().encodeToString(page)
                + "\r\n----b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0=\r\n----b--\r\n";
        assertThat(SourceText.decode(archive.getBytes(UTF_8), "通报.mht")).isEqualTo("一、关于财务管理方面\n1.账目不清");
        assertThat(SourceText.decode(archive.replace("\r\n", "\n").getBytes(UTF_8), "通报.mht"))
                .isEqualTo("一、关于财务管理方面\n1.账目不清");
    }

    @Test
    void makesEveryLineEndALineFeed() {
        assertThat(SourceText.decode("一\r\n二\r三\n四".getBytes(UTF_8), "a.txt")).isEqualTo("一\n二\n三\n四");
    }

    static Stream<Arguments> unreadable() {
        return Stream.of(
                Arguments.of(new byte[0], "空文件"),
                Arguments.of(" \r\n\t\u3000\uFEFF".getBytes(UTF_8), "只有空白"),
                Arguments.of("%PDF-1.7 text".getBytes(UTF_8), "PDF"),
                Arguments.of("PK\u0003\u0004....word/document.xml".getBytes(ISO_8859_1), "Word"),
                Arguments.of("PK\u0003\u0004....xl/workbook.xml".getBytes(ISO_8859_1), "Excel"),
                Arguments.of("PK\u0003\u0004....".getBytes(ISO_8859_1), "压缩包"),
                Arguments.of("\u00D0\u00CF\u0011\u00E0\u00A1".getBytes(ISO_8859_1), "旧版 Word"),
                Arguments.of("\u0089PNG\r\n".getBytes(ISO_8859_1), "PNG"),
                Arguments.of("\u00FF\u00D8\u00FF\u00E0".getBytes(ISO_8859_1), "JPEG"),
                Arguments.of("青禾鎮關於整改情況的通報。一、關於財務管理方面".getBytes(Charset.forName("Big5")), "Big5"),
                Arguments.of("\uFEFF整改\0".getBytes(UTF_16LE), "二进制"),
                Arguments.of("From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n\r\n".getBytes(UTF_8), "网页归档"),
                Arguments.of("整改\0情况".getBytes(UTF_8), "二进制"),
                Arguments.of(new byte[] {(byte) 0xE6, (byte) 0x95, (byte) 0xFF, 0x41}, "编码"),
                Arguments.of(new byte[SourceText.MAX_TEXT + 1], "1 MB"));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void refusesWhatIsNoText(byte[] bytes, String reason) {
        assertThatThrownBy(() -> SourceText.decode(bytes, "反馈.txt"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("反馈.txt")
                .hasMessageContaining(reason)
                .hasMessageContaining("请");
    }

    /** Nothing that the text holds is lost on the way over pages, at whatever width. */
    @ParameterizedTest
    @CsvSource({"595, 842, 16, true, 1", "420, 595, 12, false, 1", "842, 595, 11, true, 2"})
    void pdfIsReadLikeItsText(float width, float height, float size, boolean isSetIn, int columns) {
        PrintedPdf file = new PrintedPdf(width, height, size, isSetIn, columns).title(Circular.TITLE);
        Circular.paragraphs(10).forEach(file::add);
        String text = Circular.TITLE + "\n" + String.join("\n", Circular.paragraphs(10));

        Preview read = FeedbackParser.parse(SourceText.decode(file.bytes(), "通报.pdf"));

        assertThat(read).isEqualTo(FeedbackParser.parse(text));
        assertThat(read.totals().areas()).isEqualTo(Circular.AREAS);
        assertThat(read.totals().findings()).isEqualTo(Circular.FINDINGS);
    }

    /** The sample as a Word document whose areas and findings are numbered by Word. */
    @Test
    void wordDocumentIsReadLikeItsText() throws IOException {
        String text = Files.readString(Path.of("samples/houjie-2023/feedback.txt"));
        StringBuilder body = new StringBuilder();
        for (String line : text.split("\n", -1)) {
            boolean isArea = line.matches("（[一二三四五六七八九十]+）关于.*");
            boolean isFinding = line.matches("\\d+\\.针对.*");
            String number = isArea || isFinding
                    ? "<w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"" + (isArea ? 1 : 2)
                            + "\"/></w:numPr></w:pPr>"
                    : "";
            String rest = isArea
                    ? line.substring(line.indexOf('）') + 1)
                    : isFinding ? line.substring(line.indexOf('.') + 1) : line;
            body.append("<w:p>" + number + "<w:r><w:t>" + rest + "</w:t></w:r></w:p>");
        }
        String lists = "<w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>"
                + "<w:numFmt w:val=\"chineseCounting\"/><w:lvlText w:val=\"（%1）\"/></w:lvl></w:abstractNum>"
                + "<w:abstractNum w:abstractNumId=\"2\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>"
                + "<w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum>"
                + "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num>"
                + "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"2\"/></w:num>";
        byte[] word = Docx.of(body.toString()).with("numbering", lists).bytes();

        Preview read = FeedbackParser.parse(SourceText.decode(word, "反馈.docx"));

        assertThat(read).isEqualTo(FeedbackParser.parse(text));
        assertThat(read.totals().findings()).isEqualTo(51);
    }
}
