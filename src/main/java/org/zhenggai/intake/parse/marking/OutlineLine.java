package org.zhenggai.intake.parse.marking;

/**
 * A line of a document in its outline.
 *
 * @param line line of the text, from 1
 * @param depth how many lines it stands below, 0 for the top
 * @param level name of its shape and level, such as {@code 一、>（一）}; equal for all lines that follow one mark
 * @param own name of this line alone: its words, folded
 * @param shape its number or label as people name the shape: {@code （一）}, {@code 1.}, {@code 短行}, {@code 段落}
 * @param text the line as it stands, at most 200 characters
 */
public record OutlineLine(int line, int depth, String level, String own, String shape, String text) {}
