package org.zhenggai.paper;

import java.util.List;
import java.util.function.Function;
import org.zhenggai.bulletin.facts.BulletinFacts.Named;
import org.zhenggai.kernel.Days;
import org.zhenggai.paper.template.Tag;

/**
 * An item in a list of a bulletin that is too long for a sentence.
 *
 * @param kind what the list says of it: what happened to it, or whose it is
 */
record ItemRow(
        @Tag("类别") String kind,
        @Tag("编号") String number,
        @Tag("事项") String title,
        @Tag("单位") String unit,
        @Tag("说明") String note) {

    /** So many items are read in a sentence; more are a table. */
    private static final int MOST_IN_A_SENTENCE = 3;

    static boolean isLong(List<ItemRow> rows) {
        return rows.size() > MOST_IN_A_SENTENCE;
    }

    /** The items of all groups, one below the other. */
    static <T> List<ItemRow> of(List<T> groups, Function<T, String> kind, Function<T, List<Named>> items) {
        return groups.stream()
                .flatMap(group -> items.apply(group).stream()
                        .map(item -> new ItemRow(
                                kind.apply(group),
                                item.number(),
                                item.title(),
                                item.unit(),
                                Days.inWords(item.note().strip()))))
                .toList();
    }
}
