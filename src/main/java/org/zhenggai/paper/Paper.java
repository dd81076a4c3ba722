package org.zhenggai.paper;

import java.util.Map;
import org.zhenggai.access.cases.Scope;
import org.zhenggai.paper.template.Tags;

/** What Word documents of some kinds say, read from the tables in a few queries. */
public interface Paper {

    /** The kinds with the record that each is made of; see {@link Tags}. */
    Map<DocumentKind, Class<? extends Record>> kinds();

    /**
     * Reads a document.
     *
     * @param scope what its reader may see; matters to kinds that are {@link DocumentKind#isScoped}
     */
    Record read(DocumentKind kind, long subject, Scope scope);
}
