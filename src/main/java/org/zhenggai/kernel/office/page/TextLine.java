package org.zhenggai.kernel.office.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A line of one column.
 *
 * @param y of its foot, from the top of the page
 * @param fontAtStart of its first sign, and {@code fontAtEnd} of its last
 * @param isRow whether it is a row of a table, its cells apart by tabs
 */
record TextLine(
        String text, float x, float right, float y, float size, String fontAtStart, String fontAtEnd, boolean isRow) {

    /** How far signs may be apart within a word, and Chinese ones within a line that is spread to its width. */
    private static final float GAP = 0.2f;

    private static final float WIDE_GAP = 0.8f;

    /** The same sign at nearly the same place makes it bold. */
    private static final float SAME_PLACE = 0.25f;

    /** @param pieces of one line, at least one that is not blank */
    static TextLine of(List<Piece> pieces) {
        List<Piece> sorted = new ArrayList<>(pieces);
        sorted.sort(Comparator.comparingDouble(Piece::x));
        StringBuilder text = new StringBuilder();
        List<Piece> inked = new ArrayList<>();
        for (Piece piece : sorted) {
            if (piece.text().isBlank()) {
                blank(text);
                continue;
            }
            Piece before = inked.isEmpty() ? null : inked.get(inked.size() - 1);
            if (before != null
                    && before.text().equals(piece.text())
                    && piece.x() - before.x() < SAME_PLACE * piece.size()) {
                continue;
            }
            if (before != null && piece.x() - before.right() > gap(text, piece) * piece.size()) {
                blank(text);
            }
            text.append(piece.text());
            inked.add(piece);
        }
        Piece first = inked.get(0);
        Piece last = inked.get(inked.size() - 1);
        float right = (float) inked.stream().mapToDouble(Piece::right).max().orElse(0);
        float size = (float) inked.stream()
                .mapToDouble(Piece::size)
                .sorted()
                .skip(inked.size() / 2)
                .findFirst()
                .orElse(0);
        return new TextLine(
                text.toString().strip(), first.x(), right, last.y(), size, first.font(), last.font(), false);
    }

    static TextLine row(String text, float x, float right, float y, float size) {
        return new TextLine(text, x, right, y, size, "", "", true);
    }

    private static float gap(StringBuilder text, Piece next) {
        boolean isWord = !text.isEmpty()
                && (isLatin(text.charAt(text.length() - 1))
                        && isLatin(next.text().charAt(0)));
        return isWord ? GAP : WIDE_GAP;
    }

    private static boolean isLatin(char c) {
        return c < 0x250 && Character.isLetterOrDigit(c);
    }

    private static void blank(StringBuilder text) {
        if (!text.isEmpty() && text.charAt(text.length() - 1) != ' ') {
            text.append(' ');
        }
    }

    /** The text with the next line of its paragraph behind it: words in Latin letters stay apart. */
    static String joined(String text, String next) {
        if (text.isEmpty() || next.isEmpty()) {
            return text + next;
        }
        boolean isWord = Character.isAlphabetic(text.charAt(text.length() - 1))
                && isLatin(text.charAt(text.length() - 1))
                && isLatin(next.charAt(0))
                && Character.isAlphabetic(next.charAt(0));
        return text + (isWord ? " " : "") + next;
    }

    /** How wide the first signs are that a line would not part: a word or number, with the marks that may begin no line. */
    float opening() {
        float width = 0;
        boolean isOpen = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isInWord = isLatin(c) || ".%-/".indexOf(c) >= 0;
            boolean isBefore = "“‘（《〈【〔".indexOf(c) >= 0;
            boolean isBehind = "，。、；：？！”’）》〉】〕…—".indexOf(c) >= 0;
            if (!isOpen && !isBehind && !(isInWord && i > 0 && isLatin(text.charAt(i - 1)))) {
                break;
            }
            width += c < 0x250 ? size / 2 : size;
            isOpen = isBefore;
        }
        return width;
    }
}
