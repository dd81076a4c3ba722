package org.zhenggai.bulletin;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.zhenggai.bulletin.BulletinFacts.Call;
import org.zhenggai.bulletin.BulletinFacts.Change;
import org.zhenggai.bulletin.BulletinFacts.Flagged;
import org.zhenggai.bulletin.BulletinFacts.Named;
import org.zhenggai.bulletin.BulletinFacts.Silence;
import org.zhenggai.bulletin.BulletinFacts.Slow;
import org.zhenggai.bulletin.BulletinFacts.Totals;
import org.zhenggai.bulletin.BulletinFacts.Unfinished;
import org.zhenggai.bulletin.BulletinFacts.UnitLine;
import org.zhenggai.bulletin.BulletinTables.Difficulty;
import org.zhenggai.bulletin.BulletinTables.Head;
import org.zhenggai.bulletin.BulletinTables.Returns;
import org.zhenggai.decision.UnfinishedDecisions;
import org.zhenggai.round.Flags;
import org.zhenggai.round.LadderStep;

/** Makes the facts of a bulletin from the tables: a handful of queries, whatever the number of items. */
@Component
class BulletinCompiler {

    private final BulletinTables tables;
    private final UnfinishedDecisions decisions;
    private final ObjectProvider<Flags> flags;
    private final Clock clock;

    BulletinCompiler(BulletinTables tables, UnfinishedDecisions decisions, ObjectProvider<Flags> flags, Clock clock) {
        this.tables = tables;
        this.decisions = decisions;
        this.flags = flags;
        this.clock = clock;
    }

    /** The facts, and what is kept of them beside the bulletin. */
    record Compiled(BulletinFacts facts, List<ItemStanding> items, List<Long> unfinished, LocalDate today) {}

    Compiled compile(long period) {
        LocalDate today = LocalDate.now(clock);
        Head head = tables.head(period);
        List<ItemStanding> items = tables.items(head, period);
        Map<Long, ItemStanding> byId = items.stream().collect(toMap(ItemStanding::id, Function.identity()));
        List<UnfinishedDecisions.Unfinished> unfinished = decisions.of(head.round());
        BulletinFacts facts = new BulletinFacts(
                head.title(),
                head.number(),
                head.opensAt().toLocalDate().toString(),
                head.cutOff().toLocalDate().toString(),
                totals(head, items, today),
                changes(items, today),
                units(items, today),
                slow(items),
                help(period, byId),
                silent(items),
                unfinished(head.round(), unfinished),
                flagged(period, byId));
        return new Compiled(
                facts,
                items,
                unfinished.stream().map(UnfinishedDecisions.Unfinished::id).toList(),
                today);
    }

    private static Totals totals(Head head, List<ItemStanding> items, LocalDate today) {
        return new Totals(
                items.size(),
                count(items, ItemStanding::isClosed),
                count(items, ItemStanding::isOpen),
                count(items, ItemStanding::reported),
                count(items, ItemStanding::isSilent),
                count(items, item -> item.isOpen() && !item.asked()),
                count(items, ItemStanding::isStalled),
                count(items, item -> item.isOverdue(today)),
                items.stream().mapToInt(ItemStanding::newReturns).sum(),
                count(items, ItemStanding::isNewlyClosed),
                head.openBefore(),
                head.stalledBefore());
    }

    private static List<Change> changes(List<ItemStanding> items, LocalDate today) {
        return List.of(
                change("新销号", items, ItemStanding::isNewlyClosed, item -> ""),
                change("新通过核验", items, ItemStanding::isNewlyVerified, item -> ""),
                change(
                        "被退回",
                        items,
                        item -> item.newReturns() > 0,
                        item -> item.newReturns() == 1 ? "" : item.newReturns() + "次"),
                change("新逾期", items, item -> item.isNewlyOverdue(today), item -> "期限" + item.deadline()),
                change("新列入停滞", items, ItemStanding::isNewlyStalled, ItemStanding::reasons),
                change("恢复进展", items, ItemStanding::movesAgain, item -> ""),
                change("延期", items, ItemStanding::isExtended, item -> "延至" + item.deadline()));
    }

    private static Change change(
            String word, List<ItemStanding> items, Predicate<ItemStanding> is, Function<ItemStanding, String> note) {
        return new Change(
                word,
                items.stream()
                        .filter(is)
                        .map(item -> item.named(note.apply(item)))
                        .toList());
    }

