package org.zhenggai.work.report;

import java.util.List;
import lombok.RequiredArgsConstructor;
import org.apache.commons.lang3.StringUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhenggai.round.item.Item;
import org.zhenggai.round.item.Measures;
import org.zhenggai.work.report.RealProgressProcess.Facts;

/** What a report brings that was not there before; the table {@code real-progress} says what it counts for. */
@Component
@RequiredArgsConstructor
class ProgressFacts {

    private static final int LONGEST = 500;

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

    private int newFiles(long item) {
        return newNames(item).size();
    }

    /**
     * What a report says of its evidence: its own words, or where there are none the names of the files that came in since the
     * last one, since attached files are the evidence and the words describe them; null where there is neither.
     */
    String evidenceOf(long item, String words) {
        List<String> names = words == null ? newNames(item) : List.of();
        return names.isEmpty() ? words : "附件：" + StringUtils.abbreviate(String.join("、", names), "等", LONGEST);
    }

    /** Files that its units added since they last reported, unless the item had the same before. */
    private List<String> newNames(long item) {
        return jdbc.sql("""
                        select e.file_name from evidence e join person p on p.username = e.uploaded_by
                        where e.item = :item and e.withdrawn_at is null and p.unit is not null
                            and not exists (select 1 from fortnightly_report r where r.item = :item
                                and r.submitted_at >= e.uploaded_at)
                            and not exists (select 1 from evidence b
                                where b.item = :item and b.content = e.content and b.id < e.id)
                        order by e.id
                        """).param("item", item).query(String.class).list();
    }

    /** One more full stop is no new evidence. */
    private static String bare(String text) {
        return text.replaceAll("[\\s\\p{Punct}\\p{IsPunctuation}]", "");
    }
}
