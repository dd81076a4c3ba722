package org.zhenggai.paper.issuing;

import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.access.cases.CaseAccess;
import org.zhenggai.paper.DocumentKind;
import org.zhenggai.people.Role;
import org.zhenggai.people.Viewer;

/** What documents are about, and who may have them; the same question for making one and for taking it. */
@Component
@Transactional(readOnly = true)
@RequiredArgsConstructor
class DocumentAccess {

    private final JdbcClient jdbc;
    private final CaseAccess access;

    /** A document of this kind about this; empty when there is nothing of this id. */
    Optional<Request> request(DocumentKind kind, long subject) {
        String sql = switch (kind.subject()) {
            case ROUND -> "select id as round, null as item from round where id = ?";
            case BULLETIN ->
                "select p.round, null as item from bulletin b join reporting_period p on p.id = b.period"
                        + " where b.id = ?";
            case EPISODE ->
                "select i.round, i.id as item from escalation_episode e join item i on i.id = e.item"
                        + " where e.id = ?";
            case ITEM -> "select round, id as item from item where id = ?";
        };
        return jdbc.sql(sql)
                .param(subject)
                .query((row, n) -> new Request(
                        kind,
                        subject,
                        row.getLong("round"),
                        row.getObject("item") == null ? null : row.getLong("item")))
                .optional();
    }

    /** Whether no documents of the round are made any more. */
    boolean isWithdrawn(long round) {
        return jdbc.sql("select count(*) from round where id = ? and state = 'WITHDRAWN'")
                        .param(round)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /**
     * Units get documents of their items, and of a round the sheets of what they see; a round's papers are for those who
     * look at it as a whole, a bulletin that is not out for those who work on it.
     */
    boolean mayHave(Viewer viewer, Request request) {
        return switch (request.kind().subject()) {
            case EPISODE, ITEM -> access.readsItem(viewer, request.item());
            case BULLETIN ->
                readsAsAWhole(viewer, request.round()) && (isPublished(request.subject()) || readsDrafts(viewer));
            case ROUND ->
                request.kind().isSheet()
                        ? access.entersRound(viewer, request.round())
                        : readsAsAWhole(viewer, request.round());
        };
    }

    boolean readsAsAWhole(Viewer viewer, long round) {
        return viewer.isAboveUnits() && access.readsRound(viewer, round);
    }

    private static boolean readsDrafts(Viewer viewer) {
        return viewer.isOffice() || viewer.roles().contains(Role.SECRETARY);
    }

    private boolean isPublished(long bulletin) {
        return jdbc.sql("select count(*) from bulletin where id = ? and state = 'PUBLISHED'")
                        .param(bulletin)
                        .query(Integer.class)
                        .single()
                == 1;
    }

    int itemsOf(long round) {
        return jdbc.sql("select count(*) from item where round = ?")
                .param(round)
                .query(Integer.class)
                .single();
    }
}
