package org.zhenggai.kernel.office.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;

/**
 * Prints paragraphs into a PDF file as an office's printer would: lines as long as the paper is wide, every sign at its place,
 * with a head and a number on each page. The font is one that every reader knows and no file holds.
 */
public final class PrintedPdf {

    private static final float MARGIN = 60;
    private static final float GUTTER = 30;

    private final float width;
    private final float height;
    private final float size;
    private final boolean isSetIn;
    private final int columns;
    private final List<StringBuilder> pages = new ArrayList<>();
    private int column;
    private float y;

    /** A paper of this size with signs of this size. */
    public PrintedPdf(float width, float height, float size, boolean isSetIn, int columns) {
        this.width = width;
        this.height = height;
        this.size = size;
        this.isSetIn = isSetIn;
        this.columns = columns;
        newPage();
    }

    private float columnWidth() {
        return (width - 2 * MARGIN - (columns - 1) * GUTTER) / columns;
    }

    private void newPage() {
        pages.add(new StringBuilder());
        column = 0;
        y = height - MARGIN - 2 * size;
        put("青禾镇巡察整改材料", MARGIN, height - MARGIN / 2, size * 0.8f, 0);
        String number = "— " + pages.size() + " —";
        put(number, (width - widthOf(number)) / 2, MARGIN / 2, size, 0);
    }

    private void newLine() {
        y -= size * 1.6f;
        if (y < MARGIN + size) {
            column++;
            y = height - MARGIN - 2 * size;
            if (column >= columns) {
                newPage();
            }
        }
    }

    /** A title in the middle of the paper. */
    public PrintedPdf title(String text) {
        put(text, (width - widthOf(text) * 1.4f) / 2, height - MARGIN, size * 1.4f, 0);
        return this;
    }

    /** A paragraph; all lines but its last are spread to the width of the column. */
    public PrintedPdf add(String text) {
        float wide = columnWidth();
        int from = 0;
        boolean isFirst = true;
        while (from < text.length()) {
            newLine();
            float in = isFirst && isSetIn ? 2 * size : 0;
            int to = end(text, from, wide - in);
            String line = text.substring(from, to);
            boolean isSpread = to < text.length() && line.length() > 1;
            float gap = isSpread ? (wide - in - widthOf(line)) / (line.length() - 1) : 0;
            put(line, MARGIN + column * (wide + GUTTER) + in, y, size, gap);
            from = to;
            isFirst = false;
        }
        return this;
    }

    /** How much of a text goes on a line: no number is parted, and no mark begins or ends a line that must not. */
    private int end(String text, int from, float room) {
        int to = from;
        float used = 0;
        while (to < text.length() && used + widthOf(text.substring(to, to + 1)) <= room) {
            used += widthOf(text.substring(to, to + 1));
            to++;
        }
        if (to == text.length()) {
            return to;
        }
        int kept = to;
        while (to > from + 1 && isBound(text.charAt(to - 1), text.charAt(to))) {
            to--;
        }
        return to > from + 1 ? to : kept;
    }

    private static boolean isBound(char before, char behind) {
        return "，。、；：？！”’）》".indexOf(behind) >= 0 || "“‘（《".indexOf(before) >= 0 || before < 128 && behind < 128;
    }

    private float widthOf(String text) {
        return (float) text.chars().mapToDouble(c -> c < 128 ? size / 2 : size).sum();
    }

    /** A table whose cells are drawn; its head is drawn again on every page. */
    public PrintedPdf table(float[] widths, List<List<String>> rows) {
        newLine();
        for (int n = 0; n < rows.size(); n++) {
            List<List<String>> cells = new ArrayList<>();
            for (int column = 0; column < widths.length; column++) {
                cells.add(lines(rows.get(n).get(column), widths[column] - size));
            }
            float high = size * 1.4f * cells.stream().mapToInt(List::size).max().orElse(1) + size / 2;
            if (y - high < MARGIN + size) {
                newPage();
                if (n > 0) {
                    table(widths, List.of(rows.get(0)));
                }
            }
            row(widths, cells, high);
        }
        return this;
    }

    private void row(float[] widths, List<List<String>> cells, float high) {
        float x = MARGIN;
        for (int column = 0; column < widths.length; column++) {
            page().append(String.format(Locale.ROOT, "%.2f %.2f %.2f %.2f re S\n", x, y - high, widths[column], high));
            float at = y - size * 1.2f;
            for (String line : cells.get(column)) {
                put(line, x + size / 2, at, size, 0);
                at -= size * 1.4f;
            }
            x += widths[column];
        }
        y -= high;
    }

    private List<String> lines(String text, float room) {
        List<String> lines = new ArrayList<>();
        for (int from = 0; from < text.length(); ) {
            int to = end(text, from, room);
            lines.add(text.substring(from, to));
            from = to;
        }
        return lines;
    }

    private StringBuilder page() {
        return pages.get(pages.size() - 1);
    }

    private void put(String text, float x, float baseline, float high, float gap) {
        float at = x;
        page().append(String.format(Locale.ROOT, "BT /F1 %.2f Tf\n", high));
        for (int i = 0; i < text.length(); i++) {
            page().append(String.format(
                    Locale.ROOT, "1 0 0 1 %.2f %.2f Tm <%04X> Tj\n", at, baseline, (int) text.charAt(i)));
            at += (text.charAt(i) < 128 ? high / 2 : high) + gap;
        }
        page().append("ET\n");
    }

    /** How many pages there are. */
    public int pages() {
        return pages.size();
    }

    /** The file. */
    public byte[] bytes() {
        try (PDDocument document = new PDDocument()) {
            for (StringBuilder content : pages) {
                PDPage page = new PDPage(new PDRectangle(width, height));
                PDResources resources = new PDResources();
                COSDictionary fonts = new COSDictionary();
                fonts.setItem(COSName.getPDFName("F1"), font());
                resources.getCOSObject().setItem(COSName.FONT, fonts);
                page.setResources(resources);
                PDStream stream = new PDStream(document);
                try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
                    out.write(content.toString().getBytes(StandardCharsets.US_ASCII));
                }
                page.setContents(stream);
                document.addPage(page);
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static COSDictionary font() {
        COSDictionary system = new COSDictionary();
        system.setItem(COSName.REGISTRY, new COSString("Adobe"));
        system.setItem(COSName.ORDERING, new COSString("GB1"));
        system.setInt(COSName.SUPPLEMENT, 2);
        COSArray widths = new COSArray();
        for (int number : new int[] {1, 95, 500}) {
            widths.add(COSInteger.get(number));
        }
        COSDictionary signs = new COSDictionary();
        signs.setItem(COSName.TYPE, COSName.FONT);
        signs.setItem(COSName.SUBTYPE, COSName.CID_FONT_TYPE0);
        signs.setName(COSName.BASE_FONT, "STSong-Light");
        signs.setItem(COSName.CIDSYSTEMINFO, system);
        signs.setItem(COSName.W, widths);
        signs.setInt(COSName.DW, 1000);
        COSArray descendants = new COSArray();
        descendants.add(signs);
        COSDictionary font = new COSDictionary();
        font.setItem(COSName.TYPE, COSName.FONT);
        font.setItem(COSName.SUBTYPE, COSName.TYPE0);
        font.setName(COSName.BASE_FONT, "STSong-Light");
        font.setName(COSName.ENCODING, "UniGB-UCS2-H");
        font.setItem(COSName.DESCENDANT_FONTS, descendants);
        return font;
    }
}
