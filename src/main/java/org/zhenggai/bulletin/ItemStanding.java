package org.zhenggai.bulletin;

import java.time.LocalDate;
import java.util.Objects;
import org.zhenggai.round.ItemState;

/**
 * How an item stands at a cut-off, and how it stood in the last bulletin.
 *
 * @param reasons for which it stalls, null when it does not
 * @param level of the ladder, zero when it does not stall
 * @param returned how often it was sent back so far
 * @param verified how often it passed verification so far
 * @param stateBefore null in the first bulletin, as all that follows
 */
record ItemStanding(
        long id,
        String number,
        String title,
        boolean confidential,
        String unit,
        String unitKind,
        String unitCode,
        String state,
        int progress,
        LocalDate deadline,
        LocalDate originalDeadline,
        boolean asked,
        boolean reported,
        boolean missing,
        String reasons,
        int fortnights,
        int level,
        int returned,
        int verified,
        String stateBefore,
        LocalDate deadlineBefore,
        Boolean overdueBefore,
        Boolean stalledBefore,
        Integer returnedBefore,
        Integer verifiedBefore) {

    boolean isClosed() {
        return state.equals("CLOSED");
    }

    boolean isOpen() {
        return ItemState.valueOf(state).isOpen();
    }

    boolean isStalled() {
        return reasons != null;
    }

    /** Owed a report and gave none. */
    boolean isSilent() {
        return missing && !reported;
    }

    boolean isOverdue(LocalDate today) {
        return isOpen() && deadline != null && deadline.isBefore(today);
    }

    boolean isNewlyClosed() {
        return isClosed() && !"CLOSED".equals(stateBefore);
    }

    boolean isNewlyVerified() {
        return verified > orZero(verifiedBefore);
    }

    int newReturns() {
        return returned - orZero(returnedBefore);
    }

    boolean isNewlyOverdue(LocalDate today) {
        return isOverdue(today) && !Boolean.TRUE.equals(overdueBefore);
    }

    boolean isNewlyStalled() {
        return isStalled() && !Boolean.TRUE.equals(stalledBefore);
    }

    /** Stalled in the last bulletin and does no more, other than by being closed. */
    boolean movesAgain() {
        return isOpen() && !isStalled() && Boolean.TRUE.equals(stalledBefore);
    }

    boolean isExtended() {
        LocalDate before = deadlineBefore == null ? originalDeadline : deadlineBefore;
        return before != null && deadline != null && deadline.isAfter(before);
    }

    BulletinFacts.Named named(String note) {
        return new BulletinFacts.Named(number, shownTitle(), Objects.requireNonNullElse(unit, "未定"), note);
    }

    String shownTitle() {
        return confidential ? "涉密事项" : title;
    }

    private static int orZero(Integer count) {
        return count == null ? 0 : count;
    }
}
