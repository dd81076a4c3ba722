package org.zhenggai.intake.parse.table.head;

import java.util.List;

/**
 * The head of a column as people see it.
 *
 * @param word empty where the column has none
 * @param role what it was read as; null where nobody knows
 * @param cells the first cells below it
 */
public record ColumnHead(String word, ColumnRole role, List<String> cells) {

    /** What it was read as, in words. */
    public String readAs() {
        return role == null ? "没有认出" : role.word();
    }
}
