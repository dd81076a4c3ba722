package org.zhenggai.intake.tables;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.intake.parse.preview.History;
import org.zhenggai.intake.parse.preview.PreviewItem;
import org.zhenggai.intake.parse.source.Passage;

/**
 * What the imported document said of the past of items: a round may have begun elsewhere. It is shown and moves nothing, since
 * nobody has verified or signed it here.
 */
@Service
@Transactional
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class ItemPasts {

    private final JdbcTemplate batches;
    private final JdbcClient jdbc;

    /** What was said; empty texts where nothing was. */
    public record Past(String status, String doneOn, String results, String money, String recovered) {

        /** Each thing with its label, for people to read. */
        public List<String> inWords() {
            return Stream.of(
                            words("整改进展和成效", results),
                            words("原状态", status),
                            words("完成日期", doneOn),
                            words("涉及金额", money),
                            words("已整改或挽回", recovered))
                    .flatMap(Optional::stream)
                    .toList();
        }

        private static Optional<String> words(String label, String text) {
            return text.isEmpty() ? Optional.empty() : Optional.of(label + "：" + text);
        }
    }

    /** Keeps what is said of new items; {@code ids} are in their order. */
    public void keep(List<PreviewItem> items, List<Long> ids) {
        batches.batchUpdate(
                "insert into intake_history (item, status, done_on, results, money, recovered) values (?, ?, ?, ?, ?, ?)",
                IntStream.range(0, items.size())
                        .filter(n -> items.get(n).history().isKnown()
                                || !items.get(n).results().isEmpty())
                        .mapToObj(n -> row(ids.get(n), items.get(n)))
                        .toList());
    }

    private static Object[] row(long id, PreviewItem item) {
        History history = item.history();
        String results = item.results().stream().map(Passage::text).collect(Collectors.joining("\n"));
        return new Object[] {id, history.status(), history.doneOn(), results, history.money(), history.recovered()};
    }

    @Transactional(readOnly = true)
    public Optional<Past> of(long item) {
        return jdbc.sql("select status, done_on, results, money, recovered from intake_history where item = ?")
                .param(item)
                .query(Past.class)
                .optional();
    }
}
