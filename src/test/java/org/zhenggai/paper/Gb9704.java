package org.zhenggai.paper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.zhenggai.kernel.office.FixedZip;

/**
 * Writes a Word file laid out by GB/T 9704-2012, as plain XML so that every figure of the standard can be read here. It
 * makes the templates that are packaged; an office edits them in Word afterwards.
 */
final class Gb9704 {

    /** Fonts of the standard with what stands in for them where they are not installed. */
    private static final Map<String, String> FONTS = new LinkedHashMap<>(Map.of(
            "方正小标宋简体",
            "方正小标宋_GBK,小标宋,华文中宋,宋体",
            "仿宋_GB2312",
            "仿宋,FangSong,华文仿宋",
            "楷体_GB2312",
            "楷体,KaiTi,华文楷体",
            "黑体",
            "SimHei,华文黑体",
            "宋体",
            "SimSun,华文宋体"));

    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
    private static final String W =
            " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
    private static final String OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    private static final String RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    /** Rows of tables are at least 9 mm high, those of a form that somebody signs 16 mm. */
    private static final String ROW = "<w:trHeight w:val=\"510\" w:hRule=\"atLeast\"/>";

    private static final String TALL = "<w:trHeight w:val=\"900\" w:hRule=\"atLeast\"/>";

    private final List<String> body = new ArrayList<>();

    static int twips(double millimetres) {
        return (int) Math.round(millimetres / 25.4 * 1440);
    }

    /** A paragraph in one of the {@link #styles}. */
    Gb9704 paragraph(String style, String text) {
        body.add("<w:p><w:pPr><w:pStyle w:val=\"" + style + "\"/></w:pPr>" + run(text) + "</w:p>");
        return this;
    }

    Gb9704 title(String text) {
        return paragraph("GwTitle", text);
    }

    Gb9704 body(String text) {
        return paragraph("GwBody", text);
    }

    Gb9704 one(String text) {
        return paragraph("GwHeading1", text);
    }

    Gb9704 two(String text) {
        return paragraph("GwHeading2", text);
    }

    Gb9704 three(String text) {
        return paragraph("GwHeading3", text);
    }

    /** Begins or ends a part that is repeated for each entry, or left out: {@code ?areas}, {@code /areas}. */
    Gb9704 tag(String tag) {
        return paragraph("GwBody", "{{" + tag + "}}");
    }

    /** An empty line, then who signs and when: the date begins two characters to the right (7.3.5.2). */
    Gb9704 signed() {
        return body("").paragraph("GwSignature", "{{署名}}").paragraph("GwDate", "{{日期}}");
    }

    /**
     * A table of rows; the head is repeated on each page.
     *
     * @param rows name of the list behind the rows
     * @param columns words of the head, width in percent and field, separated by |
     */
    Gb9704 rows(String rows, String... columns) {
        List<String[]> parts = new ArrayList<>();
        for (String column : columns) {
            parts.add(column.split("\\|"));
        }
        StringBuilder head = new StringBuilder();
        StringBuilder row = new StringBuilder();
        for (int n = 0; n < parts.size(); n++) {
            String[] part = parts.get(n);
            head.append(cell("GwTableHead", part[1], 1, (n == 0 ? "{{" + rows + "}}" : "") + part[0]));
            row.append(cell(part.length > 3 ? "GwTableText" : "GwTableMiddle", part[1], 1, "[" + part[2] + "]"));
        }
        return table("<w:tr><w:trPr><w:cantSplit/>" + ROW + "<w:tblHeader/></w:trPr>" + head
                + "</w:tr><w:tr><w:trPr><w:cantSplit/>" + ROW + "</w:trPr>" + row + "</w:tr>");
    }

    /**
     * A form: lines of cells, each {@code words|width in percent|columns}; words with a tag are filled in, others are
     * labels, one that begins with ^ of a high line. Each line has as many columns in all as the others.
     */
    Gb9704 form(int columns, List<List<String>> lines) {
        StringBuilder rows = new StringBuilder();
        for (List<String> line : lines) {
            rows.append("<w:tr><w:trPr>")
                    .append(line.size() == 2 && line.get(0).startsWith("^") ? TALL : ROW)
                    .append("</w:trPr>");
            for (String cell : line) {
                String[] part = cell.replace("^", "").split("\\|");
                boolean isFilled = part[0].contains("{{");
                rows.append(cell(
                        isFilled ? "GwTableText" : "GwTableHead",
                        part[1],
                        Integer.parseInt(part[2]),
                        part[0].split("¶")));
            }
            rows.append("</w:tr>");
        }
        return table(rows.toString());
    }

    private Gb9704 table(String rows) {
        String line = "w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"";
        String borders = List.of("top", "left", "bottom", "right", "insideH", "insideV").stream()
                .map(side -> "<w:" + side + " " + line + "/>")
                .collect(Collectors.joining());
        body.add("<w:tbl><w:tblPr><w:tblW w:w=\"5000\" w:type=\"pct\"/><w:jc w:val=\"center\"/><w:tblBorders>" + borders
                + "</w:tblBorders><w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"57\" w:type=\"dxa\"/>"
                + "<w:right w:w=\"57\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid/>" + rows + "</w:tbl>");
        return this;
    }

