package org.zhenggai.kernel.office;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Gathers how lines look while a file is read, piece by piece in the order of its text. */
public final class LineLooks {

    /** What may stand before the bold words of a title: its number. */
    private static final Pattern NUMBER = Pattern.compile("[\\p{P}\\p{N}\\s一二三四五六七八九十百第问题条项]{0,12}");

    private static final String LINE_ENDS = "\n\r\u0085\u2028\u2029";

    private final SortedMap<Integer, Look> looks = new TreeMap<>();
    private final StringBuilder lead = new StringBuilder();
    private int line = 1;
    private int length;
    private int bold;
    private boolean isClosed;
    private Look frame;
    private char last;

    /** Goes to the beginning of a line. */
    public void begin(int number) {
        end();
        line = number;
    }

    /**
     * Adds a piece of text, which may hold line ends.
     *
     * @param look of the line in which it stands; its bold words are found here
     */
    public void add(String piece, Look look, boolean isBold) {
        Look current = look;
        for (int n = 0; n < piece.length(); n++) {
            char c = piece.charAt(n);
            if (c == '\n' && last == '\r') {
                last = c;
                continue;
            }
            last = c;
            if (LINE_ENDS.indexOf(c) >= 0) {
                begin(line + 1);
                current = look.goingOn();
            } else {
                add(c, current, isBold);
            }
        }
    }

    private void add(char c, Look look, boolean isBold) {
        length++;
        boolean isSeen = !Character.isWhitespace(c) && !Character.isSpaceChar(c);
        if (!isSeen) {
            return;
        }
        frame = frame == null ? look : frame;
        if (isClosed) {
            return;
        }
        if (isBold) {
            bold = length;
        } else if (bold == 0) {
            lead.append(c);
            isClosed = !NUMBER.matcher(lead).matches();
        } else {
            isClosed = Character.isLetterOrDigit(c);
        }
    }

    private void end() {
        Look look = frame == null ? Look.NONE : frame.bold(bold);
        if (!look.isPlain()) {
            looks.put(line, look);
        }
        lead.setLength(0);
        length = 0;
        bold = 0;
        isClosed = false;
        frame = null;
    }

    /** What was gathered. */
    public Looks all() {
        end();
        return new Looks(looks);
    }
}
