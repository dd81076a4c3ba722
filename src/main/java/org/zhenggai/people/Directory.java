package org.zhenggai.people;

import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.round.Refusal;

/** Units and people, kept in our tables and mirrored into the engine's users and groups, in this direction only. */
@Service
@Transactional
public class Directory {

    private final JdbcClient jdbc;
    private final IdentityProcess identities;
    private final Memberships memberships;
    private final Credentials credentials;

    Directory(JdbcClient jdbc, IdentityProcess identities, Memberships memberships, Credentials credentials) {
        this.jdbc = jdbc;
        this.identities = identities;
        this.memberships = memberships;
        this.credentials = credentials;
    }

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

    public void addUnit(Unit unit) {
        jdbc.sql("insert into unit (code, name, kind, parent) values (?, ?, ?, ?)")
                .params(unit.code(), unit.name(), unit.kind(), unit.parent())
                .update();
        identities.addGroup(Role.groupOfUnit(unit.code()), unit.name());
        identities.addGroup(Role.groupOfHeads(unit.code()), unit.name() + "负责人");
    }

    /**
     * Adds a person; without a password he can log in by LDAP or OIDC only.
     *
     * @throws Refusal when the role {@code inspected-unit} comes without a unit
     */
    public void addPerson(Person person) {
        checkUnit(person);
        jdbc.sql("insert into person (username, name, post, unit, email) values (?, ?, ?, ?, ?)")
                .params(person.username(), person.name(), person.post(), person.unit(), person.email())
                .update();
        writeRoles(person);
    }

    /** Adds a person who can log in at once with this password. */
    public void addPerson(Person person, String password) {
        addPerson(person);
        credentials.set(person.username(), password, false);
    }

    private static void checkUnit(Person person) {
        Refusal.unless(
                !person.roles().contains(Role.INSPECTED_UNIT) || person.unit() != null,
                "%s是责任单位人员，须注明所在单位。",
                person.name());
    }

    private void writeRoles(Person person) {
        jdbc.sql("delete from person_role where username = ?")
                .param(person.username())
                .update();
        for (Role role : person.roles()) {
            jdbc.sql("insert into person_role (username, role) values (?, ?)")
                    .params(person.username(), role.code())
                    .update();
        }
        if (person.roles().stream().anyMatch(Role::isPersonal)) {
            identities.addGroup(Role.groupOfPerson(person.username()), person.name());
        }
        identities.mirror(person.username(), person.name(), memberships.of(person.username()));
    }

    /** The units that may lead or assist an item, by name. */
    @Transactional(readOnly = true)
    public List<Unit> units() {
        return jdbc.sql(
                        "select code, name, kind, parent from unit where not closed and kind <> 'town' order by kind desc, name")
                .query(Unit.class)
                .list();
    }

    /** A choice for a list: what is stored and what is read. */
    public record Choice(String value, String label) {}

    /** The people who may be responsible leaders. */
    @Transactional(readOnly = true)
    public List<Choice> leaders() {
        return jdbc.sql(
                        "select p.username as \"value\", p.name as label from person p join person_role r on r.username = p.username"
                                + " where r.role = ? and p.active order by p.username")
                .param(Role.LEADING_GROUP.code())
                .query(Choice.class)
                .list();
    }

    /** Whether somebody can administer users yet. */
    @Transactional(readOnly = true)
    public boolean hasAdministrator() {
        return jdbc.sql("select count(*) from person_role where role = ?")
                        .param(Role.CAMUNDA_ADMIN.code())
                        .query(Integer.class)
                        .single()
                > 0;
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
