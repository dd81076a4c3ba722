package org.zhenggai.ledger;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Function;

/**
 * A column of the ledger as a file. A new one is a line in {@link #all}: in CSV it stands where it stands there, in Excel
 * behind the columns that are printed.
 *
 * @param width in characters, in Excel
 * @param isPrinted whether it stands on the printed page
 * @param isLong whether people wrote it in several lines
 * @param value a text, a whole number, a day, or null
 */
record LedgerColumn(String word, int width, boolean isPrinted, boolean isLong, Function<Line, Object> value) {

    /** Every column, in the order of the CSV. */
    static List<LedgerColumn> all(LocalDate today) {
        return List.of(
                printed("编号", 7, Line::number),
                printed("整改事项", 32, Line::title),
                printed("方面", 18, Line::area),
                printed("牵头单位", 14, Line::unit),
                printed("配合单位", 14, Line::assisting),
                printed("责任领导", 9, Line::leader),
                printed(
                        "整改类型",
                        9,
                        line -> line.kind() == null ? null : line.kind().word()),
                column("重大事项", 6, line -> line.major() ? "是" : "否"),
                column("涉及资金", 6, line -> line.involvesMoney() ? "是" : "否"),
                column("原定期限", 15, Line::originalDeadline),
                printed("整改期限", 15, Line::deadline),
                column("延期次数", 6, Line::extensions),
                printed("期限情况", 11, line -> line.standing(today).word()),
                printed("进度（%）", 7, Line::progress),
                printed("状态", 10, line -> line.state().word()),
                column("等待的单位", 14, Line::waitingWho),
                column("等待的外部条件", 20, Line::waitingFor),
                column("再次询问日", 15, Line::askAgainOn),
                column("最近报告日", 15, line -> day(line.lastReport())),
                printed("销号日", 15, line -> day(line.closedAt())),
                inLines("整改措施", 50, Line::measures),
                inLines("整改成效", 40, Line::result),
                inLines("最近一次报告", 40, Line::report),
                column("督办级别", 10, Line::stepWord),
                column("停滞期数", 6, line -> line.isStalled() ? line.fortnights() : null),
                column("停滞起始日", 15, line -> day(line.stalledSince())));
    }

    private static LedgerColumn printed(String word, int width, Function<Line, Object> value) {
        return new LedgerColumn(word, width, true, false, value);
    }

    private static LedgerColumn column(String word, int width, Function<Line, Object> value) {
        return new LedgerColumn(word, width, false, false, value);
    }

    private static LedgerColumn inLines(String word, int width, Function<Line, Object> value) {
        return new LedgerColumn(word, width, false, true, value);
    }

    private static LocalDate day(LocalDateTime time) {
        return time == null ? null : time.toLocalDate();
    }
}
