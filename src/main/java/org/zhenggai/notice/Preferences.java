package org.zhenggai.notice;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.notice.channel.ChannelKind;
import org.zhenggai.notice.channel.Deliveries;

/** How each person wants to be told; what already waits follows a change. */
@Service
@Transactional
@RequiredArgsConstructor
class Preferences {

    private final JdbcClient jdbc;
    private final Digests digests;
    private final NoticeSettings settings;
    private final Clock clock;

    /**
     * What somebody chose.
     *
     * @param digest whether he takes his mail once a day
     * @param quietFrom minute of the day at which his quiet hours begin; may be later than their end
     */
    record Preference(boolean mail, boolean webhook, boolean digest, int quietFrom, int quietUntil) {

        static Preference of(boolean mail, boolean webhook, boolean digest, LocalTime from, LocalTime until) {
            return new Preference(mail, webhook, digest, Deliveries.minute(from), Deliveries.minute(until));
        }

        public LocalTime from() {
            return LocalTime.MIN.plusMinutes(quietFrom);
        }

        public LocalTime until() {
            return LocalTime.MIN.plusMinutes(quietUntil);
        }
    }

    /** A notice to somebody, as his own page lists it. */
    record Told(
            NoticeKind kind,
            ChannelKind channel,
            String number,
            String reason,
            String path,
            String state,
            LocalDateTime createdAt,
            LocalDateTime sentAt) {}

    @Transactional(readOnly = true)
    public Preference of(String person) {
        return jdbc.sql("select mail, webhook, digest, quiet_from, quiet_until from notice_preference where person = ?")
                .param(person)
                .query(Preference.class)
                .optional()
                .orElseGet(() -> Preference.of(true, true, false, settings.quietFrom(), settings.quietUntil()));
    }

    /** The newest notices to a person. */
    @Transactional(readOnly = true)
    public List<Told> newest(String person, int limit) {
        return jdbc.sql("""
                        select kind, channel, number, reason, path, state, created_at, sent_at
                        from notice where person = :person order by id desc limit :limit
                        """)
                .param("person", person)
                .param("limit", limit)
                .query(Told.class)
                .list();
    }

    public void save(String person, Preference chosen) {
        jdbc.sql("delete from notice_preference where person = ?").param(person).update();
        jdbc.sql("""
                        insert into notice_preference (person, mail, webhook, digest, quiet_from, quiet_until)
                        values (:person, :mail, :webhook, :digest, :quietFrom, :quietUntil)
                        """)
                .param("person", person)
                .param("mail", chosen.mail())
                .param("webhook", chosen.webhook())
                .param("digest", chosen.digest())
                .param("quietFrom", chosen.quietFrom())
                .param("quietUntil", chosen.quietUntil())
                .update();
        if (!chosen.mail()) {
            drop(person, ChannelKind.MAIL);
        }
        if (!chosen.webhook()) {
            drop(person, ChannelKind.WEBHOOK);
        }
        if (chosen.digest()) {
            move(person, "message = ''", digests.next(), "message = event_key");
        } else {
            move(person, "message = event_key", LocalDateTime.now(clock), "message = ''");
        }
    }

    private void drop(String person, ChannelKind channel) {
        jdbc.sql("""
                        update notice set state = 'DROPPED', last_error = :reason
                        where person = :person and channel = :channel and state = 'WAITING' and leased_by is null
                            and kind not in (:compulsory)
                        """)
                .param("reason", "本人关闭了此方式")
                .param("person", person)
                .param("channel", channel.name())
                .param("compulsory", NoticeKind.compulsory())
                .update();
    }

    /** Moves untried mails from single ones into the digest or out of it. */
    private void move(String person, String change, LocalDateTime next, String which) {
        jdbc.sql("""
                        update notice set %s, next_attempt_at = :next
                        where person = :person and channel = 'MAIL' and state = 'WAITING' and attempts = 0
                            and leased_by is null and kind not in (:compulsory) and %s
                        """.formatted(change, which))
                .param("next", next)
                .param("person", person)
                .param("compulsory", NoticeKind.compulsory())
                .update();
    }
}
