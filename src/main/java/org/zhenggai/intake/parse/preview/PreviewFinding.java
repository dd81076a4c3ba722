package org.zhenggai.intake.parse.preview;

import java.util.List;

/**
 * A problem (问题) as the source states it.
 *
 * @param number number as printed; 0 when the source prints none
 * @param title the problem without its number and without the frame 针对“…”的问题
 * @param line first line, from 1
 * @param text verbatim text from the number to the end of the finding; it covers the lines {@code line} to
 *     {@code line} plus the number of line feeds in it
 * @param items one item for an undivided finding, else one for each part
 */
public record PreviewFinding(int number, String title, int line, String text, List<PreviewItem> items) {

    public PreviewFinding {
        items = List.copyOf(items);
    }
}
