package org.zhenggai.intake.desk;

import java.util.List;
import java.util.stream.IntStream;
import org.zhenggai.intake.desk.Tree.Area;
import org.zhenggai.intake.desk.Tree.Finding;
import org.zhenggai.intake.desk.Tree.Item;
import org.zhenggai.intake.desk.Tree.Node;
import org.zhenggai.kernel.Refusal;

/**
 * The place of a node among its siblings.
 *
 * @param siblings the tree's own list, which can be changed
 * @param owner what the siblings belong to: null for areas
 */
record Slot<T, P>(List<T> siblings, int index, Slot<P, ?> owner) {

    private static final String GONE = "要改的内容已经不在了，可能刚被合并或删除。页面已换成最新内容，请再看一下。";

    /** The place of the node of this name. */
    static Slot<? extends Node, ?> of(Tree tree, String node) {
        return switch (Edit.level(node)) {
            case AREA -> area(tree, Edit.id(node));
            case FINDING -> finding(tree, Edit.id(node));
            case ITEM -> item(tree, Edit.id(node));
        };
    }

    static Slot<Area, Void> area(Tree tree, int id) {
        int at = index(tree.areas(), id);
        Refusal.unless(at >= 0, GONE);
        return new Slot<>(tree.areas(), at, null);
    }

    static Slot<Finding, Area> finding(Tree tree, int id) {
        for (int i = 0; i < tree.areas().size(); i++) {
            List<Finding> findings = tree.areas().get(i).findings();
            int at = index(findings, id);
            if (at >= 0) {
                return new Slot<>(findings, at, new Slot<>(tree.areas(), i, null));
            }
        }
        throw new Refusal(GONE);
    }

    static Slot<Item, Finding> item(Tree tree, int id) {
        for (Area area : tree.areas()) {
            for (Finding finding : area.findings()) {
                int at = index(finding.items(), id);
                if (at >= 0) {
                    return new Slot<>(finding.items(), at, finding(tree, finding.id()));
                }
            }
        }
        throw new Refusal(GONE);
    }

    private static int index(List<? extends Node> nodes, int id) {
        return IntStream.range(0, nodes.size())
                .filter(i -> nodes.get(i).id() == id)
                .findFirst()
                .orElse(-1);
    }

    T get() {
        return siblings.get(index);
    }

    void set(T node) {
        siblings.set(index, node);
    }

    T remove() {
        return siblings.remove(index);
    }

    void follow(T node) {
        siblings.add(index + 1, node);
    }

    /** The sibling before it. */
    Slot<T, P> previous() {
        Refusal.unless(index > 0, "这是第一个，前面没有可以并入的。");
        return new Slot<>(siblings, index - 1, owner);
    }

    /** Exchanges it with its neighbour, {@code by} places further. */
    void shift(int by) {
        int other = index + by;
        Refusal.unless(other >= 0 && other < siblings.size(), by < 0 ? "已经是第一个，不能再上移。" : "已经是最后一个，不能再下移。");
        T node = siblings.set(other, get());
        siblings.set(index, node);
    }
}
