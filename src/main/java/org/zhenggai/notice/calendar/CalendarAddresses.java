package org.zhenggai.notice.calendar;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Base64;
import java.util.Optional;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.kernel.log.AccessKind;
import org.zhenggai.kernel.log.AccessLog;

/**
 * The secret addresses of calendars. Whoever has one reads the calendar without a login, so only a hash is kept, it is
 * shown once, and it ends when its owner revokes it or leaves.
 */
@Service
@Transactional
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class CalendarAddresses {

    private static final int SECRET_BYTES = 32;

    private final JdbcClient jdbc;
    private final AccessLog log;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    /** A new secret for somebody; one that he had is void. */
    public String create(String person) {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        delete(person);
        jdbc.sql("insert into notice_calendar (person, sha256, created_at) values (?, ?, ?)")
                .params(person, DigestUtils.sha256Hex(secret), LocalDateTime.now(clock))
                .update();
        log.record(person, AccessKind.SETTINGS_CHANGED, "日历地址", "生成新地址");
        return secret;
    }

    /** Makes the address void. */
    public void revoke(String person) {
        delete(person);
        log.record(person, AccessKind.SETTINGS_CHANGED, "日历地址", "停用");
    }

    private void delete(String person) {
        jdbc.sql("delete from notice_calendar where person = ?").param(person).update();
    }

    /** When somebody's address was made; empty when he has none. */
    @Transactional(readOnly = true)
    public Optional<LocalDateTime> createdAt(String person) {
        return jdbc.sql("select created_at from notice_calendar where person = ?")
                .param(person)
                .query(LocalDateTime.class)
                .optional();
    }

    /** Whose calendar it is, unless he has left; the first reading of a day is logged. */
    public Optional<String> owner(String secret) {
        Optional<String> owner = jdbc.sql("""
                        select c.person from notice_calendar c join person p on p.username = c.person
                        where c.sha256 = :sha256 and p.active
                        """)
                .param("sha256", DigestUtils.sha256Hex(secret))
                .query(String.class)
                .optional();
        owner.ifPresent(this::read);
        return owner;
    }

    private void read(String person) {
        LocalDate today = LocalDate.now(clock);
        int first = jdbc.sql("""
                        update notice_calendar set read_on = :today
                        where person = :person and (read_on is null or read_on < :today)
                        """).param("today", today).param("person", person).update();
        if (first == 1) {
            log.record(person, AccessKind.EXPORTED, "日历", "订阅地址");
        }
    }
}
