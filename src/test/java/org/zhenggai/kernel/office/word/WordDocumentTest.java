package org.zhenggai.kernel.office.word;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.zhenggai.kernel.office.word.Docx.p;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.office.FileText;

class WordDocumentTest {

    private static final String NUMBERING = """
            <w:abstractNum w:abstractNumId="0">
              <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl>
              <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
              <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Point"/><w:lvlText w:val="%3."/></w:lvl>
              <w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="decimalEnclosedCircle"/><w:lvlText w:val="%4"/></w:lvl>
              <w:lvl w:ilvl="4"><w:isLgl/><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>
            </w:abstractNum>
            <w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl></w:abstractNum>
            <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
            <w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
            <w:num w:numId="3"><w:abstractNumId w:val="0"/>
              <w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
            """;

    private static final String STYLES = """
            <w:style w:styleId="Point"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
            <w:style w:styleId="Finer"><w:basedOn w:val="Point"/></w:style>
            """;

    private static String read(Docx file) {
        return WordDocument.read("反馈.docx", file.bytes()).text();
    }

    private static String numbered(int list, int level, String text) {
        return "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"%d\"/><w:numId w:val=\"%d\"/></w:numPr></w:pPr><w:r><w:t>%s</w:t></w:r></w:p>"
                .formatted(level, list, text);
    }

    private static String styled(String style, String text) {
        return "<w:p><w:pPr><w:pStyle w:val=\"%s\"/></w:pPr><w:r><w:t>%s</w:t></w:r></w:p>".formatted(style, text);
    }

    @Test
    void numbersThatWordCountsStandInTheText() {
        String body = numbered(1, 0, "总体情况")
                + numbered(1, 0, "主要问题")
                + numbered(1, 1, "关于学习方面")
                + styled("Point", "学习不深")
                + styled("Point", "记录不全")
                + numbered(1, 3, "缺页")
                + numbered(1, 3, "缺签名")
                + numbered(1, 1, "关于财务方面")
                + styled("Point", "2023年账目不清")
                + numbered(1, 4, "按级编号")
                + numbered(2, 0, "圆点")
                + numbered(0, 0, "不编号")
                + numbered(3, 0, "重新编号")
                + numbered(1, 0, "接着编号");
        assertThat(read(Docx.of(body).with("numbering", NUMBERING).with("styles", STYLES)))
                .isEqualTo("""
                        一、总体情况
                        二、主要问题
                        （一）关于学习方面
                        1.学习不深
                        2.记录不全
                        ①缺页
                        ②缺签名
                        （二）关于财务方面
                        1. 2023年账目不清
                        2.2按级编号
                        圆点
                        不编号
                        一、重新编号
                        二、接着编号""");
    }

    @ParameterizedTest
    @CsvSource({
        "chineseCounting, 1, 一",
        "chineseCounting, 10, 十",
        "chineseCounting, 15, 十五",
        "chineseCounting, 20, 二十",
        "chineseCounting, 51, 五十一",
        "chineseCounting, 101, 一百零一",
        "chineseCounting, 110, 一百一十",
        "chineseCounting, 1001, 一千零一",
        "chineseLegalSimplified, 12, 壹拾贰",
        "ideographDigital, 12, 一二",
        "decimalEnclosedCircle, 20, ⑳",
        "decimalEnclosedCircle, 21, 21",
        "decimalEnclosedParen, 3, （3）",
        "decimalZero, 7, 07",
        "lowerLetter, 28, bb",
        "upperRoman, 14, XIV",
        "somethingNew, 5, 5"
    })
    void formatsOfNumbers(String format, int number, String text) {
        assertThat(NumberFormats.write(format, number)).isEqualTo(text);
    }

    @Test
    void everythingThatIsSeenIsReadAndNothingElse() {
        String body = """
                <w:p><w:r><w:t>一行</w:t><w:br/><w:t>软回车</w:t><w:tab/><w:t>制表</w:t></w:r></w:p>
                <w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText></w:r><w:hyperlink><w:r><w:t>链接</w:t></w:r></w:hyperlink>
                  <w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t>之后</w:t></w:r></w:p>
                <w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>框中</w:t></w:r></w:p></w:txbxContent></mc:Choice>
                  <mc:Fallback><w:txbxContent><w:p><w:r><w:t>框中</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>
                  <w:r><w:t>框外</w:t></w:r></w:p>
                <w:sdt><w:sdtContent><w:p><w:r><w:t>控件内</w:t></w:r></w:p></w:sdtContent></w:sdt>
                <w:tbl><w:tr><w:tc><w:p><w:r><w:t>外框</w:t></w:r></w:p></w:tc></w:tr>
                  <w:tr><w:tc><w:p><w:r><w:t>左上</w:t></w:r></w:p><w:p><w:r><w:t>左下</w:t></w:r></w:p></w:tc>
                    <w:tc><w:tbl><w:tr><w:tc><w:p><w:r><w:t>内一</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>内二</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl>
                """;
        String notes = "<w:footnote w:type=\"separator\" w:id=\"0\"><w:p/></w:footnote>"
                + "<w:footnote w:id=\"2\"><w:p><w:r><w:t>见附件</w:t></w:r></w:p></w:footnote>";
        assertThat(read(Docx.of(body).with("footnotes", notes)))
                .isEqualTo("一行\n软回车\t制表\n链接（注：见附件）之后\n框外\n框中\n控件内\n外框\n左上 左下\t内一\t内二");
    }

