package org.zhenggai.intake;

import java.util.List;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.intake.parse.FeedbackParser;
import org.zhenggai.intake.parse.preview.PreviewFinding;
import org.zhenggai.intake.parse.preview.PreviewItem;
import org.zhenggai.round.item.Items;

/**
 * Finds the passages of items of rounds that were imported before passages were kept, by reading their documents again.
 * Only what reads as it did then is taken; without a passage the source is shown to nobody but readers of all of it.
 */
@Component
@RequiredArgsConstructor
class OlderPassages implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(OlderPassages.class);

    private final JdbcClient jdbc;
    private final Items kept;

    private record Finding(long id, int line, String text) {

        private boolean isSame(PreviewFinding read) {
            return read.line() == line && read.text().equals(text);
        }
    }

    @Override
    @Transactional
    public void afterSingletonsInstantiated() {
        for (Long round : jdbc.sql("select distinct round from item where passage_from is null order by round")
                .query(Long.class)
                .list()) {
            find(round);
        }
    }

    private void find(long round) {
        List<PreviewFinding> read = FeedbackParser.parse(document(round)).areas().stream()
                .flatMap(area -> area.findings().stream())
                .toList();
        for (Finding finding : lacking(round)) {
            List<Long> items = itemsOf(finding);
            read.stream()
                    .filter(candidate ->
                            finding.isSame(candidate) && candidate.items().size() == items.size())
                    .findFirst()
                    .ifPresent(found -> keep(items, found.items()));
        }
        List<Finding> left = lacking(round);
        if (!left.isEmpty()) {
            LOG.warn(
                    "Round {}: no passages of items in the findings of lines {}",
                    round,
                    left.stream().map(finding -> finding.line() + "").collect(Collectors.joining(", ")));
        }
    }

    private String document(long round) {
        return jdbc.sql("select document_text from round where id = ?")
                .param(round)
                .query(String.class)
                .single();
    }

    private List<Finding> lacking(long round) {
        return jdbc.sql("""
                        select f.id, f.line, f.text from finding f
                        where f.round = :round
                            and exists (select 1 from item i where i.finding = f.id and i.passage_from is null)
                        order by f.id
                        """).param("round", round).query(Finding.class).list();
    }

    private List<Long> itemsOf(Finding finding) {
        return jdbc.sql("select id from item where finding = ? order by position")
                .param(finding.id())
                .query(Long.class)
                .list();
    }

    private void keep(List<Long> items, List<PreviewItem> read) {
        for (int n = 0; n < items.size(); n++) {
            kept.keepPassage(items.get(n), read.get(n).offset());
        }
    }
}
