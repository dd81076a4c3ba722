package org.zhenggai.round.source;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.kernel.rows.NewId;
import org.zhenggai.kernel.search.Plain;
import org.zhenggai.round.RoundState;
import org.zhenggai.round.ShortNames;
import org.zhenggai.round.item.ItemState;
import org.zhenggai.round.source.NewRound.Area;
import org.zhenggai.round.source.NewRound.Finding;
import org.zhenggai.round.source.NewRound.Item;

/** Writes a new round with its areas, findings, items and measures, a batch a table. */
@Service
@Transactional
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class NewRounds {

    /** Rows that are new to Spring Data have version 0, so stored ones begin at 1. */
    private static final int FIRST_VERSION = 1;

    private final JdbcTemplate batches;
    private final JdbcClient jdbc;
    private final ShortNames shortNames;
    private final Clock clock;

    /**
     * A round that was written.
     *
     * @param items ids of its items in the order of the document
     */
    public record Written(long round, List<Long> items) {}

    /** Writes the round with the short name that is proposed for it; it waits for its study. */
    public Written write(NewRound source, String user) {
        LocalDateTime now = LocalDateTime.now(clock);
        long round = insertRound(source, user, now);
        List<Finding> findings = source.areas().stream()
                .flatMap(area -> area.findings().stream())
                .toList();
        List<Item> items =
                findings.stream().flatMap(finding -> finding.items().stream()).toList();
        insertFindings(round, source.areas(), insertAreas(round, source.areas()));
        insertItems(round, findings, ids("finding", round), now);
        List<Long> ids = ids("item", round);
        insertMeasures(items, ids);
        return new Written(round, ids);
    }

    private long insertRound(NewRound source, String user, LocalDateTime now) {
        return NewId.of(jdbc.sql("""
                insert into round (version, title, short_name, state, rule_set, feedback_on, concentrated_end,
                    document_name, document_sha256, document_text, created_at, created_by)
                values (:version, :title, :shortName, :state, :ruleSet, :feedbackOn, :concentratedEnd,
                    :name, :sha256, :text, :now, :user)
                """)
                .param("version", FIRST_VERSION)
                .param("title", source.title())
                .param("shortName", shortNames.propose(source.title(), source.feedbackOn()))
                .param("state", RoundState.STUDY.name())
                .param("ruleSet", source.ruleSet())
                .param("feedbackOn", source.feedbackOn())
                .param("concentratedEnd", source.concentratedEnd())
                .param("name", source.document().name())
                .param("sha256", source.document().sha256())
                .param("text", source.document().text())
                .param("now", now)
                .param("user", user));
    }

    private List<Long> insertAreas(long round, List<Area> areas) {
        boolean isUnique = areas.stream().map(Area::number).distinct().count() == areas.size();
        List<Object[]> rows = new ArrayList<>();
        areas.forEach(area -> rows.add(new Object[] {round, isUnique ? area.number() : rows.size() + 1, area.title()}));
        batches.batchUpdate("insert into area (round, number, title) values (?, ?, ?)", rows);
        return ids("area", round);
    }

    private void insertFindings(long round, List<Area> areas, List<Long> ids) {
        List<Object[]> rows = new ArrayList<>();
        for (int n = 0; n < areas.size(); n++) {
            for (Finding finding : areas.get(n).findings()) {
                rows.add(new Object[] {
                    round,
                    ids.get(n),
                    finding.number(),
                    finding.title(),
                    finding.line(),
                    finding.text(),
                    Plain.lines(Integer.toString(finding.number()), finding.title()),
                    Plain.lines(finding.text())
                });
            }
        }
        batches.batchUpdate(
                "insert into finding (round, area, number, title, line, text, words, text_words)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                rows);
    }

    private void insertItems(long round, List<Finding> findings, List<Long> ids, LocalDateTime now) {
        List<Object[]> rows = new ArrayList<>();
        for (int n = 0; n < findings.size(); n++) {
            for (Item item : findings.get(n).items()) {
                rows.add(new Object[] {
                    FIRST_VERSION,
                    round,
                    ids.get(n),
                    rows.size() + 1,
                    item.number(),
                    item.title(),
                    item.offset(),
                    ItemState.PLANNED.name(),
                    now
                });
            }
        }
        batches.batchUpdate("""
                insert into item (version, round, finding, position, number, title, passage_from, state, state_since,
                    major, progress, returned)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, false, 0, false)
                """, rows);
    }

    private void insertMeasures(List<Item> items, List<Long> ids) {
        List<Object[]> rows = new ArrayList<>();
        for (int n = 0; n < items.size(); n++) {
            List<String> measures = items.get(n).measures();
            for (int position = 1; position <= measures.size(); position++) {
                rows.add(new Object[] {ids.get(n), position, measures.get(position - 1)});
            }
        }
        batches.batchUpdate("insert into measure (item, position, text, state) values (?, ?, ?, 'PROPOSED')", rows);
    }

    /** Ids are drawn in the order of insertion, within one connection. */
    private List<Long> ids(String table, long round) {
        return jdbc.sql("select id from " + table + " where round = ? order by id")
                .param(round)
                .query(Long.class)
                .list();
    }
}
