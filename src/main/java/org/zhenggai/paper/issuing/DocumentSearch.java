package org.zhenggai.paper.issuing;

import java.time.LocalDateTime;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.zhenggai.access.cases.Scope;
import org.zhenggai.kernel.search.Hits;
import org.zhenggai.kernel.search.Wanted;
import org.zhenggai.paper.issuing.DocumentTable.Row;
import org.zhenggai.people.Viewer;

/** Documents that were made, by the words of their names, as far as somebody may take them. */
@Service
@RequiredArgsConstructor
public class DocumentSearch {

    /** Of more than these newest ones nobody is told; whether he may take one is asked for each subject by itself. */
    private static final int LOOKED_AT = 40;

    private static final String NAMED = DocumentTable.ROW + """
             where d.state = 'MADE' and exists (select 1 from item i
                where i.round = d.round and (d.item is null or i.id = d.item) and %s) %s
            order by d.id desc limit :most
            """;

    private final JdbcClient jdbc;
    private final Issuing issuing;

    /** A document. */
    public record Found(long id, String name, LocalDateTime madeAt) {}

    public Hits<Found> find(Wanted wanted, Viewer viewer, Hits.Window window) {
        List<Row> found = issuing.takeable(viewer, named(wanted, Scope.of(viewer)));
        return new Hits<>(
                found.stream()
                        .skip(window.from())
                        .limit(window.size())
                        .map(row -> new Found(row.id(), row.name(), row.madeAt()))
                        .toList(),
                found.size());
    }

    private List<Row> named(Wanted wanted, Scope scope) {
        return jdbc.sql(NAMED.formatted(Scope.CONDITION, wanted.condition("d.words")))
                .params(scope.parameters())
                .params(wanted.patterns())
                .param("most", LOOKED_AT)
                .query(Row.class)
                .list();
    }
}
