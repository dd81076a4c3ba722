package org.zhenggai.evidence;

/**
 * What a file holds, as the table knows it.
 *
 * @param size bytes
 * @param store name of the {@link ContentStore} that keeps it
 */
record StoredContent(long id, String sha256, long size, String contentType, String store) {}
