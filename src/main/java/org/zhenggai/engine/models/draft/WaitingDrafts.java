package org.zhenggai.engine.models.draft;

import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhenggai.people.Viewer;

/** How many drafts wait for a reader's release. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class WaitingDrafts {

    private final JdbcClient jdbc;

    /** Those that he may release: an administrator's, but for his own. */
    public int of(Viewer viewer) {
        return viewer.isAdministrator()
                ? jdbc.sql("select count(*) from model_draft where state = 'WAITING' and author <> ?")
                        .param(viewer.username())
                        .query(Integer.class)
                        .single()
                : 0;
    }
}
