package org.zhenggai.bulletin;

import java.util.Optional;
import java.util.Set;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.bulletin.facts.BulletinFacts;
import org.zhenggai.bulletin.facts.FactsJson;
import org.zhenggai.bulletin.facts.Masked;

/** The facts of compiled bulletins, as they were kept. */
@Component
@Transactional(readOnly = true)
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class BulletinFile {

    private final JdbcClient jdbc;
    private final FactsJson json;

    /** The numbers of the items of a round that are confidential now, however they stood when a bulletin was compiled. */
    Set<String> confidential(long round) {
        return Set.copyOf(jdbc.sql("select number from item where round = ? and confidential")
                .param(round)
                .query(String.class)
                .list());
    }

    /** The same without the words of items that are confidential now: for paper, which has more readers than a page. */
    public Optional<BulletinFacts> factsForAll(long period) {
        return facts(period)
                .map(facts -> Masked.of(
                        facts,
                        confidential(jdbc.sql("select round from reporting_period where id = ?")
                                .param(period)
                                .query(Long.class)
                                .single())));
    }

    /** The facts of a period's bulletin; empty for one of a release that kept the text alone, and before the cut-off. */
    public Optional<BulletinFacts> facts(long period) {
        return jdbc.sql("select facts from bulletin where period = ? and facts is not null")
                .param(period)
                .query(String.class)
                .optional()
                .map(json::read);
    }
}
