package org.zhenggai.intake.parse.outline;

/**
 * A numbered line.
 *
 * @param level rank of the numbering's shape, see {@link Headings}
 * @param number value of the number, 0 for a finding printed without one
 * @param from where the number begins
 * @param end where everything below this heading ends
 * @param lineEnd where the heading's own line ends
 * @param caption what the heading says
 * @param parent position of the heading above it in the list of headings, -1 for none
 */
public record Heading(int level, int number, int from, int end, int lineEnd, Caption caption, int parent) {

    /** The same with another number. */
    public Heading numbered(int other) {
        return new Heading(level, other, from, end, lineEnd, caption, parent);
    }

    /** The same at another level. */
    Heading at(int other) {
        return new Heading(other, number, from, end, lineEnd, caption, parent);
    }

    Heading endingAt(int other) {
        return new Heading(level, number, from, other, lineEnd, caption, parent);
    }

    Heading below(int other) {
        return new Heading(level, number, from, end, lineEnd, caption, other);
    }
}
