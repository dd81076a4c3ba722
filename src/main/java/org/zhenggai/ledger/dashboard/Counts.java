package org.zhenggai.ledger.dashboard;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.access.cases.Scope;

/**
 * Reads the figures that are kept. Whoever may not see all confidential items of a round gets the kept figures of the others
 * and, counted for him, those few confidential ones that he may see, as the ledger shows them.
 */
@Service
@Transactional(readOnly = true)
@RequiredArgsConstructor
class Counts {

    private final JdbcClient jdbc;

    /** How many items there are in a bucket of a spread. */
    record Share(String kind, String state, int bucket, long items) {}

    private record Head(long id, long round, int number, LocalDate asOf, LocalDateTime takenAt) {}

    private record Own(long round, long id) {}

    /** The figures of rounds as a whole in all their pictures, by round and number; withdrawn rounds only where one is asked for. */
    List<Count> rounds(Scope scope, Long round) {
        String which = round == null ? "r.state <> 'WITHDRAWN'" : "r.id = :round";
        Map<String, Object> parameters = parameters(scope);
        parameters.put("round", round);
        return read(Part.ROUND, scope, which, parameters);
    }

    /** The figures of the parts of these pictures. */
    List<Count> parts(Part part, Scope scope, List<Count> pictures) {
        Map<String, Object> parameters = parameters(scope);
        parameters.put("pictures", ids(pictures));
        return read(part, scope, "p.id in (:pictures)", parameters);
    }

    private List<Count> read(Part part, Scope scope, String which, Map<String, Object> parameters) {
        List<Head> heads = heads(which, parameters);
        Map<String, Count> all = new LinkedHashMap<>();
        if (part == Part.ROUND) {
            heads.forEach(head -> merge(all, Count.none(count(head), Part.ROUND, "")));
        }
        jdbc.sql("""
                        select p.id as picture, p.round, p.number, p.as_of, c.member, %s
                        from dashboard_picture p join round r on r.id = p.round join dashboard_count c on c.picture = p.id
                        where c.part = :part and %s and %s and (not c.confidential or %s)
                        """.formatted(columns("c"), Scope.READS_ROUND, which, Scope.WHOLE_ROUND))
                .params(parameters)
                .param("part", part.name())
                .query((row, n) -> count(row, part))
                .list()
                .forEach(count -> merge(all, count));
        partly(scope, heads)
                .forEach(source -> jdbc.sql("""
                        select p.id as picture, p.round, p.number, p.as_of, y.* from dashboard_picture p join
                            (select f.picture as own, %1$s as member, %2$s from %3$s group by f.picture%4$s) y on y.own = p.id
                        """.formatted(
                                        part.member(),
                                        Figure.counts(),
                                        source.sql(),
                                        part == Part.ROUND ? "" : ", " + part.member()))
                        .params(source.parameters())
                        .query((row, n) -> count(row, part))
                        .list()
                        .forEach(count -> merge(all, count)));
        return List.copyOf(all.values());
    }

