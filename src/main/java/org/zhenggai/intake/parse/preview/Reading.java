package org.zhenggai.intake.parse.preview;

import java.util.List;

/**
 * One way to read a document.
 *
 * @param name what it takes for the findings, for people
 * @param evidence what speaks for it, in words
 */
public record Reading(String name, List<String> evidence, Preview preview) {

    public Reading {
        evidence = List.copyOf(evidence);
    }
}
