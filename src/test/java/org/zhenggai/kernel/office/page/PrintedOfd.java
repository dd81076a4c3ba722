package org.zhenggai.kernel.office.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.ofdrw.layout.OFDDoc;
import org.ofdrw.layout.PageLayout;
import org.ofdrw.layout.element.Paragraph;
import org.ofdrw.layout.element.TextAlign;

/** Prints paragraphs into an OFD file by the library that others print with; measures are millimetres. */
public final class PrintedOfd {

    private PrintedOfd() {}

    /** A file whose lines wrap at the width of the paper. */
    public static byte[] of(
            double width, double height, double size, boolean isSetIn, String title, List<String> text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OFDDoc document = new OFDDoc(out)) {
            document.setDefaultPageLayout(new PageLayout(width, height).setMargin(25d));
            Paragraph head = new Paragraph(title, size * 1.3);
            head.setTextAlign(TextAlign.center);
            document.add(head);
            for (String paragraph : text) {
                Paragraph lines = new Paragraph(paragraph, size);
                lines.setLineSpace(size * 0.6);
                if (isSetIn) {
                    lines.setFirstLineIndent(2);
                }
                document.add(lines);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
