package org.zhenggai.round.item;

import java.util.List;

/**
 * Something that is shown to the readers of a bulletin and never judged, such as two reports with nearly the same words.
 * Every bean of this type is asked once for each bulletin.
 */
public interface Flags {

    /** What a reader should look at. */
    record Flag(long item, String text) {}

    /** The flags of the items of a reporting period, read in bulk. */
    List<Flag> of(long period);
}
