package org.zhenggai.closing.signoff;

import java.time.Clock;
import java.time.LocalDateTime;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who has opened the page of an item that waits for signatures; a batch signs only what its signer opened. */
@Service
@Transactional
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Openings {

    /** Of item {@code i}: the moment of its last verification. What was opened before shows another state of affairs. */
    static final String VERIFIED_AT = "(select max(v.at) from verification v where v.item = i.id)";

    private final JdbcClient jdbc;
    private final Clock clock;

    /** Keeps that this person sees the item's page now; once is enough, and only while signatures are waited for. */
    public void record(String username, long item) {
        jdbc.sql("""
            insert into file_opening (item, username, at) select i.id, :username, :now from item i
            where i.id = :item and i.state = 'SIGN_OFF' and not exists
                (select 1 from file_opening o where o.item = i.id and o.username = :username and o.at >= %s)
            """.formatted(VERIFIED_AT))
                .param("username", username)
                .param("now", LocalDateTime.now(clock))
                .param("item", item)
                .update();
    }
}
