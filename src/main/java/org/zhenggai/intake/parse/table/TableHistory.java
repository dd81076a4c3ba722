package org.zhenggai.intake.parse.table;

import java.util.regex.Pattern;
import org.zhenggai.intake.parse.preview.History;
import org.zhenggai.intake.parse.source.Passage;
import org.zhenggai.intake.parse.table.head.ColumnRole;

/** What a row says of the past of its item. */
final class TableHistory {

    private static final Pattern ENDED = Pattern.compile("(?!.*(未|没有|尚|部分|基本|计划|待)).*(完成|销号|办结|闭环|整改到位|已整改).*|是|√|✓|✔");

    private TableHistory() {}

    static History in(TableColumns columns, Row row) {
        String status = columns.cell(row, ColumnRole.STATUS);
        String result = columns.passages(row, ColumnRole.RESULT).stream()
                .map(Passage::text)
                .filter(ColumnContent::isStatus)
                .findFirst()
                .orElse("");
        String day = columns.cell(row, ColumnRole.DONE);
        return new History(
                TableCells.isNothing(status) ? result : status,
                TableCells.isNothing(day) ? "" : day,
                columns.money(row, ColumnRole.MONEY),
                columns.money(row, ColumnRole.RECOVERED));
    }

    /** Whether it says that nothing is left to do. */
    static boolean isEnded(History history) {
        return ENDED.matcher(history.status()).matches()
                || (history.status().isEmpty() && !history.doneOn().isEmpty());
    }
}
