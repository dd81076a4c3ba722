package org.zhenggai.intake.parse.outline;

import org.zhenggai.intake.parse.words.Frames;

/**
 * A line that others stand below.
 *
 * @param level rank of the heading, most often that of its number's shape, see {@link Headings}, or kind of look, see {@link Kind}
 * @param shape rank of its number's shape where the document nests them as usual
 * @param number value of the number, 0 for a finding printed without one
 * @param from where the number begins
 * @param end where everything below this heading ends
 * @param lineEnd where the heading's own line ends
 * @param caption what the heading says
 * @param parent position of the heading above it in the list of headings, -1 for none
 * @param rank by which it stands below others; that of its level, unless the looks of the document say otherwise
 */
public record Heading(
        int level, int shape, int number, int from, int end, int lineEnd, Caption caption, int parent, int rank) {

    /** One at the rank of its shape. */
    public Heading(int level, int number, int from, int end, int lineEnd, Caption caption, int parent) {
        this(level, level, number, from, end, lineEnd, caption, parent, Kind.rank(level));
    }

    /** The same with another number. */
    public Heading numbered(int other) {
        return new Heading(level, shape, other, from, end, lineEnd, caption, parent, rank);
    }

    /**
     * The rank below which its parts are numbered; in a document that nests shapes otherwise, or where looks tell one from the other, theirs may be
     * the usual rank of this one.
     */
    public int overParts() {
        if (isByLook()) {
            return Headings.CHAPTER;
        }
        boolean isRaised = shape > level && shape <= Headings.CIRCLED && shape != Headings.LABEL;
        return isRaised || rank != Kind.rank(level) ? level - 1 : level;
    }

    /** Whether its look alone makes it a heading, and no number. */
    public boolean isByLook() {
        return level > Headings.LINE;
    }

    /** Whether it stands in a frame that areas have and hardly anything else. */
    boolean namesArea() {
        return Frames.weight(Frames.Meaning.AREA, caption.flat()) > 2;
    }

    /** The same at another level. */
    Heading at(int other) {
        return new Heading(other, shape, number, from, end, lineEnd, caption, parent, Kind.rank(other));
    }

    /** The same where the looks of the document say where it stands. */
    Heading ranked(int other) {
        return new Heading(level, shape, number, from, end, lineEnd, caption, parent, other);
    }

    Heading endingAt(int other) {
        return new Heading(level, shape, number, from, other, lineEnd, caption, parent, rank);
    }

    Heading below(int other) {
        return new Heading(level, shape, number, from, end, lineEnd, caption, other, rank);
    }
}
