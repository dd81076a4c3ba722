package org.zhenggai.kernel.office.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Pieces that stand on one height belong to one line; a wide gap may part columns. */
final class Rows {

    private static final float SAME_HEIGHT = 0.4f;
    private static final float COLUMN_GAP = 1.1f;

    private Rows() {}

    /** Pieces by height, from the top, each row from left to right; rows that are blank are none. */
    static List<List<Piece>> of(List<Piece> pieces) {
        List<Piece> sorted = new ArrayList<>(pieces);
        sorted.sort(Comparator.comparingDouble(Piece::y));
        List<List<Piece>> rows = new ArrayList<>();
        List<Piece> row = new ArrayList<>();
        for (Piece piece : sorted) {
            Piece first = row.isEmpty() ? piece : row.get(0);
            if (piece.y() - first.y() > SAME_HEIGHT * Math.max(piece.size(), first.size())) {
                rows.add(row);
                row = new ArrayList<>();
            }
            row.add(piece);
        }
        rows.add(row);
        rows.removeIf(any -> any.stream().allMatch(piece -> piece.text().isBlank()));
        rows.forEach(any -> any.sort(Comparator.comparingDouble(Piece::x)));
        return rows;
    }

    /** A row in the parts that wide gaps leave of it; blanks at its ends are in none. */
    static List<List<Piece>> parts(List<Piece> row) {
        List<List<Piece>> parts = new ArrayList<>();
        float right = Float.NEGATIVE_INFINITY;
        for (Piece piece : row) {
            if (piece.text().isBlank()) {
                continue;
            }
            if (piece.x() - right > COLUMN_GAP * piece.size()) {
                parts.add(new ArrayList<>());
            }
            parts.get(parts.size() - 1).add(piece);
            right = Math.max(right, piece.right());
        }
        return parts;
    }
}
