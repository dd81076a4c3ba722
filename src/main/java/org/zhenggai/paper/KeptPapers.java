package org.zhenggai.paper;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Optional;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What papers of rounds said on the day they were submitted, reported or approved; they say it whenever written again. */
@Component
@Transactional
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class KeptPapers {

    private final ObjectMapper mapper;
    private final JdbcClient jdbc;
    private final Clock clock;

    void keep(DocumentKind kind, long round, Record facts) {
        try {
            jdbc.sql("insert into kept_paper (kind, round, kept_at, facts) values (?, ?, ?, ?)")
                    .params(kind.name(), round, LocalDateTime.now(clock), mapper.writeValueAsString(facts))
                    .update();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was kept counts no more; the paper is a draft again. */
    void giveBack(DocumentKind kind, long round) {
        jdbc.sql("update kept_paper set returned_at = ? where kind = ? and round = ? and returned_at is null")
                .params(LocalDateTime.now(clock), kind.name(), round)
                .update();
    }

    /** What counts; empty of a draft, and of a paper of a release that kept nothing. */
    @Transactional(readOnly = true)
    public <T> Optional<T> last(DocumentKind kind, long round, Class<T> type) {
        return jdbc.sql("""
            select facts from kept_paper where kind = :kind and round = :round and returned_at is null
            order by id desc limit 1
            """)
                .param("kind", kind.name())
                .param("round", round)
                .query(String.class)
                .optional()
                .map(facts -> read(facts, type));
    }

    private <T> T read(String facts, Class<T> type) {
        try {
            return mapper.readValue(facts, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
