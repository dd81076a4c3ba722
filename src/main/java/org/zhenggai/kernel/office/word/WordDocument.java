package org.zhenggai.kernel.office.word;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.office.FileText;
import org.zhenggai.kernel.office.LineLooks;
import org.zhenggai.kernel.office.Look;
import org.zhenggai.kernel.office.OfficeFiles;

/**
 * The text of a Word document (.docx) as it is seen on paper, a line a paragraph: with the numbers that Word counts, text
 * boxes behind the paragraph they hang on, foot- and endnotes in brackets where they are referred to. Heads and feet of pages
 * are left out, and comments, which are told. A document with tracked changes has two texts and is refused: people decide which of them counts.
 */
public final class WordDocument {

    /** A document of 60 findings unpacks to less than 1 MB without its pictures. */
    private static final long MAX_UNPACKED = 60_000_000;

    private static final Pattern LINE_END = Pattern.compile("\r\n|[\n\r\u0085\u2028\u2029]");

    private static final List<String> TRACKED = List.of("ins", "del", "moveFrom", "moveTo");

    /** What is no text of the document: settings, a second form of the same drawing, codes of fields, deleted text. */
    private static final Set<String> NO_TEXT =
            Set.of("pPr", "rPr", "sdtPr", "tblPr", "tcPr", "trPr", "Fallback", "instrText", "delText", "txbxContent");

    private final List<String> lines = new ArrayList<>();

    /** Cells of the row before: one that is merged with it shows the same. */
    private List<String> above = List.of();

    private final LineLooks looks = new LineLooks();
    private final WordStyles styles;

    /** Of the paragraph that is being read. */
    private Look look = Look.NONE;

    private Element paragraph;
    private boolean isInRun;

    private final WordNumbering numbering;
    /** Footnotes, endnotes and comments by the element that refers to them and by their id. */
    private final Map<String, Map<String, Element>> notes;

    /** The line of the first comment, or 0. */
    private int commented;

    private final List<String> comments = new ArrayList<>();

    private WordDocument(WordNumbering numbering, WordStyles styles, Map<String, Map<String, Element>> notes) {
        this.numbering = numbering;
        this.styles = styles;
        this.notes = notes;
    }

    /** Whether the bytes look like a Word document; {@link #read} says whether they are one. */
    public static boolean is(byte[] bytes) {
        return OfficeFiles.isPackage(bytes, "word/");
    }

    /**
     * Reads a document.
     *
     * @param name of the file, for sentences
     * @throws Refusal when it is damaged, unpacks to too much, carries macros, or holds tracked changes
     */
    public static FileText read(String name, byte[] bytes) {
        try {
            OfficeFiles.check(name, bytes, MAX_UNPACKED);
            try (OPCPackage file = OPCPackage.open(new ByteArrayInputStream(bytes))) {
                return read(name, file);
            }
        } catch (Refusal e) {
            throw e;
        } catch (IOException | OpenXML4JException | SAXException | RuntimeException e) {
            throw new Refusal("“" + name + "”不是完好的 Word 文档，或含有不允许的内容。请用 Word 或 WPS 另存为“Word 文档（.docx）”后再导入。");
        }
    }

    private static FileText read(String name, OPCPackage file) throws IOException, OpenXML4JException, SAXException {
        PackagePart main = null;
        for (PackageRelationship relation : file.getRelationships()) {
            main = relation.getRelationshipType().endsWith("/officeDocument") ? file.getPart(relation) : main;
        }
        Element root = WordParts.xml(name, main);
        boolean isTracked =
                TRACKED.stream().anyMatch(tag -> Xml.all(root, tag).findAny().isPresent());
        Refusal.unless(!isTracked, "“%s”里有没有处理的修订（插入或删除的文字），看不出以哪一种为准。请在 Word 的“审阅”中接受或拒绝全部修订，保存后再导入。", name);
        Map<String, Map<String, Element>> notes = Map.of(
                "footnoteReference", WordParts.notes(WordParts.related(name, main, "/footnotes"), "footnote"),
                "endnoteReference", WordParts.notes(WordParts.related(name, main, "/endnotes"), "endnote"),
                "commentReference", WordParts.notes(WordParts.related(name, main, "/comments"), "comment"));
        Map<String, Element> styles = WordNumbering.byId(WordParts.related(name, main, "/styles"), "style", "styleId");
        WordNumbering numbering = new WordNumbering(WordParts.related(name, main, "/numbering"), styles);
        WordDocument document = new WordDocument(numbering, new WordStyles(styles), notes);
        Xml.at(root, "body").ifPresent(document::blocks);
        return new FileText(String.join("\n", document.lines), document.looks.all(), document.leftOut());
    }

