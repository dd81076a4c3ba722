package org.zhenggai.bulletin.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.zhenggai.bulletin.facts.BulletinFacts.Change;
import org.zhenggai.bulletin.facts.BulletinFacts.Named;
import org.zhenggai.kernel.Days;
import org.zhenggai.round.EventKind;

/** What has changed since the last bulletin, each kind a list with what there is to say of every item. */
final class BulletinChanges {

    private final List<ItemStanding> items;
    private final Map<Long, List<Happening>> happenings;

    /** @param untold in the order in which it happened */
    BulletinChanges(List<ItemStanding> items, List<Happening> untold) {
        this.items = items;
        this.happenings = untold.stream().collect(Collectors.groupingBy(Happening::item));
    }

    /** All kinds in a fixed order, also those of which nothing happened. */
    List<Change> all() {
        List<Change> all = new ArrayList<>();
        all.add(change("新销号", item -> item.newClosings() > 0, item -> times(item.newClosings())));
        all.add(change("重新打开", item -> item.newReopenings() > 0, this::reopened));
        all.add(change("结转", ItemStanding::isNewlyCarriedOver, item -> ""));
        all.add(change("撤销", ItemStanding::isNewlyWithdrawn, item -> ""));
        all.add(change("新通过核验", ItemStanding::isNewlyVerified, item -> ""));
        SentBack.OF_WORK.forEach(step -> all.add(told(step.word(), one -> one.is(step))));
        all.add(told(SentBack.ASSIGNMENT.word(), one -> one.is(SentBack.ASSIGNMENT)));
        all.add(told("重新分派", one -> one.kind() == EventKind.REASSIGNED));
        all.add(change("新逾期", ItemStanding::isNewlyOverdue, item -> "期限" + Days.words(item.deadline())));
        all.add(change("新列入停滞", ItemStanding::isNewlyStalled, ItemStanding::reasons));
        all.add(change("恢复进展", ItemStanding::movesAgain, item -> ""));
        all.add(change("停滞终止", ItemStanding::endedWhileStalled, ItemStanding::endOfStall));
        all.add(change("延期", ItemStanding::isExtended, item -> "延至" + Days.words(item.deadline())));
        all.add(told(SentBack.EXTENSION.word(), one -> one.is(SentBack.EXTENSION)));
        return List.copyOf(all);
    }

    private static String times(int times) {
        return times == 1 ? "" : times + "次";
    }

    private String reopened(ItemStanding item) {
        return words(item, of(item, one -> one.kind() == EventKind.REOPENED).toList());
    }

    private Change change(String word, Predicate<ItemStanding> is, Function<ItemStanding, String> note) {
        return new Change(
                word,
                items.stream()
                        .filter(is)
                        .map(item -> item.named(note.apply(item)))
                        .toList());
    }

    /** Items of which this was not told before, under the unit that had it the first of these times. */
    private Change told(String word, Predicate<Happening> is) {
        return new Change(
                word,
                items.stream()
                        .flatMap(item -> told(item, of(item, is).toList()).stream())
                        .toList());
    }

    private static List<Named> told(ItemStanding item, List<Happening> happened) {
        if (happened.isEmpty()) {
            return List.of();
        }
        String unit = happened.get(0).unit();
        return List.of(new Named(
                item.number(), item.shownTitle(), unit == null ? item.shownUnit() : unit, words(item, happened)));
    }

    private static String words(ItemStanding item, List<Happening> happened) {
        boolean isNobodys =
                item.isHandedBack() && happened.stream().anyMatch(one -> one.kind() == EventKind.HANDED_BACK);
        return happened.stream().map(one -> one.words(item.confidential())).collect(Collectors.joining("；"))
                + (isNobodys ? "，待重新分派" : "");
    }

    private Stream<Happening> of(ItemStanding item, Predicate<Happening> is) {
        return happenings.getOrDefault(item.id(), List.of()).stream().filter(is);
    }
}