    /** The spreads of these pictures together. */
    List<Share> spreads(Scope scope, List<Count> pictures) {
        Map<String, Object> parameters = parameters(scope);
        parameters.put("pictures", ids(pictures));
        List<Head> heads = heads("p.id in (:pictures)", parameters);
        List<Share> all = new ArrayList<>(jdbc.sql("""
                        select s.kind, s.state, s.bucket, sum(s.items) as items
                        from dashboard_spread s join dashboard_picture p on p.id = s.picture join round r on r.id = p.round
                        where p.id in (:pictures) and %s and (not s.confidential or %s)
                        group by s.kind, s.state, s.bucket
                        """.formatted(Scope.READS_ROUND, Scope.WHOLE_ROUND))
                .params(parameters)
                .query(Share.class)
                .list());
        Map<Long, List<Long>> own = own(scope, heads);
        heads.stream().filter(head -> own.containsKey(head.round())).forEach(head -> {
            Source source = source(head, own.get(head.round()));
            for (Spread spread : Spread.values()) {
                all.addAll(shares(spread.name(), spread.select(source.sql()), source, head));
            }
            all.addAll(shares("STAY", Spread.stays(source.sql()), source, head));
        });
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

    private List<Share> shares(String kind, String select, Source source, Head head) {
        return jdbc.sql("select '%s' as kind, y.state, y.bucket, y.items from (%s) y".formatted(kind, select))
                .params(source.parameters())
                .params(Spread.parameters(head.asOf()))
                .param("until", head.number() == 0 ? Spread.untilNow(head.asOf()) : head.takenAt())
                .query(Share.class)
                .list();
    }

    /** The confidential items that he may see, of each round of which he may not see all. */
    private Map<Long, List<Long>> own(Scope scope, List<Head> heads) {
        if (heads.isEmpty() || scope.readsConfidential()) {
            return Map.of();
        }
        Map<String, Object> parameters = parameters(scope);
        parameters.put("rounds", heads.stream().map(Head::round).distinct().toList());
        return jdbc
                .sql("""
                        select i.round, i.id from item i join round r on r.id = i.round
                        where i.confidential and i.round in (:rounds) and not %s and %s
                        """.formatted(Scope.WHOLE_ROUND, Scope.CONDITION))
                .params(parameters)
                .query(Own.class)
                .list()
                .stream()
                .collect(Collectors.groupingBy(Own::round, Collectors.mapping(Own::id, Collectors.toList())));
    }

    /** Their rows: those of past pictures together, those of each present one. */
    private List<Source> partly(Scope scope, List<Head> heads) {
        Map<Long, List<Long>> own = own(scope, heads);
        List<Head> all =
                heads.stream().filter(head -> own.containsKey(head.round())).toList();
        List<Long> past =
                all.stream().filter(head -> head.number() > 0).map(Head::id).toList();
        return Stream.concat(
                        past.isEmpty()
                                ? Stream.empty()
                                : Stream.of(Source.kept(
                                        past,
                                        own.values().stream()
                                                .flatMap(List::stream)
                                                .toList())),
                        all.stream()
                                .filter(head -> head.number() == 0)
                                .map(head -> source(head, own.get(head.round()))))
                .toList();
    }

    private static Source source(Head head, List<Long> items) {
        return head.number() == 0
                ? Source.now(head.round(), head.asOf(), items).of(head.id())
                : Source.kept(List.of(head.id()), items);
    }

    private List<Head> heads(String which, Map<String, Object> parameters) {
        return jdbc.sql("""
                        select p.id, p.round, p.number, p.as_of, p.taken_at
                        from dashboard_picture p join round r on r.id = p.round where %s and %s order by p.round, p.number
                        """.formatted(Scope.READS_ROUND, which))
                .params(parameters)
                .query(Head.class)
                .list();
    }

    private static Count count(Head head) {
        return new Count(head.id(), head.round(), head.number(), head.asOf(), Part.ROUND, "", Map.of());
    }

    private static Count count(ResultSet row, Part part) throws SQLException {
        Map<Figure, BigDecimal> numbers = new EnumMap<>(Figure.class);
        for (Figure figure : Figure.values()) {
            numbers.put(figure, row.getBigDecimal(figure.column()));
        }
        return new Count(
                row.getLong("picture"),
                row.getLong("round"),
                row.getInt("number"),
                row.getObject("as_of", LocalDate.class),
                part,
                row.getString("member"),
                numbers);
    }

    private static void merge(Map<String, Count> all, Count count) {
        all.merge(count.picture() + "/" + count.member(), count, Count::plus);
    }

    private static String columns(String alias) {
        return Stream.of(Figure.values())
                .map(figure -> alias + "." + figure.column())
                .collect(Collectors.joining(", "));
    }

    private static List<Long> ids(List<Count> pictures) {
        List<Long> ids = pictures.stream().map(Count::picture).distinct().toList();
        return ids.isEmpty() ? List.of(0L) : ids;
    }

    private static Map<String, Object> parameters(Scope scope) {
        return new HashMap<>(scope.parameters());
    }
}
