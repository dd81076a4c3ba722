package org.zhenggai.ledger.dashboard;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.zhenggai.access.cases.Scope;
import org.zhenggai.kernel.Days;
import org.zhenggai.ledger.dashboard.Board.Age;
import org.zhenggai.ledger.dashboard.Board.Bucket;
import org.zhenggai.ledger.dashboard.Board.Level;
import org.zhenggai.ledger.dashboard.Board.Line;
import org.zhenggai.ledger.dashboard.Board.Point;
import org.zhenggai.ledger.dashboard.Board.RoundHead;
import org.zhenggai.ledger.dashboard.Counts.Share;
import org.zhenggai.round.Numerals;
import org.zhenggai.round.Round;
import org.zhenggai.round.item.ItemState;
import org.zhenggai.round.item.LadderStep;

/** Puts the pages of the dashboard together, in a handful of questions, however many rounds and items there are. */
@Service
@RequiredArgsConstructor
class Boards {

    /** Points of time that a page over all rounds shows. */
    private static final int POINTS = 12;

    private final Counts counts;
    private final JdbcClient jdbc;

    private record Area(int number, String title) {}

    private record Named(String code, String name) {}

    /** The pictures of a round, the present one first, then the newest period. */
    List<Count> pictures(Scope scope, long round) {
        List<Count> all = new ArrayList<>(counts.rounds(scope, round));
        all.sort(Comparator.comparing((Count count) -> count.isNow() ? 0 : 1).thenComparing(count -> -count.number()));
        return all;
    }

    /** How the round stood in one of these pictures. */
    Board of(Scope scope, Round round, List<Count> all, Count shown) {
        List<Count> past = all.stream()
                .filter(count -> !count.isNow() && (shown.isNow() || count.number() <= shown.number()))
                .sorted(Comparator.comparing(Count::number))
                .toList();
        List<Count> until =
                shown.isNow() ? Stream.concat(past.stream(), Stream.of(shown)).toList() : past;
        Map<String, String> areas = jdbc
                .sql("select number, title from area where round = ? order by number")
                .param(round.id())
                .query(Area.class)
                .list()
                .stream()
                .collect(Collectors.toMap(
                        area -> "" + area.number(),
                        area -> Numerals.area(area.number(), area.title()),
                        (one, other) -> one));
        List<Line> members = counts.parts(Part.AREA, scope, shown, List.of(shown)).stream()
                .sorted(Comparator.comparing(count -> Integer.parseInt(count.member())))
                .map(count -> new Line(areas.getOrDefault(count.member(), count.member()), count, null, null))
                .toList();
        List<Point> points = until.stream()
                .map(count -> new Point(count.isNow() ? "现在" : "第" + count.number() + "期", count.asOf(), count))
                .toList();
        return board(scope, shown, List.of(shown), points, members, Forecast.of(until));
    }

