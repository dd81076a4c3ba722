package org.zhenggai.work.assignment;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.IntStream;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.engine.models.UnreadAnswersProcess;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.round.Changes;
import org.zhenggai.round.Changes.Field;
import org.zhenggai.round.Chunks;
import org.zhenggai.round.EventKind;
import org.zhenggai.round.item.ItemProcess;
import org.zhenggai.round.item.ItemState;
import org.zhenggai.round.item.Items;

/** From the final plan to agreed measures: the lead unit accepts or hands back, proposes, and the office reviews. */
@Service
@Transactional
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Assignment {

    private static final int LONGEST_MEASURE = 1000;

    private final UnreadAnswersProcess unread;
    private final Items items;
    private final ItemProcess process;
    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Clock clock;

    /** Starts the next {@link Chunks#SIZE} items of a round that have not started, once its plan is final. */
    public void start(long round) {
        List<Long> next = jdbc.sql("select id from item where round = ? and state = 'PLANNED' order by id limit ?")
                .params(round, Chunks.SIZE)
                .query(Long.class)
                .list();
        if (next.isEmpty()) {
            return;
        }
        unread.requireNone("rectification-round", round);
        boolean isFinal = jdbc.sql("select count(*) from plan_version where round = ? and state = 'FINAL'")
                        .param(round)
                        .query(Integer.class)
                        .single()
                > 0;
        Refusal.unless(isFinal, "整改方案还没有定稿，%d个事项不能分派。请先办理“书记专题会议定稿”。", next.size());
        LocalDateTime now = LocalDateTime.now(clock);
        jdbc.sql("update item set state = 'ASSIGNED', state_since = :now, version = version + 1 where id in (:next)")
                .param("now", now)
                .param("next", next)
                .update();
        jdbc.sql(
                        "insert into event (round, item, at, actor, kind, text, changes) select i.round, i.id, :now,"
                                + " 'system', 'ASSIGNED', u.name, :changes from item i join unit u on u.code = i.lead_unit where i.id in (:next)")
                .param("now", now)
                .param(
                        "changes",
                        Changes.of(Field.STATE, ItemState.PLANNED, ItemState.ASSIGNED)
                                .json())
                .param("next", next)
                .update();
        process.start(next);
    }

    /** The lead unit accepts (签收). */
    public void accept(long item, String user) {
        items.move(item, user, EventKind.ACCEPTED, "", ItemState.ACCEPTED, ItemState.ASSIGNED);
    }

    /** The lead unit hands the item back, with the reason. */
    public void handBack(long item, String user, String reason) {
        items.move(item, user, EventKind.HANDED_BACK, reason, ItemState.HANDED_BACK, ItemState.ASSIGNED);
    }

    /**
     * The office gives a handed-back item to a unit again, another or the same.
     *
     * @param note what the office says to the unit, or null
     */
    public void reassign(long item, String user, String unit, String leader, String note) {
        String unitName = jdbc.sql("select name from unit where code = ? and not closed")
                .param(unit)
                .query(String.class)
                .optional()
                .orElseThrow(() -> new Refusal("没有代码为“" + unit + "”的责任单位，请从列表中选择。"));
        String leaderName = jdbc.sql("select p.name from person p join person_role r on r.username = p.username"
                        + " where p.username = ? and p.active and r.role = 'leading-group'")
                .param(leader)
                .query(String.class)
                .optional()
                .orElseThrow(() -> new Refusal("“" + leader + "”不是在任的领导小组成员，不能担任责任领导。"));
        jdbc.sql("delete from item_assisting where item = ? and unit = ?")
                .params(item, unit)
                .update();
        String text = unitName + "，责任领导" + leaderName + (note == null ? "" : "：" + note);
        items.reassign(item, user, unit, leader, text);
    }

    /** The unit's measures, one a line; they replace what it proposed before. */
    public void propose(long item, String user, String lines) {
        List<String> measures =
                lines.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        Refusal.unless(!measures.isEmpty(), "请至少填写一条整改措施，每行一条。");
        for (int n = 0; n < measures.size(); n++) {
            Refusal.unless(measures.get(n).length() <= LONGEST_MEASURE, "第%d条措施超过%d字，请分成几条。", n + 1, LONGEST_MEASURE);
        }
        items.move(
                item,
                user,
                EventKind.MEASURES_PROPOSED,
                measures.size() + "条",
                ItemState.MEASURES_REVIEW,
                ItemState.ACCEPTED);
        jdbc.sql("delete from measure where item = ?").param(item).update();
        batches.batchUpdate(
                "insert into measure (item, position, text, state) values (?, ?, ?, 'PROPOSED')",
                IntStream.range(0, measures.size())
                        .mapToObj(n -> new Object[] {item, n + 1, measures.get(n)})
                        .toList());
    }

    /** The office agrees to the measures; the item is in work. */
    public void agree(long item, String user) {
        items.move(item, user, EventKind.MEASURES_APPROVED, "", ItemState.IN_WORK, ItemState.MEASURES_REVIEW);
        jdbc.sql("update measure set state = 'AGREED' where item = ?")
                .param(item)
                .update();
    }

    /** The office returns the measures, with the reason. */
    public void giveBack(long item, String user, String reason) {
        items.move(item, user, EventKind.MEASURES_RETURNED, reason, ItemState.ACCEPTED, ItemState.MEASURES_REVIEW);
    }
}
