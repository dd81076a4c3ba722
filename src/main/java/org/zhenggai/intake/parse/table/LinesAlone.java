package org.zhenggai.intake.parse.table;

import java.util.List;
import lombok.RequiredArgsConstructor;
import org.zhenggai.intake.parse.preview.Doubts;

/** Reads lines of one cell over or within tables: an area, a problem of which nothing else is said, or the title of a card. */
@RequiredArgsConstructor
final class LinesAlone {

    private final List<String> lines;
    private final TableRows rows;
    private final TableSections sections;
    private final TableLines looked;
    private final Doubts doubts;

    /**
     * Reads a line; answers whether it is one of these.
     *
     * @param column in which it stands
     * @param isWithin whether a head stands above
     */
    boolean read(String text, int column, int n, boolean isWithin) {
        boolean isRead = (isWithin && rows.isBelowProblems() && isOver(text, n))
                || isArea(text, column, n, isWithin)
                || isProblem(text, column, n, isWithin);
        if (isRead) {
            sections.add(n + 1);
        }
        return isRead || sections.addIfTitleOfCard(n);
    }

    /** Rows that have none of their own problems stand below them, and these below their area. */
    private boolean isOver(String text, int n) {
        if (sections.isProblem(text, n)) {
            rows.beginFinding(text, lines.get(n).stripTrailing(), n + 1);
            return true;
        }
        boolean isArea =
                n + 2 < lines.size() && sections.isProblem(lines.get(n + 1).strip(), n + 1);
        if (isArea) {
            rows.beginArea(text, n + 1);
        }
        return isArea;
    }

    private boolean isAtFront(int column, int n, boolean isWithin) {
        return isWithin && column == 0 && !looked.isLikeHead(n + 1);
    }

    private boolean isArea(String text, int column, int n, boolean isWithin) {
        boolean isGuessed = isAtFront(column, n, isWithin) && !rows.isProblemIn(0) && !rows.hasAreas();
        boolean isNumbered = isWithin || sections.isOver(text, n);
        if (!sections.isArea(text, n, isGuessed, isNumbered)) {
            return false;
        }
        if (!sections.isUsual(text, isNumbered)) {
            doubts.add(n + 1, "guessed-area", "“" + text + "”独占一行，已读作方面；请核对。");
        }
        rows.beginArea(text, n + 1);
        return true;
    }

    private boolean isProblem(String text, int column, int n, boolean isWithin) {
        if (!isAtFront(column, n, isWithin) || !rows.isProblemIn(0) || !sections.isRow(text, n)) {
            return false;
        }
        doubts.add(n + 1, "only-problem", "表格第" + (n + 1) + "行只写了问题，没有别的内容，已读作一个问题；请核对。");
        rows.add(Row.of(List.of(text), lines.get(n).stripTrailing(), n + 1));
        return true;
    }
}
