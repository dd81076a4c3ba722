package org.zhenggai.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.log.AccessKind;
import org.zhenggai.kernel.log.AccessLog;
import org.zhenggai.people.Directory.Person;
import org.zhenggai.people.Directory.Unit;
import org.zhenggai.people.DirectoryReader.Entry;
import org.zhenggai.people.account.AccountActs;
import org.zhenggai.people.mirror.Mirror;

/** Many changes of units and people in one transaction, as an import brings them; the mirror follows once. */
@Service
@Transactional
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class DirectoryBatch {

    private final DirectoryTables tables;
    private final DirectoryReader reader;
    private final DirectoryRules rules;
    private final OpenWork work;
    private final Leaving leaving;
    private final Mirror mirror;
    private final AccountActs acts;
    private final AccessLog log;

    /**
     * What changes. Whoever makes one has checked it: codes, names, units, roles and the tree.
     *
     * @param changedUnits as they are afterwards; closed ones are opened again
     * @param changedPeople as they are afterwards; those who had left are taken back
     * @param leavers user names
     */
    public record Changes(
            List<Unit> newUnits,
            List<Unit> changedUnits,
            List<Person> newPeople,
            List<Person> changedPeople,
            List<String> leavers) {}

    /**
     * Why people cannot leave without a handover, in the order given; empty when all can.
     *
     * @return sentences
     */
    @Transactional(readOnly = true)
    public List<String> whyTheyStay(List<Entry> leavers, String actor) {
        var loads = work.all();
        List<String> reasons = new ArrayList<>();
        boolean staysAdministrator = tables.administrators().stream()
                .anyMatch(user -> leavers.stream()
                        .noneMatch(leaver -> leaver.person().username().equals(user)));
        for (Entry leaver : leavers) {
            String who = leaver.person().name() + "（" + leaver.person().username() + "）";
            OpenWork.Load load = loads.get(leaver.person().username());
            if (leaver.person().username().equals(actor)) {
                reasons.add("文件中没有您本人，不能给自己办理离岗。");
            } else if (load != null) {
                reasons.add(who + "仍有" + load.words() + "，请先单独办理离岗移交。");
            } else if (!staysAdministrator && leaver.person().roles().contains(Role.CAMUNDA_ADMIN)) {
                reasons.add(who + "是最后一名管理员，不能离岗。");
            }
        }
        return reasons;
    }

    /**
     * Applies all changes.
     *
     * @param revision the directory's {@link DirectoryReader#revision} that the changes were made for
     * @throws Refusal when the directory has changed since, or somebody cannot leave or change his roles
     */
    public void apply(Changes changes, long revision, String actor) {
        tables.touch(revision);
        boolean isFirst = isFirst(reader.everybody());
        writeUnits(changes, actor);
        // Told when everybody is in, so that those of the same file hear of it.
        List<Runnable> told = new ArrayList<>();
        for (Person person : changes.newPeople()) {
            tables.insert(person);
            log.record(
                    actor,
                    AccessKind.DIRECTORY_CHANGED,
                    person.username(),
                    "导入新增：" + person.name() + "，" + Role.words(person.roles()));
            told.add(() -> acts.added(person, actor));
        }
        for (Person person : changes.changedPeople()) {
            Entry old = reader.known(person.username());
            rules.checkRoles(old.person(), person, actor, isFirst);
            tables.update(person);
            log.record(
                    actor,
                    DirectoryRules.kindOf(old, person),
                    person.username(),
                    "导入修改：" + Change.words(Change.between(old.person(), person)) + (old.active() ? "" : "恢复在岗"));
            told.add(() -> acts.changed(old, person, actor));
        }
        for (String leaver : changes.leavers()) {
            rules.checkLeaver(leaver, actor);
            leaving.leave(leaver, actor);
        }
        told.forEach(Runnable::run);
        mirror.renewAll();
    }

    /** Whether nobody is there yet but the first administrator, who then may have roles of his own by the import. */
    private static boolean isFirst(List<Entry> people) {
        return people.size() == 1;
    }

    /** Parents and names may come in any order, and two units may exchange their names. */
    private void writeUnits(Changes changes, String actor) {
        for (Unit unit : changes.newUnits()) {
            tables.insert(new Unit(unit.code(), "~" + unit.code(), unit.kind(), null));
            log.record(actor, AccessKind.DIRECTORY_CHANGED, unit.name(), "导入新增单位");
        }
        changes.changedUnits().forEach(unit -> tables.freeName(unit.code()));
        changes.newUnits().forEach(tables::update);
        for (Unit unit : changes.changedUnits()) {
            tables.update(unit);
            log.record(actor, AccessKind.DIRECTORY_CHANGED, unit.name(), "导入修改单位");
        }
    }

    /** The directory as it is now. */
    @Transactional(readOnly = true)
    public Snapshot snapshot() {
        List<String> leading = work.all().values().stream()
                .filter(load -> load.items() > 0)
                .map(OpenWork.Load::username)
                .toList();
        return new Snapshot(reader.revision(), reader.tree(), reader.everybody(), Set.copyOf(leading));
    }

    /**
     * Everything that is in the directory, at one revision.
     *
     * @param leading user names of the responsible leaders of open items
     */
    public record Snapshot(long revision, List<DirectoryReader.Node> units, List<Entry> people, Set<String> leading) {

        /** Whether an import is the first one. */
        public boolean isFirst() {
            return DirectoryBatch.isFirst(people);
        }
    }
}
