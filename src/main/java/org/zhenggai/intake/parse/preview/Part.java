package org.zhenggai.intake.parse.preview;

/**
 * Lines of a document that are no area, finding, measure or result.
 *
 * @param name what they are, for people
 * @param from first line, from 1
 * @param to last line
 */
public record Part(String name, int from, int to) {}
