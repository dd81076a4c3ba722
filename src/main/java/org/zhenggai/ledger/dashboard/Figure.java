package org.zhenggai.ledger.dashboard;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.zhenggai.round.item.ItemState;
import org.zhenggai.work.report.ReportState;

/**
 * What the dashboard counts of items, each with its word, the rule that stands beside it and its condition on a row of
 * {@link Source}; a column of {@code dashboard_count} has its name. The conditions rest on {@link
 * org.zhenggai.round.item.Counted}, as those of the ledger do.
 */
@RequiredArgsConstructor(access = AccessLevel.PRIVATE)
enum Figure {
    ITEMS("整改事项", "全部事项：在办、已销号、已结转、已撤销", "f.item is not null", ""),
    OPEN("在办", "没有销号、结转、撤销", "f.open", "open=true"),
    CLOSED(ItemState.CLOSED.word(), "已批准销号", "f.closed", "state=CLOSED"),
    CARRIED_OVER(ItemState.CARRIED_OVER.word(), "转入下一轮", "f.carried_over", "state=CARRIED_OVER"),
    WITHDRAWN(ItemState.WITHDRAWN.word(), "与所在轮次一并撤销", "f.withdrawn", "state=WITHDRAWN"),
    OVERDUE("已逾期", "在办，整改期限已过；当天到期不算", "f.overdue", "overdue=true"),
    WAITING("等待外部条件", "在办，等上级或其他单位办理", "f.waiting", null),
    STALLED("停滞", "在办，最近一次截止时评定为停滞", "f.stalled", "stalled=true"),
    STALLED_OVERDUE("停滞且逾期", "在办，既停滞又逾期", "f.stalled and f.overdue", "stalled=true&overdue=true"),
    IN_ORDER("按计划推进", "在办，既不停滞也不逾期", "f.open and not f.stalled and not f.overdue", null),
    ONLY_STALLED("停滞未逾期", "在办，停滞而没有逾期", "f.stalled and not f.overdue", null),
    ONLY_OVERDUE("逾期未停滞", "在办，逾期而没有停滞", "f.overdue and not f.stalled", null),
    ASKED("应报告", "最新一期要求报告", "f.asked", "report=ASKED"),
    REPORTED("已报告", "最新一期已经报告", "f.reported", "report=REPORTED"),
    SILENT("未报告", "最新一期应报而没有报告", "f.silent", "report=SILENT"),
    EXCUSED(ReportState.EXCUSED.word(), "催报以后结转或撤销，不再报告", "f.excused", "report=EXCUSED"),
    MUST_CLOSE("应销号", "已销号，或已逾期仍未销号", "f.closed or f.overdue", null),
    IN_TIME("按期销号", "销号之日没有超过整改期限", "f.in_time", null),
    RETURNED("退回次数", "措施、核验、审批退回的次数，自本轮开始累计", "f.returned > 0", null, "coalesce(sum(f.returned), 0)"),
    REPORTS("报告期数", "各期已报告的事项数之和，只计已截止的报告期", "f.reports > 0", null, "coalesce(sum(f.reports), 0)"),
    MISSED("缺报期数", "各期到截止未报告的事项数之和", "f.missed > 0", null, "coalesce(sum(f.missed), 0)"),
    MONEY("涉及资金", "方案中标明涉及资金的事项", "f.money", null),
    MONEY_CLOSED("涉及资金已销号", "涉及资金的事项中已经销号的", "f.money and f.closed", null),
    CONFIRMED("资金已核实", "纪检已核实金额的事项", "f.amount is not null", null),
    AMOUNT("核实金额", "各事项最近一次核实的金额之和，元", "f.amount is not null", null, "coalesce(sum(f.amount), 0)");

    /** Characters that stand on one line. */
    private static final int SHORT = 3;

    private final String word;
    private final String rule;
    private final String condition;
    private final String query;
    private final String sum;

    Figure(String word, String rule, String condition, String query) {
        this(word, rule, condition, query, null);
    }

    /** The figures as columns of {@code dashboard_count}. */
    static String columns() {
        return Arrays.stream(values()).map(Figure::column).collect(Collectors.joining(", "));
    }

    /** The figures over rows {@code f} of a query or of each of its groups; null where a row does not know. */
    static String counts() {
        return Arrays.stream(values())
                .map(figure -> figure.expression() + " as " + figure.column())
                .collect(Collectors.joining(", "));
    }

    /** The sums of counts, which the query calls so; null where one of them is. */
    static String sums(String counts) {
        return Arrays.stream(values())
                .map(figure -> "case when count(*) = count(%1$s.%2$s) then sum(%1$s.%2$s) end as %2$s"
                        .formatted(counts, figure.column()))
                .collect(Collectors.joining(", "));
    }

    private String expression() {
        return sum != null
                ? sum
                : "case when count(*) = count(%1$s) then count(case when %1$s then 1 end) end".formatted(condition);
    }

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Holds of the rows {@code f} that are counted, or summed up. */
    String condition() {
        return "(" + condition + ")";
    }

    /** The sum over rows {@code f}; of what is only counted it is none. */
    String sum() {
        return sum == null ? "cast(null as numeric)" : sum;
    }

    /** The query of the ledger with the same items now; null where it has no such filter. */
    String query() {
        return query;
    }

    /** The word in the lines that it may take in the narrow head of a column. */
    List<String> lines() {
        if (word.length() <= SHORT) {
            return List.of(word);
        }
        int cut = word.startsWith("停滞") || word.startsWith("逾期") ? 2 : word.length() - 2;
        return List.of(word.substring(0, cut), word.substring(cut));
    }

    public String word() {
        return word;
    }

    public String rule() {
        return rule;
    }
}
