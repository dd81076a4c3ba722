package org.zhenggai.evidence.store;

/**
 * What a file holds, as the table knows it.
 *
 * @param size bytes
 * @param store name of the {@link ContentStore} that keeps it
 */
public record StoredContent(long id, String sha256, long size, String contentType, String store) {}
