package org.zhenggai.ledger.item;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.people.Viewer;
import org.zhenggai.round.item.ItemState;

/** What people say about an item beside its course; it outlives the tasks, and nobody changes or deletes it. */
@Service
@Transactional
@RequiredArgsConstructor
class Comments {

    private static final int LONGEST = 2000;

    /** Nobody means to say the same words so soon again; a script or a bad line does send them. */
    private static final Duration SAID_AGAIN = Duration.ofMinutes(2);

    private final JdbcClient jdbc;
    private final Clock clock;

    record Comment(long id, LocalDateTime at, String actor, String text) {}

    /** Whether somebody who reads the item may say something about it: the inspection team only reads. */
    static boolean mayWrite(Viewer viewer) {
        return viewer.readsAllCases() || !viewer.units().isEmpty();
    }

    /** The comments of an item, oldest first. */
    @Transactional(readOnly = true)
    List<Comment> of(long item) {
        return jdbc.sql("""
            select c.id, c.at, coalesce(p.name, c.actor) as actor, c.text
            from item_comment c left join person p on p.username = c.actor where c.item = :item order by c.id
            """).param("item", item).query(Comment.class).list();
    }

    /** What a person says twice in a few minutes, word by word, was sent twice: it is stored once. */
    void add(long item, String actor, String text) {
        String words = text.strip();
        Refusal.unless(!words.isEmpty(), "请填写留言内容。");
        Refusal.unless(words.length() <= LONGEST, "留言超过%d字，请精简或分几次发表。", LONGEST);
        // For update: of two that come at the same moment the second sees the first.
        String state = jdbc.sql("select state from item where id = ? for update")
                .param(item)
                .query(String.class)
                .single();
        Refusal.unless(!state.equals(ItemState.WITHDRAWN.name()), "事项所在的轮次已经撤销，只能查看，不能再留言。");
        LocalDateTime now = LocalDateTime.now(clock);
        if (!isSaid(item, actor, words, now.minus(SAID_AGAIN))) {
            jdbc.sql("insert into item_comment (item, actor, at, text) values (?, ?, ?, ?)")
                    .params(item, actor, now, words)
                    .update();
        }
    }

    private boolean isSaid(long item, String actor, String words, LocalDateTime since) {
        return jdbc.sql("select count(*) from item_comment where item = ? and actor = ? and text = ? and at >= ?")
                        .params(item, actor, words, since)
                        .query(Long.class)
                        .single()
                > 0;
    }
}
