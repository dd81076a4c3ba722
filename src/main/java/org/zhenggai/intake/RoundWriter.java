package org.zhenggai.intake;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;
import org.zhenggai.intake.parse.preview.Preview;
import org.zhenggai.intake.parse.preview.PreviewArea;
import org.zhenggai.intake.parse.preview.PreviewFinding;
import org.zhenggai.intake.parse.preview.PreviewItem;
import org.zhenggai.intake.parse.source.Passage;
import org.zhenggai.kernel.search.ItemWords;
import org.zhenggai.round.RoundState;
import org.zhenggai.round.RuleSets;
import org.zhenggai.round.ShortNames;
import org.zhenggai.round.item.ItemState;

/** Writes a corrected preview as a round with its areas, findings, items and measures, in batches. */
@Component
@RequiredArgsConstructor
class RoundWriter {

    private static final int BATCH = 500;

    /** Rows that are new to Spring Data have version 0, so stored ones begin at 1. */
    private static final int FIRST_VERSION = 1;

    private final JdbcTemplate batches;
    private final JdbcClient jdbc;
    private final RuleSets ruleSets;
    private final Proposals proposals;
    private final ItemWords words;
    private final ShortNames shortNames;
    private final Clock clock;

    /** Returns the id of the new round. */
    long write(Upload document, Preview preview, String user) {
        LocalDateTime now = LocalDateTime.now(clock);
        long round = insertRound(document, preview, user, now);
        List<Long> areas = insertAreas(round, preview.areas());
        List<Long> findings = insertFindings(round, preview.areas(), areas);
        List<PreviewFinding> all = preview.areas().stream()
                .flatMap(area -> area.findings().stream())
                .toList();
        List<Long> items = insertItems(round, all, findings, ItemNumbers.of(preview), now);
        insertFile(round, document);
        List<PreviewItem> parts =
                all.stream().flatMap(finding -> finding.items().stream()).toList();
        insertMeasures(parts, items);
        proposals.write(parts, items, preview.feedbackDate());
        words.addFrom(items.get(0));
        return round;
    }

    private long insertRound(Upload document, Preview preview, String user, LocalDateTime now) {
        String ruleSet = ruleSets.ruleSetFor(preview.feedbackDate());
        GeneratedKeyHolder id = new GeneratedKeyHolder();
        jdbc.sql(
                        "insert into round (version, title, short_name, state, rule_set, feedback_on, concentrated_end, document_name,"
                                + " document_sha256, document_text, created_at, created_by) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        FIRST_VERSION,
                        preview.title(),
                        shortNames.propose(preview.title(), preview.feedbackDate()),
                        RoundState.STUDY.name(),
                        ruleSet,
                        preview.feedbackDate(),
                        concentratedEnd(ruleSet, preview.feedbackDate()),
                        document.name(),
                        document.sha256(),
                        document.text(),
                        now,
                        user)
                .update(id, "id");
        return id.getKeyAs(Long.class);
    }

    private void insertFile(long round, Upload document) {
        if (document.bytes() != null) {
            jdbc.sql("insert into round_file (round, bytes) values (?, ?)")
                    .params(round, document.bytes())
                    .update();
        }
    }

    private LocalDate concentratedEnd(String ruleSet, LocalDate feedbackOn) {
        int months = jdbc.sql(
                        "select figure from rule_figure where rule_set = ? and name = 'concentratedPeriod' and unit = 'month'")
                .param(ruleSet)
                .query(Integer.class)
                .single();
        return feedbackOn.plusMonths(months);
    }

    private List<Long> insertAreas(long round, List<PreviewArea> areas) {
        boolean isUnique = areas.stream().map(PreviewArea::number).distinct().count() == areas.size();
        Iterator<Integer> positions = IntStream.rangeClosed(1, areas.size()).iterator();
        batches.batchUpdate(
                "insert into area (round, number, title) values (?, ?, ?)", areas, BATCH, (insert, area) -> {
                    int position = positions.next();
                    insert.setLong(1, round);
                    insert.setInt(2, isUnique ? area.number() : position);
                    insert.setString(3, area.title());
                });
        return ids("area", round);
    }

    private List<Long> insertFindings(long round, List<PreviewArea> areas, List<Long> areaIds) {
        record Row(long area, PreviewFinding finding) {}
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < areas.size(); i++) {
            for (PreviewFinding finding : areas.get(i).findings()) {
                rows.add(new Row(areaIds.get(i), finding));
            }
        }
        batches.batchUpdate(
                "insert into finding (round, area, number, title, line, text) values (?, ?, ?, ?, ?, ?)",
                rows,
                BATCH,
                (insert, row) -> {
                    insert.setLong(1, round);
                    insert.setLong(2, row.area());
                    insert.setInt(3, row.finding().number());
                    insert.setString(4, row.finding().title());
                    insert.setInt(5, row.finding().line());
                    insert.setString(6, row.finding().text());
                });
        return ids("finding", round);
    }

    private List<Long> insertItems(
            long round, List<PreviewFinding> findings, List<Long> findingIds, List<String> numbers, LocalDateTime now) {
        record Row(long finding, int position, PreviewItem item) {}
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < findings.size(); i++) {
            for (PreviewItem item : findings.get(i).items()) {
                rows.add(new Row(findingIds.get(i), rows.size() + 1, item));
            }
        }
        batches.batchUpdate(
                "insert into item (version, round, finding, position, number, title, passage_from, state, state_since,"
                        + " major, progress, returned) values (" + FIRST_VERSION + ", ?, ?, ?, ?, ?, ?, '"
                        + ItemState.PLANNED
                        + "', ?, false, 0, false)",
                rows,
                BATCH,
                (insert, row) -> {
                    insert.setLong(1, round);
                    insert.setLong(2, row.finding());
                    insert.setInt(3, row.position());
                    insert.setString(4, numbers.get(row.position() - 1));
                    insert.setString(5, row.item().title());
                    insert.setInt(6, row.item().offset());
                    insert.setTimestamp(7, Timestamp.valueOf(now));
                });
        return ids("item", round);
    }

    private void insertMeasures(List<PreviewItem> items, List<Long> itemIds) {
        record Row(long item, int position, String text) {}
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            int position = 0;
            for (Passage measure : items.get(i).measures()) {
                rows.add(new Row(itemIds.get(i), ++position, measure.text()));
            }
        }
        batches.batchUpdate(
                "insert into measure (item, position, text, state) values (?, ?, ?, 'PROPOSED')",
                rows,
                BATCH,
                (insert, row) -> {
                    insert.setLong(1, row.item());
                    insert.setInt(2, row.position());
                    insert.setString(3, row.text());
                });
    }

    /** Ids are drawn in the order of insertion, within one connection. */
    private List<Long> ids(String table, long round) {
        return jdbc.sql("select id from " + table + " where round = ? order by id")
                .param(round)
                .query(Long.class)
                .list();
    }
}
