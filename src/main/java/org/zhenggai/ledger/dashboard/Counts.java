package org.zhenggai.ledger.dashboard;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.access.cases.Scope;

/**
 * Reads the figures that are kept. Whoever may not see all confidential items of a round gets the kept figures of the others
 * and, counted for him from the rows that pictures keep, those few confidential ones that he may see, as the ledger shows them.
 */
@Service
@Transactional(readOnly = true)
@RequiredArgsConstructor
class Counts {

    private static final String PICTURES =
            "dashboard_picture p join round r on r.id = p.round and p.counted and " + Scope.READS_ROUND;

    private final JdbcClient jdbc;

    /** How many items there are in a bucket of a spread. */
    record Share(String kind, String state, int bucket, long items) {}

    private record Head(long id, long round, int number, LocalDate asOf) {}

    private record Own(long picture, long item) {}

    /** The figures of rounds as a whole in all their pictures, by round and number; withdrawn rounds only where one is asked for. */
    List<Count> rounds(Scope scope, Long round) {
        Map<String, Object> parameters = new HashMap<>(scope.parameters());
        parameters.put("round", round);
        String which = round == null ? "r.state <> 'WITHDRAWN'" : "r.id = :round";
        Map<Long, Count> all = new LinkedHashMap<>();
        heads(which, parameters)
                .forEach(head -> all.put(head.id(), Count.none(head.id(), head.round(), head.number(), head.asOf())));
        jdbc.sql("""
                        select p.id, %s from %s join dashboard_count c on c.picture = p.id
                        where c.part = 'ROUND' and %s and (not c.confidential or %s) group by p.id
                        """.formatted(Figure.sums("c"), PICTURES, which, Scope.WHOLE_ROUND))
                .params(parameters)
                .query(row -> {
                    add(all, row);
                });
        own(scope, which, parameters)
                .ifPresent(source -> jdbc.sql("select f.picture as id, %s from %s group by f.picture"
                                .formatted(Figure.counts(), source.sql()))
                        .params(source.parameters())
                        .query(row -> {
                            add(all, row);
                        }));
        return List.copyOf(all.values());
    }

    private static void add(Map<Long, Count> all, ResultSet row) throws SQLException {
        Map<Figure, BigDecimal> numbers = numbers(row);
        all.computeIfPresent(row.getLong("id"), (id, count) -> count.plus(count.with(Part.ROUND, "", numbers)));
    }

    /**
     * The figures of the parts of these pictures together.
     *
     * @param whole what they are parts of
     */
    List<Count> parts(Part part, Scope scope, Count whole, List<Count> pictures) {
        Map<String, Object> parameters = parameters(scope, pictures);
        List<Count> parts = new ArrayList<>(jdbc.sql("""
                        select c.member, %s from %s join dashboard_count c on c.picture = p.id
                        where c.part = :part and p.id in (:pictures) and (not c.confidential or %s) group by c.member
                        """.formatted(Figure.sums("c"), PICTURES, Scope.WHOLE_ROUND))
                .params(parameters)
                .param("part", part.name())
                .query((row, n) -> whole.with(part, row.getString("member"), numbers(row)))
                .list());
        own(scope, "p.id in (:pictures)", parameters)
                .ifPresent(source -> parts.addAll(jdbc.sql("select %1$s as member, %2$s from %3$s group by %1$s"
                                .formatted(part.member(), Figure.counts(), source.sql()))
                        .params(source.parameters())
                        .query((row, n) -> whole.with(part, row.getString("member"), numbers(row)))
                        .list()));
        return List.copyOf(parts.stream()
                .collect(Collectors.toMap(Count::member, count -> count, Count::plus, LinkedHashMap::new))
                .values());
    }

    /** The spreads of these pictures together. */
    List<Share> spreads(Scope scope, List<Count> pictures) {
        Map<String, Object> parameters = parameters(scope, pictures);
        List<Share> all = new ArrayList<>(jdbc.sql("""
                        select s.kind, s.state, s.bucket, sum(s.items) as items
                        from %s join dashboard_spread s on s.picture = p.id
                        where p.id in (:pictures) and (not s.confidential or %s)
                        group by s.kind, s.state, s.bucket
                        """.formatted(PICTURES, Scope.WHOLE_ROUND))
                .params(parameters)
                .query(Share.class)
                .list());
        own(scope, "p.id in (:pictures)", parameters)
                .ifPresent(source -> all.addAll(jdbc.sql(Spread.all(source.sql()))
                        .params(source.parameters())
                        .query(Share.class)
                        .list()));
        return all.stream()
                .collect(Collectors.groupingBy(
                        share -> new Share(share.kind(), share.state(), share.bucket(), 0),
                        LinkedHashMap::new,
                        Collectors.summingLong(Share::items)))
                .entrySet()
                .stream()
                .map(share -> new Share(
                        share.getKey().kind(),
                        share.getKey().state(),
                        share.getKey().bucket(),
                        share.getValue()))
                .toList();
    }

    /** The rows of those confidential items that he may see although he may not see all of their rounds; empty without any. */
    private Optional<Source> own(Scope scope, String which, Map<String, Object> parameters) {
        if (scope.readsConfidential()) {
            return Optional.empty();
        }
        List<Own> own = jdbc.sql("""
                        select p.id as picture, i.id as item from %s join item i on i.round = r.id
                        where i.confidential and %s and not %s and %s
                        """.formatted(PICTURES, which, Scope.WHOLE_ROUND, Scope.CONDITION))
                .params(parameters)
                .query(Own.class)
                .list();
        return own.isEmpty()
                ? Optional.empty()
                : Optional.of(Source.kept(
                        own.stream().map(Own::picture).distinct().toList(),
                        own.stream().map(Own::item).distinct().toList()));
    }

    private List<Head> heads(String which, Map<String, Object> parameters) {
        return jdbc.sql("select p.id, p.round, p.number, p.as_of from %s where %s order by p.round, p.number"
                        .formatted(PICTURES, which))
                .params(parameters)
                .query(Head.class)
                .list();
    }

    private static Map<Figure, BigDecimal> numbers(ResultSet row) throws SQLException {
        Map<Figure, BigDecimal> numbers = new EnumMap<>(Figure.class);
        for (Figure figure : Figure.values()) {
            numbers.put(figure, row.getBigDecimal(figure.column()));
        }
        return numbers;
    }

    private static Map<String, Object> parameters(Scope scope, List<Count> pictures) {
        Map<String, Object> parameters = new HashMap<>(scope.parameters());
        List<Long> ids = pictures.stream().map(Count::picture).distinct().toList();
        parameters.put("pictures", ids.isEmpty() ? List.of(0L) : ids);
        return parameters;
    }
}
