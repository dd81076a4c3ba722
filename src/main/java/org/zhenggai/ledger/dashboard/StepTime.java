package org.zhenggai.ledger.dashboard;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.zhenggai.ledger.dashboard.Counts.Share;
import org.zhenggai.round.item.ItemState;

/**
 * How long items stayed in a state, in working days, once for each time that one went through it and left it.
 *
 * @param median at least half of the stays were no longer
 * @param ninth at least nine of ten were no longer
 */
record StepTime(ItemState state, long stays, int median, int ninth) {

    private static final int HALF = 50;
    private static final int NINE_TENTHS = 90;

    /** Of the spreads of finished stays, in the order of the states. */
    static List<StepTime> of(List<Share> shares) {
        return Arrays.stream(ItemState.values())
                .map(state -> of(
                        state,
                        shares.stream()
                                .filter(share -> share.kind().equals(Spread.STAY)
                                        && share.state().equals(state.name()))
                                .sorted(Comparator.comparingInt(Share::bucket))
                                .toList()))
                .filter(time -> time.stays > 0)
                .toList();
    }

    private static StepTime of(ItemState state, List<Share> stays) {
        long all = stays.stream().mapToLong(Share::items).sum();
        return new StepTime(state, all, percentile(stays, all, HALF), percentile(stays, all, NINE_TENTHS));
    }

    /** The shortest time that so many of a hundred stays do not exceed. */
    private static int percentile(List<Share> stays, long all, int percent) {
        long so = 0;
        for (Share share : stays) {
            so += share.items();
            if (so * 100 >= all * percent) {
                return share.bucket();
            }
        }
        return 0;
    }
}
