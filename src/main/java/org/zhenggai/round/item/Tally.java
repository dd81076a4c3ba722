package org.zhenggai.round.item;

import java.util.stream.IntStream;

/**
 * How many items of a round, an area or a unit there are of each kind of {@link Counted}. What it says adds up: items are
 * {@code open + closed + carriedOver + withdrawn}, and asked ones {@code reported + silent + excused}.
 *
 * @param askedAndEnded asked for a report in the period and open no more
 */
public record Tally(
        int items,
        int open,
        int closed,
        int carriedOver,
        int withdrawn,
        int overdue,
        int waiting,
        int stalled,
        int asked,
        int reported,
        int excused,
        int silent,
        int askedAndEnded) {

    /** Of items by their {@link Counted#mask}. */
    public static Tally of(IntStream masks) {
        int[] all = masks.toArray();
        return new Tally(
                count(Counted.ITEMS, all),
                count(Counted.OPEN, all),
                count(Counted.CLOSED, all),
                count(Counted.CARRIED_OVER, all),
                count(Counted.WITHDRAWN, all),
                count(Counted.OVERDUE, all),
                count(Counted.WAITING, all),
                count(Counted.STALLED, all),
                count(Counted.ASKED, all),
                count(Counted.REPORTED, all),
                count(Counted.EXCUSED, all),
                count(Counted.SILENT, all),
                count(Counted.ASKED_AND_ENDED, all));
    }

    private static int count(Counted what, int... masks) {
        return (int) IntStream.of(masks).filter(what::is).count();
    }

    /** Open ones that owed no report in the period, because they are before or after work. */
    public int notAsked() {
        return open - (asked - askedAndEnded);
    }
}
