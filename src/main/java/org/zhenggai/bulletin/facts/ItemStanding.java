package org.zhenggai.bulletin.facts;

import java.time.LocalDate;
import java.util.Objects;
import org.zhenggai.access.cases.Withheld;
import org.zhenggai.ladder.Escalations;
import org.zhenggai.round.item.Counted;
import org.zhenggai.round.item.ItemState;

/**
 * How an item stands at a cut-off, and how it stood in the last bulletin.
 *
 * @param counted what of {@link Counted} holds of it, as its mask
 * @param reasons for which it stalls, null when it does not
 * @param level of the ladder, zero when it does not stall
 * @param stallEnd why the stall of the last bulletin has ended since, in words; null when it has not or nobody kept it
 * @param waitingWho who has to act on what it waits for, null when it waits for nothing
 * @param verified how often it passed verification so far
 * @param closings how often it was closed so far
 * @param reopenings how often it was opened again so far
 * @param wasCarriedOver whether it was carried over, even if its round was withdrawn afterwards
 * @param stateBefore null in the first bulletin, as all that follows
 */
public record ItemStanding(
        long id,
        String number,
        String title,
        boolean confidential,
        int area,
        String unit,
        String unitKind,
        String unitCode,
        ItemState state,
        int progress,
        LocalDate deadline,
        LocalDate originalDeadline,
        int counted,
        String reasons,
        int fortnights,
        int level,
        String stallEnd,
        String waitingWho,
        String waitingFor,
        LocalDate askAgainOn,
        int verified,
        int closings,
        int reopenings,
        boolean wasCarriedOver,
        ItemState stateBefore,
        LocalDate deadlineBefore,
        Boolean overdueBefore,
        Boolean stalledBefore,
        Integer verifiedBefore,
        Integer closingsBefore,
        Integer reopeningsBefore) {

    boolean is(Counted what) {
        return what.is(counted);
    }

    public boolean isStalled() {
        return is(Counted.STALLED);
    }

    public boolean isOverdue() {
        return is(Counted.OVERDUE);
    }

    /** Not in a bulletin before. */
    boolean isNew() {
        return stateBefore == null;
    }

    boolean wasOpen() {
        return stateBefore != null && stateBefore.isOpen();
    }

    int newClosings() {
        return closings - orZero(closingsBefore);
    }

    int newReopenings() {
        return reopenings - orZero(reopeningsBefore);
    }

    boolean isNewlyCarriedOver() {
        return wasCarriedOver && stateBefore != ItemState.CARRIED_OVER && stateBefore != ItemState.WITHDRAWN;
    }

    /** Withdrawn since as an open item; one that had been closed or carried over before was not open. */
    boolean isNewlyWithdrawn() {
        return is(Counted.WITHDRAWN) && stateBefore != ItemState.WITHDRAWN && !wasCarriedOver && closings == reopenings;
    }

    boolean isNewlyVerified() {
        return verified > orZero(verifiedBefore);
    }

    boolean isNewlyOverdue() {
        return isOverdue() && !Boolean.TRUE.equals(overdueBefore);
    }

    boolean isNewlyStalled() {
        return isStalled() && !Boolean.TRUE.equals(stalledBefore);
    }

    /** Stalled in the last bulletin and does no more, because work goes on. */
    boolean movesAgain() {
        return is(Counted.OPEN) && !isStalled() && Boolean.TRUE.equals(stalledBefore) && !hasEndedOtherwise();
    }

    /** Stalled in the last bulletin and does no more, because it has ended since or its unit has it no more. */
    boolean endedWhileStalled() {
        return Boolean.TRUE.equals(stalledBefore) && !isStalled() && (!is(Counted.OPEN) || hasEndedOtherwise());
    }

    private boolean hasEndedOtherwise() {
        return stallEnd != null && !stallEnd.equals(Escalations.PROGRESS);
    }

    /** Why it stalls no more, as users read it. */
    String endOfStall() {
        return is(Counted.OPEN) ? stallEnd : state.word();
    }

    /** Nobody's, until the office gives it to a unit again. */
    boolean isHandedBack() {
        return state == ItemState.HANDED_BACK;
    }

    boolean isExtended() {
        LocalDate before = deadlineBefore == null ? originalDeadline : deadlineBefore;
        return before != null && deadline != null && deadline.isAfter(before);
    }

    BulletinFacts.Named named(String note) {
        return new BulletinFacts.Named(number, shownTitle(), shownUnit(), note);
    }

    String shownUnit() {
        return Objects.requireNonNullElse(unit, "未定单位");
    }

    String shownTitle() {
        return confidential ? Withheld.TITLE : title;
    }

    private static int orZero(Integer count) {
        return count == null ? 0 : count;
    }
}
