package org.zhenggai.people;

import java.util.List;
import java.util.Set;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.kernel.Actor;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.log.AccessKind;
import org.zhenggai.kernel.log.AccessLog;
import org.zhenggai.people.DirectoryReader.Entry;
import org.zhenggai.people.DirectoryReader.Node;
import org.zhenggai.people.account.AccountActs;
import org.zhenggai.people.account.Credentials;
import org.zhenggai.people.mirror.Memberships;
import org.zhenggai.people.mirror.Mirror;

/** Units and people, kept in our tables and mirrored into the engine's users and groups, in this direction only. */
@Service
@Transactional
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Directory {

    private final JdbcClient jdbc;
    private final DirectoryTables tables;
    private final DirectoryReader reader;
    private final DirectoryRules rules;
    private final Leaving leaving;
    private final Mirror mirror;
    private final Memberships memberships;
    private final Credentials credentials;
    private final AccountActs acts;
    private final AccessLog log;

    /**
     * A unit.
     *
     * @param kind {@code town}, {@code department} or {@code community}
     * @param parent code of the unit above, or null for the root of the tree
     */
    public record Unit(String code, String name, String kind, String parent) {}

    /**
     * A person.
     *
     * @param post what he is: {@code head} and {@code handler} for people of units; others are free
     * @param unit null for people above the units
     * @param email where notices go, or null
     */
    public record Person(String username, String name, String post, String unit, String email, Set<Role> roles) {}

    /** Adds a unit as the server itself. */
    public void addUnit(Unit unit) {
        addUnit(unit, Actor.SYSTEM);
    }

    public void addUnit(Unit unit, String actor) {
        tables.touch();
        rules.checkNew(unit);
        tables.insert(unit);
        mirror.renewUnit(unit);
        log.record(actor, AccessKind.DIRECTORY_CHANGED, unit.name(), "新增单位");
    }

    /** Gives a unit another name, kind or place in the tree; opens it again if it was closed. */
    public void changeUnit(Unit unit, String actor) {
        tables.touch();
        Node old = reader.unit(unit.code());
        List<Change> changes = Change.between(old.unit(), unit);
        if (changes.isEmpty() && !old.closed()) {
            return;
        }
        rules.checkPlace(unit);
        tables.update(unit);
        mirror.renewUnit(unit);
        log.record(
                actor, AccessKind.DIRECTORY_CHANGED, unit.name(), Change.words(changes) + (old.closed() ? "恢复" : ""));
    }

    /**
     * Closes a unit that was dissolved; it stays for the history.
     *
     * @throws Refusal while it leads open items, or has people or units below it
     */
    public void closeUnit(String code, String actor) {
        tables.touch();
        Node unit = reader.unit(code);
        rules.checkClosable(unit.unit());
        tables.close(code);
        log.record(actor, AccessKind.DIRECTORY_CHANGED, unit.unit().name(), "撤销单位");
    }

    /**
     * Adds a person as the server itself; without a password he can log in by LDAP or OIDC only.
     *
     * @throws Refusal when the role {@code inspected-unit} comes without a unit
     */
    public void addPerson(Person person) {
        addPerson(person, Actor.SYSTEM, AccessKind.DIRECTORY_CHANGED);
    }

    /** Adds a person as the server itself, who can log in at once with this password. */
    public void addPerson(Person person, String password) {
        addPerson(person);
        credentials.set(person.username(), password, false);
    }

    /** Adds a person; the actor is an administrator. */
    public void addPersonBy(String actor, Person person) {
        rules.checkUsername(person.username());
        addPerson(person, actor, AccessKind.DIRECTORY_CHANGED);
        acts.added(person, actor);
    }

    private void addPerson(Person person, String actor, AccessKind kind) {
        tables.touch();
        rules.check(person);
        tables.insert(person);
        mirror.renew(Set.of(person.username()));
        log.record(actor, kind, person.username(), "新增人员" + person.name() + "，" + Role.words(person.roles()));
    }

    /**
     * Changes name, post, unit, mail address or roles; takes somebody back who had left.
     *
     * @throws Refusal when an administrator changes his own roles, or a responsible leader of open items would be none
     */
    public void changePerson(Person person, String actor) {
        tables.touch();
        Entry old = reader.known(person.username());
        List<Change> changes = Change.between(old.person(), person);
        if (changes.isEmpty() && old.active()) {
            return;
        }
        rules.check(person);
        rules.checkRoles(old.person(), person, actor, false);
        tables.update(person);
        mirror.renew(Set.of(person.username()));
        log.record(
                actor,
                DirectoryRules.kindOf(old, person),
                person.username(),
                Change.words(changes) + (old.active() ? "" : "恢复在岗"));
        acts.changed(old, person, actor);
    }

    /**
     * Somebody leaves who has nothing open: no login, no groups, no absences; his name stays for the history.
     *
     * @throws Refusal while he is responsible leader of open items or has claimed tasks; see {@link Handover}
     */
    public void retire(String username, String actor) {
        tables.touch();
        rules.checkLeaver(username, actor);
        rules.checkNothingOpen(username);
        mirror.renew(leaving.leave(username, actor));
    }

    /** The units that may lead or assist an item, by name. */
    @Transactional(readOnly = true)
    public List<Unit> units() {
        return jdbc.sql(
                        "select code, name, kind, parent from unit where not closed and kind <> 'town' order by kind desc, name")
                .query(Unit.class)
                .list();
    }

    /** All units, each before those below it; see {@link DirectoryReader#tree()}. */
    @Transactional(readOnly = true)
    public List<Node> tree() {
        return reader.tree();
    }

    /** A choice for a list: what is stored and what is read. */
    public record Choice(String value, String label) {}

    /** A person to choose with the name of his unit, which is null for people above the units. */
    public record Located(String username, String name, String unit) {

        public Choice choice() {
            return new Choice(username, unit == null ? name : name + "（" + unit + "）");
        }
    }

    /** The people who may be responsible leaders. */
    @Transactional(readOnly = true)
    public List<Choice> leaders() {
        return jdbc.sql("""
                        select p.username as "value", p.name as label
                        from person p join person_role r on r.username = p.username where r.role = :role and p.active
                        order by p.username
                        """)
                .param("role", Role.LEADING_GROUP.code())
                .query(Choice.class)
                .list();
    }

    /** Whether somebody can administer users yet. */
    @Transactional(readOnly = true)
    public boolean hasAdministrator() {
        return !tables.administrators().isEmpty();
    }

    /** The name behind a user name; the user name itself for somebody who is not in the directory. */
    @Transactional(readOnly = true)
    public String nameOf(String username) {
        return jdbc.sql("select name from person where username = ?")
                .param(username)
                .query(String.class)
                .optional()
                .orElse(username);
    }

    /** The groups of a person now, those of people he substitutes included; see {@link Memberships}. */
    @Transactional(readOnly = true)
    public Set<String> groupsOf(String username) {
        return memberships.of(username);
    }
}
