package org.zhenggai.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.zhenggai.kernel.Days;
import org.zhenggai.people.Directory;
import org.zhenggai.people.Directory.Choice;
import org.zhenggai.round.item.Deadline;
import org.zhenggai.round.item.LadderStep;

/** The conditions by which a ledger is narrowed, as people read them, each with the way to the ledger without it. */
final class Chips {

    private final Filter filter;
    private final List<Chip> all = new ArrayList<>();

    /**
     * One condition.
     *
     * @param query of the same ledger without it
     */
    record Chip(String word, String query) {}

    private Chips(Filter filter) {
        this.filter = filter;
    }

    /** The conditions of a filter in the order of its fields; a code that nobody knows stands as it was typed. */
    static List<Chip> of(Filter filter, List<Directory.Unit> units, List<Choice> leaders, List<Ledger.Area> areas) {
        Chips chips = new Chips(filter);
        chips.add("单位：", name(filter.unit(), units, Directory.Unit::code, Directory.Unit::name), "unit", "lead");
        chips.add("", filter.unit() != null && filter.lead() ? "只看牵头" : null, "lead");
        chips.add("责任领导：", name(filter.leader(), leaders, Choice::value, Choice::label), "leader");
        chips.add(
                "方面：",
                name(filter.area(), areas, Ledger.Area::number, area -> area.number() + " " + area.title()),
                "area");
        chips.add("状态：", filter.state() == null ? null : filter.state().word(), "state");
        chips.add("督办：", name(filter.level(), LadderStep.open(), LadderStep::level, LadderStep::word), "level");
        chips.add("本期报告：", filter.report() == null ? null : filter.report().word(), "report");
        chips.add("期限从", Days.words(filter.from(), null), "from");
        chips.add("期限到", Days.words(filter.until(), null), "until");
        chips.add("查找：", filter.words(), "words");
        chips.add("", filter.open() ? "未销号" : null, "open");
        chips.add("", filter.overdue() ? "已逾期" : null, "overdue");
        chips.add("", filter.soon() ? Deadline.SOON_DAYS + "天内到期" : null, "soon");
        chips.add("", filter.stalled() ? "上期停滞" : null, "stalled");
        return List.copyOf(chips.all);
    }

    private void add(String field, String value, String... names) {
        if (value != null) {
            all.add(new Chip(field + value, filter.without(names)));
        }
    }

    private static <T, C> String name(C code, List<T> known, Function<T, C> codeOf, Function<T, String> nameOf) {
        return code == null
                ? null
                : known.stream()
                        .filter(one -> code.equals(codeOf.apply(one)))
                        .findFirst()
                        .map(nameOf)
                        .orElseGet(code::toString);
    }
}
