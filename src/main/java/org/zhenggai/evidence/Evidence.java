package org.zhenggai.evidence;

import java.time.LocalDateTime;

/**
 * A file of an item as its readers see it.
 *
 * @param type the word for its kind
 * @param preview {@code picture} or {@code pdf} when a browser shows it, or empty
 * @param bytes its size
 * @param size its size in words
 * @param sha256 its sum, by which people tell the same file again
 * @param measure position of the measure it proves, from 1; null for the whole item
 * @param period number of the reporting period it came in, or null
 * @param by name of who uploaded it
 * @param withdrawn null while it counts
 * @param mayWithdraw whether the reader may withdraw it now
 * @param whyKept why a reader who otherwise might cannot withdraw it now, or null
 */
record Evidence(
        long id,
        String name,
        String type,
        String preview,
        long bytes,
        String size,
        String sha256,
        Integer measure,
        Integer period,
        String note,
        String by,
        LocalDateTime at,
        Withdrawal withdrawn,
        boolean mayWithdraw,
        String whyKept) {

    /** Who took a file back, when and why; it stays in the list and can still be read. */
    record Withdrawal(String by, LocalDateTime at, String reason) {}
}
