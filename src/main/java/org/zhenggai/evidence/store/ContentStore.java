package org.zhenggai.evidence.store;

import java.io.IOException;
import java.io.InputStream;
import org.zhenggai.evidence.Received;

/** A place where the bytes of evidence are kept. */
interface ContentStore {

    /** As the configuration and the table say it. */
    String name();

    /**
     * Keeps a file, in the transaction that makes it known; what is kept in vain, because that transaction fails, is
     * never read and does no harm.
     */
    void keep(StoredContent content, Received file) throws IOException;

    /** Reads what was kept, piece by piece; {@code skip} costs no reading. */
    InputStream open(StoredContent content) throws IOException;
}