    private static List<UnitLine> units(List<ItemStanding> items, LocalDate today) {
        Map<String, List<ItemStanding>> byUnit = items.stream()
                .filter(item -> item.unitCode() != null)
                .sorted(inOrderOfUnits())
                .collect(groupingBy(ItemStanding::unit, LinkedHashMap::new, toList()));
        List<UnitLine> lines = new ArrayList<>();
        byUnit.forEach((unit, own) -> lines.add(new UnitLine(
                unit,
                own.size(),
                count(own, ItemStanding::isClosed),
                count(own, ItemStanding::isOpen),
                count(own, ItemStanding::reported),
                count(own, ItemStanding::isSilent),
                count(own, ItemStanding::isStalled),
                count(own, item -> item.isOverdue(today)),
                average(own, ItemStanding::progress))));
        return lines;
    }

    private static Comparator<ItemStanding> inOrderOfUnits() {
        return Comparator.comparing(ItemStanding::unitKind).reversed().thenComparing(ItemStanding::unitCode);
    }

    private static List<Slow> slow(List<ItemStanding> items) {
        return items.stream()
                .filter(ItemStanding::isStalled)
                .sorted(Comparator.comparing(ItemStanding::fortnights).reversed())
                .map(item -> new Slow(
                        item.number(),
                        item.shownTitle(),
                        item.unit(),
                        item.reasons(),
                        item.fortnights(),
                        step(item.level())))
                .toList();
    }

    /** The word for a level of the ladder, for everybody to read. */
    static String step(int level) {
        return level == 0 ? "未督办" : LadderStep.shown(level).word();
    }

    private List<Call> help(long period, Map<Long, ItemStanding> items) {
        Map<String, List<Named>> calls = new LinkedHashMap<>();
        for (Difficulty difficulty : tables.difficulties(period)) {
            ItemStanding item = items.get(difficulty.item());
            calls.computeIfAbsent(difficulty.unit(), unit -> new ArrayList<>())
                    .add(item.named(item.confidential() ? "涉密事项，另行报告" : difficulty.text()));
        }
        return calls.entrySet().stream()
                .map(call -> new Call(call.getKey(), call.getValue()))
                .toList();
    }

    private static List<Silence> silent(List<ItemStanding> items) {
        Map<String, List<ItemStanding>> owing = items.stream()
                .filter(item -> item.reported() || item.isSilent())
                .sorted(inOrderOfUnits())
                .collect(groupingBy(ItemStanding::unit, LinkedHashMap::new, toList()));
        return owing.entrySet().stream()
                .filter(unit -> unit.getValue().stream().anyMatch(ItemStanding::isSilent))
                .map(unit -> new Silence(
                        unit.getKey(),
                        unit.getValue().stream().allMatch(ItemStanding::isSilent),
                        unit.getValue().stream()
                                .filter(ItemStanding::isSilent)
                                .map(item -> item.named(""))
                                .toList()))
                .toList();
    }

    private List<Unfinished> unfinished(long round, List<UnfinishedDecisions.Unfinished> open) {
        Map<Long, Integer> before =
                tables.returns(round).stream().collect(toMap(Returns::decision, Returns::bulletins));
        return open.stream()
                .map(one -> new Unfinished(
                        one.code(),
                        one.number(),
                        one.unit(),
                        one.text(),
                        one.heldOn().toString(),
                        one.dueOn().toString(),
                        one.age(),
                        before.getOrDefault(one.id(), 0) + 1,
                        Math.max(0, one.late()),
                        one.state(),
                        one.answer()))
                .toList();
    }

    private List<Flagged> flagged(long period, Map<Long, ItemStanding> items) {
        return flags.orderedStream()
                .flatMap(source -> source.of(period).stream())
                .filter(flag -> items.containsKey(flag.item()))
                .flatMap(flag -> Stream.of(items.get(flag.item()))
                        .map(item -> new Flagged(
                                item.number(),
                                item.shownTitle(),
                                item.unit(),
                                item.confidential() ? "涉密事项，另行报告" : flag.text())))
                .toList();
    }

    private static int count(List<ItemStanding> items, Predicate<ItemStanding> is) {
        return (int) items.stream().filter(is).count();
    }

    private static int average(List<ItemStanding> items, ToIntFunction<ItemStanding> figure) {
        return (int) Math.round(items.stream().mapToInt(figure).average().orElse(0));
    }
}
