package org.zhenggai.intake;

import java.util.Collection;
import java.util.List;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The prints that rounds leave, so that nothing of all rounds is read when a document comes. */
@Component
@Transactional
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class RoundPrints {

    private final JdbcTemplate batches;
    private final JdbcClient jdbc;

    private record Text(long id, String title, String text) {}

    /** Keeps the prints of a round; fails where another round has one of them. */
    void keep(long round, Collection<String> prints) {
        prints.forEach(print -> jdbc.sql("insert into round_print (print, round) values (?, ?)")
                .params(print, round)
                .update());
        keepSketches(round);
    }

    /** Keeps the sketches of the round's findings. */
    void keepSketches(long round) {
        List<Object[]> sketches = jdbc
                .sql("select id, title, text from finding where round = :round order by id")
                .param("round", round)
                .query(Text.class)
                .list()
                .stream()
                .map(text -> new Object[] {
                    text.id(),
                    round,
                    Likeness.of(text.title() + "\n" + text.text()).sketch()
                })
                .toList();
        batches.batchUpdate("insert into finding_print (finding, round, sketch) values (?, ?, ?)", sketches);
    }

    /** Forgets a round that was withdrawn: its document may come again. */
    public void forget(long round) {
        jdbc.sql("delete from round_print where round = ?").param(round).update();
        jdbc.sql("delete from finding_print where round = ?").param(round).update();
    }
}