    private List<FileText.Note> leftOut() {
        return comments.isEmpty()
                ? List.of()
                : List.of(new FileText.Note(
                        commented,
                        "comments-left-out",
                        "文档里有%d条批注没有读入，第一条在这里：%s。批注不是正文；其中确有要整改的内容，请写进正文后再导入。"
                                .formatted(comments.size(), FileText.inShort(comments))));
    }

    private void blocks(Element parent) {
        Xml.children(parent).forEach(block -> {
            switch (block.getLocalName()) {
                case "p" -> paragraph(block);
                case "tbl" -> Xml.children(block, "tr", "sdt").forEach(this::row);
                case "sdt", "sdtContent", "customXml", "smartTag" -> blocks(block);
                default -> {}
            }
        });
    }

    private void paragraph(Element read) {
        String number = numbering.before(read);
        paragraph = read;
        look = styles.of(read, numbering.depth(read));
        looks.begin(lines.size() + 1);
        looks.add(number, look, false);
        String text = text(read);
        // 1.2023 would read as a decimal, and a number without a point as part of the sentence.
        boolean isOpen = number.matches("\\d{1,2}");
        String gap = number.isEmpty() || text.isEmpty() || !(isOpen || Character.isDigit(text.charAt(0))) ? "" : " ";
        lines.addAll(List.of(LINE_END.split(text.isBlank() ? text : number + gap + text, -1)));
        Xml.all(read, "txbxContent")
                .filter(box -> !isWithin(box, "Fallback", read))
                .forEach(this::blocks);
    }

    /** A row is a line; one that has a single cell is the frame of what stands in it. */
    private void row(Element row) {
        List<Element> cells = Xml.all(row, "tc")
                .filter(cell -> !isWithin(cell.getParentNode(), "tc", row))
                .toList();
        if (cells.size() == 1) {
            blocks(cells.get(0));
            return;
        }
        WordDocument inside = new WordDocument(numbering, styles, notes);
        List<String> texts = new ArrayList<>();
        for (Element cell : cells) {
            inside.lines.clear();
            inside.blocks(cell);
            boolean isMerged = property(cell, "vMerge")
                    .map(merge ->
                            !Xml.attribute(merge, "val").orElse("continue").equals("restart"))
                    .orElse(false);
            String text = String.join(" ", inside.lines);
            texts.add(isMerged && text.isBlank() && texts.size() < above.size() ? above.get(texts.size()) : text);
            int span = property(cell, "gridSpan")
                    .flatMap(grid -> Xml.attribute(grid, "val"))
                    .filter(width -> width.matches("\\d{1,2}"))
                    .map(Integer::parseInt)
                    .orElse(1);
            texts.addAll(Collections.nCopies(Math.max(span - 1, 0), ""));
        }
        above = texts;
        commented = commented == 0 && !inside.comments.isEmpty() ? lines.size() + 1 : commented;
        comments.addAll(inside.comments);
        lines.add(String.join("\t", texts).stripTrailing());
    }

    private static Optional<Element> property(Element cell, String name) {
        return Xml.children(cell, "tcPr")
                .flatMap(properties -> Xml.children(properties, name))
                .findFirst();
    }

    private String text(Element parent) {
        StringBuilder text = new StringBuilder();
        Xml.children(parent)
                .filter(child -> !NO_TEXT.contains(child.getLocalName()))
                .forEach(child -> text.append(
                        switch (child.getLocalName()) {
                            case "t" -> child.getTextContent();
                            case "tab", "ptab" -> "\t";
                            case "br", "cr" -> "\n";
                            case "noBreakHyphen" -> "-";
                            case "footnoteReference", "endnoteReference" -> note(child);
                            case "commentReference" -> comment(child);
                            case "r" -> run(child);
                            default -> text(child);
                        }));
        return text.toString();
    }

    private String run(Element run) {
        boolean isInner = isInRun;
        isInRun = true;
        String text = text(run);
        isInRun = isInner;
        if (!isInner) {
            looks.add(text, look, styles.isBold(paragraph, run));
            look = text.indexOf('\n') < 0 ? look : look.goingOn();
        }
        return text;
    }

    private String note(Element reference) {
        return words(reference).map(note -> "（注：" + note + "）").orElse("");
    }

    /** Kept aside: what somebody remarked on the text is no part of it. */
    private String comment(Element reference) {
        words(reference).ifPresent(words -> {
            commented = commented == 0 ? lines.size() + 1 : commented;
            comments.add(words);
        });
        return "";
    }

    private Optional<String> words(Element reference) {
        return Xml.attribute(reference, "id")
                .map(notes.get(reference.getLocalName())::get)
                .map(note -> Xml.children(note, "p").map(this::text).collect(Collectors.joining()))
                .map(String::strip);
    }

    private static boolean isWithin(Node inner, String name, Node end) {
        for (Node node = inner; node != null && node != end; node = node.getParentNode()) {
            if (name.equals(node.getLocalName())) {
                return true;
            }
        }
        return false;
    }
}
