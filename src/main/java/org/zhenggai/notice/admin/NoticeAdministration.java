package org.zhenggai.notice.admin;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.log.AccessKind;
import org.zhenggai.kernel.log.AccessLog;
import org.zhenggai.kernel.web.Page;
import org.zhenggai.notice.NoticeKind;
import org.zhenggai.notice.channel.ChannelKind;

/** What administrators see of the notices of everybody, and send again. */
@Service
@Transactional
@RequiredArgsConstructor
class NoticeAdministration {

    private static final String AGAIN = """
            update notice set state = 'WAITING', attempts = 0, next_attempt_at = :now, message = event_key
            where state = 'FAILED'
            """;

    private final JdbcClient jdbc;
    private final AccessLog log;
    private final Clock clock;

    /** The states of a notice, as the page calls them. */
    enum State {
        FAILED("未送达"),
        WAITING("待发送"),
        SENT("已发送"),
        DROPPED("不再发送");

        private final String word;

        State(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** How many there are of a state. */
    record Count(State state, long number) {}

    /** A line of the list. */
    record Row(
            long id,
            String person,
            NoticeKind kind,
            ChannelKind channel,
            String number,
            String reason,
            int attempts,
            String lastError,
            LocalDateTime createdAt,
            LocalDateTime nextAttemptAt,
            LocalDateTime sentAt) {}

    @Transactional(readOnly = true)
    public List<Count> counts() {
        return jdbc.sql("select state, count(*) as number from notice group by state order by state")
                .query(Count.class)
                .list();
    }

    /** The page of that number, or the last one where there are fewer; newest first. */
    @Transactional(readOnly = true)
    public Page<Row> page(State state, int number) {
        long all = jdbc.sql("select count(*) from notice where state = ?")
                .param(state.name())
                .query(Long.class)
                .single();
        return Page.of(
                all,
                number,
                offset -> jdbc.sql("""
                                select n.id, p.name as person, n.kind, n.channel, n.number, n.reason, n.attempts,
                                    n.last_error, n.created_at, n.next_attempt_at, n.sent_at
                                from notice n join person p on p.username = n.person where n.state = :state
                                order by n.id desc limit :size offset :offset
                                """)
                        .param("state", state.name())
                        .param("size", Page.SIZE)
                        .param("offset", offset)
                        .query(Row.class)
                        .list());
    }

    /**
     * Sends a failed notice again, as a message of its own.
     *
     * @throws Refusal when it has not failed
     */
    public void sendAgain(long id, String user) {
        int changed = jdbc.sql(AGAIN + " and id = :id")
                .param("now", LocalDateTime.now(clock))
                .param("id", id)
                .update();
        Refusal.unless(changed == 1, "这条通知不在“未送达”之列，可能已经再发。请刷新页面。");
        log.record(user, AccessKind.SETTINGS_CHANGED, "通知", "再发第" + id + "条");
    }

    /** Sends all that have failed again; gives their number. */
    public int sendAllAgain(String user) {
        int changed = jdbc.sql(AGAIN).param("now", LocalDateTime.now(clock)).update();
        log.record(user, AccessKind.SETTINGS_CHANGED, "通知", "再发" + changed + "条");
        return changed;
    }
}
