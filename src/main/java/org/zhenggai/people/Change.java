package org.zhenggai.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.zhenggai.people.Directory.Person;
import org.zhenggai.people.Directory.Unit;

/**
 * One field that a change of the directory gives another value.
 *
 * @param field as people read it
 * @param from empty when there was none
 * @param to empty when there is none any more
 */
public record Change(String field, String from, String to) {

    private static final String NONE = "（无）";

    /** Such as {@code 职务：经办人→负责人}. */
    public String words() {
        return field + "：" + (from.isEmpty() ? NONE : from) + "→" + (to.isEmpty() ? NONE : to);
    }

    static String words(List<Change> changes) {
        return changes.stream().map(Change::words).collect(Collectors.joining("；"));
    }

    /** What differs between two states of a person. */
    public static List<Change> between(Person old, Person now) {
        List<Change> changes = new ArrayList<>();
        add(changes, "姓名", old.name(), now.name());
        add(changes, "职务", Posts.word(old.post()), Posts.word(now.post()));
        add(changes, "单位", old.unit(), now.unit());
        add(changes, "邮箱", old.email(), now.email());
        add(changes, "角色", Role.words(old.roles()), Role.words(now.roles()));
        return changes;
    }

    /** What differs between two states of a unit. */
    public static List<Change> between(Unit old, Unit now) {
        List<Change> changes = new ArrayList<>();
        add(changes, "单位名称", old.name(), now.name());
        add(changes, "类别", UnitKinds.word(old.kind()), UnitKinds.word(now.kind()));
        add(changes, "上级单位", old.parent(), now.parent());
        return changes;
    }

    private static void add(List<Change> changes, String field, String from, String to) {
        if (!Objects.equals(from, to)) {
            changes.add(new Change(field, from == null ? "" : from, to == null ? "" : to));
        }
    }
}
