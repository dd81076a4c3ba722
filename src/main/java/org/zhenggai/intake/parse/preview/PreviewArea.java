package org.zhenggai.intake.parse.preview;

import java.util.List;

/**
 * A group of findings (方面).
 *
 * @param number number as printed, 1 or more; 0 when findings stand in the source without an area
 * @param title heading without its number; empty for area 0
 * @param line line of the heading, from 1
 * @param findings findings in the order of the source
 */
public record PreviewArea(int number, String title, int line, List<PreviewFinding> findings) {

    public PreviewArea {
        findings = List.copyOf(findings);
    }
}
