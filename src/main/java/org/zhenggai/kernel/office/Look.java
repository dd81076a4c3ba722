package org.zhenggai.kernel.office;

/**
 * What a file says of a line beside its words.
 *
 * @param heading level of its heading style from 1, Word's 标题 1 or {@code h1}; 0 for none
 * @param list how deep in lists it is an item, from 1, whether the list shows numbers, dots or nothing; 0 for none
 * @param indent how far it is set in from the left, in twentieths of a point; the first line's own blanks do not count
 * @param bold how many of its characters end with its first bold words, where nothing but a number stands before these; 0 for none
 */
public record Look(int heading, int list, int indent, int bold) {

    /** A line of plain text. */
    public static final Look NONE = new Look(0, 0, 0, 0);

    /** The same with its first words bold. */
    Look bold(int characters) {
        return new Look(heading, list, indent, characters);
    }

    /** That of a further line of the same paragraph. */
    public Look goingOn() {
        return new Look(heading, 0, indent, bold);
    }

    boolean isPlain() {
        return equals(NONE);
    }
}
