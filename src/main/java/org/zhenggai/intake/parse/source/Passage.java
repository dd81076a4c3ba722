package org.zhenggai.intake.parse.source;

/**
 * A stretch of the source.
 *
 * @param line line on which it begins, from 1
 * @param text verbatim, but for lines that are only a page number, which are left out
 */
public record Passage(int line, String text) {}
