package org.zhenggai.paper.issuing;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.zhenggai.access.cases.Scope;
import org.zhenggai.evidence.KeptFiles;
import org.zhenggai.kernel.Days;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.paper.DocumentKind;
import org.zhenggai.paper.DocumentWriter;
import org.zhenggai.paper.Progress;
import org.zhenggai.paper.issuing.DocumentTable.Row;
import org.zhenggai.people.Directory;
import org.zhenggai.people.Viewer;

/**
 * Makes documents for people, with the rights that they have at that moment, and keeps them with their hash. Small ones are
 * made while they wait, those of a large round in the background.
 */
@Service
@RequiredArgsConstructor
class Issuing {

    private static final Logger LOG = LoggerFactory.getLogger(Issuing.class);

    /** More items than this make people wait for longer than a page may take. */
    static final int AT_ONCE = 300;

    private static final int TRIES = 2;

    private final DocumentWriter documents;
    private final DocumentTable table;
    private final DocumentAccess access;
    private final KeptFiles files;
    private final Directory directory;
    private final JdbcClient jdbc;
    private final Clock clock;

    /**
     * Makes a document, or puts it into the queue of the background.
     *
     * @return its id
     * @throws Refusal when something is missing that it would have to say
     */
    long ask(Viewer viewer, Request request) {
        long id = queue(viewer, request);
        if (isSmall(request)) {
            // Nobody looks at the progress of what is there at once, and telling it takes a second connection.
            make(id, Progress.NONE).ifPresent(refusal -> {
                throw refusal;
            });
        }
        return id;
    }

    /** Puts a document into the queue; the worker takes it, unless {@link #make} is called for it before. */
    long queue(Viewer viewer, Request request) {
        Refusal.unless(!access.isWithdrawn(request.round()), "这个轮次已经撤销，不再生成公文；已经生成的仍可下载。");
        return table.insert(request, viewer.username());
    }

    /** Whether it is made soon enough to be waited for. */
    boolean isSmall(Request request) {
        return request.kind().subject() != DocumentKind.Subject.ROUND || access.itemsOf(request.round()) <= AT_ONCE;
    }

    /** Makes the document and shows meanwhile how far it is; what went wrong stands in its row. */
    void make(long id) {
        make(id, new Shown(id));
    }

    /** Makes all that waits; for the worker in the background. */
    void run() {
        table.giveUp();
        table.free().forEach(this::make);
    }

    /** Makes the document unless somebody else does; what went wrong is told where a person can help. */
    private Optional<Refusal> make(long id, Progress progress) {
        if (!table.claim(id)) {
            return Optional.empty();
        }
        Row row = table.get(id).orElseThrow();
        try {
            Viewer asker = asker(row.askedBy());
            Refusal.unless(access.mayHave(asker, row.request()), "申请人已无权查看这份公文，没有生成。");
            write(row, Scope.of(asker), progress);
            return Optional.empty();
        } catch (Refusal refusal) {
            table.failed(id, refusal.getMessage(), true);
            return Optional.of(refusal);
        } catch (IOException | RuntimeException e) {
            LOG.error("Document {} ({}) was not made", id, row.kind(), e);
            table.failed(id, "生成时出错，" + (row.attempts() < DocumentTable.ATTEMPTS ? "稍后自动重试。" : "请联系管理员。"), false);
            return Optional.empty();
        }
    }

    private Viewer asker(String username) {
        return Viewer.of(username, directory.nameOf(username), directory.groupsOf(username));
    }

    private void write(Row row, Scope scope, Progress progress) throws IOException {
        Path file = Files.createTempFile("issued", "." + row.kind().extension());
        try {
            MessageDigest sum = DigestUtils.getSha256Digest();
            try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), sum)) {
                documents.write(row.kind(), row.subject(), scope, progress, out);
            }
            String sha256 = Hex.encodeHexString(sum.digest());
            long content = keep(file, sha256, row.kind().isSheet());
            table.made(row.id(), name(row), row.kind().isScoped() ? keyOf(scope) : null, content);
        } finally {
            Files.delete(file);
        }
    }

    private long keep(Path file, String sha256, boolean isSheet) {
        for (int n = 1; ; n++) {
            try {
                return files.keep(file, size(file), sha256, isSheet);
            } catch (DuplicateKeyException e) {
                // Somebody kept the same bytes a moment before; now they are there.
                if (n == TRIES) {
                    throw e;
                }
            }
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String name(Row row) {
        String about = switch (row.kind().subject()) {
            case ROUND -> "-轮次" + row.round();
            case BULLETIN ->
                "-第"
                        + one(
                                "select p.number from bulletin b join reporting_period p on p.id = b.period where b.id = ?",
                                row.subject())
                        + "期";
            case EPISODE, ITEM -> "-事项" + one("select number from item where id = ?", row.item());
        };
        return row.kind().word() + about + "-" + Days.iso(LocalDate.now(clock)) + "."
                + row.kind().extension();
    }

    private String one(String sql, long id) {
        return jdbc.sql(sql).param(id).query(String.class).single();
    }

    /** What somebody may see, as one sum: whoever has the same sees the same. */
    static String keyOf(Scope scope) {
        String words = scope.isAll() && scope.readsConfidential()
                ? "all"
                : String.join(
                        "|",
                        "" + scope.isAll(),
                        "" + scope.readsConfidential(),
                        new TreeSet<>(scope.units()).toString(),
                        new TreeSet<>(scope.headOf()).toString(),
                        new TreeSet<>(scope.principals()).toString());
        return DigestUtils.sha256Hex(words);
    }

    /** Whether he may take the document; see {@link #takeable}. */
    boolean mayTake(Viewer viewer, Row row) {
        return !takeable(viewer, List.of(row)).isEmpty();
    }

    /**
     * Those of the documents that he may take: he may have them made, sees what their asker saw, and nothing in them was
     * closed to him since.
     */
    List<Row> takeable(Viewer viewer, List<Row> rows) {
        Scope scope = Scope.of(viewer);
        String key = keyOf(scope);
        List<Row> same = rows.stream()
                .filter(row -> row.scope() == null || row.scope().equals(key))
                .toList();
        Set<Request> allowed =
                access.allowed(viewer, same.stream().map(Row::request).collect(Collectors.toSet()));
        Map<Long, LocalDateTime> closed = table.closedAt(
                same.stream().filter(Issuing::tellsOfRound).map(Row::round).collect(Collectors.toSet()), scope);
        return same.stream()
                .filter(row -> allowed.contains(row.request()))
                .filter(row -> !tellsOfRound(row)
                        || !closed.containsKey(row.round())
                        || closed.get(row.round()).isBefore(row.madeAt()))
                .toList();
    }

    private static boolean tellsOfRound(Row row) {
        return row.isMade() && row.item() == null;
    }

    /** Tells the table of progress, not more often than it changes. */
    @RequiredArgsConstructor
    private final class Shown implements Progress {

        private final long id;
        private int shown;

        @Override
        public void at(int percent) {
            if (percent > shown && percent < 100) {
                shown = percent;
                table.progress(id, percent);
            }
        }
    }
}
