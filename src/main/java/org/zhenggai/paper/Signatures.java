package org.zhenggai.paper;

import java.util.List;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFStyle;

/** Where signature and date of a document stand, GB/T 9704-2012, 7.3.5.2, and that they stay with its text; a template cannot know how long they are. */
public final class Signatures {

    private static final String SIGNATURE = "发文机关署名";
    private static final String DATE = "成文日期";

    /** Where a record is signed by hand. */
    private static final String BY_HAND = "（签字）：";

    /** Two characters, counted in halves. */
    private static final int TWO = 4;

    /** Half a 3号 character in twentieths of a point. */
    private static final int HALF = 160;

    private static final int HALF_WIDTH_UNTIL = 0x80;

    private Signatures() {}

    /**
     * Without a seal the signature ends two characters before the edge and the date begins two characters after the
     * signature's beginning; where the date is too long for that, it ends two characters before the edge.
     */
    public static void place(XWPFDocument word) {
        List<XWPFParagraph> paragraphs = word.getParagraphs();
        for (int n = 0; n + 1 < paragraphs.size(); n++) {
            XWPFParagraph signature = paragraphs.get(n);
            XWPFParagraph date = paragraphs.get(n + 1);
            if (isSigned(date, word)) {
                keepWithText(paragraphs, n + 1);
            }
            if (isIn(SIGNATURE, signature, word) && isIn(DATE, date, word)) {
                int difference = halves(signature.getText()) - halves(date.getText());
                indent(signature, Math.max(TWO, 2 * TWO - difference));
                indent(date, Math.max(TWO, difference));
            }
        }
    }

    private static boolean isSigned(XWPFParagraph paragraph, XWPFDocument word) {
        return isIn(DATE, paragraph, word) || paragraph.getText().contains(BY_HAND);
    }

    /** Nobody signs an empty page: from the last words on, everything down to the paragraph stays on one. */
    private static void keepWithText(List<XWPFParagraph> paragraphs, int signed) {
        int above = signed;
        boolean isText = false;
        while (above > 0 && !isText) {
            above--;
            paragraphs.get(above).setKeepNext(true);
            isText = !paragraphs.get(above).getText().isBlank() && signed - above > 1;
        }
    }

    /** By the style's name: programs that save a template give its styles ids of their own. */
    private static boolean isIn(String style, XWPFParagraph paragraph, XWPFDocument word) {
        XWPFStyle found = paragraph.getStyle() == null || word.getStyles() == null
                ? null
                : word.getStyles().getStyle(paragraph.getStyle());
        return found != null && style.equals(found.getName());
    }

    private static void indent(XWPFParagraph paragraph, int halves) {
        // In hundredths of a character: it counts before the absolute figure of the style.
        paragraph.setIndentationRightChars(halves * 50);
        paragraph.setIndentationRight(halves * HALF);
    }

    private static int halves(String text) {
        return text.codePoints().map(c -> c < HALF_WIDTH_UNTIL ? 1 : 2).sum();
    }
}
