package org.zhenggai.work.assignment;

import java.util.List;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.engine.models.UnreadAnswersProcess;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.round.Chunks;
import org.zhenggai.round.EventKind;
import org.zhenggai.round.item.BulkSteps;
import org.zhenggai.round.item.ItemProcess;
import org.zhenggai.round.item.ItemState;
import org.zhenggai.round.item.Items;
import org.zhenggai.round.item.Measures;

/** From the final plan to agreed measures: the lead unit accepts or hands back, proposes, and the office reviews. */
@Service
@Transactional
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Assignment {

    private static final int LONGEST_MEASURE = 1000;

    private final UnreadAnswersProcess unread;
    private final Items items;
    private final BulkSteps steps;
    private final Measures measures;
    private final ItemProcess process;
    private final JdbcClient jdbc;

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
        steps.assign(next);
        process.start(next);
    }

    /** The lead unit accepts (签收). */
    public void accept(long item, String user) {
        items.move(item, user, EventKind.ACCEPTED, "", ItemState.ACCEPTED, ItemState.ASSIGNED);
    }

    /** The lead unit hands the item back, with the reason. */
    void handBack(long item, String user, String reason) {
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
        String text = unitName + "，责任领导" + leaderName + (note == null ? "" : "：" + note);
        items.reassign(item, user, unit, leader, text);
    }

    /** The unit's measures, one a line; they replace what it proposed before. */
    public void propose(long item, String user, String lines) {
        List<String> texts =
                lines.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        Refusal.unless(!texts.isEmpty(), "请至少填写一条整改措施，每行一条。");
        for (int n = 0; n < texts.size(); n++) {
            Refusal.unless(texts.get(n).length() <= LONGEST_MEASURE, "第%d条措施超过%d字，请分成几条。", n + 1, LONGEST_MEASURE);
        }
        items.move(
                item,
                user,
                EventKind.MEASURES_PROPOSED,
                texts.size() + "条",
                ItemState.MEASURES_REVIEW,
                ItemState.ACCEPTED);
        measures.propose(item, texts);
    }

    /** The office agrees to the measures; the item is in work. */
    public void agree(long item, String user) {
        items.move(item, user, EventKind.MEASURES_APPROVED, "", ItemState.IN_WORK, ItemState.MEASURES_REVIEW);
        measures.agree(item);
    }

    /** The office returns the measures, with the reason. */
    public void giveBack(long item, String user, String reason) {
        items.move(item, user, EventKind.MEASURES_RETURNED, reason, ItemState.ACCEPTED, ItemState.MEASURES_REVIEW);
    }
}
