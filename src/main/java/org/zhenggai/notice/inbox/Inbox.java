package org.zhenggai.notice.inbox;

import java.sql.Types;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.kernel.web.Page;
import org.zhenggai.notice.Draft;
import org.zhenggai.notice.NoticeKind;

/**
 * What each person was told, read and unread. It takes every notice, also of ways that he does not want or that this
 * installation does not have. A notice that asks for a task waits no longer than the task.
 */
@Component
@Transactional
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Inbox {

    private static final String INSERT = """
            insert into notice_inbox (event_key, person, kind, task, number, reason, path, due_at, created_at)
            select cast(:key as varchar), cast(:person as varchar), cast(:kind as varchar), cast(:task as varchar),
                cast(:number as varchar), cast(:reason as varchar), cast(:path as varchar), cast(:due as timestamp),
                cast(:now as timestamp)
            where not exists (select 1 from notice_inbox n where n.event_key = :key and n.person = :person)
            """;

    private static final String ENDED =
            "(n.task is not null and not exists (select 1 from act_ru_task t where t.id_ = n.task))";

    private static final String WAITS = "n.person = :person and n.read_at is null and not " + ENDED;

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;
    private final Clock clock;

    /** That this person is told this. */
    public record Told(Draft draft, String person) {}

    /**
     * A line of the inbox.
     *
     * @param task id of the engine's task it asks for, or null
     * @param readAt null for unread
     * @param ended whether the task that it asks for is done, by whomever
     * @param eventKey names what happened
     */
    public record Line(
            long id,
            NoticeKind kind,
            String task,
            String number,
            String reason,
            String path,
            LocalDateTime dueAt,
            LocalDateTime createdAt,
            LocalDateTime readAt,
            boolean ended,
            String eventKey) {

        /** Whether it still wants to be read. */
        public boolean waits() {
            return readAt == null && !ended;
        }
    }

    /** Puts them in, each once. */
    public void add(Collection<Told> told) {
        LocalDateTime now = LocalDateTime.now(clock);
        batches.batchUpdate(INSERT, told.stream().map(one -> row(one, now)).toArray(SqlParameterSource[]::new));
    }

    private static SqlParameterSource row(Told told, LocalDateTime now) {
        Draft draft = told.draft();
        return new MapSqlParameterSource()
                .addValue("key", draft.key())
                .addValue("person", told.person())
                .addValue("kind", draft.kind().name())
                .addValue("task", draft.task(), Types.VARCHAR)
                .addValue("number", draft.number())
                .addValue("reason", draft.reason())
                .addValue("path", draft.path())
                .addValue("due", draft.due(), Types.TIMESTAMP)
                .addValue("now", now);
    }

    /** How many wait to be read. */
    @Transactional(readOnly = true)
    public long unread(String person) {
        return count(person, WAITS);
    }

    /** The newest first, all of them or only those that wait to be read. */
    @Transactional(readOnly = true)
    Page<Line> page(String person, boolean onlyUnread, int number) {
        String wanted = onlyUnread ? WAITS : "n.person = :person";
        return Page.of(
                count(person, wanted),
                number,
                from -> jdbc.sql("""
                        select n.id, n.kind, n.task, n.number, n.reason, n.path, n.due_at, n.created_at, n.read_at,
                            %s as ended, n.event_key
                        from notice_inbox n where %s order by n.id desc limit :size offset :from
                        """.formatted(ENDED, wanted))
                        .param("person", person)
                        .param("size", Page.SIZE)
                        .param("from", from)
                        .query(Line.class)
                        .list());
    }

    private long count(String person, String wanted) {
        return jdbc.sql("select count(*) from notice_inbox n where " + wanted)
                .param("person", person)
                .query(Long.class)
                .single();
    }

    /** Marks it as read and tells where it leads; nothing where it is not his. */
    Optional<String> open(String person, long id) {
        jdbc.sql("update notice_inbox set read_at = :now where id = :id and person = :person and read_at is null")
                .param("now", LocalDateTime.now(clock))
                .param("id", id)
                .param("person", person)
                .update();
        return jdbc.sql("select path from notice_inbox where id = :id and person = :person")
                .param("id", id)
                .param("person", person)
                .query(String.class)
                .optional();
    }

    /** Marks all as read that have come up to this one, so that none is lost that comes meanwhile. */
    int readAll(String person, long upTo) {
        return jdbc.sql(
                        "update notice_inbox set read_at = :now where person = :person and id <= :upTo and read_at is null")
                .param("now", LocalDateTime.now(clock))
                .param("person", person)
                .param("upTo", upTo)
                .update();
    }

    /** Marks as read, for everybody, what leads to pages where nothing is left to do. */
    public void readOf(String paths, Map<String, ?> parameters, LocalDateTime now) {
        jdbc.sql("update notice_inbox set read_at = :now where read_at is null and path in (" + paths + ")")
                .param("now", now)
                .params(parameters)
                .update();
    }

    /** Forgets what is older. */
    public void forget(LocalDateTime before) {
        jdbc.sql("delete from notice_inbox where created_at < ?").param(before).update();
    }
}
