package org.zhenggai.kernel.office.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.zhenggai.kernel.office.FileText;
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

    /**
     * What was gathered, a line a paragraph or row.
     *
     * @param notes of the whole file
     * @param recognised pages whose characters were recognised in a picture, each of which is told
     */
    FileText read(Stream<FileText.Note> notes, List<Integer> recognised) {
        List<Paragraph> paragraphs = Paragraphs.of(Broken.mended(Margins.without(columns, heights)));
        Stream<FileText.Note> ofPages = recognised.stream()
                .map(page ->
                        new FileText.Note(line(paragraphs, page), "recognised-page", "第" + page + "页是识别出来的文字，请逐字核对。"));
        return new FileText(
                paragraphs.stream().map(Paragraph::text).collect(Collectors.joining("\n")),
                Stream.concat(notes, ofPages).toList());
    }

    /** Where a page begins: its first paragraph, or the one that goes on on it. */
    private static int line(List<Paragraph> paragraphs, int page) {
        int before = (int) paragraphs.stream().filter(one -> one.page() < page).count();
        boolean begins = before < paragraphs.size() && paragraphs.get(before).page() == page;
        return Math.max(1, begins ? before + 1 : before);
    }
}
