package org.zhenggai.ledger.dashboard;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.zhenggai.round.item.ItemState;

/**
 * Which rows of a round somebody wants to see: those behind one figure of the dashboard.
 *
 * @param period number of the period, 0 or null for now
 * @param figure what is counted; null where it is a spread or a stay
 * @param spread with its state and bucket
 * @param stay the state that items went through and left
 */
record RowQuery(
        Integer period,
        Figure figure,
        Spread spread,
        ItemState stay,
        ItemState state,
        Integer bucket,
        Integer area,
        String unit) {

    RowQuery {
        period = period == null ? 0 : period;
        figure = figure == null && spread == null && stay == null ? Figure.ITEMS : figure;
    }

    /** Condition on rows {@code f}; its parameters have the names of the components. */
    String condition() {
        return (figure == null ? "" : " and " + figure.condition())
                + (spread == null ? "" : " and " + spread.condition())
                + (spread == null || bucket == null ? "" : " and " + spread.bucket() + " = :bucket")
                + (state == null ? "" : " and f.state = :state")
                + (stay == null ? "" : " and s.days is not null")
                + (area == null ? "" : " and f.area = :area")
                + (unit == null ? "" : " and f.unit = :unit");
    }

    /** What is listed, in words. */
    public String words() {
        StringBuilder words = new StringBuilder();
        if (figure != null) {
            words.append(figure.word());
        }
        if (stay != null) {
            words.append("经过“").append(stay.word()).append("”环节");
        }
        if (state != null) {
            words.append(state.word());
        }
        if (spread != null && bucket != null) {
            words.append(spread.words(bucket));
        }
        return words.toString();
    }

    /** Whether the sums are looked for. */
    public boolean isMoney() {
        return figure == Figure.MONEY
                || figure == Figure.MONEY_CLOSED
                || figure == Figure.CONFIRMED
                || figure == Figure.AMOUNT;
    }

    /** The address of the list without its page. */
    public String query() {
        return "?period=" + period
                + (figure == null ? "" : "&figure=" + figure)
                + (spread == null ? "" : "&spread=" + spread)
                + (stay == null ? "" : "&stay=" + stay)
                + (state == null ? "" : "&state=" + state)
                + (bucket == null ? "" : "&bucket=" + bucket)
                + (area == null ? "" : "&area=" + area)
                + (unit == null ? "" : "&unit=" + URLEncoder.encode(unit, StandardCharsets.UTF_8));
    }
}
