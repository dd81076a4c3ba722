package org.zhenggai.paper;

import java.io.IOException;
import java.io.OutputStream;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.access.cases.Scope;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.paper.template.Tags;
import org.zhenggai.paper.template.WordTemplates;

/** Makes documents: the same data, on the same day, gives the same bytes. */
@Service
@Transactional(readOnly = true)
public class DocumentWriter {

    private final Map<DocumentKind, Paper> papers = new EnumMap<>(DocumentKind.class);
    private final WordTemplates templates;
    private final Sheets sheets;

    DocumentWriter(List<Paper> papers, WordTemplates templates, Sheets sheets) {
        papers.forEach(paper -> paper.kinds().keySet().forEach(kind -> this.papers.put(kind, paper)));
        this.templates = templates;
        this.sheets = sheets;
    }

    /**
     * Writes a document.
     *
     * @param subject id of what the kind is about, see {@link DocumentKind.Subject}
     * @param scope what its reader may see
     * @throws Refusal when something is missing that it would have to say
     */
    public void write(DocumentKind kind, long subject, Scope scope, Progress progress, OutputStream out)
            throws IOException {
        progress.at(0);
        if (kind.isSheet()) {
            sheets.of(kind, subject, scope, progress).write(kind.word(), out);
        } else {
            Map<String, Object> tags = Tags.of(papers.get(kind).read(kind, subject, scope));
            progress.at(20);
            templates.of(kind).write(tags, kind.word(), out);
            progress.at(90);
        }
        progress.at(100);
    }
}
