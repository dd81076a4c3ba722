package org.zhenggai.kernel.office.word;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.kernel.office.word.Docx.p;

import org.junit.jupiter.api.Test;
import org.zhenggai.kernel.office.FileText;
import org.zhenggai.kernel.office.Look;
import org.zhenggai.kernel.office.Looks;

/** What a Word document says of its paragraphs beside their words. */
class WordLooksTest {

    private static final String STYLES = """
            <w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
            <w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 1"/><w:rPr><w:b/></w:rPr></w:style>
            <w:style w:type="paragraph" w:styleId="Office"><w:name w:val="公文二级"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
            <w:style w:type="paragraph" w:styleId="OfficeSub"><w:name w:val="公文二级（加粗）"/><w:basedOn w:val="Office"/></w:style>
            <w:style w:type="paragraph" w:styleId="Strong"><w:name w:val="要点"/><w:pPr><w:ind w:left="840"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
            <w:style w:type="character" w:styleId="Bold"><w:rPr><w:b w:val="1"/></w:rPr></w:style>
            """;

    private static final String NUMBERING = """
            <w:abstractNum w:abstractNumId="0">
              <w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl>
              <w:lvl w:ilvl="1"><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="第%2条"/></w:lvl>
              <w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl>
            </w:abstractNum>
            <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
            """;

    private static FileText read(String body) {
        return WordDocument.read(
                "反馈.docx",
                Docx.of(body)
                        .with("styles", STYLES)
                        .with("numbering", NUMBERING)
                        .bytes());
    }

    private static Looks looks(String body) {
        return read(body).looks();
    }

    private static String paragraph(String properties, String runs) {
        return "<w:p><w:pPr>%s</w:pPr>%s</w:p>".formatted(properties, runs);
    }

    private static String run(String properties, String text) {
        return "<w:r><w:rPr>%s</w:rPr><w:t>%s</w:t></w:r>".formatted(properties, text);
    }

    private static String styled(String style, String text) {
        return paragraph("<w:pStyle w:val=\"%s\"/>".formatted(style), run("", text));
    }

    private static String item(int level, String text) {
        return paragraph(
                "<w:numPr><w:ilvl w:val=\"%d\"/><w:numId w:val=\"1\"/></w:numPr>".formatted(level), run("", text));
    }

    @Test
    void headingsAreKnownByNameByOutlineLevelAndByWhatTheirStyleIsBasedOn() {
        Looks looks = looks(styled("2", "按名称")
                + styled("Office", "按大纲级别")
                + styled("OfficeSub", "按所基于的样式")
                + paragraph("<w:outlineLvl w:val=\"3\"/>", run("", "自己的大纲级别"))
                + paragraph("<w:pStyle w:val=\"Office\"/><w:outlineLvl w:val=\"9\"/>", run("", "改回正文"))
                + styled("Heading5", "文件里没有的样式")
                + p("正文"));
        assertThat(looks.byLine().values().stream().map(Look::heading)).containsExactly(1, 2, 2, 4, 5);
        assertThat(looks.of(5)).isEqualTo(Look.NONE);
        assertThat(looks.of(7)).isEqualTo(Look.NONE);
    }

    @Test
    void itemsOfListsKeepTheirDepthAndTheirNumbersAreText() {
        FileText read = read(item(0, "学习不深") + item(1, "补学") + item(2, "圆点") + item(0, "记录不全"));
        assertThat(read.text()).isEqualTo("1 学习不深\n第一条补学\n圆点\n2 记录不全");
        assertThat(read.looks().byLine().values().stream().map(Look::list)).containsExactly(1, 2, 3, 1);
    }

    @Test
    void indentsAreThoseOfTheWholeParagraph() {
        Looks looks = looks(paragraph("<w:ind w:left=\"420\" w:firstLine=\"640\"/>", run("", "左缩进"))
                + paragraph("<w:ind w:leftChars=\"200\" w:left=\"1\"/>", run("", "按字符"))
                + paragraph("<w:ind w:left=\"840\" w:hanging=\"420\"/>", run("", "悬挂"))
                + paragraph("<w:ind w:firstLineChars=\"200\" w:firstLine=\"640\"/>", run("", "只有首行")));
        assertThat(looks.byLine().values().stream().map(Look::indent)).containsExactly(420, 420, 420);
    }

    @Test
    void boldWordsAtTheBeginningAreKnownBehindANumberToo() {
        Looks looks = looks(paragraph("", run("<w:b/>", "整改") + run("<w:b/>", "措施：") + run("", "补齐。"))
                + paragraph("", run("", "1.") + run("<w:rStyle w:val=\"Bold\"/>", "台账不全。") + run("", "经查"))
                + paragraph("", run("", "先是") + run("<w:b/>", "强调"))
                + paragraph("", run("<w:b w:val=\"0\"/>", "不粗"))
                + styled("Strong", "整行")
                + paragraph("<w:pStyle w:val=\"Strong\"/>", run("<w:b w:val=\"false\"/>", "样式粗而字不粗")));
        assertThat(looks.byLine().keySet()).containsExactly(1, 2, 5, 6);
        assertThat(looks.byLine().values().stream().map(Look::bold)).containsExactly(5, 7, 2, 0);
        assertThat(looks.of(6).indent()).isEqualTo(840);
    }

    /** Lines are counted as the text counts them. */
    @Test
    void looksStandAtTheirLines() {
        Looks looks = looks("<w:p><w:r><w:t>上</w:t><w:br/><w:t>下</w:t></w:r></w:p>"
                + "<w:tbl><w:tr><w:tc>" + p("左") + "</w:tc><w:tc>" + styled("2", "右") + "</w:tc></w:tr></w:tbl>"
                + p("")
                + styled("2", "方面"));
        assertThat(looks.byLine()).containsOnlyKeys(5);
    }

    @Test
    void looksAreKept() {
        Looks looks = looks(styled("2", "方面") + p("正文") + item(0, "一项"));
        assertThat(looks.write()).isEqualTo("1:1,0,0,2;3:0,1,0,0");
        assertThat(Looks.parse(looks.write())).isEqualTo(looks);
        assertThat(Looks.parse(null)).isEqualTo(Looks.NONE);
        assertThat(looks.without(2).byLine()).containsOnlyKeys(1);
    }
}
