package org.zhenggai.round;

/**
 * A line of history was written; told inside the transaction that wrote it.
 *
 * @param id of the line
 * @param item null for a line about the round as a whole
 */
public record Recorded(long id, long round, Long item, String actor, EventKind kind) {}
