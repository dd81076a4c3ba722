package org.zhenggai.access;

import java.util.ArrayList;
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

    Directory(JdbcClient jdbc, IdentityProcess identities) {
        this.jdbc = jdbc;
        this.identities = identities;
    }

    /** A unit: {@code kind} is {@code department} or {@code community}. */
    public record Unit(String code, String name, String kind) {}

    /** A person; {@code unit} may be null for people above the units. */
    public record Person(String username, String name, String post, String unit, Set<Role> roles) {}

    public void addUnit(Unit unit) {
        jdbc.sql("insert into unit (code, name, kind) values (?, ?, ?)")
                .params(unit.code(), unit.name(), unit.kind())
                .update();
        identities.addGroup(Role.groupOfUnit(unit.code()), unit.name());
    }

    /**
     * Adds a person who can log in at once.
     *
     * @throws Refusal when the role {@code inspected-unit} comes without a unit
     */
    public void addPerson(Person person, String password) {
        Refusal.unless(
                !person.roles().contains(Role.INSPECTED_UNIT) || person.unit() != null,
                "%s是责任单位人员，须注明所在单位。",
                person.name());
        jdbc.sql("insert into person (username, name, post, unit) values (?, ?, ?, ?)")
                .params(person.username(), person.name(), person.post(), person.unit())
                .update();
        List<String> groups =
                new ArrayList<>(person.roles().stream().map(Role::code).toList());
        if (person.roles().contains(Role.INSPECTED_UNIT)) {
            groups.add(Role.groupOfUnit(person.unit()));
        }
        for (Role role : person.roles()) {
            jdbc.sql("insert into person_role (username, role) values (?, ?)")
                    .params(person.username(), role.code())
                    .update();
        }
        identities.addUser(person.username(), person.name(), password, groups);
    }

    /** All units by name. */
    @Transactional(readOnly = true)
    public List<Unit> units() {
        return jdbc.sql("select code, name, kind from unit order by kind desc, name")
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
                                + " where r.role = ? order by p.username")
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
}
