package org.zhenggai.round.item;

import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The measures (整改措施) of items: proposed, agreed, finished. */
@Service
@Transactional
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Measures {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    /**
     * What the unit proposes, in its order, replaces what it proposed before, and comes after what was agreed: that has
     * been reported on and verified.
     */
    public void propose(long item, List<String> texts) {
        jdbc.sql("delete from measure where item = ? and state = 'PROPOSED'")
                .param(item)
                .update();
        int agreed = jdbc.sql("select coalesce(max(position), 0) from measure where item = ?")
                .param(item)
                .query(Integer.class)
                .single();
        batches.batchUpdate(
                "insert into measure (item, position, text, state) values (?, ?, ?, 'PROPOSED')",
                IntStream.range(0, texts.size())
                        .mapToObj(n -> new Object[] {item, agreed + n + 1, texts.get(n)})
                        .toList());
    }

    /** The office agrees to what is proposed. */
    public void agree(long item) {
        jdbc.sql("update measure set state = 'AGREED' where item = ? and state = 'PROPOSED'")
                .param(item)
                .update();
    }

    /**
     * The unit calls some of them finished.
     *
     * @return how many of these were not before
     */
    public int finish(long item, Collection<Long> measures) {
        return measures.isEmpty()
                ? 0
                : jdbc.sql("""
                        update measure set state = 'FINISHED'
                        where item = :item and id in (:measures) and state <> 'FINISHED'
                        """).param("item", item).param("measures", measures).update();
    }

    /** The places of those that nobody has called finished. */
    @Transactional(readOnly = true)
    public List<Integer> unfinished(long item) {
        return jdbc.sql("select position from measure where item = ? and state <> 'FINISHED' order by position")
                .param(item)
                .query(Integer.class)
                .list();
    }

    /** Those that were finished are to be carried out again. */
    public void reopen(long item) {
        jdbc.sql("update measure set state = 'AGREED' where item = ? and state = 'FINISHED'")
                .param(item)
                .update();
    }
}
