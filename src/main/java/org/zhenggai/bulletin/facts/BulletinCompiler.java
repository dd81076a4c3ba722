package org.zhenggai.bulletin.facts;

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
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.zhenggai.bulletin.BulletinTables;
import org.zhenggai.bulletin.BulletinTables.CameBack;
import org.zhenggai.bulletin.BulletinTables.Difficulty;
import org.zhenggai.bulletin.BulletinTables.Head;
import org.zhenggai.bulletin.decision.EndedDecisions;
import org.zhenggai.bulletin.decision.UnfinishedDecisions;
import org.zhenggai.bulletin.facts.BulletinFacts.Account;
import org.zhenggai.bulletin.facts.BulletinFacts.AreaLine;
import org.zhenggai.bulletin.facts.BulletinFacts.Call;
import org.zhenggai.bulletin.facts.BulletinFacts.Flagged;
import org.zhenggai.bulletin.facts.BulletinFacts.Named;
import org.zhenggai.bulletin.facts.BulletinFacts.Returns;
import org.zhenggai.bulletin.facts.BulletinFacts.Silence;
import org.zhenggai.bulletin.facts.BulletinFacts.Slow;
import org.zhenggai.bulletin.facts.BulletinFacts.Totals;
import org.zhenggai.bulletin.facts.BulletinFacts.UnitLine;
import org.zhenggai.bulletin.facts.BulletinFacts.Waiting;
import org.zhenggai.round.item.Counted;
import org.zhenggai.round.item.Flags;
import org.zhenggai.round.item.LadderStep;
import org.zhenggai.round.item.Tally;

/** Makes the facts of a bulletin from the tables: a handful of queries, whatever the number of items. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class BulletinCompiler {

    private final BulletinTables tables;
    private final BulletinEvents events;
    private final UnfinishedDecisions decisions;
    private final EndedDecisions endings;
    private final ObjectProvider<Flags> flags;
    private final Clock clock;

    /** The facts, and what is kept of them beside the bulletin. */
    public record Compiled(
            BulletinFacts facts,
            List<ItemStanding> items,
            List<Happening> told,
            List<Long> unfinished,
            List<Long> ended,
            LocalDateTime at) {}

    public Compiled compile(long period) {
        LocalDateTime now = LocalDateTime.now(clock);
        Head head = tables.head(period);
        List<ItemStanding> items = tables.items(head, period, now.toLocalDate());
        Map<Long, ItemStanding> byId = items.stream().collect(toMap(ItemStanding::id, Function.identity()));
        List<UnfinishedDecisions.Unfinished> unfinished = decisions.of(head.round());
        Account account = account(items);
        List<Happening> untold = events.untold(head.round());
        Returns returns = returns(untold);
        List<EndedDecisions.Ended> ended = endings.untold(head.round());
        BulletinFacts facts = new BulletinFacts(
                head.title(),
                head.number(),
                head.opensAt().toLocalDate(),
                head.cutOff().toLocalDate(),
                Totals.of(
                        tally(items),
                        average(items),
                        returns.all(),
                        account.closed(),
                        head.before() == null ? null : account.openBefore(),
                        head.stalledBefore()),
                new BulletinChanges(items, untold).all(),
                units(items),
                slow(items),
                help(period, byId),
                silent(items),
                unfinished(head.round(), unfinished),
                flagged(period, byId),
                head.since().toString(),
                now.toString(),
                account,
                areas(head.round(), items),
                returns,
                waiting(items),
                ended.stream().map(EndedDecision::of).toList());
        return new Compiled(
                facts,
                items,
                untold,
                unfinished.stream().map(UnfinishedDecisions.Unfinished::id).toList(),
                ended.stream().map(EndedDecisions.Ended::id).toList(),
                now);
    }

    private static Returns returns(List<Happening> untold) {
        return new Returns(
                count(untold, SentBack.MEASURES),
                count(untold, SentBack.VERIFICATION),
                count(untold, SentBack.SIGN_OFF),
                count(untold, SentBack.OTHER_STEP));
    }

    private static int count(List<Happening> untold, SentBack step) {
        return (int) untold.stream().filter(one -> one.is(step)).count();
    }

    private static List<Waiting> waiting(List<ItemStanding> items) {
        return items.stream()
                .filter(item -> item.is(Counted.WAITING))
                .map(item -> new Waiting(
                        item.number(),
                        item.shownTitle(),
                        item.shownUnit(),
                        item.confidential() ? null : item.waitingWho(),
                        item.confidential() ? null : item.waitingFor(),
                        item.askAgainOn()))
                .toList();
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
                    .add(item.named(item.confidential() ? "涉密事项，另行报告" : Requests.told(difficulty)));
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

    private List<UnfinishedDecision> unfinished(long round, List<UnfinishedDecisions.Unfinished> open) {
        Map<Long, Integer> before =
                tables.cameBack(round).stream().collect(toMap(CameBack::decision, CameBack::bulletins));
        return open.stream()
                .map(one -> UnfinishedDecision.of(one, before.getOrDefault(one.id(), 0)))
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
