package org.zhenggai.bulletin;

import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;
import static java.util.Comparator.nullsLast;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.zhenggai.bulletin.BulletinFacts.Account;
import org.zhenggai.bulletin.BulletinFacts.AreaLine;
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
import org.zhenggai.round.Counted;
import org.zhenggai.round.Days;
import org.zhenggai.round.Flags;
import org.zhenggai.round.LadderStep;
import org.zhenggai.round.Tally;

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
    record Compiled(BulletinFacts facts, List<ItemStanding> items, List<Long> unfinished, LocalDateTime at) {}

    Compiled compile(long period) {
        LocalDateTime now = LocalDateTime.now(clock);
        Head head = tables.head(period);
        List<ItemStanding> items = tables.items(head, period, now.toLocalDate());
        Map<Long, ItemStanding> byId = items.stream().collect(toMap(ItemStanding::id, Function.identity()));
        List<UnfinishedDecisions.Unfinished> unfinished = decisions.of(head.round());
        Account account = account(items);
        BulletinFacts facts = new BulletinFacts(
                head.title(),
                head.number(),
                head.opensAt().toLocalDate(),
                head.cutOff().toLocalDate(),
                Totals.of(
                        tally(items),
                        average(items),
                        items.stream().mapToInt(ItemStanding::newReturns).sum(),
                        account.closed(),
                        head.before() == null ? null : account.openBefore(),
                        head.stalledBefore()),
                changes(items),
                units(items),
                slow(items),
                help(period, byId),
                silent(items),
                unfinished(head.round(), unfinished),
                flagged(period, byId),
                head.since().toString(),
                now.toString(),
                account,
                areas(head.round(), items));
        return new Compiled(
                facts,
                items,
                unfinished.stream().map(UnfinishedDecisions.Unfinished::id).toList(),
                now);
    }

    private static Account account(List<ItemStanding> items) {
        return new Account(
                count(items, ItemStanding::wasOpen),
                count(items, ItemStanding::isNew),
                items.stream().mapToInt(ItemStanding::newReopenings).sum(),
                items.stream().mapToInt(ItemStanding::newClosings).sum(),
                count(items, ItemStanding::isNewlyCarriedOver),
                count(items, ItemStanding::isNewlyWithdrawn),
                count(items, item -> item.is(Counted.OPEN)));
    }

    private static Tally tally(List<ItemStanding> items) {
        return Tally.of(items.stream().mapToInt(ItemStanding::counted));
    }

    private static List<Change> changes(List<ItemStanding> items) {
        return List.of(
                change("新销号", items, item -> item.newClosings() > 0, item -> times(item.newClosings())),
                change("重新打开", items, item -> item.newReopenings() > 0, item -> times(item.newReopenings())),
                change("结转", items, ItemStanding::isNewlyCarriedOver, item -> ""),
                change("撤销", items, ItemStanding::isNewlyWithdrawn, item -> ""),
                change("新通过核验", items, ItemStanding::isNewlyVerified, item -> ""),
                change("被退回", items, item -> item.newReturns() > 0, item -> times(item.newReturns())),
                change("新逾期", items, ItemStanding::isNewlyOverdue, item -> "期限" + Days.words(item.deadline())),
                change("新列入停滞", items, ItemStanding::isNewlyStalled, ItemStanding::reasons),
                change("恢复进展", items, ItemStanding::movesAgain, item -> ""),
                change("停滞终止", items, ItemStanding::endedWhileStalled, ItemStanding::stateWord),
                change("延期", items, ItemStanding::isExtended, item -> "延至" + Days.words(item.deadline())));
    }

    private static String times(int times) {
        return times == 1 ? "" : times + "次";
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

    private static List<UnitLine> units(List<ItemStanding> items) {
        Map<String, List<ItemStanding>> byUnit = items.stream()
                .sorted(inOrderOfUnits())
                .collect(groupingBy(ItemStanding::shownUnit, LinkedHashMap::new, toList()));
        return byUnit.entrySet().stream()
                .map(unit -> UnitLine.of(unit.getKey(), tally(unit.getValue()), average(unit.getValue())))
                .toList();
    }

    private List<AreaLine> areas(long round, List<ItemStanding> items) {
        Map<Integer, List<ItemStanding>> byArea = items.stream().collect(groupingBy(ItemStanding::area));
        return tables.areas(round).stream()
                .map(area ->
                        new AreaLine(area.number(), area.title(), tally(byArea.getOrDefault(area.number(), List.of()))))
                .toList();
    }

    private static Comparator<ItemStanding> inOrderOfUnits() {
        return Comparator.comparing(ItemStanding::unitKind, nullsFirst(naturalOrder()))
                .reversed()
                .thenComparing(ItemStanding::unitCode, nullsLast(naturalOrder()));
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
                .filter(item -> item.is(Counted.REPORTED) || item.is(Counted.SILENT))
                .sorted(inOrderOfUnits())
                .collect(groupingBy(ItemStanding::shownUnit, LinkedHashMap::new, toList()));
        return owing.entrySet().stream()
                .filter(unit -> unit.getValue().stream().anyMatch(item -> item.is(Counted.SILENT)))
                .map(unit -> new Silence(
                        unit.getKey(),
                        unit.getValue().stream().allMatch(item -> item.is(Counted.SILENT)),
                        unit.getValue().stream()
                                .filter(item -> item.is(Counted.SILENT))
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
                        one.heldOn(),
                        one.dueOn(),
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

    /** Rounded down: what is not finished is never called 100%. */
    private static int average(List<ItemStanding> items) {
        return items.isEmpty()
                ? 0
                : items.stream().mapToInt(ItemStanding::progress).sum() / items.size();
    }

    private static int count(List<ItemStanding> items, Predicate<ItemStanding> is) {
        return (int) items.stream().filter(is).count();
    }
}
