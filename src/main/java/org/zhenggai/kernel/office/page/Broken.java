package org.zhenggai.kernel.office.page;

import java.util.ArrayList;
import java.util.List;
import org.zhenggai.kernel.office.page.Paragraphs.Column;

/** A table that goes on on the next page has its head again there, and perhaps the rest of a row that found no room. */
final class Broken {

    private final List<Column> whole = new ArrayList<>();
    private String head;
    private TextLine before;

    private Broken() {}

    static List<Column> mended(List<Column> columns) {
        Broken broken = new Broken();
        columns.forEach(broken::add);
        return broken.whole;
    }

    private void add(Column column) {
        List<TextLine> lines = new ArrayList<>();
        for (TextLine line : column.block().lines()) {
            boolean isFirstOfPage = lines.isEmpty()
                    && before != null
                    && before.isRow()
                    && line.isRow()
                    && whole.get(whole.size() - 1).page() != column.page();
            head = line.isRow() && (before == null || !before.isRow()) ? line.text() : head;
            if (isFirstOfPage && line.text().equals(head)) {
                continue;
            }
            if (isFirstOfPage && isRest(before, line)) {
                List<TextLine> last = whole.get(whole.size() - 1).block().lines();
                last.set(last.size() - 1, joined(before, line));
                before = last.get(last.size() - 1);
                continue;
            }
            lines.add(line);
            before = line;
        }
        if (!lines.isEmpty()) {
            whole.add(new Column(
                    column.page(),
                    column.width(),
                    new Columns.Block(column.block().place(), lines)));
        }
    }

    /** The short cells of a row are not parted: its number, or its first and last. */
    private static boolean isRest(TextLine row, TextLine next) {
        String[] cells = row.text().split("\t", -1);
        String[] more = next.text().split("\t", -1);
        boolean isBlankAtStart = more[0].isBlank() && !cells[0].isBlank();
        boolean isBlankSecond = more.length > 1 && more[1].isBlank();
        boolean isBlankAtEnd = more.length < cells.length;
        return isBlankAtStart && (isBlankSecond || isBlankAtEnd || cells.length == 2);
    }

    private static TextLine joined(TextLine row, TextLine next) {
        String[] cells = row.text().split("\t", -1);
        String[] more = next.text().split("\t", -1);
        StringBuilder text = new StringBuilder();
        for (int n = 0; n < Math.max(cells.length, more.length); n++) {
            text.append(n == 0 ? "" : "\t");
            text.append(TextLine.joined(n < cells.length ? cells[n] : "", n < more.length ? more[n] : ""));
        }
        return TextLine.row(text.toString(), row.x(), row.right(), row.y(), row.size());
    }
}
