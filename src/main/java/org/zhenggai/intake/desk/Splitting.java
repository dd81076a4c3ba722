package org.zhenggai.intake.desk;

import java.util.ArrayList;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.zhenggai.intake.desk.Edit.Level;
import org.zhenggai.intake.desk.Tree.Area;
import org.zhenggai.intake.desk.Tree.Finding;
import org.zhenggai.intake.desk.Tree.Item;
import org.zhenggai.intake.parse.preview.History;
import org.zhenggai.intake.parse.source.Passage;
import org.zhenggai.intake.parse.words.Owner;
import org.zhenggai.kernel.Refusal;

/** Splits nodes; texts, measures and results go to the side where they stand. */
@RequiredArgsConstructor
final class Splitting {

    /** Enough of a measure to find it again: its text may leave out a page number further on. */
    private static final int PROBE = 24;

    private final Tree tree;

    /** Cuts a node's text at a place: a finding into two findings or into items, an item into two. */
    String split(Edit edit) {
        String name = TreeEditor.name(tree, edit.node());
        int at = edit.at() == null ? 0 : edit.at();
        boolean isFinding = edit.level() == Level.FINDING;
        if (isFinding && edit.kind() == Edit.Kind.SPLIT) {
            splitFinding(Slot.finding(tree, edit.id()), at);
        } else if (isFinding) {
            divide(Slot.finding(tree, edit.id()), at);
        } else if (edit.level() == Level.ITEM) {
            Slot<Item, Finding> item = Slot.item(tree, edit.id());
            splitItem(item, checked(item.get().passage(), at));
        } else {
            splitArea(edit);
        }
        return "拆开" + name;
    }

    /** From the finding that is given as target on, an area of its own. */
    private void splitArea(Edit edit) {
        Slot<Area, Void> area = Slot.area(tree, edit.id());
        Refusal.unless(edit.target() != null && Edit.level(edit.target()) == Level.FINDING, "请选择从哪个问题起另立方面。");
        Slot<Finding, Area> first = Slot.finding(tree, edit.targetId());
        Refusal.unless(first.owner().get().id() == area.get().id() && first.index() > 0, "只能从本方面第二个及以后的问题起另立方面。");
        List<Finding> rest =
                first.siblings().subList(first.index(), first.siblings().size());
        List<Finding> moved = new ArrayList<>(rest);
        rest.clear();
        String title = edit.text().isEmpty() ? area.get().title() + "（二）" : edit.text();
        area.follow(new Area(tree.freeId(), tree.freeAreaNumber(), title, 0, moved));
    }

    private void splitFinding(Slot<Finding, Area> slot, int at) {
        Finding finding = slot.get();
        int cut = checked(finding.text(), at);
        int id = tree.freeId();
        List<Item> left = new ArrayList<>();
        List<Item> right = new ArrayList<>();
        String head = finding.head();
        int from = head.length();
        for (Item item : finding.items()) {
            int to = from + item.passage().length();
            if (to <= cut) {
                left.add(item);
            } else if (from >= cut) {
                right.add(item);
            } else {
                left.add(before(item, cut - from));
                right.add(after(item, cut - from, ++id));
            }
            from = to;
        }
        String rest = finding.text().substring(cut);
        if (left.isEmpty()) {
            left.add(
                    new Item(++id, "", finding.title(), List.of(), "", List.of(), List.of(), Owner.NONE, History.NONE));
        }
        String ownHead = cut < head.length() ? head.substring(0, cut) : head;
        String nextHead = cut < head.length() ? head.substring(cut) : "";
        String title = Wording.title(rest);
        if (left.size() == 1) {
            left.set(0, left.get(0).titled(finding.title()));
        }
        if (right.size() == 1) {
            right.set(0, right.get(0).titled(title));
        }
        slot.set(new Finding(
                finding.id(),
                finding.number(),
                finding.title(),
                Lines.before(finding.lines(), ownHead),
                ownHead,
                left));
        slot.follow(new Finding(
                id + 1,
                tree.freeNumber(slot.owner().get()),
                title,
                nextHead.isEmpty() ? List.of() : Lines.after(finding.lines(), ownHead),
                nextHead,
                right));
    }

    private void divide(Slot<Finding, Area> slot, int at) {
        Finding finding = slot.get();
        Refusal.unless(!finding.isDivided(), "这个问题已经分成事项；请选中其中一项再拆分。");
        int cut = checked(finding.text(), at) - finding.head().length();
        Refusal.unless(cut > 0, "这里还在问题的标题里；请把光标放到后面的正文中再拆。");
        splitItem(new Slot<>(finding.items(), 0, slot), cut);
    }

    private void splitItem(Slot<Item, Finding> slot, int cut) {
        Item item = slot.get();
        int id = tree.freeId();
        boolean isWhole = slot.siblings().size() == 1;
        Item first = before(item, cut);
        slot.set(isWhole ? first.titled(Wording.title(first.passage())) : first);
        slot.follow(after(item, cut, id));
    }

    private static Item before(Item item, int cut) {
        String left = item.passage().substring(0, cut);
        return new Item(
                item.id(),
                item.label(),
                item.title(),
                Lines.before(item.lines(), left),
                left,
                side(item.measures(), item.passage(), cut, false),
                side(item.results(), item.passage(), cut, false),
                item.owner(),
                item.history());
    }

    private static Item after(Item item, int cut, int id) {
        String left = item.passage().substring(0, cut);
        String right = item.passage().substring(cut);
        return new Item(
                id,
                "",
                Wording.title(right),
                Lines.after(item.lines(), left),
                right,
                side(item.measures(), item.passage(), cut, true),
                side(item.results(), item.passage(), cut, true),
                item.owner(),
                item.history());
    }

    private static List<Passage> side(List<Passage> passages, String text, int cut, boolean isRight) {
        return passages.stream()
                .filter(passage -> {
                    String probe = passage.text()
                            .substring(0, Math.min(PROBE, passage.text().length()));
                    return text.indexOf(probe) >= cut == isRight;
                })
                .toList();
    }

    private static int checked(String text, int at) {
        Refusal.unless(
                at > 0
                        && at < text.length()
                        && !text.substring(0, at).isBlank()
                        && !text.substring(at).isBlank()
                        && !Character.isLowSurrogate(text.charAt(at)),
                "请把光标放到要断开的地方，前后都要有文字。");
        return at;
    }
}
