package org.zhenggai.ledger.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhenggai.access.cases.Scope;

/** What the dashboard keeps, and the same counted in full, for tests that compare them. */
@TestComponent
public class DashboardProbe {

    private static final List<Figure> COMPARED = List.of(
            Figure.ITEMS,
            Figure.OPEN,
            Figure.CLOSED,
            Figure.CARRIED_OVER,
            Figure.WITHDRAWN,
            Figure.OVERDUE,
            Figure.STALLED,
            Figure.ASKED,
            Figure.REPORTED,
            Figure.SILENT,
            Figure.EXCUSED);

    private final Pictures pictures;
    private final Counts counts;
    private final Rows rows;
    private final JdbcClient jdbc;
    private final Clock clock;

    DashboardProbe(Pictures pictures, Counts counts, Rows rows, JdbcClient jdbc, Clock clock) {
        this.pictures = pictures;
        this.counts = counts;
        this.rows = rows;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Counts what is marked, as the job does. */
    public void refresh() {
        pictures.refresh();
    }

    private List<Count> round(long round, int number, Scope scope) {
        return counts.rounds(scope, round).stream()
                .filter(count -> count.number() == number)
                .toList();
    }

    /** The kept figures of a round, by the words of the comparison. */
    public Map<String, Integer> figures(long round, int number, Scope scope) {
        Map<String, Integer> figures = new LinkedHashMap<>();
        Count count = round(round, number, scope).get(0);
        List<String> words = List.of(
                "items",
                "open",
                "closed",
                "carriedOver",
                "withdrawn",
                "overdue",
                "stalled",
                "asked",
                "reported",
                "silent",
                "excused");
        for (int n = 0; n < words.size(); n++) {
            figures.put(words.get(n), count.of(COMPARED.get(n)).intValue());
        }
        return figures;
    }

    /** Every kept figure of the present picture, of its parts and spreads, against one count of all items. */
    public void compareNow(long round) {
        compare(round(round, 0, Scope.ALL));
    }

    /** The same of all pictures, and the rows behind the figures. */
    public void compareAll(long round) {
        List<Count> all = counts.rounds(Scope.ALL, round);
        compare(all);
        for (Count picture : all) {
            for (Figure figure : COMPARED) {
                assertThat(lines(
                                round,
                                new RowQuery(picture.number(), null, figure, null, null, null, null, null, null)))
                        .as("rows of %s in %d", figure, picture.number())
                        .isEqualTo(picture.of(figure));
            }
        }
    }

    private void compare(List<Count> all) {
        for (Count picture : all) {
            Source source = picture.isNow()
                    ? Source.now(picture.round(), LocalDate.now(clock))
                    : Source.kept(List.of(picture.picture()));
            for (Part part : Part.values()) {
                assertThat(kept(counts.parts(part, Scope.ALL, picture, List.of(picture))))
                        .as("%s of picture %d", part, picture.number())
                        .isEqualTo(counted(source, part));
            }
            assertThat(spreads(picture)).as("spreads of %d", picture.number()).isEqualTo(spreadsOf(source));
        }
    }

    private long lines(long round, RowQuery query) {
        return rows.ofRound(Scope.ALL, round, query, 1).orElseThrow().page().all();
    }

    private static Map<String, String> kept(List<Count> counts) {
        Map<String, String> kept = new TreeMap<>();
        counts.stream()
                .filter(count -> count.value("ITEMS") > 0)
                .forEach(count -> kept.put(count.member(), words(count)));
        return kept;
    }

    private static String words(Count count) {
        StringBuilder words = new StringBuilder();
        for (Figure figure : Figure.values()) {
            words.append(figure.column()).append('=').append(count.of(figure)).append(' ');
        }
        return words.toString();
    }

    private Map<String, String> counted(Source source, Part part) {
        Map<String, String> counted = new TreeMap<>();
        jdbc.sql("select %1$s as member, %2$s from %3$s%4$s"
                        .formatted(
                                part.member(),
                                Figure.counts(),
                                source.sql(),
                                part == Part.ROUND ? "" : " group by " + part.member()))
                .params(source.parameters())
                .query((row, n) -> {
                    StringBuilder words = new StringBuilder();
                    for (Figure figure : Figure.values()) {
                        var value = row.getBigDecimal(figure.column());
                        words.append(figure.column())
                                .append('=')
                                .append(value == null ? null : value.longValue())
                                .append(' ');
                    }
                    if (row.getLong("items") > 0) {
                        counted.put(row.getString("member"), words.toString());
                    }
                    return 0;
                })
                .list();
        return counted;
    }

    private Map<String, Long> spreads(Count picture) {
        Map<String, Long> spreads = new TreeMap<>();
        counts.spreads(Scope.ALL, List.of(picture))
                .forEach(share -> spreads.put(share.kind() + share.state() + share.bucket(), share.items()));
        return spreads;
    }

    private Map<String, Long> spreadsOf(Source source) {
        Map<String, Long> spreads = new TreeMap<>();
        jdbc.sql(Spread.all(source.sql()))
                .params(source.parameters())
                .query((row, n) -> spreads.merge(
                        row.getString("kind") + row.getString("state") + row.getInt("bucket"),
                        row.getLong("items"),
                        Long::sum))
                .list();
        return spreads;
    }
}
