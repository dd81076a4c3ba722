package org.zhenggai.casefile;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.access.Viewer;
import org.zhenggai.round.ItemState;
import org.zhenggai.round.Refusal;

/** What people say about an item beside its course; it outlives the tasks, and nobody changes or deletes it. */
@Service
@Transactional
class Comments {

    private static final int LONGEST = 2000;

    private final JdbcClient jdbc;
    private final Clock clock;

    Comments(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    record Comment(long id, LocalDateTime at, String actor, String text) {}

    /** Whether somebody who reads the item may say something about it: the inspection team only reads. */
    static boolean mayWrite(Viewer viewer) {
        return viewer.readsAllCases() || !viewer.units().isEmpty();
    }

    /** The comments of an item, oldest first. */
    @Transactional(readOnly = true)
    List<Comment> of(long item) {
        return jdbc.sql("select c.id, c.at, coalesce(p.name, c.actor) as actor, c.text from item_comment c"
                        + " left join person p on p.username = c.actor where c.item = ? order by c.id")
                .param(item)
                .query(Comment.class)
                .list();
    }

    void add(long item, String actor, String text) {
        String words = text.strip();
        Refusal.unless(!words.isEmpty(), "请填写留言内容。");
        Refusal.unless(words.length() <= LONGEST, "留言超过%d字，请精简或分几次发表。", LONGEST);
        String state = jdbc.sql("select state from item where id = ?")
                .param(item)
                .query(String.class)
                .single();
        Refusal.unless(!state.equals(ItemState.WITHDRAWN.name()), "事项所在的轮次已经撤销，只能查看，不能再留言。");
        jdbc.sql("insert into item_comment (item, actor, at, text) values (?, ?, ?, ?)")
                .params(item, actor, LocalDateTime.now(clock), words)
                .update();
    }
}
