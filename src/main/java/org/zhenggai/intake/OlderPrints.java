package org.zhenggai.intake;

import java.util.List;
import lombok.RequiredArgsConstructor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.intake.parse.FeedbackParser;

/**
 * Makes the prints of rounds and drafts that were there before prints were kept, of their documents as they are read
 * today. Where several have the same, it is the first one's: later documents lead to it.
 */
@Component
@RequiredArgsConstructor
class OlderPrints implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(OlderPrints.class);

    private final RoundPrints prints;
    private final JdbcClient jdbc;

    @Override
    @Transactional
    public void afterSingletonsInstantiated() {
        ids("""
                select id from round r where state <> 'WITHDRAWN'
                    and not exists (select 1 from finding_print p where p.round = r.id)
                    and exists (select 1 from finding f where f.round = r.id)
                order by id
                """).forEach(this::makeRound);
        ids("select id from intake_draft where print is null order by id").forEach(this::makeDraft);
    }

    private List<Long> ids(String sql) {
        return jdbc.sql(sql).query(Long.class).list();
    }

    private void makeRound(long round) {
        prints.keepSketches(round);
        String text = jdbc.sql("select document_text from round where id = ?")
                .param(round)
                .query(String.class)
                .single();
        String print = Prints.of(FeedbackParser.parse(text), text);
        List<Long> first = jdbc.sql("select round from round_print where print = ?")
                .param(print)
                .query(Long.class)
                .list();
        if (first.isEmpty()) {
            jdbc.sql("insert into round_print (print, round) values (?, ?)")
                    .params(print, round)
                    .update();
        } else {
            LOG.warn("Round {} has the same content as round {}; withdraw the wrong one", round, first.get(0));
        }
    }

    private void makeDraft(long draft) {
        String text = jdbc.sql("select text from intake_draft where id = ?")
                .param(draft)
                .query(String.class)
                .single();
        jdbc.sql("""
                        update intake_draft set print = :print
                        where id = :draft and not exists (select 1 from intake_draft d where d.print = :print)
                        """)
                .param("print", Prints.of(FeedbackParser.parse(text), text))
                .param("draft", draft)
                .update();
    }
}
