package org.zhenggai.notice.channel;

import java.sql.Types;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.notice.Digests;
import org.zhenggai.notice.Draft;
import org.zhenggai.notice.NoticeKind;
import org.zhenggai.notice.NoticeSettings;
import org.zhenggai.notice.Recipients;
import org.zhenggai.notice.Recipients.Recipient;
import org.zhenggai.notice.inbox.Inbox;

/**
 * Puts what people are to be told into their inboxes, and into the table of notices, a row for each person and channel,
 * in the transaction of what it tells of: rolled back together, committed together. What is there already is left as it is.
 */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Outbox {

    private static final String INSERT = """
                insert into notice (event_key, person, channel, kind, task, number, reason, path, due_at, state,
                    message, attempts, next_attempt_at, created_at)
                select cast(:key as varchar), cast(:person as varchar), cast(:channel as varchar),
                    cast(:kind as varchar), cast(:task as varchar), cast(:number as varchar),
                    cast(:reason as varchar), cast(:path as varchar), cast(:due as timestamp), 'WAITING',
                    cast(:message as varchar), 0, cast(:next as timestamp), cast(:now as timestamp)
                where not exists (select 1 from notice n where n.event_key = :key and n.person = :person
                    and n.channel = :channel)
                """;

    private final NamedParameterJdbcTemplate batches;
    private final Recipients recipients;
    private final Digests digests;
    private final NoticeSettings settings;
    private final List<Channel> channels;
    private final Inbox inbox;
    private final Clock clock;

    /** Whether this installation tells anybody anything; sources ask first, since a fan-out makes thousands of tasks. */
    public boolean isOn() {
        return settings.enabled();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void write(Collection<Draft> drafts) {
        if (!isOn()) {
            return;
        }
        Map<Set<String>, List<Recipient>> known = new HashMap<>();
        List<Inbox.Told> letters = new ArrayList<>();
        List<SqlParameterSource> rows = new ArrayList<>();
        for (Draft draft : drafts) {
            Map<String, Recipient> told = new TreeMap<>();
            known.computeIfAbsent(draft.groups(), recipients::of)
                    .forEach(person -> told.put(person.username(), person));
            recipients.named(draft.people()).forEach(person -> told.put(person.username(), person));
            told.values().stream()
                    .filter(person -> !person.username().equals(draft.except()))
                    .forEach(person -> {
                        letters.add(new Inbox.Told(draft, person.username()));
                        rows.addAll(rows(draft, person));
                    });
        }
        inbox.add(letters);
        batches.batchUpdate(INSERT, rows.toArray(SqlParameterSource[]::new));
    }

    /** Whether a notice of this kind finds a way to this person; where there is none out of the system, his inbox is it. */
    public boolean reaches(Recipient person, NoticeKind kind) {
        return channels.stream().noneMatch(Channel::isOn) || !ways(person, kind).isEmpty();
    }

    private List<ChannelKind> ways(Recipient person, NoticeKind kind) {
        return channels.stream()
                .filter(Channel::isOn)
                .map(Channel::kind)
                .filter(channel -> person.takes(channel, kind))
                .toList();
    }

    private List<SqlParameterSource> rows(Draft draft, Recipient person) {
        return ways(person, draft.kind()).stream()
                .map(channel -> row(draft, person, channel))
                .toList();
    }

    private SqlParameterSource row(Draft draft, Recipient person, ChannelKind channel) {
        LocalDateTime now = LocalDateTime.now(clock);
        boolean isDigest = person.isDigestOf(channel, draft.kind());
        return new MapSqlParameterSource()
                .addValue("key", draft.key())
                .addValue("person", person.username())
                .addValue("channel", channel.name())
                .addValue("kind", draft.kind().name())
                .addValue("task", draft.task(), Types.VARCHAR)
                .addValue("number", draft.number())
                .addValue("reason", draft.reason())
                .addValue("path", draft.path())
                .addValue("due", draft.due(), Types.TIMESTAMP)
                .addValue("message", isDigest ? "" : draft.key())
                .addValue("next", isDigest ? digests.next() : now)
                .addValue("now", now);
    }
}
