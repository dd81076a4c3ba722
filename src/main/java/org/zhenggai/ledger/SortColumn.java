package org.zhenggai.ledger;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.zhenggai.round.item.ItemKind;
import org.zhenggai.round.item.ItemState;

/** A column by which the ledger can be sorted; what is empty comes last either way. */
@RequiredArgsConstructor
enum SortColumn {
    NUMBER("编号", "i.position"),
    TITLE("整改事项", "i.title"),
    UNIT("责任单位", "u.name"),
    LEADER("责任领导", "p.name"),
    KIND("类型", ordinal("i.kind", ItemKind.values())),
    DEADLINE("整改期限", "i.deadline"),
    PROGRESS("进度", "i.progress"),
    STATE("状态", ordinal("i.state", ItemState.values())),
    STALL("停滞和督办", "e.fortnights"),
    REPORT("最近报告", "(select max(lr.submitted_at) from fortnightly_report lr where lr.item = i.id)");

    private final String word;
    private final String expression;

    /** Its heading. */
    public String word() {
        return word;
    }

    /** Its name in the page's style and in what somebody has chosen to see. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it always stands there: without number and title nobody knows what a line is about. */
    public boolean isFixed() {
        return this == NUMBER || this == TITLE;
    }

    /** Whether what is most counts first: nobody looks for what stalls least. */
    boolean isDownFirst() {
        return this == STALL || this == REPORT;
    }

    String sql(boolean isDown) {
        return expression + (isDown ? " desc" : "") + " nulls last";
    }

    /** In the order of their course, not of their names. */
    private static String ordinal(String column, Enum<?>... values) {
        return Arrays.stream(values)
                .map(value -> " when '" + value.name() + "' then " + value.ordinal())
                .collect(Collectors.joining("", "case " + column, " end"));
    }
}
