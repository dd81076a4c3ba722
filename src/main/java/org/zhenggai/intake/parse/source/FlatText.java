package org.zhenggai.intake.parse.source;

import java.util.Arrays;
import org.zhenggai.intake.parse.words.Numerals;

/** Builds flat text, one shape for every character and no blanks, with where each of its characters stands in the text as it is. */
final class FlatText {

    private final StringBuilder text = new StringBuilder();
    private int[] rawPositions = new int[1024];

    /** Adds the character at a place of a line of the text as it is. */
    void add(String raw, int i, int lineEnd) {
        char c = raw.charAt(i);
        if (Glyphs.isBlank(c)) {
            return;
        }
        String spelled = Glyphs.spellOut(c);
        if (spelled != null) {
            spelled.chars().forEach(part -> append((char) part, i));
            return;
        }
        char next = i + 1 < lineEnd ? raw.charAt(i + 1) : '\n';
        char folded = Glyphs.fold(c);
        if ((c == ',' || c == ':') && Character.isDigit(last()) && Character.isDigit(next)) {
            folded = c;
        } else if (folded == '.' && endsSentence(next)) {
            folded = '。';
        }
        append(folded, i);
    }

    /** A half-width full stop after Chinese text ends a sentence; after a digit it belongs to a number or a heading. */
    private boolean endsSentence(char next) {
        char last = last();
        boolean isWord = Glyphs.isHan(last) && (!Character.isDigit(next) || Numerals.CHARACTERS.indexOf(last) < 0);
        return isWord || ("”’）》%".indexOf(last) >= 0 && !Character.isDigit(next));
    }

    private char last() {
        return text.isEmpty() ? '\n' : text.charAt(text.length() - 1);
    }

    void append(char c, int rawPosition) {
        if (text.length() == rawPositions.length) {
            rawPositions = Arrays.copyOf(rawPositions, text.length() * 2);
        }
        rawPositions[text.length()] = rawPosition;
        text.append(c);
    }

    int length() {
        return text.length();
    }

    void setLength(int length) {
        text.setLength(length);
    }

    String substring(int from) {
        return text.substring(from);
    }

    String text() {
        return text.toString();
    }

    int[] rawPositions() {
        return rawPositions;
    }
}
