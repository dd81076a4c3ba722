package org.zhenggai.bulletin.facts;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.zhenggai.round.item.Tally;

/**
 * What a bulletin says, as it stood when it was compiled: the text, the page and every document are made of it. Units are
 * named; of confidential items there are numbers only, since a bulletin has more readers than they.
 * The facts of earlier releases lack some figures; those that follow from the others are filled in as they are read.
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
 * @param since from when it counts what has changed, as ISO date and time: when the last bulletin was compiled or, for
 *     the first, when the round was entered; null in facts of earlier releases, as the next two
 * @param until until when: its own compilation
 * @param account how the open items of the last bulletin became those of this one
 * @param areas in their order; empty in facts of earlier releases
 * @param returns what {@link Totals#returned} is the sum of; null in facts of earlier releases, which counted more
 * @param waiting items that wait for an outside condition; null in facts of earlier releases
 * @param ended decisions of earlier meetings that came to their end and were not told of since, oldest first; empty in
 *     facts of earlier releases
 */
public record BulletinFacts(
        String title,
        int number,
        LocalDate opensOn,
        LocalDate cutOff,
        Totals totals,
        List<Change> changes,
        List<UnitLine> units,
        List<Slow> slow,
        List<Call> help,
        List<Silence> silent,
        List<UnfinishedDecision> unfinished,
        List<Flagged> flags,
        String since,
        String until,
        Account account,
        List<AreaLine> areas,
        Returns returns,
        List<Waiting> waiting,
        List<EndedDecision> ended) {

    /**
     * The account of open items, which holds: {@code openBefore + entered + reopened - closed - carriedOver - withdrawn}
     * are {@code open}. An item that was closed and opened again since is counted in both.
     *
     * @param openBefore open in the last bulletin, none before the first
     * @param entered in no bulletin before
     */
    public record Account(
            int openBefore, int entered, int reopened, int closed, int carriedOver, int withdrawn, int open) {}

    /**
     * Numbers of items of the round.
     *
     * @param open neither closed nor carried over nor withdrawn
     * @param notAsked open ones that owed no report, because they are before or after work
     * @param returned how often work was sent back since the last bulletin
     * @param newlyClosed closed since the last bulletin
     * @param openBefore open ones in the last bulletin, null in the first
     * @param stalledBefore stalled ones in the last bulletin, null in the first
     * @param asked owed a report of this period: those that reported, were silent or were excused
     * @param excused owed it no more because they were carried over or withdrawn
     * @param askedAndEnded owed a report and are open no more
     * @param progress on average over all of them, whole percent; null in facts of earlier releases
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
            Integer stalledBefore,
            Integer carriedOver,
            Integer withdrawn,
            Integer asked,
            Integer excused,
            Integer askedAndEnded,
            Integer progress) {

        public Totals {
            carriedOver = Objects.requireNonNullElse(carriedOver, items - closed - open);
            withdrawn = Objects.requireNonNullElse(withdrawn, 0);
            asked = Objects.requireNonNullElse(asked, reported + silent);
            excused = Objects.requireNonNullElse(excused, 0);
            askedAndEnded = Objects.requireNonNullElse(askedAndEnded, asked - (open - notAsked));
        }

        static Totals of(
                Tally all, int progress, int returned, int newlyClosed, Integer openBefore, Integer stalledBefore) {
            return new Totals(
                    all.items(),
                    all.closed(),
                    all.open(),
                    all.reported(),
                    all.silent(),
                    all.notAsked(),
                    all.stalled(),
                    all.overdue(),
                    returned,
                    newlyClosed,
                    openBefore,
                    stalledBefore,
                    all.carriedOver(),
                    all.withdrawn(),
                    all.asked(),
                    all.excused(),
                    all.askedAndEnded(),
                    progress);
        }
    }

    /** How often work was sent back to units, by the step that did so. */
    public record Returns(int measures, int verification, int signOff, int otherStep) {

        public int all() {
            return measures + verification + signOff + otherStep;
        }
    }

    /**
     * An item that waits.
     *
     * @param who has to act, null of a confidential item as what is expected of him
     * @param askAgainOn when the unit is to ask him again
     */
    public record Waiting(
            String number, String title, String unit, String who, String expected, LocalDate askAgainOn) {}

    /** An item in a list, with what there is to say of it, which may be empty. */
    public record Named(String number, String title, String unit, String note) {}

    /** One kind of change since the last bulletin with all items it happened to. */
    public record Change(String word, List<Named> items) {}

    /**
     * A unit's items as their lead; those without a unit are a line of their own, so that the lines add up.
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
            int progress,
            Integer carriedOver,
            Integer withdrawn,
            Integer asked,
            Integer excused,
            Integer askedAndEnded) {

        public UnitLine {
            carriedOver = Objects.requireNonNullElse(carriedOver, items - closed - open);
            withdrawn = Objects.requireNonNullElse(withdrawn, 0);
            asked = Objects.requireNonNullElse(asked, reported + silent);
            excused = Objects.requireNonNullElse(excused, 0);
            askedAndEnded = Objects.requireNonNullElse(askedAndEnded, 0);
        }

        static UnitLine of(String unit, Tally own, int progress) {
            return new UnitLine(
                    unit,
                    own.items(),
                    own.closed(),
                    own.open(),
                    own.reported(),
                    own.silent(),
                    own.stalled(),
                    own.overdue(),
                    progress,
                    own.carriedOver(),
                    own.withdrawn(),
                    own.asked(),
                    own.excused(),
                    own.askedAndEnded());
        }
    }

    /** An area (方面) with the figures of its items. */
    public record AreaLine(int number, String title, Tally tally) {}

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
        areas = areas == null ? List.of() : List.copyOf(areas);
        waiting = waiting == null ? null : List.copyOf(waiting);
        ended = ended == null ? List.of() : List.copyOf(ended);
    }
}
