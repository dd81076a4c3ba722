package org.zhenggai.kernel.office.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.zhenggai.kernel.office.page.Paragraphs.Column;
import org.zhenggai.kernel.office.page.Paragraphs.Paragraph;

/** Gathers pages one after the other, of which it keeps the lines only, and makes paragraphs and rows of tables of them. */
final class PageText {

    private final List<Column> columns = new ArrayList<>();
    private final Map<Integer, Float> heights = new HashMap<>();
    private final Columns order = new Columns();
    private int signs;

    void add(Paper page) {
        List<Piece> pieces = new ArrayList<>(page.pieces());
        List<TextLine> rows = new ArrayList<>();
        for (Grid grid : Grid.of(page.strokes())) {
            rows.addAll(grid.rows(pieces));
            pieces.removeIf(grid::holds);
        }
        heights.put(page.number(), page.height());
        for (Columns.Block block : order.of(page, pieces, rows)) {
            columns.add(new Column(page.number(), page.width(), block));
            block.lines().forEach(line -> signs += line.text().length());
        }
    }

    /** How many signs have been gathered. */
    int signs() {
        return signs;
    }

    List<Paragraph> paragraphs() {
        return Paragraphs.of(Broken.mended(Margins.without(columns, heights)));
    }
}
