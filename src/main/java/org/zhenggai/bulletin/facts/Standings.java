package org.zhenggai.bulletin.facts;

import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;
import static java.util.Comparator.nullsLast;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.zhenggai.bulletin.BulletinTables.Area;
import org.zhenggai.bulletin.facts.BulletinFacts.Account;
import org.zhenggai.bulletin.facts.BulletinFacts.AreaLine;
import org.zhenggai.bulletin.facts.BulletinFacts.Silence;
import org.zhenggai.bulletin.facts.BulletinFacts.Slow;
import org.zhenggai.bulletin.facts.BulletinFacts.UnitLine;
import org.zhenggai.bulletin.facts.BulletinFacts.Waiting;
import org.zhenggai.round.item.Counted;
import org.zhenggai.round.item.LadderStep;
import org.zhenggai.round.item.Tally;

/** How all items of a round stand at a cut-off, and what a bulletin lists and counts of that. */
record Standings(List<ItemStanding> items) {

    private static final Comparator<ItemStanding> IN_ORDER_OF_UNITS = Comparator.comparing(
                    ItemStanding::unitKind, nullsFirst(naturalOrder()))
            .reversed()
            .thenComparing(ItemStanding::unitCode, nullsLast(naturalOrder()));

    Tally tally() {
        return Tally.of(items.stream().mapToInt(ItemStanding::counted));
    }

    /** Average progress, rounded down: what is not finished is never called 100%. */
    int average() {
        return items.isEmpty()
                ? 0
                : items.stream().mapToInt(ItemStanding::progress).sum() / items.size();
    }

    private int count(Predicate<ItemStanding> is) {
        return (int) items.stream().filter(is).count();
    }

    /** What became of the items since the last bulletin. */
    Account account() {
        return new Account(
                count(ItemStanding::wasOpen),
                count(ItemStanding::isNew),
                items.stream().mapToInt(ItemStanding::newReopenings).sum(),
                items.stream().mapToInt(ItemStanding::newClosings).sum(),
                count(ItemStanding::isNewlyCarriedOver),
                count(ItemStanding::isNewlyWithdrawn),
                count(item -> item.is(Counted.OPEN)));
    }

    private static Map<String, List<ItemStanding>> byUnit(List<ItemStanding> items) {
        return items.stream()
                .sorted(IN_ORDER_OF_UNITS)
                .collect(groupingBy(ItemStanding::shownUnit, LinkedHashMap::new, toList()));
    }

    List<UnitLine> units() {
        return byUnit(items).entrySet().stream()
                .map(unit -> {
                    Standings own = new Standings(unit.getValue());
                    return UnitLine.of(unit.getKey(), own.tally(), own.average());
                })
                .toList();
    }

    List<AreaLine> areas(List<Area> areas) {
        Map<Integer, List<ItemStanding>> byArea = items.stream().collect(groupingBy(ItemStanding::area));
        return areas.stream()
                .map(area -> new AreaLine(
                        area.number(),
                        area.title(),
                        new Standings(byArea.getOrDefault(area.number(), List.of())).tally()))
                .toList();
    }

    /** Those that stall, longest first. */
    List<Slow> slow() {
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

    /** The units that owe reports. */
    List<Silence> silent() {
        Map<String, List<ItemStanding>> asked = byUnit(items.stream()
                .filter(item -> item.is(Counted.REPORTED) || item.is(Counted.SILENT))
                .toList());
        return asked.entrySet().stream()
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

    List<Waiting> waiting() {
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
}
