package org.zhenggai.people.admin;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.zhenggai.people.Change;
import org.zhenggai.people.Directory.Person;
import org.zhenggai.people.DirectoryBatch.Snapshot;
import org.zhenggai.people.DirectoryReader.Entry;
import org.zhenggai.people.Ids;
import org.zhenggai.people.Posts;
import org.zhenggai.people.Role;
import org.zhenggai.people.admin.DirectoryFile.Fault;
import org.zhenggai.people.admin.DirectoryFile.Line;

/** Compares the people of a file with those of the directory. */
final class PeoplePlanner extends Planner<Person> {

    private static final int LONGEST_POST = 20;
    private static final int LONGEST_EMAIL = 200;

    private static final Map<String, String> POSTS = Map.of(
            "负责人", Posts.HEAD, "单位负责人", Posts.HEAD, "主要负责人", Posts.HEAD, "经办人", Posts.HANDLER, "经办", Posts.HANDLER);

    private static final Map<String, Role> ROLES = roles();

    private static final String ALL_ROLES = Role.words(EnumSet.allOf(Role.class));

    final List<String> returning = new ArrayList<>();

    private final UnitPlanner units;
    private final Set<String> leading;
    private final String actor;
    private final boolean isFirst;
    private final Map<String, Entry> present = new HashMap<>();
    private final Map<String, Line> lines = new HashMap<>();

    PeoplePlanner(Snapshot directory, UnitPlanner units, List<Line> file, String actor, List<Fault> faults) {
        super(faults);
        this.units = units;
        this.leading = directory.leading();
        this.actor = actor;
        this.isFirst = directory.isFirst();
        directory.people().forEach(entry -> present.put(key(entry.person().username()), entry));
        file.forEach(this::read);
    }

    private static Map<String, Role> roles() {
        Map<String, Role> roles = new HashMap<>();
        for (Role role : Role.values()) {
            roles.put(role.code(), role);
            roles.put(role.word(), role);
        }
        roles.putAll(Map.of(
                "责任单位人员", Role.INSPECTED_UNIT,
                "整改办公室", Role.RECTIFICATION_OFFICE,
                "班子成员", Role.LEADING_GROUP,
                "责任领导", Role.LEADING_GROUP,
                "主要领导", Role.SECRETARY,
                "巡察办", Role.INSPECTION_TEAM,
                "系统管理员", Role.CAMUNDA_ADMIN));
        return roles;
    }

    /** Two accounts must not differ by the size of letters alone. */
    private static String key(String username) {
        return username.toLowerCase(Locale.ROOT);
    }

    /** Active people of the directory who are not in the file. */
    List<Entry> missing() {
        return present.values().stream()
                .filter(Entry::active)
                .filter(entry -> !lines.containsKey(key(entry.person().username())))
                .sorted((one, other) ->
                        one.person().username().compareTo(other.person().username()))
                .toList();
    }

    private void read(Line line) {
        String username = line.value(Column.USERNAME, "");
        if (!Ids.isUsername(username)) {
            fault(line, Column.USERNAME, username.isEmpty() ? "请填写用户名。" : "“" + username + "”" + Ids.USERNAME);
            return;
        }
        Line earlier = lines.putIfAbsent(key(username), line);
        if (earlier != null) {
            fault(line, Column.USERNAME, "“" + username + "”与" + earlier.place() + "重复（不分大小写）。");
            return;
        }
        Entry entry = present.get(key(username));
        if (entry != null && !entry.person().username().equals(username)) {
            fault(
                    line,
                    Column.USERNAME,
                    "“" + username + "”与已有用户名“" + entry.person().username() + "”只有大小写不同。");
            return;
        }
        int before = faults.size();
        Person now = person(line, username, entry == null ? null : entry.person());
        if (entry != null) {
            checkRoles(line, entry.person(), now);
        }
        if (faults.size() == before) {
            compare(entry, now);
        }
    }

    private Person person(Line line, String username, Person old) {
        String name = text(line, Column.NAME, old == null ? "" : old.name(), LONGEST_NAME, true);
        String post = text(line, Column.POST, old == null ? "" : Posts.word(old.post()), LONGEST_POST, true);
        String email = text(line, Column.EMAIL, old == null ? "" : old.email(), LONGEST_EMAIL, false);
        if (!email.isEmpty() && !Ids.isEmail(email)) {
            fault(line, Column.EMAIL, "“" + email + "”不是有效的邮箱地址。");
        }
        Set<Role> roles = roles(line, old);
        String unit = unit(line, old);
        // A post whose word is unknown stays as it is in the directory.
        String code = old != null && post.equals(Posts.word(old.post())) ? old.post() : POSTS.getOrDefault(post, post);
        if (roles.contains(Role.INSPECTED_UNIT)) {
            if (unit == null && line.value(Column.UNIT, "").isEmpty()) {
                fault(line, Column.UNIT, "责任单位人员须注明所在单位。");
            }
            if (!post.isEmpty() && !code.equals(Posts.HEAD) && !code.equals(Posts.HANDLER)) {
                fault(line, Column.POST, "“" + post + "”不能用：责任单位人员的职务须为“负责人”或“经办人”。");
            }
        }
        return new Person(username, name, code, unit, email.isEmpty() ? null : email, roles);
    }

    private String text(Line line, Column column, String before, int longest, boolean isRequired) {
        String text = line.value(column, before);
        if (isRequired && text.isEmpty()) {
            fault(line, column, "请填写" + column.word() + "。");
        } else if (text.length() > longest) {
            fault(line, column, "超过" + longest + "字，请改短。");
        }
        return text;
    }

    private String unit(Line line, Person old) {
        String text = line.value(Column.UNIT, old == null ? "" : old.unit());
        String code = text.isEmpty() ? null : units.find(text);
        if (!text.isEmpty() && code == null) {
            fault(line, Column.UNIT, "“" + text + "”不在单位表中，也不在文件中，或已撤销；请核对编码或名称。");
        }
        return code;
    }

    private Set<Role> roles(Line line, Person old) {
        if (old != null && !line.values().containsKey(Column.ROLES)) {
            return old.roles();
        }
        String text = line.value(Column.ROLES, "");
        Set<Role> roles = EnumSet.noneOf(Role.class);
        Stream.of(text.split("[、，,；;/\\s]+")).filter(word -> !word.isEmpty()).forEach(word -> {
            if (ROLES.containsKey(word)) {
                roles.add(ROLES.get(word));
            } else {
                fault(line, Column.ROLES, "“" + word + "”不认识，可填：" + ALL_ROLES + "。");
            }
        });
        if (text.isEmpty()) {
            fault(line, Column.ROLES, "请填写角色，可填：" + ALL_ROLES + "。");
        }
        return roles;
    }

    private void checkRoles(Line line, Person old, Person now) {
        if (!isFirst && old.username().equals(actor) && !old.roles().equals(now.roles())) {
            fault(line, Column.ROLES, "不能修改自己的角色，请由其他管理员办理。");
        }
        if (leading.contains(old.username()) && !now.roles().contains(Role.LEADING_GROUP)) {
            fault(line, Column.ROLES, old.name() + "仍是未销号事项的责任领导，不能取消“领导小组”角色。");
        }
    }

    private void compare(Entry entry, Person now) {
        if (entry == null) {
            added.add(now);
            return;
        }
        List<Change> changes = new ArrayList<>(Change.between(entry.person(), now));
        if (!entry.active()) {
            changes.add(new Change("状态", "已离岗", "在岗"));
            returning.add(now.username());
        }
        keep(now, changes);
    }
}
