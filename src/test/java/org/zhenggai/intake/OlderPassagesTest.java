package org.zhenggai.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhenggai.kernel.web.PagesData;
import org.zhenggai.kernel.web.PagesTest;

/** Rounds that were imported before passages were kept have them after the next start. */
@PagesTest
class OlderPassagesTest {

    @Autowired
    private PagesData data;

    @Autowired
    private OlderPassages passages;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void areFoundInTheDocumentAgain() {
        long round = data.importedRound();
        List<Integer> imported = of(round);
        assertThat(imported).hasSize(4).doesNotContainNull();
        assertThat(imported.get(2)).isLessThan(imported.get(3));
        forget(round);

        passages.afterSingletonsInstantiated();

        assertThat(of(round)).isEqualTo(imported);
    }

    @Test
    void areNotGuessedWhereTheFindingReadsOtherwise() {
        long round = data.importedRound();
        List<Integer> imported = of(round);
        forget(round);
        jdbc.sql("update finding set text = text || '。' where round = ? and number = 3")
                .param(round)
                .update();

        passages.afterSingletonsInstantiated();

        assertThat(of(round)).containsExactly(imported.get(0), imported.get(1), null, null);
    }

    private void forget(long round) {
        jdbc.sql("update item set passage_from = null where round = ?")
                .param(round)
                .update();
    }

    private List<Integer> of(long round) {
        return jdbc.sql("select passage_from from item where round = ? order by position")
                .param(round)
                .query(Integer.class)
                .list();
    }
}
