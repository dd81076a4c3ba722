package org.zhenggai.kernel.web;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What each person has sent and how it was answered, for all nodes: of two who send the same at the same moment the
 * database lets one be the first. Nothing here takes part in the transaction of what was sent.
 */
@Repository
@RequiredArgsConstructor
class SentRequests {

    /** Longer than any request takes: whoever began before has gone down with his node. */
    private static final Duration GIVEN_UP = Duration.ofMinutes(2);

    /** Longer than a page stays open before somebody sends it again by going back. */
    private static final Duration KEPT = Duration.ofDays(1);

    private static final int SWEPT_AT_ONCE = 1000;

    private final JdbcClient jdbc;
    private final Clock clock;

    /**
     * How a request was answered.
     *
     * @param status of HTTP; null while it is worked on
     * @param body null where there was none
     */
    record Answer(Integer status, String location, String contentType, String body) {}

    /** Whether nobody has begun with this, and the caller now does. */
    boolean begin(String person, String print) {
        LocalDateTime now = LocalDateTime.now(clock);
        try {
            jdbc.sql("insert into sent_request (person, print, at) values (?, ?, ?)")
                    .params(person, print, now)
                    .update();
            return true;
        } catch (DuplicateKeyException known) {
            int takenOver = jdbc.sql(
                            "update sent_request set at = ? where person = ? and print = ? and status is null and at < ?")
                    .params(now, person, print, now.minus(GIVEN_UP))
                    .update();
            return takenOver == 1;
        }
    }

    /** How it was answered; empty where nobody has begun, or the first has failed. */
    Optional<Answer> answer(String person, String print) {
        return jdbc.sql("select status, location, content_type, body from sent_request where person = ? and print = ?")
                .params(person, print)
                .query(Answer.class)
                .optional();
    }

    void answered(String person, String print, Answer answer) {
        jdbc.sql("""
                        update sent_request
                        set status = :status, location = :location, content_type = :contentType, body = :body
                        where person = :person and print = :print
                        """)
                .param("status", answer.status())
                .param("location", answer.location())
                .param("contentType", answer.contentType())
                .param("body", answer.body())
                .param("person", person)
                .param("print", print)
                .update();
    }

    /** It has failed: whoever sends it again is the first. */
    void forget(String person, String print) {
        jdbc.sql("delete from sent_request where person = ? and print = ?")
                .params(person, print)
                .update();
    }

    /** Forgets the oldest of those that nobody will send again, so many at most; the answer is how many. */
    int sweep() {
        return jdbc.sql("""
                        delete from sent_request where at < ? and print in
                        (select print from sent_request where at < ? order by at limit ?)""")
                .params(
                        LocalDateTime.now(clock).minus(KEPT),
                        LocalDateTime.now(clock).minus(KEPT),
                        SWEPT_AT_ONCE)
                .update();
    }
}
