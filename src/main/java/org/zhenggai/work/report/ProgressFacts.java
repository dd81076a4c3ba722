package org.zhenggai.work.report;

import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhenggai.round.item.Item;
import org.zhenggai.round.item.Measures;
import org.zhenggai.work.report.RealProgressProcess.Facts;

/** What a report brings that was not there before; the table {@code real-progress} says what it counts for. */
@Component
@RequiredArgsConstructor
class ProgressFacts {

    private final Measures measures;
    private final JdbcClient jdbc;

    /** The facts of a report that is being submitted; marks the measures that it calls finished. */
    Facts of(Item item, Report report) {
        int evidence = (hasNewEvidence(item.id(), report.evidence()) ? 1 : 0) + newFiles(item.id());
        return new Facts(
                measures.finish(item.id(), report.finishedMeasures()), evidence, report.progress() - item.progress());
    }

    private boolean hasNewEvidence(long item, String evidence) {
        return evidence != null
                && jdbc
                        .sql("select evidence from fortnightly_report where item = ? and evidence is not null")
                        .param(item)
                        .query(String.class)
                        .list()
                        .stream()
                        .noneMatch(earlier -> bare(earlier).equals(bare(evidence)));
    }

    /** Files that its units added since they last reported, unless the item had the same before. */
    private int newFiles(long item) {
        return jdbc.sql("select count(*) from evidence e join person p on p.username = e.uploaded_by"
                        + " where e.item = :item and e.withdrawn_at is null and p.unit is not null"
                        + " and not exists (select 1 from fortnightly_report r where r.item = :item"
                        + " and r.submitted_at >= e.uploaded_at) and not exists (select 1 from evidence b"
                        + " where b.item = :item and b.content = e.content and b.id < e.id)")
                .param("item", item)
                .query(Integer.class)
                .single();
    }

    /** One more full stop is no new evidence. */
    private static String bare(String text) {
        return text.replaceAll("[\\s\\p{Punct}\\p{IsPunctuation}]", "");
    }
}
