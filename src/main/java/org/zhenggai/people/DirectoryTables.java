package org.zhenggai.people;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.search.Plain;
import org.zhenggai.people.Directory.Person;
import org.zhenggai.people.Directory.Unit;

/** Rows of units and people; who may write them, and what follows, is the business of {@link Directory}. */
@Component
@RequiredArgsConstructor
class DirectoryTables {

    private final JdbcClient jdbc;

    /** Counts one more change; until the transaction ends nobody else changes the directory. */
    void touch() {
        jdbc.sql("update directory_state set revision = revision + 1").update();
    }

    /**
     * The same, for a change that was decided on looking at this revision.
     *
     * @throws Refusal when the directory has changed since
     */
    void touch(long revision) {
        int changed = jdbc.sql("update directory_state set revision = revision + 1 where revision = ?")
                .param(revision)
                .update();
        Refusal.unless(changed == 1, "单位和人员在预览之后有改动，没有导入。请重新打开预览，核对后再确认。");
    }

    void insert(Unit unit) {
        jdbc.sql("insert into unit (code, name, words, kind, parent) values (?, ?, ?, ?, ?)")
                .params(unit.code(), unit.name(), Plain.lines(unit.name()), unit.kind(), unit.parent())
                .update();
    }

    /** Writes a unit and opens it again if it was closed. */
    void update(Unit unit) {
        jdbc.sql("update unit set name = ?, words = ?, kind = ?, parent = ?, closed = false where code = ?")
                .params(unit.name(), Plain.lines(unit.name()), unit.kind(), unit.parent(), unit.code())
                .update();
    }

    /** Frees the name, which is unique, for another unit; {@link #update} gives the unit its new one. */
    void freeName(String unit) {
        jdbc.sql("update unit set name = ? where code = ?")
                .params("~" + unit, unit)
                .update();
    }

    void close(String unit) {
        jdbc.sql("update unit set closed = true where code = ?").param(unit).update();
    }

    void insert(Person person) {
        jdbc.sql("insert into person (username, name, words, post, unit, email) values (?, ?, ?, ?, ?, ?)")
                .params(person.username(), person.name(), words(person), person.post(), person.unit(), person.email())
                .update();
        insertRoles(person);
    }

    /** Writes a person and takes him back if he had left. */
    void update(Person person) {
        jdbc.sql(
                        "update person set name = ?, words = ?, post = ?, unit = ?, email = ?, active = true where username = ?")
                .params(person.name(), words(person), person.post(), person.unit(), person.email(), person.username())
                .update();
        jdbc.sql("delete from person_role where username = ?")
                .param(person.username())
                .update();
        insertRoles(person);
    }

    /** What he is found by. */
    private static String words(Person person) {
        return Plain.lines(person.name(), person.username());
    }

    private void insertRoles(Person person) {
        for (Role role : person.roles()) {
            jdbc.sql("insert into person_role (username, role) values (?, ?)")
                    .params(person.username(), role.code())
                    .update();
        }
    }

    /** He has left: no login, no groups; his name stays for the history. */
    void deactivate(String username) {
        jdbc.sql("update person set active = false where username = ?")
                .param(username)
                .update();
        jdbc.sql("delete from credential where username = ?").param(username).update();
    }

    /** A user name that differs from this one by capitals alone. */
    Optional<String> otherSpelling(String username) {
        return jdbc
                .sql("select username from person where lower(username) = ? and username <> ?")
                .params(username.toLowerCase(Locale.ROOT), username)
                .query(String.class)
                .list()
                .stream()
                .findFirst();
    }

    /** Active administrators. */
    Set<String> administrators() {
        return new TreeSet<>(jdbc.sql("""
                        select r.username from person_role r join person p on p.username = r.username
                        where r.role = :role and p.active
                        """)
                .param("role", Role.CAMUNDA_ADMIN.code())
                .query(String.class)
                .list());
    }

    /** Why a unit cannot be closed besides its items: people and units below it. */
    List<String> below(String unit) {
        return jdbc.sql("""
                        select name from unit where parent = :unit and not closed union all
                        select name from person where unit = :unit and active
                        """).param("unit", unit).query(String.class).list();
    }
}
