package org.zhenggai.paper.issuing;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.access.cases.Scope;
import org.zhenggai.kernel.search.Plain;
import org.zhenggai.paper.DocumentKind;

/**
 * What was asked for and what was made. A document is claimed for a while before it is made, by one update that only one
 * worker can win; the claim of a worker that died ends by itself, and another takes the document up again.
 */
@Component
@Transactional
@RequiredArgsConstructor
class DocumentTable {

    static final int ATTEMPTS = 3;
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final int LONGEST_ERROR = 400;
    private static final int LISTED = 100;

    static final String ROW =
            "select d.id, d.kind, d.subject, d.round, d.item, d.state, d.percent, d.asked_by, coalesce(p.name, d.asked_by) as asker,"
                    + " d.asked_at, d.attempts, d.error, d.name, d.scope, d.content, c.sha256, c.size, d.made_at"
                    + " from document_file d left join person p on p.username = d.asked_by"
                    + " left join evidence_content c on c.id = d.content";

    /** Free to be claimed: waiting, or with a worker that has not been heard of for long. */
    private static final String FREE =
            "(state = 'WAITING' or state = 'RUNNING' and leased_until < :now) and attempts < " + ATTEMPTS;

    private final JdbcClient jdbc;
    private final Clock clock;

    /**
     * A document.
     *
     * @param askedBy user name; {@code asker} is what people read
     * @param name of the file, null until it is made; so are content, sha256, size and madeAt
     */
    record Row(
            long id,
            DocumentKind kind,
            long subject,
            long round,
            Long item,
            DocumentState state,
            int percent,
            String askedBy,
            String asker,
            LocalDateTime askedAt,
            int attempts,
            String error,
            String name,
            String scope,
            Long content,
            String sha256,
            Long size,
            LocalDateTime madeAt) {

        public boolean isMade() {
            return state == DocumentState.MADE;
        }

        public boolean isFailed() {
            return state == DocumentState.FAILED;
        }

        /** The word users read for the state. */
        public String word() {
            return state.word() + (isMade() || isFailed() ? "" : "，" + percent + "%");
        }

        /** The size as people read it. */
        public String sizeInWords() {
            return size == null ? "" : size < 1024 * 1024 ? (size + 1023) / 1024 + " KB" : size / 1024 / 1024 + " MB";
        }

        Request request() {
            return new Request(kind, subject, round, item);
        }
    }

    long insert(Request request, String user) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        jdbc.sql("""
            insert into document_file (kind, subject, round, item, state, percent, asked_by, asked_at, attempts)
            values (:kind, :subject, :round, :item, 'WAITING', 0, :user, :now, 0)
            """)
                .param("kind", request.kind().name())
                .param("subject", request.subject())
                .param("round", request.round())
                .param("item", request.item())
                .param("user", user)
                .param("now", now())
                .update(key, "id");
        return key.getKeyAs(Long.class);
    }

    @Transactional(readOnly = true)
    public Optional<Row> get(long id) {
        return jdbc.sql(ROW + " where d.id = ?").param(id).query(Row.class).optional();
    }

    /** The newest documents of a round and its items, newest first. */
    @Transactional(readOnly = true)
    public List<Row> ofRound(long round) {
        return jdbc.sql(ROW + " where d.round = ? order by d.id desc limit " + LISTED)
                .param(round)
                .query(Row.class)
                .list();
    }

    @Transactional(readOnly = true)
    public List<Row> ofItem(long item) {
        return jdbc.sql(ROW + " where d.item = ? order by d.id desc limit " + LISTED)
                .param(item)
                .query(Row.class)
                .list();
    }

    @Transactional(readOnly = true)
    public List<Row> of(DocumentKind kind, long subject) {
        return jdbc.sql(ROW + " where d.kind = ? and d.subject = ? order by d.id desc limit " + LISTED)
                .params(kind.name(), subject)
                .query(Row.class)
                .list();
    }

    /** The oldest documents that nobody makes. */
    @Transactional(readOnly = true)
    public List<Long> free() {
        return jdbc.sql("select id from document_file where " + FREE + " order by id limit 20")
                .param("now", now())
                .query(Long.class)
                .list();
    }

    /** Whether this worker, and no other, may make the document now. */
    boolean claim(long id) {
        return jdbc.sql("""
            update document_file set state = 'RUNNING', percent = 0, attempts = attempts + 1, leased_until = :until
            where id = :id and %s
            """.formatted(FREE))
                        .param("until", now().plus(LEASE))
                        .param("id", id)
                        .param("now", now())
                        .update()
                == 1;
    }

    /**
     * Keeps the claim and shows how far it is, at once: the document is being read in a transaction that changes nothing and
     * may take minutes.
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void progress(long id, int percent) {
        jdbc.sql("update document_file set percent = ?, leased_until = ? where id = ? and state = 'RUNNING'")
                .params(percent, now().plus(LEASE), id)
                .update();
    }

    void made(long id, String name, String scope, long content) {
        jdbc.sql("""
            update document_file set state = 'MADE', percent = 100, name = :name, words = :words, scope = :scope, content = :content,
                made_at = :now, leased_until = null, error = null
            where id = :id and state = 'RUNNING'
            """)
                .param("name", name)
                .param("words", Plain.lines(name))
                .param("scope", scope)
                .param("content", content)
                .param("now", now())
                .param("id", id)
                .update();
    }

    /** Gives the document up, or back to be tried again. */
    void failed(long id, String error, boolean isFinal) {
        String words = error.length() > LONGEST_ERROR ? error.substring(0, LONGEST_ERROR) : error;
        jdbc.sql("""
            update document_file set state = case when :final or attempts >= %s then 'FAILED' else 'WAITING' end,
                error = :error, leased_until = null
            where id = :id and state = 'RUNNING'
            """.formatted(ATTEMPTS))
                .param("final", isFinal)
                .param("error", words)
                .param("id", id)
                .update();
    }

    /** Gives up what has taken its worker down too often. */
    void giveUp() {
        jdbc.sql("""
            update document_file set state = 'FAILED', leased_until = null, error = :error
            where state = 'RUNNING' and leased_until < :now and attempts >= %s
            """.formatted(ATTEMPTS))
                .param("error", "生成时服务中断" + ATTEMPTS + "次，不再重试。请重新申请；仍不成功请联系管理员。")
                .param("now", now())
                .update();
    }

    private record Closed(long round, LocalDateTime at) {}

    /**
     * When an item of the rounds that he may not see became confidential, the last time, by round: a document of before may
     * say too much to him.
     */
    @Transactional(readOnly = true)
    public Map<Long, LocalDateTime> closedAt(Set<Long> rounds, Scope scope) {
        return rounds.isEmpty()
                ? Map.of()
                : jdbc
                        .sql("""
                                select i.round, max(e.at) as at from item i
                                    join event e on e.item = i.id and e.kind = 'CONFIDENTIAL_SET'
                                where i.round in (:rounds) and i.confidential and not %s group by i.round
                                """.formatted(Scope.CONDITION))
                        .param("rounds", rounds)
                        .params(scope.parameters())
                        .query(Closed.class)
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Closed::round, Closed::at));
    }

    private LocalDateTime now() {
        return LocalDateTime.now(clock);
    }
}