    /** The days on which all rounds can be looked at, the newest first. */
    static List<LocalDate> days(List<Count> all) {
        return all.stream()
                .filter(count -> !count.isNow())
                .map(Count::asOf)
                .distinct()
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    /** All pictures of the rounds that may be read. */
    List<Count> pictures(Scope scope) {
        return counts.rounds(scope, null);
    }

    /** How all rounds stood on that day, or stand now where it is null; empty when there was none. */
    Optional<Board> of(Scope scope, List<Count> all, LocalDate day) {
        Map<Long, List<Count>> byRound =
                all.stream().collect(Collectors.groupingBy(Count::round, TreeMap::new, Collectors.toList()));
        List<Count> shown =
                byRound.values().stream().flatMap(own -> at(own, day).stream()).toList();
        if (shown.isEmpty()) {
            return Optional.empty();
        }
        Map<Long, RoundHead> heads = jdbc
                .sql("select id, short_name, state, concentrated_end from round where id in (:rounds)")
                .param("rounds", byRound.keySet())
                .query(RoundHead.class)
                .list()
                .stream()
                .collect(Collectors.toMap(RoundHead::id, Function.identity()));
        List<Line> members = shown.stream()
                .sorted(Comparator.comparing(Count::round).reversed())
                .map(count -> {
                    RoundHead round = heads.get(count.round());
                    List<Count> until = byRound.get(count.round()).stream()
                            .filter(one ->
                                    one.isNow() ? count.isNow() : !one.asOf().isAfter(count.asOf()))
                            .sorted(Comparator.comparing(one -> one.isNow() ? Integer.MAX_VALUE : one.number()))
                            .toList();
                    return new Line(round.shortName(), count, round, Forecast.of(until));
                })
                .toList();
        List<Point> points = new ArrayList<>();
        for (LocalDate point : points(all, day)) {
            byRound.values().stream()
                    .flatMap(own -> at(own, point).stream())
                    .reduce(Count::plus)
                    .ifPresent(sum -> points.add(new Point(Days.words(point), point, sum.ofAll(point))));
        }
        Count sum = shown.stream().reduce(Count::plus).orElseThrow().ofAll(day);
        if (day == null) {
            points.add(new Point("现在", sum.asOf(), sum));
        }
        return Optional.of(board(scope, sum, shown, points, members, null));
    }

    private static Optional<Count> at(List<Count> own, LocalDate day) {
        return day == null
                ? own.stream().filter(Count::isNow).findFirst()
                : own.stream()
                        .filter(count -> !count.isNow() && !count.asOf().isAfter(day))
                        .max(Comparator.comparing(Count::number));
    }

    /** The last days of months on which something was recorded, up to a day. */
    private static List<LocalDate> points(List<Count> all, LocalDate until) {
        Map<String, LocalDate> months = new TreeMap<>();
        new TreeSet<>(days(all))
                .stream()
                        .filter(day -> until == null || !day.isAfter(until))
                        .forEach(day -> months.put(day.getYear() + "%02d".formatted(day.getMonthValue()), day));
        return months.values().stream()
                .skip(Math.max(0, months.size() - POINTS))
                .toList();
    }

    private Board board(
            Scope scope, Count count, List<Count> shown, List<Point> points, List<Line> members, Forecast forecast) {
        List<Share> shares = counts.spreads(scope, shown);
        return new Board(
                count,
                points,
                members,
                units(counts.parts(Part.UNIT, scope, count, shown)),
                ages(shares),
                buckets(Spread.LATE, null, shares),
                StepTime.of(shares),
                LadderStep.open().stream()
                        .map(step -> new Level(step, items(shares, Spread.LEVEL, null, step.level())))
                        .toList(),
                forecast);
    }

    private List<Line> units(List<Count> units) {
        Map<String, String> names = names();
        return units.stream()
                .filter(unit -> unit.value("ITEMS") > 0)
                .map(unit -> new Line(names.getOrDefault(unit.member(), unit.member()), unit, null, null))
                .sorted(Comparator.comparing(
                                (Line line) -> line.count().percent("IN_TIME", "MUST_CLOSE"),
                                Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(line -> -line.count().value("RETURNED"))
                        .thenComparing(line -> -line.count().value("MISSED"))
                        .thenComparing(Line::name))
                .toList();
    }

    /** The name of a unit by its code, as it is in the figures. */
    String unitName(String code) {
        return names().getOrDefault(code, code);
    }

    private Map<String, String> names() {
        Map<String, String> names = jdbc.sql("select code, name from unit").query(Named.class).list().stream()
                .collect(Collectors.toMap(Named::code, Named::name));
        names.put("", "未定单位");
        names.put(Count.UNKNOWN, "当时单位未记录");
        return names;
    }

    private static List<Age> ages(List<Share> shares) {
        Map<ItemState, List<Bucket>> ages = new EnumMap<>(ItemState.class);
        shares.stream()
                .filter(share -> share.kind().equals(Spread.AGE.name()))
                .map(share -> ItemState.valueOf(share.state()))
                .forEach(state -> ages.computeIfAbsent(state, key -> buckets(Spread.AGE, key.name(), shares)));
        return ages.entrySet().stream()
                .map(age -> new Age(age.getKey(), age.getValue()))
                .toList();
    }

    private static List<Bucket> buckets(Spread spread, String state, List<Share> shares) {
        boolean isKnown = shares.stream()
                .noneMatch(share -> share.kind().equals(spread.name()) && share.bucket() == Spread.UNKNOWN);
        return IntStream.concat(
                        spread.bounds().stream().mapToInt(Integer::intValue),
                        isKnown ? IntStream.empty() : IntStream.of(Spread.UNKNOWN))
                .mapToObj(bound -> new Bucket(spread.words(bound), bound, items(shares, spread, state, bound)))
                .toList();
    }

    private static long items(List<Share> shares, Spread spread, String state, int bucket) {
        return shares.stream()
                .filter(share -> share.kind().equals(spread.name())
                        && share.bucket() == bucket
                        && (state == null || share.state().equals(state)))
                .mapToLong(Share::items)
                .sum();
    }
}