    @Test
    void endnotesStandWhereTheyAreReferredTo() {
        String body = "<w:p><w:r><w:t>正文</w:t><w:endnoteReference w:id=\"2\"/></w:r></w:p>";
        Docx file = Docx.of(body)
                .with("footnotes", "<w:footnote w:id=\"2\">" + p("脚注") + "</w:footnote>")
                .with("endnotes", "<w:endnote w:id=\"2\">" + p("见附件") + "</w:endnote>");
        assertThat(read(file)).isEqualTo("正文（注：见附件）");
    }

    /** What somebody wrote beside the text is none of it, but the office is told. */
    @Test
    void commentsAreLeftOutAndTold() {
        String mark = "<w:r><w:commentReference w:id=\"%d\"/></w:r>";
        String commented =
                "<w:p><w:commentRangeStart w:id=\"1\"/><w:r><w:t>一段</w:t></w:r><w:commentRangeEnd w:id=\"1\"/>"
                        + mark.formatted(1) + "</w:p>";
        String table = "<w:tbl><w:tr><w:tc>" + p("左") + "</w:tc><w:tc><w:p><w:r><w:t>右</w:t></w:r>" + mark.formatted(2)
                + "</w:p></w:tc></w:tr></w:tbl>";
        String comments =
                "<w:comment w:id=\"1\" w:author=\"甲\">" + p("此处请财政分局补充金额") + "</w:comment>" + "<w:comment w:id=\"2\">"
                        + p("已核") + "</w:comment><w:comment w:id=\"3\">" + p("没有位置") + "</w:comment>";

        FileText read = WordDocument.read(
                "反馈.docx",
                Docx.of(p("标题") + commented + table).with("comments", comments).bytes());

        assertThat(read.text()).isEqualTo("标题\n一段\n左\t右");
        assertThat(read.notes()).singleElement().satisfies(note -> {
            assertThat(note.line()).isEqualTo(2);
            assertThat(note.code()).isEqualTo("comments-left-out");
            assertThat(note.sentence()).contains("2条批注没有读入", "“此处请财政分局补充金额”、“已核”", "请");
        });
        assertThat(WordDocument.read(
                                "反馈.docx",
                                Docx.of(table).with("comments", comments).bytes())
                        .notes())
                .extracting(FileText.Note::line)
                .containsExactly(1);
    }

    @Test
    void trackedChangesAreLeftToPeople() {
        for (String tracked : new String[] {
            "<w:p><w:ins w:id=\"1\"><w:r><w:t>新</w:t></w:r></w:ins></w:p>",
            "<w:p><w:del w:id=\"1\"><w:r><w:delText>旧</w:delText></w:r></w:del></w:p>",
            "<w:p><w:pPr><w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr></w:p>"
        }) {
            assertRefused(Docx.of(p("正文") + tracked), "没有处理的修订", "接受或拒绝全部修订");
        }
    }

    @Test
    void dangerousFilesAreRefused() {
        assertRefused(Docx.of(p("正文")).withMacros(), "带有宏");
        assertRefused(Docx.of(p("正文")).raw("word/vbaProject.bin", "x"), "带有宏");
        assertRefused(Docx.of(p("正文")).raw("word/media/image.bin", "0".repeat(61_000_000)), "解压后过大");
        String attack = "<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY a SYSTEM \"file:///etc/hostname\">]>"
                + "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>&a;"
                + "</w:t></w:r></w:p></w:body></w:document>";
        assertRefused(Docx.of("").raw("word/document.xml", attack), "不是完好的 Word 文档");
        byte[] whole = Docx.of(p("正文")).bytes();
        assertThatThrownBy(() -> WordDocument.read("反馈.docx", Arrays.copyOf(whole, whole.length / 2)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("请用 Word 或 WPS 另存为");
    }

    @Test
    void whatIsNoWordDocumentIsNotTakenForOne() {
        assertThat(WordDocument.is("word/ 里的文字".getBytes(StandardCharsets.UTF_8)))
                .isFalse();
        assertThat(WordDocument.is(new byte[0])).isFalse();
        assertThat(WordDocument.is(Docx.of("").bytes())).isTrue();
    }

    private static void assertRefused(Docx file, String... words) {
        assertThatThrownBy(() -> read(file)).isInstanceOf(Refusal.class).hasMessageContainingAll(words);
    }
}
