package org.zhenggai.intake.parse.outline;

/**
 * A numbered line.
 *
 * @param level rank of the heading, most often that of its number's shape, see {@link Headings}
 * @param shape rank of its number's shape where the document nests them as usual
 * @param number value of the number, 0 for a finding printed without one
 * @param from where the number begins
 * @param end where everything below this heading ends
 * @param lineEnd where the heading's own line ends
 * @param caption what the heading says
 * @param parent position of the heading above it in the list of headings, -1 for none
 */
public record Heading(int level, int shape, int number, int from, int end, int lineEnd, Caption caption, int parent) {

    /** One at the rank of its shape. */
    public Heading(int level, int number, int from, int end, int lineEnd, Caption caption, int parent) {
        this(level, level, number, from, end, lineEnd, caption, parent);
    }

    /** The same with another number. */
    public Heading numbered(int other) {
        return new Heading(level, shape, other, from, end, lineEnd, caption, parent);
    }

    /** The rank below which its parts are numbered; in a document that nests shapes otherwise, theirs may be the usual rank of this one. */
    public int overParts() {
        boolean isRaised = shape > level && shape <= Headings.CIRCLED && shape != Headings.LABEL;
        return isRaised ? level - 1 : level;
    }

    /** The same at another level. */
    Heading at(int other) {
        return new Heading(other, shape, number, from, end, lineEnd, caption, parent);
    }

    Heading endingAt(int other) {
        return new Heading(level, shape, number, from, other, lineEnd, caption, parent);
    }

    Heading below(int other) {
        return new Heading(level, shape, number, from, end, lineEnd, caption, other);
    }
}
