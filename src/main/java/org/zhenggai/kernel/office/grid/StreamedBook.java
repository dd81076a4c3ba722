package org.zhenggai.kernel.office.grid;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.xml.sax.SAXException;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.office.FileText;

/**
 * Reads an .xlsx as a stream: besides the text only its shared strings and styles are in memory, however many cells it has. Each sheet
 * is passed over twice, since what is merged and hidden stands behind or before its rows.
 */
public final class StreamedBook {

    private final XMLInputFactory xml = XMLHelper.newXMLInputFactory();
    private final OPCPackage file;
    private final PackagePart book;
    private final SheetLines lines;

    private StreamedBook(OPCPackage file, SheetLines lines) throws IOException, OpenXML4JException {
        this.file = file;
        this.lines = lines;
        PackagePart main = null;
        for (PackageRelationship relation : file.getRelationships()) {
            main = relation.getRelationshipType().endsWith("/officeDocument") ? file.getPart(relation) : main;
        }
        this.book = main;
    }

    private record Part(String name, String id, boolean isHidden) {}

    /**
     * Reads a workbook that was looked into before.
     *
     * @throws IOException when it is damaged
     * @throws Refusal when a sheet has too many rows
     */
    public static FileText read(String name, byte[] bytes, int mostRows) throws IOException {
        Path kept = Files.createTempFile("workbook", ".xlsx");
        try {
            Files.write(kept, bytes);
            try (OPCPackage file = OPCPackage.open(kept.toFile(), PackageAccess.READ)) {
                SheetLines lines = new SheetLines(name, mostRows);
                new StreamedBook(file, lines).read();
                return lines.text();
            }
        } catch (OpenXML4JException | SAXException | XMLStreamException e) {
            throw new IOException(e);
        } finally {
            Files.delete(kept);
        }
    }

    private void read() throws IOException, OpenXML4JException, SAXException, XMLStreamException {
        List<Part> parts = new ArrayList<>();
        boolean is1904 = false;
        try (InputStream in = book.getInputStream()) {
            XMLStreamReader at = xml.createXMLStreamReader(in);
            while (at.hasNext()) {
                boolean isStart = at.next() == XMLStreamConstants.START_ELEMENT;
                if (isStart && at.getLocalName().equals("workbookPr")) {
                    is1904 = isTrue(attribute(at, "date1904"));
                } else if (isStart && at.getLocalName().equals("sheet")) {
                    String state = attribute(at, "state");
                    boolean isHidden = state != null && !state.equals("visible");
                    parts.add(new Part(attribute(at, "name"), attribute(at, "id"), isHidden));
                }
            }
        }
        RowStream rows = new RowStream(
                new ReadOnlySharedStringsTable(file, false),
                new XSSFReader(file).getStylesTable(),
                new CellText(is1904));
        for (Part part : parts) {
            if (part.isHidden()) {
                lines.hide(part.name());
            } else {
                read(part.name(), book.getRelatedPart(book.getRelationship(part.id())), rows);
            }
        }
    }

    private void read(String name, PackagePart part, RowStream rows)
            throws IOException, OpenXML4JException, XMLStreamException {
        SheetLines.Sheet sheet;
        try (InputStream in = part.getInputStream()) {
            sheet = around(name, xml.createXMLStreamReader(in));
        }
        try (InputStream in = part.getInputStream()) {
            rows.read(xml.createXMLStreamReader(in), sheet);
        }
        for (PackageRelationship relation : part.getRelationships()) {
            if (relation.getRelationshipType().endsWith("/comments")) {
                try (InputStream in = part.getRelatedPart(relation).getInputStream()) {
                    readComments(xml.createXMLStreamReader(in), sheet);
                }
            }
        }
    }

    /** What stands around the rows: what is merged, and which columns are hidden. */
    private SheetLines.Sheet around(String name, XMLStreamReader sheet) throws XMLStreamException {
        List<SheetLines.Merged> merged = new ArrayList<>();
        int hidden = 0;
        while (sheet.hasNext()) {
            if (sheet.next() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            if (sheet.getLocalName().equals("mergeCell")) {
                CellRangeAddress region = CellRangeAddress.valueOf(attribute(sheet, "ref"));
                merged.add(new SheetLines.Merged(region.getFirstRow(), region.getLastRow(), region.getFirstColumn()));
            } else if (sheet.getLocalName().equals("col") && isTrue(attribute(sheet, "hidden"))) {
                int last = Integer.parseInt(attribute(sheet, "max"));
                // Columns that are hidden up to the end of the sheet have nothing in them.
                hidden += last > Byte.MAX_VALUE ? 0 : last - Integer.parseInt(attribute(sheet, "min")) + 1;
            }
        }
        SheetLines.Sheet shown = lines.begin(name, merged);
        shown.hideColumns(hidden);
        return shown;
    }

    private static void readComments(XMLStreamReader comments, SheetLines.Sheet sheet) throws XMLStreamException {
        StringBuilder words = null;
        while (comments.hasNext()) {
            int event = comments.next();
            boolean isComment = (event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT)
                    && comments.getLocalName().equals("comment");
            if (isComment && event == XMLStreamConstants.START_ELEMENT) {
                words = new StringBuilder();
            } else if (isComment) {
                sheet.comment(words.toString());
                words = null;
            } else if (words != null && event == XMLStreamConstants.CHARACTERS) {
                words.append(comments.getText());
            }
        }
    }

    static String attribute(XMLStreamReader at, String name) {
        for (int n = 0; n < at.getAttributeCount(); n++) {
            if (at.getAttributeLocalName(n).equals(name)) {
                return at.getAttributeValue(n);
            }
        }
        return null;
    }

    static boolean isTrue(String value) {
        return "1".equals(value) || "true".equals(value);
    }
}
