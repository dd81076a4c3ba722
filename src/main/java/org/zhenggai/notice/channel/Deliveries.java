package org.zhenggai.notice.channel;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.notice.NoticeKind;
import org.zhenggai.notice.NoticeSettings;

/**
 * The worker's side of the table of notices. A message is claimed for a time before it is sent, by one update that only
 * one worker's transaction can win; a worker that dies leaves a claim that ends by itself.
 */
@Repository
@Transactional
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Deliveries {

    /** Messages looked at in one go; what is left comes with the next. */
    private static final int BATCH = 200;

    private static final int LONGEST_ERROR = 400;

    private static final String FREE = """
                n.state = 'WAITING' and n.channel = :channel and n.next_attempt_at <= :now
                    and (n.leased_until is null or n.leased_until <= :now)
                """;

    /** Quiet hours may go over midnight; none where both ends are the same. */
    private static final String IS_QUIET =
            """
                case when %1$s <= %2$s then (:minute >= %1$s and :minute < %2$s)
                    else (:minute >= %1$s or :minute < %2$s) end
                """.formatted("coalesce(f.quiet_from, :quietFrom)", "coalesce(f.quiet_until, :quietUntil)");

    private final JdbcClient jdbc;
    private final NoticeSettings settings;
    private final Clock clock;

    /** A message that could be sent now; one without a key is a digest to be made. */
    public record Candidate(String person, String message) {}

    /** A notice inside a claimed message. */
    public record Line(
            long id,
            String eventKey,
            NoticeKind kind,
            String task,
            String number,
            String reason,
            String path,
            LocalDateTime dueAt,
            int attempts) {}

    /**
     * A message that this worker alone may send now.
     *
     * @param token marks the claim
     * @param key names the message; the same at each attempt
     */
    public record Claim(String token, ChannelKind channel, String person, String key, List<Line> lines) {}

    /** What waits on a channel and is due, oldest first, without those whose quiet hours it is. */
    @Transactional(readOnly = true)
    public List<Candidate> due(ChannelKind channel) {
        LocalTime time = LocalTime.now(clock);
        return jdbc.sql("""
                        select n.person, n.message from notice n left join notice_preference f on f.person = n.person
                        where %s and (n.kind in (:compulsory) or not (%s)) group by n.person, n.message
                        order by min(n.next_attempt_at), min(n.id) limit %s
                        """.formatted(FREE, IS_QUIET, BATCH))
                .param("compulsory", NoticeKind.compulsory())
                .param("channel", channel.name())
                .param("now", LocalDateTime.now(clock))
                .param("minute", minute(time))
                .param("quietFrom", minute(settings.quietFrom()))
                .param("quietUntil", minute(settings.quietUntil()))
                .query(Candidate.class)
                .list();
    }

    /** Minutes of the day, as the table keeps quiet hours. */
    public static int minute(LocalTime time) {
        return time.toSecondOfDay() / 60;
    }

    /**
     * Claims a message; a digest gets its key now and keeps its lines, so that a second attempt is the same message.
     *
     * @return a claim without lines when another worker was faster
     */
    public Claim claim(ChannelKind channel, Candidate candidate) {
        String token = UUID.randomUUID().toString();
        String key = candidate.message().isEmpty() ? "digest:" + token : candidate.message();
        LocalDateTime now = LocalDateTime.now(clock);
        jdbc.sql("""
                        update notice n set message = :key, leased_by = :token, leased_until = :until
                        where %s and n.person = :person and n.message = :message
                        """.formatted(FREE))
                .param("key", key)
                .param("token", token)
                .param("until", now.plus(settings.lease()))
                .param("channel", channel.name())
                .param("now", now)
                .param("person", candidate.person())
                .param("message", candidate.message())
                .update();
        List<Line> lines = jdbc.sql("""
                        select id, event_key, kind, task, number, reason, path, due_at, attempts
                        from notice where leased_by = :token order by id
                        """).param("token", token).query(Line.class).list();
        return new Claim(token, channel, candidate.person(), key, lines);
    }

    /** The message was taken by the other side. */
    public void sent(Claim claim) {
        jdbc.sql("""
                        update notice
                        set state = 'SENT', sent_at = :now, last_error = null, leased_by = null, leased_until = null
                        where leased_by = :token and state = 'WAITING'
                        """)
                .param("now", LocalDateTime.now(clock))
                .param("token", claim.token())
                .update();
    }

    /** These lines of the message are pointless by now. */
    public void dropped(Claim claim, Collection<Long> lines, String reason) {
        if (!lines.isEmpty()) {
            jdbc.sql("""
                            update notice
                            set state = 'DROPPED', last_error = :reason, leased_by = null, leased_until = null
                            where leased_by = :token and id in (:lines)
                            """)
                    .param("reason", cut(reason))
                    .param("token", claim.token())
                    .param("lines", lines)
                    .update();
        }
    }

    /** The message is tried again then; the attempt does not count, since it was nobody's turn. */
    public void postponed(Claim claim, LocalDateTime until, String error) {
        free(claim, "WAITING", 0, until, error);
    }

    /** The other side did not take the message; it is tried again then. */
    public void refused(Claim claim, LocalDateTime until, String error) {
        free(claim, "WAITING", 1, until, error);
    }

    /** The message is given up until an administrator sends it again. */
    public void failed(Claim claim, String error) {
        free(claim, "FAILED", 1, LocalDateTime.now(clock), error);
    }

    private void free(Claim claim, String state, int attempts, LocalDateTime next, String error) {
        jdbc.sql("""
                        update notice
                        set state = :state, attempts = attempts + :attempts, next_attempt_at = :next,
                            last_error = :error, leased_by = null, leased_until = null
                        where leased_by = :token and state = 'WAITING'
                        """)
                .param("state", state)
                .param("attempts", attempts)
                .param("next", next)
                .param("error", cut(error))
                .param("token", claim.token())
                .update();
    }

    private static String cut(String error) {
        return error.length() <= LONGEST_ERROR ? error : error.substring(0, LONGEST_ERROR - 1) + "…";
    }
}
