package org.zhenggai.kernel.log;

import java.time.Clock;
import java.time.LocalDateTime;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.zhenggai.kernel.search.Plain;

/**
 * Writes the log of access, append-only. A line is written in the transaction of what it tells of, or in one of its
 * own where there is none.
 */
@Service
@Transactional
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class AccessLog {

    private static final int LONGEST_SUBJECT = 200;
    private static final int LONGEST_DETAIL = 1000;

    private final JdbcClient jdbc;
    private final Clock clock;

    /**
     * One line.
     *
     * @param actor user name, or what was typed as one
     * @param subject what it is about: a person, an item's number, a file's name
     * @param detail more in words, or empty
     */
    public void record(String actor, AccessKind kind, String subject, String detail) {
        String who = cut(actor, 64);
        String about = cut(subject, LONGEST_SUBJECT);
        String more = cut(detail, LONGEST_DETAIL);
        GeneratedKeyHolder line = new GeneratedKeyHolder();
        jdbc.sql("insert into access_log (at, actor, kind, subject, detail, address) values (?, ?, ?, ?, ?, ?)")
                .params(LocalDateTime.now(clock), who, kind.name(), about, more, cut(address(), 64))
                .update(line, "id");
        jdbc.sql("insert into access_log_words (line, words) values (?, ?)")
                .params(line.getKeyAs(Long.class), Plain.lines(who, about, more))
                .update();
    }

    /** The address of whoever sent the request; empty for the server's own work. */
    private static String address() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
                ? String.valueOf(request.getRequest().getRemoteAddr())
                : "";
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }
}
