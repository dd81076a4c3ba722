package org.zhenggai.shell.search;

/**
 * A line of what was found.
 *
 * @param path where it leads
 * @param about where it belongs, and when
 * @param words the piece of text in which the word stands, or null
 * @param tag a state in its word, or null
 */
public record Found(String path, String title, String about, String words, String tag) {}
