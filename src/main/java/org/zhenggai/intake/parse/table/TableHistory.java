package org.zhenggai.intake.parse.table;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.zhenggai.intake.parse.preview.History;
import org.zhenggai.intake.parse.source.Passage;
import org.zhenggai.intake.parse.table.head.ColumnRole;

/** What a row says of the past of its item. */
final class TableHistory {

    private static final Pattern ENDED =
            Pattern.compile("(?!.*(未|否|没有|尚|部分|基本|计划|待)).*(完成|销号|办结|闭环|整改到位|已整改).*|是|√|✓|✔");

    private TableHistory() {}

    static History in(TableColumns columns, Row row) {
        String status = Stream.concat(
                        columns.passages(row, ColumnRole.STATUS).stream(),
                        columns.passages(row, ColumnRole.RESULT).stream()
                                .filter(result -> ColumnContent.isStatus(result.text())))
                .map(Passage::text)
                .filter(text -> !TableCells.isNothing(text))
                .distinct()
                .collect(Collectors.joining("；"));
        String day = columns.cell(row, ColumnRole.DONE);
        return new History(
                status,
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
