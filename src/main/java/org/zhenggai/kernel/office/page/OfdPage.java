package org.zhenggai.kernel.office.page;

import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;
import org.ofdrw.core.basicStructure.pageObj.layer.CT_Layer;
import org.ofdrw.core.basicStructure.pageObj.layer.PageBlockType;
import org.ofdrw.core.basicStructure.pageObj.layer.block.CT_PageBlock;
import org.ofdrw.core.basicStructure.pageObj.layer.block.PathObject;
import org.ofdrw.core.basicStructure.pageObj.layer.block.TextObject;
import org.ofdrw.core.basicType.ST_Array;
import org.ofdrw.core.basicType.ST_Box;
import org.ofdrw.core.graph.pathObj.AbbreviatedData;
import org.ofdrw.core.graph.pathObj.OptVal;
import org.ofdrw.core.text.TextCode;
import org.ofdrw.reader.DeltaTool;
import org.ofdrw.reader.PageInfo;

/** What stands on one page of an OFD file, in points. */
final class OfdPage {

    private static final float POINTS = 72 / 25.4f;
    private static final int MOST_SIGNS = 50_000;
    private static final int MOST_STROKES = 20_000;
    private static final int DEEPEST = 20;
    private static final double DEFAULT_SIZE = 3.7;

    private final List<Piece> pieces = new ArrayList<>();
    private final List<Stroke> strokes = new ArrayList<>();

    private OfdPage() {}

    static Paper of(int number, PageInfo info) {
        OfdPage page = new OfdPage();
        for (CT_Layer layer : info.getAllLayer()) {
            page.blocks(layer.getPageBlocks(), 0);
        }
        ST_Box size = info.getSize();
        return new Paper(
                number,
                size.getWidth().floatValue() * POINTS,
                size.getHeight().floatValue() * POINTS,
                page.pieces,
                page.strokes);
    }

    private void blocks(List<PageBlockType> blocks, int depth) {
        for (PageBlockType block : blocks) {
            if (block instanceof TextObject text && pieces.size() < MOST_SIGNS) {
                text(text);
            } else if (block instanceof PathObject path && strokes.size() < MOST_STROKES) {
                path(path);
            } else if (block instanceof CT_PageBlock group && depth < DEEPEST) {
                blocks(group.getPageBlocks(), depth + 1);
            }
        }
    }

    private static AffineTransform place(ST_Box boundary, ST_Array ctm) {
        AffineTransform place = AffineTransform.getScaleInstance(POINTS, POINTS);
        if (boundary != null) {
            place.translate(boundary.getTopLeftX(), boundary.getTopLeftY());
        }
        if (ctm != null && ctm.size() == 6) {
            place.concatenate(new AffineTransform(ctm.expectArr(6)));
        }
        return place;
    }

    private void text(TextObject text) {
        AffineTransform place = place(text.getBoundary(), text.getCTM());
        // What is written across a page is no text of it.
        if (Math.abs(place.getShearX()) > 0.05 * Math.abs(place.getScaleX())) {
            return;
        }
        double size = text.getSize() == null ? DEFAULT_SIZE : text.getSize();
        double wide = size * (text.getHScale() == null ? 1 : text.getHScale());
        String font = text.getFont() + (text.getWeight() == null ? "" : " " + text.getWeight());
        double x = 0;
        double y = 0;
        for (TextCode code : text.getTextCodes()) {
            String signs = code.getContent() == null ? "" : code.getContent();
            x = code.getX() == null ? x : code.getX();
            y = code.getY() == null ? y : code.getY();
            List<Float> across = DeltaTool.getDelta(code.getDeltaX(), signs.length());
            List<Float> down = DeltaTool.getDelta(code.getDeltaY(), signs.length());
            for (int i = 0; i < signs.length() && pieces.size() < MOST_SIGNS; i++) {
                double nominal = signs.charAt(i) < 0x250 ? wide / 2 : wide;
                double step = i < across.size() ? across.get(i) : down.isEmpty() ? nominal : 0;
                double width = step > 0 && i + 1 < signs.length() ? Math.min(step, nominal * 1.3) : nominal;
                Point2D at = place.transform(new Point2D.Double(x, y), null);
                pieces.add(new Piece(
                        String.valueOf(signs.charAt(i)),
                        (float) at.getX(),
                        (float) at.getY(),
                        (float) (width * place.getScaleX()),
                        (float) Math.max(1, Math.abs(size * place.getScaleY())),
                        font));
                x += step;
                y += i < down.size() ? down.get(i) : 0;
            }
        }
    }

    private void path(PathObject path) {
        AffineTransform place = place(path.getBoundary(), path.getCTM());
        String data = path.getAbbreviatedData();
        Point2D start = null;
        Point2D before = null;
        for (OptVal step : AbbreviatedData.parse(data == null ? "" : data)) {
            double[] values = step.getValues();
            Point2D to = values == null || values.length < 2
                    ? start
                    : place.transform(new Point2D.Double(values[values.length - 2], values[values.length - 1]), null);
            String act = step.getOpt();
            if ("S".equals(act) || "M".equals(act)) {
                start = to;
            } else if ("L".equals(act) || "C".equals(act)) {
                line(before, to);
            }
            before = to;
        }
    }

    private void line(Point2D from, Point2D to) {
        if (from != null && to != null && strokes.size() < MOST_STROKES) {
            Stroke line = Stroke.of(from.getX(), from.getY(), to.getX(), to.getY());
            if (Math.min(line.x2() - line.x1(), line.y2() - line.y1()) <= 1
                    && Math.max(line.x2() - line.x1(), line.y2() - line.y1()) > 6) {
                strokes.add(line);
            }
        }
    }
}
