package org.zhenggai.intake.parse.preview;

/**
 * Something in the source that a person has to look at. The parser reports it and corrects nothing.
 *
 * @param line line of the source, from 1
 * @param code kind of doubt in lower-kebab-case, for programs
 * @param text Chinese sentence for the office: what, where, what to do
 */
public record Doubt(int line, String code, String text) {}
