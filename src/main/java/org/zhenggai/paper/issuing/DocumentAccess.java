package org.zhenggai.paper.issuing;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.access.cases.CaseAccess;
import org.zhenggai.paper.DocumentKind;
import org.zhenggai.paper.DocumentKind.Subject;
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

    boolean mayHave(Viewer viewer, Request request) {
        return allowed(viewer, Set.of(request)).contains(request);
    }

    /**
     * Those that he may have. Units get documents of their items, and of a round the sheets of what they see; a round's papers
     * are for those who look at it as a whole, a bulletin that is not out for those who work on it.
     */
    Set<Request> allowed(Viewer viewer, Set<Request> requests) {
        Set<Long> items = access.itemsReadBy(viewer, ids(requests, one -> one.item() != null, Request::item));
        Set<Long> entered =
                access.roundsEnteredBy(viewer, ids(requests, DocumentAccess::isSheetOfRound, Request::round));
        Set<Long> whole = viewer.isAboveUnits()
                ? access.roundsReadBy(viewer, ids(requests, one -> one.item() == null, Request::round))
                : Set.of();
        Set<Long> bulletins = ids(requests, one -> one.kind().subject() == Subject.BULLETIN, Request::subject);
        Set<Long> told = readsDrafts(viewer) ? bulletins : published(bulletins);
        return requests.stream()
                .filter(one -> switch (one.kind().subject()) {
                    case EPISODE, ITEM -> items.contains(one.item());
                    case BULLETIN -> whole.contains(one.round()) && told.contains(one.subject());
                    case ROUND -> (isSheetOfRound(one) ? entered : whole).contains(one.round());
                })
                .collect(Collectors.toSet());
    }

    private static boolean isSheetOfRound(Request request) {
        return request.kind().subject() == Subject.ROUND && request.kind().isSheet();
    }

    private static Set<Long> ids(Set<Request> requests, Predicate<Request> which, Function<Request, Long> id) {
        return requests.stream().filter(which).map(id).collect(Collectors.toSet());
    }

    boolean readsAsAWhole(Viewer viewer, long round) {
        return viewer.isAboveUnits() && access.readsRound(viewer, round);
    }

    private static boolean readsDrafts(Viewer viewer) {
        return viewer.isOffice() || viewer.roles().contains(Role.SECRETARY);
    }

    private Set<Long> published(Set<Long> bulletins) {
        return bulletins.isEmpty()
                ? Set.of()
                : jdbc.sql("select id from bulletin where id in (:ids) and state = 'PUBLISHED'")
                        .param("ids", bulletins)
                        .query(Long.class)
                        .set();
    }

    int itemsOf(long round) {
        return jdbc.sql("select count(*) from item where round = ?")
                .param(round)
                .query(Integer.class)
                .single();
    }
}
