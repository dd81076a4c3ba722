package org.zhenggai.ledger.dashboard;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.springframework.format.annotation.DateTimeFormat;
import org.zhenggai.kernel.Days;
import org.zhenggai.round.item.ItemState;

/**
 * Which rows somebody wants to see: those behind one figure of the dashboard of a round, or of all.
 *
 * @param period number of the period, 0 or null for now; of one round
 * @param day as of which; null for now; of all rounds
 * @param figure what is counted; null where it is a spread or a stay
 * @param spread with its state and bucket
 * @param stay the state that items went through and left
 */
record RowQuery(
        Integer period,
        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
        Figure figure,
        Spread spread,
        ItemState stay,
        ItemState state,
        Integer bucket,
        Integer area,
        String unit) {

    RowQuery {
        day = Days.withinReach(day);
        period = period == null ? 0 : period;
        figure = figure == null && spread == null && stay == null ? Figure.ITEMS : figure;
    }

    /** Whether they are those of now. */
    public boolean isNow() {
        return period == 0 && day == null;
    }

    /** Condition on rows {@code f}; its parameters have the names of the components. */
    String condition() {
        return (figure == null ? "" : " and " + figure.condition())
                + (spread == null ? "" : " and " + spread.condition())
                + (spread == null || bucket == null ? "" : " and " + spread.bucket() + " = :bucket")
                + (state == null ? "" : " and f.state = :state")
                + (area == null ? "" : " and f.area = :area")
                + (unit == null ? "" : " and f.unit = :unit");
    }

    /** As of when they are listed, in words. */
    public String then() {
        return isNow() ? "现在" : day == null ? "第" + period + "期通报编制时" : Days.words(day) + "以前最近一期通报编制时";
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
            words.append(spread == Spread.LATE ? "逾期" : "").append(spread.words(bucket));
        }
        return words.toString();
    }

    /** What is summed up: {@code 退回次数合计3}. */
    public String total(BigDecimal total) {
        return total == null
                ? ""
                : "，" + figure.word() + "合计" + total.stripTrailingZeros().toPlainString();
    }

    /** Whether the sums are looked for. */
    public boolean isMoney() {
        return figure == Figure.MONEY
                || figure == Figure.MONEY_CLOSED
                || figure == Figure.CONFIRMED
                || figure == Figure.AMOUNT;
    }

    /** As of when they are listed, as the query of an address. */
    String moment() {
        return day == null ? "?period=" + period : "?day=" + Days.iso(day);
    }

    /** The address of the list without its page. */
    public String query() {
        return moment()
                + (figure == null ? "" : "&figure=" + figure)
                + (spread == null ? "" : "&spread=" + spread)
                + (stay == null ? "" : "&stay=" + stay)
                + (state == null ? "" : "&state=" + state)
                + (bucket == null ? "" : "&bucket=" + bucket)
                + (area == null ? "" : "&area=" + area)
                + (unit == null ? "" : "&unit=" + URLEncoder.encode(unit, StandardCharsets.UTF_8));
    }
}
