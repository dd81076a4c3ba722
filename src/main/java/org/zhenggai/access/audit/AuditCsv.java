package org.zhenggai.access.audit;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVPrinter;
import org.zhenggai.kernel.Days;
import org.zhenggai.kernel.office.Csv;
import org.zhenggai.kernel.web.Cells;

/** An item's audit as CSV that Excel opens with the right characters and without running anything. */
final class AuditCsv {

    private AuditCsv() {}

    static void write(List<AuditLine> lines, Writer out) throws IOException {
        CSVPrinter csv = Csv.begin(out, "时间", "办理人", "代谁办理", "办理内容", "变化", "说明");
        for (AuditLine line : lines) {
            csv.printRecord(
                    Days.isoToTheSecond(line.at()),
                    Cells.text(line.who()),
                    Cells.text(line.actsFor()),
                    line.what(),
                    Cells.text(line.changes().stream()
                            .map(AuditLine.Step::toString)
                            .collect(Collectors.joining("；"))),
                    Cells.text(line.text()));
        }
        csv.flush();
    }
}
