package org.zhenggai.closing.signoff;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.closing.archive.ClosedFiles;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.ladder.Escalations;
import org.zhenggai.round.EventKind;
import org.zhenggai.round.Events;
import org.zhenggai.round.RoundProcess;
import org.zhenggai.round.RoundTimes;
import org.zhenggai.round.item.Item;
import org.zhenggai.round.item.ItemState;
import org.zhenggai.round.item.Items;

/** Closure (销号) of an item when all have signed (domain.md, cycle 8). */
@Service
@Transactional
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Closing {

    private final Items items;
    private final ClosureDemands demands;
    private final Escalations escalations;
    private final RoundProcess rounds;
    private final RoundTimes times;
    private final ClosedFiles files;
    private final Events events;
    private final JdbcClient jdbc;
    private final Clock clock;

    /**
     * Closes the item (销号), once, and seals its closed file, whose check code is in the line of history. A finding is
     * closed with its last item, and the round is told when none is left.
     *
     * @throws Refusal when the tables lack what {@link ClosureDemands} asks for, whatever a model says
     */
    public void close(long id) {
        if (items.get(id).state() == ItemState.CLOSED) {
            return;
        }
        demands.require(items.get(id));
        String code = files.seal(id);
        Item item = items.move(id, "system", EventKind.CLOSED, "校验码" + code, ItemState.CLOSED, ItemState.SIGN_OFF);
        escalations.endFor(List.of(id));
        oneAfterTheOther(item.round());
        closeFinding(item);
        if (!times.hasOpenItems(Long.toString(item.round()))) {
            rounds.itemsClosed(item.round());
        }
    }

    /**
     * Two last items that are closed at the same moment do not see each other's closure and would both think that one is
     * left. Whoever comes second waits here until the first has committed. An update and no lock for update: in
     * PostgreSQL the latter would wait for everybody who has just written a line of history about the round, and they for
     * it.
     */
    private void oneAfterTheOther(long round) {
        jdbc.sql("update round set version = version where id = ?").param(round).update();
    }

    private void closeFinding(Item item) {
        int closed = jdbc.sql("update finding set closed_at = ? where id = ? and closed_at is null and not exists"
                        + " (select 1 from item i where i.finding = finding.id and i.state <> 'CLOSED')")
                .params(LocalDateTime.now(clock), item.finding())
                .update();
        if (closed == 1) {
            int number = jdbc.sql("select number from finding where id = ?")
                    .param(item.finding())
                    .query(Integer.class)
                    .single();
            events.record(item.round(), item.id(), "system", EventKind.FINDING_CLOSED, "问题" + number + "的事项已全部销号");
        }
    }
}
