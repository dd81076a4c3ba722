package org.zhenggai.ledger;

import java.time.LocalDate;
import org.zhenggai.sheet.Sheet;
import org.zhenggai.sheet.Sheet.Column;

/** The ledger as an Excel sheet, line by line. */
public final class LedgerSheet {

    private static final int PRINTED = 12;

    private final Sheet sheet;
    private final LocalDate today;

    /**
     * An empty ledger.
     *
     * @param note what stands below each printed page
     * @param today by which deadlines are said to stand
     */
    public LedgerSheet(String note, LocalDate today) {
        this.today = today;
        this.sheet = new Sheet(
                "整改台账",
                note + "；其余栏目见电子表格",
                PRINTED,
                new Column("编号", 7),
                new Column("整改事项", 32),
                new Column("方面", 18),
                new Column("牵头单位", 14),
                new Column("配合单位", 14),
                new Column("责任领导", 9),
                new Column("整改类型", 9),
                new Column("整改期限", 15),
                new Column("期限情况", 11),
                new Column("进度（%）", 7),
                new Column("状态", 10),
                new Column("销号日", 15),
                new Column("重大事项", 6),
                new Column("涉及资金", 6),
                new Column("原定期限", 15),
                new Column("延期次数", 6),
                new Column("等待的单位", 14),
                new Column("等待的外部条件", 20),
                new Column("再次询问日", 15),
                new Column("最近报告日", 15),
                new Column("整改措施", 50),
                new Column("整改成效", 40),
                new Column("最近一次报告", 40),
                new Column("督办级别", 10),
                new Column("停滞期数", 6),
                new Column("停滞起始日", 15));
    }

    /** Adds a line. */
    public void add(Line line) {
        sheet.add(
                line.number(),
                line.title(),
                line.area(),
                line.unit(),
                line.assisting(),
                line.leader(),
                line.kind() == null ? null : line.kind().word(),
                line.deadline(),
                line.standing(today).word(),
                line.progress(),
                line.state().word(),
                line.closedAt() == null ? null : line.closedAt().toLocalDate(),
                line.major() ? "是" : "否",
                line.involvesMoney() ? "是" : "否",
                line.originalDeadline(),
                line.extensions(),
                line.waitingWho(),
                line.waitingFor(),
                line.askAgainOn(),
                line.lastReport() == null ? null : line.lastReport().toLocalDate(),
                line.measures(),
                line.result(),
                line.report(),
                line.stepWord(),
                line.isStalled() ? line.fortnights() : null,
                line.isStalled() ? line.stalledSince().toLocalDate() : null);
    }

    /** The sheet with its lines. */
    public Sheet sheet() {
        return sheet;
    }
}
