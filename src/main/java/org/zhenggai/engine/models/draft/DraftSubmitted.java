package org.zhenggai.engine.models.draft;

/**
 * A designer has handed in a draft, which waits for an administrator.
 *
 * @param id of the draft
 * @param name as its author called it
 * @param author his user name
 */
public record DraftSubmitted(long id, String name, String author) {}
