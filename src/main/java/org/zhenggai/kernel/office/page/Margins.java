package org.zhenggai.kernel.office.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.zhenggai.kernel.office.page.Paragraphs.Column;

/** Heads and feet of pages, as in Word documents, are no text: page numbers, and what stands at the same place on most pages. */
final class Margins {

    private static final Pattern PAGE_NUMBER = Pattern.compile(
            "[-—–－_·\\s]*\\d{1,4}[-—–－_·\\s]*|第\\s*\\d{1,4}\\s*页\\s*([，,/]?\\s*共\\s*\\d{1,4}\\s*页)?|\\d{1,4}\\s*/\\s*\\d{1,4}");

    private static final float MARGIN = 0.13f;
    private static final float NEAR = 4;
    private static final int LEAST_PAGES = 2;

    private Margins() {}

    /** @param heights of the pages by their number */
    static List<Column> without(List<Column> columns, Map<Integer, Float> heights) {
        Map<String, Integer> pages = new HashMap<>();
        for (Column column : columns) {
            for (TextLine line : column.block().lines()) {
                if (isInMargin(line, heights.get(column.page()))) {
                    pages.merge(key(line, 0), 1, Integer::sum);
                    pages.merge(key(line, 1), 1, Integer::sum);
                }
            }
        }
        int least = Math.max(LEAST_PAGES, heights.size() * 2 / 5);
        List<Column> kept = new ArrayList<>();
        for (Column column : columns) {
            float height = heights.get(column.page());
            List<TextLine> lines = column.block().lines().stream()
                    .filter(line -> !isInMargin(line, height)
                            || !PAGE_NUMBER.matcher(line.text()).matches()
                                    && pages.get(key(line, 0)) < least
                                    && pages.get(key(line, 1)) < least)
                    .toList();
            if (!lines.isEmpty()) {
                kept.add(new Column(
                        column.page(),
                        column.width(),
                        new Columns.Block(column.block().place(), lines)));
            }
        }
        return kept;
    }

    private static boolean isInMargin(TextLine line, float height) {
        return !line.isRow() && (line.y() < height * MARGIN || line.y() > height * (1 - MARGIN));
    }

    /** The words with every number alike, and the place in steps of which two overlap. */
    private static String key(TextLine line, int step) {
        return line.text().replaceAll("[\\d\\s]+", "#") + Math.round(line.y() / NEAR / 2 + step * 0.5f) + " " + step;
    }
}
