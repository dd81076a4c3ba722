package org.zhenggai.people;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.log.AccessKind;
import org.zhenggai.people.Directory.Person;
import org.zhenggai.people.Directory.Unit;
import org.zhenggai.people.DirectoryReader.Entry;
import org.zhenggai.people.DirectoryReader.Node;

/** Checks changes of the directory; each check refuses with its own sentence. */
@Component
@RequiredArgsConstructor
class DirectoryRules {

    private final DirectoryTables tables;
    private final DirectoryReader reader;
    private final OpenWork work;

    void checkNew(Unit unit) {
        Refusal.unless(Ids.isUnitCode(unit.code()), "单位编码“%s”%s", unit.code(), Ids.UNIT_CODE);
        Refusal.unless(
                reader.tree().stream().noneMatch(node -> node.unit().code().equals(unit.code())),
                "已有编码为“%s”的单位，请换一个编码。",
                unit.code());
        checkPlace(unit);
    }

    /** Name, kind and the unit above it; a unit is never below itself. */
    void checkPlace(Unit unit) {
        List<Node> tree = reader.tree();
        Refusal.unless(!unit.name().isBlank(), "请填写单位名称。");
        Refusal.unless(UnitKinds.words().containsKey(unit.kind()), "单位类别“%s”不对，请选择镇、部门或社区。", unit.kind());
        Refusal.unless(
                tree.stream()
                        .map(Node::unit)
                        .noneMatch(other -> other.name().equals(unit.name())
                                && !other.code().equals(unit.code())),
                "已有名称为“%s”的单位，请换一个名称。",
                unit.name());
        String above = unit.parent();
        Refusal.unless(
                above == null
                        || tree.stream().anyMatch(node -> node.unit().code().equals(above) && !node.closed()),
                "上级单位“%s”不存在或已撤销，请重新选择。",
                above);
        for (String code = above; code != null; code = parent(tree, code)) {
            Refusal.unless(!code.equals(unit.code()), "“%s”不能隶属于自己或自己的下级单位，请重新选择上级单位。", unit.name());
        }
    }

    private static String parent(List<Node> tree, String code) {
        return tree.stream()
                .map(Node::unit)
                .filter(unit -> unit.code().equals(code))
                .map(Unit::parent)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    void checkClosable(Unit unit) {
        int items = work.ledBy(unit.code());
        Refusal.unless(items == 0, "%s仍牵头%d项未销号事项，不能撤销。请先由整改办改派。", unit.name(), items);
        List<String> below = tables.below(unit.code());
        Refusal.unless(
                below.isEmpty(),
                "%s仍有下级单位或在岗人员（%s%s），不能撤销。请先调整。",
                unit.name(),
                String.join("、", below.subList(0, Math.min(3, below.size()))),
                below.size() > 3 ? "等" : "");
    }

    /** A directory service does not tell ZHANG from zhang: whoever is one of them could sign in as the other. */
    void checkUsername(String username) {
        Refusal.unless(Ids.isUsername(username), "用户名“%s”%s", username, Ids.USERNAME);
        String other = tables.otherSpelling(username).orElse("");
        Refusal.unless(other.isEmpty(), "“%s”与已有用户名“%s”只有大小写不同，请换一个用户名。", username, other);
        Refusal.unless(reader.person(username).isEmpty(), "已有用户名为“%s”的人员，请换一个用户名。", username);
    }

    void check(Person person) {
        Refusal.unless(!person.name().isBlank(), "请填写%s的姓名。", person.username());
        Refusal.unless(
                !person.roles().contains(Role.INSPECTED_UNIT) || person.unit() != null,
                "%s是责任单位人员，须注明所在单位。",
                person.name());
        Refusal.unless(
                person.unit() == null
                        || reader.tree().stream()
                                .anyMatch(node -> node.unit().code().equals(person.unit()) && !node.closed()),
                "单位“%s”不存在或已撤销，请重新选择。",
                person.unit());
        Refusal.unless(person.email() == null || Ids.isEmail(person.email()), "邮箱“%s”不是有效地址，请核对。", person.email());
    }

    /**
     * Nobody gives rights to himself, and a responsible leader stays one while his items are open.
     *
     * @param isFirst whether it is the import with which everybody comes
     */
    void checkRoles(Person old, Person now, String actor, boolean isFirst) {
        if (old.roles().equals(now.roles())) {
            return;
        }
        Refusal.unless(isFirst || !old.username().equals(actor), "不能修改自己的角色，请由其他管理员办理。");
        if (lost(old, now, Role.LEADING_GROUP)) {
            int items = work.of(old.username()).items();
            Refusal.unless(items == 0, "%s仍是%d项未销号事项的责任领导，不能取消“领导小组”角色。请先改派或移交。", old.name(), items);
        }
        Refusal.unless(
                !lost(old, now, Role.CAMUNDA_ADMIN) || !tables.administrators().equals(Set.of(old.username())),
                "%s是最后一名管理员，不能取消其“管理员”角色。",
                old.name());
    }

    private static boolean lost(Person old, Person now, Role role) {
        return old.roles().contains(role) && !now.roles().contains(role);
    }

    /** What the log of access calls the change: whether it gives or takes groups. */
    static AccessKind kindOf(Entry old, Person now) {
        boolean isOfRights = !old.active()
                || !old.person().roles().equals(now.roles())
                || !Objects.equals(old.person().unit(), now.unit())
                || !old.person().post().equals(now.post());
        return isOfRights ? AccessKind.RIGHTS_CHANGED : AccessKind.DIRECTORY_CHANGED;
    }

    /** Whoever leaves is there, is not the actor, and not the last administrator. */
    Entry checkLeaver(String username, String actor) {
        Entry leaver = reader.known(username);
        Refusal.unless(leaver.active(), "%s已经离岗。", leaver.person().name());
        Refusal.unless(
                !tables.administrators().equals(Set.of(username)),
                "%s是最后一名管理员，不能离岗。请先指定另一名管理员。",
                leaver.person().name());
        Refusal.unless(!username.equals(actor), "不能给自己办理离岗，请由其他管理员办理。");
        return leaver;
    }

    void checkNothingOpen(String username) {
        OpenWork.Load load = work.of(username);
        Refusal.unless(
                load.isNone(),
                "%s仍有%s，不能直接离岗。请办理离岗移交。",
                reader.person(username).map(entry -> entry.person().name()).orElse(username),
                load.words());
    }
}
