package org.zhenggai.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.zhenggai.web.Cells;

/** Writes lines of the ledger as CSV that Excel opens with the right characters and without running anything. */
final class LedgerCsv {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final String[] HEAD = {
        "编号", "整改事项", "方面", "牵头单位", "配合单位", "责任领导", "整改类型", "重大事项", "涉及资金", "原定期限", "整改期限", "延期次数", "期限情况", "进度（%）",
        "状态", "等待的单位", "等待的外部条件", "再次询问日", "最近报告日", "销号日", "整改措施", "整改成效", "最近一次报告", "督办级别", "停滞期数", "停滞起始日"
    };

    private final Writer out;
    private final LocalDate today;

    LedgerCsv(Writer out, LocalDate today) {
        this.out = out;
        this.today = today;
    }

    void write(Stream<Line> lines) {
        try {
            out.write(BYTE_ORDER_MARK);
            CSVPrinter csv = CSVFormat.EXCEL.builder().setHeader(HEAD).get().print(out);
            for (Iterator<Line> all = lines.iterator(); all.hasNext(); ) {
                csv.printRecord(cells(all.next()));
            }
            csv.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Object[] cells(Line line) {
        return new Object[] {
            Cells.text(line.number()),
            Cells.text(line.title()),
            Cells.text(line.area()),
            Cells.text(line.unit()),
            Cells.text(line.assisting()),
            Cells.text(line.leader()),
            line.kind() == null ? null : line.kind().word(),
            line.major() ? "是" : "否",
            line.involvesMoney() ? "是" : "否",
            line.originalDeadline(),
            line.deadline(),
            line.extensions(),
            line.standing(today).word(),
            line.progress(),
            line.state().word(),
            Cells.text(line.waitingWho()),
            Cells.text(line.waitingFor()),
            line.askAgainOn(),
            line.lastReport() == null ? null : line.lastReport().toLocalDate(),
            line.closedAt() == null ? null : line.closedAt().toLocalDate(),
            Cells.text(inOneLine(line.measures())),
            Cells.text(inOneLine(line.result())),
            Cells.text(inOneLine(line.report())),
            line.stepWord(),
            line.isStalled() ? line.fortnights() : null,
            line.isStalled() ? line.stalledSince().toLocalDate() : null
        };
    }

    /** Whoever reads the file line by line finds a line an item. */
    private static String inOneLine(String text) {
        return text == null ? null : text.strip().replaceAll("\\s*\\R\\s*", "；");
    }
}
