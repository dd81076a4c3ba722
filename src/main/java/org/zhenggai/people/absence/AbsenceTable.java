package org.zhenggai.people.absence;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhenggai.kernel.rows.NewId;
import org.zhenggai.people.absence.AbsenceArranged.Step;

/** Rows of absences, each change told where it is written; both days belong to an absence. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class AbsenceTable {

    private static final String ROW =
            "select id, person, substitute, from_day, until_day from absence where ended_at is null";

    private static final String EVENT = """
                select a.id as absence, cast(:step as varchar(20)) as step, a.person, p.name as personName,
                    a.substitute, s.name as substituteName, a.from_day as "from", a.until_day as "until",
                    cast(:actor as varchar(64)) as actor, coalesce(b.name, :actor) as actorName
                from absence a join person p on p.username = a.person join person s on s.username = a.substitute
                    left join person b on b.username = :actor
                where a.id = :id
                """;

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    public record Row(long id, String person, String substitute, LocalDate fromDay, LocalDate untilDay) {}

    /** Of two people only one transaction at a time arranges absences. */
    void lock(String person, String other) {
        jdbc.sql("select username from person where username in (?, ?) order by username for update")
                .params(person, other)
                .query(String.class)
                .list();
    }

    void insert(String person, String substitute, LocalDate from, LocalDate until, String actor) {
        long id = NewId.of(jdbc.sql("""
                        insert into absence (person, substitute, from_day, until_day, created_by, created_at)
                        values (:person, :substitute, :fromDay, :untilDay, :createdBy, :createdAt)
                        """)
                .param("person", person)
                .param("substitute", substitute)
                .param("fromDay", from)
                .param("untilDay", until)
                .param("createdBy", actor)
                .param("createdAt", LocalDateTime.now(clock)));
        tell(id, Step.ARRANGED, actor);
    }

    private void tell(long id, Step step, String actor) {
        publisher.publishEvent(jdbc.sql(EVENT)
                .param("step", step.name())
                .param("actor", actor)
                .param("id", id)
                .query(AbsenceArranged.class)
                .single());
    }

    Optional<Row> open(long id) {
        return jdbc.sql(ROW + " and id = ? and until_day >= ?")
                .params(id, LocalDate.now(clock))
                .query(Row.class)
                .optional();
    }

    /** Current and future absences in which he is away or the substitute. */
    public List<Row> openWith(String username) {
        return jdbc.sql(ROW + " and (person = ? or substitute = ?) and until_day >= ? order by from_day, id")
                .params(username, username, LocalDate.now(clock))
                .query(Row.class)
                .list();
    }

    public void end(long id, Step step, String actor) {
        jdbc.sql("update absence set ended_at = ? where id = ? and ended_at is null")
                .params(LocalDateTime.now(clock), id)
                .update();
        tell(id, step, actor);
    }
}
