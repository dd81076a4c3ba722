package org.zhenggai.kernel.office.page;

import java.awt.geom.Point2D;
import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.contentstream.PDFGraphicsStreamEngine;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType3Font;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;

/** What stands on one page of a PDF file: signs that are not slanted across it, and lines that are drawn across and down. */
final class PdfPage extends PDFTextStripper {

    private static final int MOST_SIGNS = 50_000;
    private static final int MOST_STROKES = 20_000;
    private static final float THIN = 3;

    /** Fonts without a table of their own name some signs by the radicals that they look like. */
    private static final String RADICALS = "⼾⾭⺟⺠⺮⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳";

    private static final String SIGNS = "户青母民竹西见角贝车长门青韦页风飞马骨鬼鱼鸟卤麦黄齐齿龙龟";

    private final List<Piece> pieces = new ArrayList<>();
    private final Effort effort = new Effort();
    private final PDRectangle box;

    private PdfPage(PDRectangle box) {
        this.box = box;
    }

    static Paper of(PDDocument document, int number) throws IOException {
        PDPage page = document.getPage(number - 1);
        PDRectangle box = page.getCropBox();
        boolean isTurned = page.getRotation() % 180 != 0;
        PdfPage signs = new PdfPage(box);
        signs.setStartPage(number);
        signs.setEndPage(number);
        signs.getText(document);
        Strokes strokes = new Strokes(page);
        strokes.processPage(page);
        return new Paper(
                number,
                isTurned ? box.getHeight() : box.getWidth(),
                isTurned ? box.getWidth() : box.getHeight(),
                signs.pieces,
                strokes.all);
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        effort.step();
        super.processOperator(operator, operands);
    }

    @Override
    protected void processTextPosition(TextPosition sign) {
        Matrix matrix = sign.getTextMatrix();
        boolean isStraight = Math.abs(matrix.getScaleX() * matrix.getShearX()) < 0.01f * matrix.getScalingFactorX()
                || Math.abs(matrix.getShearY()) < 0.05f * Math.abs(matrix.getScaleX())
                || Math.abs(matrix.getScaleX()) < 0.05f * Math.abs(matrix.getShearY());
        float longest = Math.max(box.getWidth(), box.getHeight());
        boolean isOnPage = sign.getXDirAdj() >= -1
                && sign.getXDirAdj() <= longest
                && sign.getYDirAdj() >= 0
                && sign.getYDirAdj() <= longest + 1;
        if (sign.getUnicode() == null || !isStraight || !isOnPage || pieces.size() >= MOST_SIGNS) {
            return;
        }
        float size = Math.max(1, Math.min(Math.abs(sign.getYScale()), 200));
        pieces.add(new Piece(
                plain(sign.getUnicode()),
                sign.getXDirAdj(),
                sign.getYDirAdj(),
                sign.getWidthDirAdj(),
                size,
                sign.getFont() == null ? "" : String.valueOf(sign.getFont().getName())));
    }

    private static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int radical = RADICALS.indexOf(c);
            boolean isAlike = c >= 0x2E80 && c <= 0x2FD5 || c >= 0xF900 && c <= 0xFAFF;
            plain.append(
                    radical >= 0
                            ? String.valueOf(SIGNS.charAt(radical))
                            : isAlike ? Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC) : c);
        }
        return plain.toString();
    }

    /** Draws nothing, and remembers the straight lines. */
    private static final class Strokes extends PDFGraphicsStreamEngine {

        private final List<Stroke> all = new ArrayList<>();
        private final List<Point2D> path = new ArrayList<>();
        private final List<Stroke> sides = new ArrayList<>();
        private final Effort effort = new Effort();
        private final PDRectangle box;
        private final int turn;

        Strokes(PDPage page) {
            super(page);
            box = page.getCropBox();
            turn = (page.getRotation() % 360 + 360) % 360;
        }

        @Override
        protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
            effort.step();
            super.processOperator(operator, operands);
        }

        private Point2D seen(double x, double y) {
            double right = x - box.getLowerLeftX();
            double up = y - box.getLowerLeftY();
            return switch (turn) {
                case 90 -> new Point2D.Double(up, right);
                case 180 -> new Point2D.Double(box.getWidth() - right, up);
                case 270 -> new Point2D.Double(box.getHeight() - up, box.getWidth() - right);
                default -> new Point2D.Double(right, box.getHeight() - up);
            };
        }

        private void side(Point2D from, Point2D to) {
            if (sides.size() < MOST_STROKES) {
                sides.add(Stroke.of(from.getX(), from.getY(), to.getX(), to.getY()));
            }
        }

        @Override
        public void appendRectangle(Point2D a, Point2D b, Point2D c, Point2D d) {
            moveTo((float) a.getX(), (float) a.getY());
            lineTo((float) b.getX(), (float) b.getY());
            lineTo((float) c.getX(), (float) c.getY());
            lineTo((float) d.getX(), (float) d.getY());
            closePath();
        }

        @Override
        public void moveTo(float x, float y) {
            path.clear();
            path.add(seen(x, y));
        }

        @Override
        public void lineTo(float x, float y) {
            Point2D to = seen(x, y);
            if (!path.isEmpty()) {
                side(path.get(path.size() - 1), to);
            }
            path.add(to);
        }

        @Override
        public void curveTo(float x1, float y1, float x2, float y2, float x3, float y3) {
            path.clear();
            path.add(seen(x3, y3));
        }

        @Override
        public Point2D getCurrentPoint() {
            return new Point2D.Float();
        }

        @Override
        public void closePath() {
            if (path.size() > 1) {
                side(path.get(path.size() - 1), path.get(0));
            }
        }

        @Override
        public void endPath() {
            path.clear();
            sides.clear();
        }

        @Override
        public void strokePath() {
            sides.stream()
                    .filter(side -> Math.min(side.x2() - side.x1(), side.y2() - side.y1()) <= 1)
                    .forEach(this::keep);
            endPath();
        }

        /** A thin surface is a line, too. */
        @Override
        public void fillPath(int rule) {
            for (int n = 0; n + 3 < sides.size(); n += 4) {
                List<Stroke> four = sides.subList(n, n + 4);
                double x1 = four.stream().mapToDouble(Stroke::x1).min().orElse(0);
                double x2 = four.stream().mapToDouble(Stroke::x2).max().orElse(0);
                double y1 = four.stream().mapToDouble(Stroke::y1).min().orElse(0);
                double y2 = four.stream().mapToDouble(Stroke::y2).max().orElse(0);
                if (Math.min(x2 - x1, y2 - y1) <= THIN) {
                    keep(Stroke.of(x1, y1, x2, y2));
                }
            }
            endPath();
        }

        @Override
        public void fillAndStrokePath(int rule) {
            strokePath();
        }

        private void keep(Stroke stroke) {
            if (all.size() < MOST_STROKES
                    && Math.max(stroke.x2() - stroke.x1(), stroke.y2() - stroke.y1()) > 2 * THIN) {
                all.add(stroke);
            }
        }

        /** Signs of some fonts are drawn of lines, too. */
        @Override
        protected void showType3Glyph(Matrix matrix, PDType3Font font, int code, Vector displacement) {}

        @Override
        public void drawImage(PDImage image) {}

        @Override
        public void clip(int rule) {}

        @Override
        public void shadingFill(COSName name) {}
    }
}