    private static String cell(String style, String percent, int span, String... paragraphs) {
        int width = (int) Math.round(twips(156) * Double.parseDouble(percent) / 100);
        StringBuilder text = new StringBuilder();
        for (String paragraph : paragraphs) {
            text.append("<w:p><w:pPr><w:pStyle w:val=\"" + style + "\"/></w:pPr>" + run(paragraph) + "</w:p>");
        }
        return "<w:tc><w:tcPr><w:tcW w:w=\"" + width + "\" w:type=\"dxa\"/>"
                + (span > 1 ? "<w:gridSpan w:val=\"" + span + "\"/>" : "") + "<w:vAlign w:val=\"center\"/></w:tcPr>"
                + text + "</w:tc>";
    }

    private static String run(String text) {
        return text.isEmpty()
                ? ""
                : "<w:r><w:rPr><w:rFonts w:hint=\"eastAsia\"/></w:rPr><w:t xml:space=\"preserve\">"
                        + text.replace("&", "&amp;").replace("<", "&lt;") + "</w:t></w:r>";
    }

    /** The file. */
    byte[] write(String title) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("[Content_Types].xml", contentTypes());
        parts.put(
                "_rels/.rels",
                relations(
                        relation("rId1", "officeDocument", "word/document.xml"),
                        "<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>"));
        parts.put("docProps/core.xml", FixedZip.coreProperties(title));
        parts.put("word/document.xml", document());
        parts.put(
                "word/_rels/document.xml.rels",
                relations(
                        relation("rId1", "styles", "styles.xml"),
                        relation("rId2", "settings", "settings.xml"),
                        relation("rId3", "fontTable", "fontTable.xml"),
                        relation("rId4", "footer", "footer1.xml"),
                        relation("rId5", "footer", "footer2.xml")));
        parts.put("word/styles.xml", styles());
        parts.put(
                "word/settings.xml",
                HEAD + "<w:settings" + W + "><w:zoom w:percent=\"100\"/><w:evenAndOddHeaders/>"
                        + "<w:characterSpacingControl w:val=\"compressPunctuation\"/><w:compat><w:compatSetting"
                        + " w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat></w:settings>");
        parts.put("word/fontTable.xml", fontTable());
        parts.put("word/footer1.xml", footer("right"));
        parts.put("word/footer2.xml", footer("left"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            FixedZip.write(
                    parts.entrySet().stream()
                            .collect(Collectors.toMap(
                                    Map.Entry::getKey,
                                    part -> part.getValue().getBytes(StandardCharsets.UTF_8),
                                    (one, two) -> one,
                                    LinkedHashMap::new)),
                    out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The page: head 37 mm, fold 28 mm, type area 156 by 225 mm with 22 lines of 28 characters (5.2). */
    private String document() {
        return HEAD + "<w:document" + W + "><w:body>" + String.join("", body)
                + "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId4\"/><w:footerReference w:type=\"even\" r:id=\"rId5\"/>"
                + "<w:pgSz w:w=\"" + twips(210) + "\" w:h=\"" + twips(297) + "\"/><w:pgMar w:top=\"" + twips(37)
                + "\" w:right=\"" + twips(210 - 28 - 156) + "\" w:bottom=\"" + twips(297 - 37 - 225) + "\" w:left=\""
                + twips(28) + "\" w:header=\"" + twips(15) + "\" w:footer=\"" + twips(25)
                + "\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>";
    }

    /**
     * Sizes in half points: 2号 44, 3号 32, 4号 28. Characters stand a quarter of a point closer than their size, so that
     * 28 of them fill a line of 156 mm; none is added between figures and Chinese, which Word does by itself.
     */
    private static String styles() {
        String indent = "<w:ind w:firstLineChars=\"200\" w:firstLine=\"640\"/>";
        String none = "<w:ind w:firstLineChars=\"0\" w:firstLine=\"0\"/>";
        return HEAD + "<w:styles" + W + "><w:docDefaults><w:rPrDefault><w:rPr>" + fonts("仿宋_GB2312")
                + "<w:spacing w:val=\"-5\"/><w:kern w:val=\"2\"/><w:sz w:val=\"32\"/><w:szCs w:val=\"32\"/><w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:rPr></w:rPrDefault>"
                + "<w:pPrDefault/></w:docDefaults>"
                + "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/></w:style>"
                + style("GwTitle", "公文标题", "方正小标宋简体", 44, 640, "center", none + "<w:outlineLvl w:val=\"9\"/>")
                + style("GwSubtitle", "公文副标题", "楷体_GB2312", 32, 560, "center", none)
                + style("GwNumber", "发文字号", "仿宋_GB2312", 32, 560, "center", none)
                + style("GwTo", "主送机关", "仿宋_GB2312", 32, 560, "both", none)
                + style("GwBody", "公文正文", "仿宋_GB2312", 32, 560, "both", indent)
                + style("GwHeading1", "一级标题", "黑体", 32, 560, "both", indent + "<w:outlineLvl w:val=\"0\"/>")
                + style("GwHeading2", "二级标题", "楷体_GB2312", 32, 560, "both", indent + "<w:outlineLvl w:val=\"1\"/>")
                + style("GwHeading3", "三级标题", "仿宋_GB2312", 32, 560, "both", indent + "<w:outlineLvl w:val=\"2\"/>")
                + style(
                        "GwSignature",
                        "发文机关署名",
                        "仿宋_GB2312",
                        32,
                        560,
                        "right",
                        "<w:ind w:rightChars=\"200\" w:right=\"640\"/>")
                + style(
                        "GwDate",
                        "成文日期",
                        "仿宋_GB2312",
                        32,
                        560,
                        "right",
                        "<w:ind w:rightChars=\"200\" w:right=\"640\"/>")
                + style("GwTableHead", "表头", "黑体", 24, 360, "center", none)
                + style("GwTableText", "表格文字", "仿宋_GB2312", 24, 360, "left", none)
                + style("GwTableMiddle", "表格居中", "仿宋_GB2312", 24, 360, "center", none)
                + style("GwFooter", "页码", "宋体", 28, 0, "left", none) + "</w:styles>";
    }

    /** @param line exact line pitch in twentieths of a point, 0 for that of the font */
    private static String style(String id, String name, String font, int size, int line, String align, String more) {
        boolean isHeading = id.startsWith("GwHeading");
        String[] extras = more.split("(?=<w:outlineLvl)");
        return "<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"" + id + "\"><w:name w:val=\"" + name
                + "\"/><w:basedOn w:val=\"Normal\"/><w:qFormat/><w:pPr>" + (isHeading ? "<w:keepNext/>" : "")
                + "<w:widowControl w:val=\"0\"/><w:autoSpaceDE w:val=\"0\"/><w:autoSpaceDN w:val=\"0\"/><w:adjustRightInd w:val=\"0\"/><w:snapToGrid w:val=\"0\"/>"
                + (line == 0 ? "" : "<w:spacing w:line=\"" + line + "\" w:lineRule=\"exact\"/>") + extras[0]
                + "<w:jc w:val=\"" + align + "\"/>" + (extras.length > 1 ? extras[1] : "") + "</w:pPr><w:rPr>"
                + fonts(font) + "<w:b w:val=\"0\"/><w:sz w:val=\"" + size + "\"/><w:szCs w:val=\"" + size
                + "\"/></w:rPr></w:style>";
    }

    private static String fonts(String name) {
        return "<w:rFonts w:ascii=\"" + name + "\" w:hAnsi=\"" + name + "\" w:eastAsia=\"" + name + "\" w:cs=\"" + name
                + "\"/>";
    }

    private static String fontTable() {
        return HEAD + "<w:fonts" + W + ">"
                + FONTS.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(
                                font -> "<w:font w:name=\"" + font.getKey() + "\"><w:altName w:val=\"" + font.getValue()
                                        + "\"/><w:charset w:val=\"86\"/><w:family w:val=\"auto\"/><w:pitch w:val=\"variable\"/></w:font>")
                        .collect(Collectors.joining())
                + "</w:fonts>";
    }

    /** The page number between dashes, one character in from the outer edge (7.5). */
    private static String footer(String side) {
        String field =
                "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r>"
                        + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
        return HEAD + "<w:ftr" + W + "><w:p><w:pPr><w:pStyle w:val=\"GwFooter\"/><w:ind w:" + side + "Chars=\"100\" w:"
                + side + "=\"280\" w:firstLineChars=\"0\" w:firstLine=\"0\"/><w:jc w:val=\"" + side
                + "\"/></w:pPr>" + run("— ") + field + run(" —") + "</w:p></w:ftr>";
    }

    private static String contentTypes() {
        String[][] parts = {
            {"/word/document.xml", OFFICE + "document.main+xml"},
            {"/word/styles.xml", OFFICE + "styles+xml"},
            {"/word/settings.xml", OFFICE + "settings+xml"},
            {"/word/fontTable.xml", OFFICE + "fontTable+xml"},
            {"/word/footer1.xml", OFFICE + "footer+xml"},
            {"/word/footer2.xml", OFFICE + "footer+xml"},
            {"/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"}
        };
        StringBuilder types = new StringBuilder(
                HEAD
                        + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>");
        for (String[] part : parts) {
            types.append("<Override PartName=\"" + part[0] + "\" ContentType=\"" + part[1] + "\"/>");
        }
        return types + "</Types>";
    }

    private static String relation(String id, String type, String target) {
        return "<Relationship Id=\"" + id + "\" Type=\"" + RELATION + type + "\" Target=\"" + target + "\"/>";
    }

    private static String relations(String... relations) {
        return HEAD + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + String.join("", relations) + "</Relationships>";
    }
}
