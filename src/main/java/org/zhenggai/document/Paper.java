package org.zhenggai.document;

import java.util.Map;
import org.zhenggai.access.Scope;

/** What Word documents of some kinds say, read from the tables in a few queries. */
interface Paper {

    /** The kinds with the record that each is made of; see {@link Tags}. */
    Map<DocumentKind, Class<? extends Record>> kinds();

    /**
     * Reads a document.
     *
     * @param scope what its reader may see; matters to kinds that are {@link DocumentKind#isScoped}
     */
    Record read(DocumentKind kind, long subject, Scope scope);
}
