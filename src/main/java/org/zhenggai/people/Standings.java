package org.zhenggai.people;

import java.time.LocalDateTime;
import java.util.Optional;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.people.mirror.Memberships;

/** Reads the {@link Standing} of a person. Asked at each request, it reads by primary keys and indexes only. */
@Service
@Transactional(readOnly = true)
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Standings {

    private final JdbcClient jdbc;
    private final Memberships memberships;

    private record Password(boolean mustChange, LocalDateTime changedAt) {}

    /** The standing of an active person; empty for somebody unknown or gone. */
    public Optional<Standing> of(String username) {
        return jdbc.sql("""
                        select coalesce(c.must_change, false) as must_change, c.changed_at
                        from person p left join credential c on c.username = p.username
                        where p.username = :username and p.active
                        """)
                .param("username", username)
                .query(Password.class)
                .optional()
                .map(password -> new Standing(memberships.of(username), password.mustChange(), password.changedAt()));
    }
}
