package org.zhenggai.bulletin;

import java.util.List;

/**
 * What a bulletin says, as it stood when it was compiled: the text, the page and every document are made of it. Days are
 * ISO text, units are named; of confidential items there are numbers only, since a bulletin has more readers than they.
 *
 * @param title of the round
 * @param number of the reporting period in its round, from 1
 * @param changes since the last bulletin, each kind once, in a fixed order, also when nothing changed
 * @param units in the order departments, then communities
 * @param slow items that stall, longest first
 * @param help calls for help, grouped by unit
 * @param silent who owed a report and gave none, grouped by unit
 * @param unfinished decisions of earlier meetings, oldest first
 * @param flags what a reader should look at, without a judgement
 */
public record BulletinFacts(
        String title,
        int number,
        String opensOn,
        String cutOff,
        Totals totals,
        List<Change> changes,
        List<UnitLine> units,
        List<Slow> slow,
        List<Call> help,
        List<Silence> silent,
        List<Unfinished> unfinished,
        List<Flagged> flags) {

    /**
     * Numbers of items of the round.
     *
     * @param open neither closed nor carried over
     * @param notAsked open ones that owed no report, because they are before or after work
     * @param returned how often work was sent back since the last bulletin
     * @param newlyClosed closed since the last bulletin
     * @param openBefore open ones in the last bulletin, null in the first
     * @param stalledBefore stalled ones in the last bulletin, null in the first
     */
    public record Totals(
            int items,
            int closed,
            int open,
            int reported,
            int silent,
            int notAsked,
            int stalled,
            int overdue,
            int returned,
            int newlyClosed,
            Integer openBefore,
            Integer stalledBefore) {}

    /** An item in a list, with what there is to say of it, which may be empty. */
    public record Named(String number, String title, String unit, String note) {}

    /** One kind of change since the last bulletin with all items it happened to. */
    public record Change(String word, List<Named> items) {}

    /**
     * A unit's items as their lead.
     *
     * @param progress on average over all of them, whole percent
     */
    public record UnitLine(
            String unit,
            int items,
            int closed,
            int open,
            int reported,
            int silent,
            int stalled,
            int overdue,
            int progress) {}

    /**
     * A slow item.
     *
     * @param reason why it counts as stalled, in the words of the decision table
     * @param fortnights of stall so far
     * @param step word for the level of the ladder it has reached; a referral shows as the step below
     */
    public record Slow(String number, String title, String unit, String reason, int fortnights, String step) {}

    /** A unit's calls for help; the note is the difficulty. */
    public record Call(String unit, List<Named> items) {}

    /**
     * A unit's items without the report they owed.
     *
     * @param whole whether the unit reported nothing at all
     */
    public record Silence(String unit, boolean whole, List<Named> items) {}

    /**
     * A decision that is not carried out.
     *
     * @param code {@code 3-2}: the second of the third bulletin
     * @param number of its item, or null for a general one
     * @param age days since the meeting
     * @param bulletins how many bulletins it has come back in, this one counted
     * @param late days past its date, zero when in time
     */
    public record Unfinished(
            String code,
            String number,
            String unit,
            String text,
            String heldOn,
            String dueOn,
            long age,
            int bulletins,
            long late,
            String state,
            String answer) {}

    /** What was flagged on an item. */
    public record Flagged(String number, String title, String unit, String text) {}

    public BulletinFacts {
        changes = List.copyOf(changes);
        units = List.copyOf(units);
        slow = List.copyOf(slow);
        help = List.copyOf(help);
        silent = List.copyOf(silent);
        unfinished = List.copyOf(unfinished);
        flags = List.copyOf(flags);
    }
}
