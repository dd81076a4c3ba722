package org.zhenggai.intake.desk;

import java.util.ArrayList;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.zhenggai.intake.desk.Tree.Area;
import org.zhenggai.intake.desk.Tree.Finding;
import org.zhenggai.intake.desk.Tree.Item;

/** Merges a node into its neighbour; texts, measures and results go along. */
@RequiredArgsConstructor
final class Merging {

    private final Tree tree;

    /** Merges a node into the one before it, whose title stays. */
    String merge(Edit edit) {
        String name = TreeEditor.name(tree, edit.node());
        String into = switch (edit.level()) {
            case AREA -> mergeArea(Slot.area(tree, edit.id()));
            case FINDING -> mergeFinding(Slot.finding(tree, edit.id()));
            case ITEM -> mergeItem(Slot.item(tree, edit.id()));
        };
        return "把" + name + "并入" + TreeEditor.quoted(into);
    }

    private static String mergeArea(Slot<Area, Void> area) {
        Slot<Area, Void> previous = area.previous();
        previous.get().findings().addAll(area.remove().findings());
        return previous.get().title();
    }

    /** Two findings without parts become one without parts; else every part stays one. */
    private static String mergeFinding(Slot<Finding, Area> finding) {
        Slot<Finding, Area> previous = finding.previous();
        Finding first = previous.get();
        Finding second = finding.remove();
        List<Item> items;
        if (!first.isDivided() && !second.isDivided()) {
            Item last = second.items().get(0);
            Item next = last.with(Tree.joined(second.lines(), last.lines()), second.head() + last.passage());
            items = List.of(joined(first.items().get(0), next));
        } else {
            Item lead = second.items().get(0);
            List<Item> moved = new ArrayList<>(second.items());
            moved.set(0, lead.with(Tree.joined(second.lines(), lead.lines()), second.head() + lead.passage()));
            items = Tree.joined(ended(first.items()), moved);
        }
        previous.set(new Finding(
                first.id(), first.number(), first.title(), first.lines(), first.head(), new ArrayList<>(items)));
        return first.title();
    }

    /** The last item left alone is the finding itself and takes its title. */
    private static String mergeItem(Slot<Item, Finding> item) {
        Slot<Item, Finding> previous = item.previous();
        Item second = item.remove();
        Item merged = joined(previous.get(), second);
        boolean isAlone = previous.siblings().size() == 1;
        previous.set(isAlone ? merged.titled(item.owner().get().title()) : merged);
        return previous.get().title();
    }

    private static Item joined(Item first, Item second) {
        return new Item(
                first.id(),
                first.label(),
                first.title(),
                Tree.joined(first.lines(), second.lines()),
                ended(first.passage()) + second.passage(),
                Tree.joined(first.measures(), second.measures()),
                Tree.joined(first.results(), second.results()),
                first.owner().isKnown() ? first.owner() : second.owner(),
                first.history().and(second.history()));
    }

    private static List<Item> ended(List<Item> items) {
        List<Item> all = new ArrayList<>(items);
        Item last = all.remove(all.size() - 1);
        all.add(last.with(last.lines(), ended(last.passage())));
        return all;
    }

    private static String ended(String text) {
        return text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
    }
}
