package org.zhenggai.people;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of absences; both days belong to an absence. */
@Component
class AbsenceTable {

    private static final String ROW =
            "select id, person, substitute, from_day, until_day from absence where ended_at is null";

    private final JdbcClient jdbc;
    private final Clock clock;

    AbsenceTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    record Row(long id, String person, String substitute, LocalDate fromDay, LocalDate untilDay) {}

    /** Of two people only one transaction at a time arranges absences. */
    void lock(String person, String other) {
        jdbc.sql("select username from person where username in (?, ?) order by username for update")
                .params(person, other)
                .query(String.class)
                .list();
    }

    void insert(String person, String substitute, LocalDate from, LocalDate until, String actor) {
        jdbc.sql("insert into absence (person, substitute, from_day, until_day, created_by, created_at)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(person, substitute, from, until, actor, LocalDateTime.now(clock))
                .update();
    }

    Optional<Row> open(long id) {
        return jdbc.sql(ROW + " and id = ? and until_day >= ?")
                .params(id, LocalDate.now(clock))
                .query(Row.class)
                .optional();
    }

    /** Current and future absences in which he is away or the substitute. */
    List<Row> openWith(String username) {
        return jdbc.sql(ROW + " and (person = ? or substitute = ?) and until_day >= ? order by from_day, id")
                .params(username, username, LocalDate.now(clock))
                .query(Row.class)
                .list();
    }

    void end(long id) {
        jdbc.sql("update absence set ended_at = ? where id = ? and ended_at is null")
                .params(LocalDateTime.now(clock), id)
                .update();
    }
}
