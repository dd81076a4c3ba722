package org.zhenggai.kernel.office.page;

import java.awt.image.BufferedImage;
import java.io.IOException;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.graphics.PDXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.zhenggai.kernel.Refusal;

/** Pages of a PDF file that are pictures. */
final class PdfScan {

    private static final long MAX_DOTS = 60_000_000;
    private static final float MOST_DRAWN = 20_000_000;
    private static final int DEEPEST = 3;

    private PdfScan() {}

    /** How many dots the largest picture of a page has; 0 where there is none. */
    static long dots(PDPage page) throws IOException {
        return dots(page.getResources(), 0);
    }

    private static long dots(PDResources resources, int depth) throws IOException {
        long most = 0;
        if (resources == null || depth > DEEPEST) {
            return most;
        }
        for (COSName name : resources.getXObjectNames()) {
            PDXObject object = resources.getXObject(name);
            if (object instanceof PDImageXObject image) {
                most = Math.max(most, (long) image.getWidth() * image.getHeight());
            } else if (object instanceof PDFormXObject form) {
                most = Math.max(most, dots(form.getResources(), depth + 1));
            }
        }
        return most;
    }

    /** Draws a page in grey. */
    static BufferedImage draw(String name, PDDocument document, int number) throws IOException {
        PDPage page = document.getPage(number - 1);
        Refusal.unless(dots(page) <= MAX_DOTS, "“%s”第%d页的图片过大，没有识别。请用每英寸300点扫描后再导入。", name, number);
        PDFRenderer renderer = new PDFRenderer(document);
        renderer.setSubsamplingAllowed(true);
        float area = page.getCropBox().getWidth() * page.getCropBox().getHeight();
        float dots = (float) Math.min(Recognition.DOTS, 72 * Math.sqrt(MOST_DRAWN / Math.max(1, area)));
        return renderer.renderImageWithDPI(number - 1, dots, ImageType.GRAY);
    }
}
