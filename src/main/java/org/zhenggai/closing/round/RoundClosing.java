package org.zhenggai.closing.round;

import java.time.LocalDate;
import java.util.List;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.bulletin.decision.Decisions;
import org.zhenggai.engine.models.UnreadAnswersProcess;
import org.zhenggai.kernel.Actor;
import org.zhenggai.kernel.Days;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.ladder.Escalations;
import org.zhenggai.round.Chunks;
import org.zhenggai.round.EventKind;
import org.zhenggai.round.Events;
import org.zhenggai.round.PastDays;
import org.zhenggai.round.RoundRepository;
import org.zhenggai.round.RoundState;
import org.zhenggai.round.item.BulkSteps;
import org.zhenggai.round.item.ItemProcess;
import org.zhenggai.round.item.ItemState;
import org.zhenggai.work.deadline.Extensions;
import org.zhenggai.work.deadline.Waits;
import org.zhenggai.work.report.Reports;

/** The end of the concentrated period and of the round. */
@Service
@Transactional
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class RoundClosing {

    private static final String ROUND = "rectification-round";

    private final UnreadAnswersProcess unread;
    private final RoundRepository rounds;
    private final PastDays past;
    private final ItemProcess items;
    private final BulkSteps steps;
    private final Reports reports;
    private final Escalations escalations;
    private final Extensions extensions;
    private final Waits waits;
    private final Decisions decisions;
    private final Events events;
    private final JdbcClient jdbc;

    /** Records the democratic life meeting on the rectification (专题民主生活会). */
    void lifeMeeting(long round, String user, LocalDate heldOn, String resolution) {
        past.require(round, "会议日期", heldOn, "请在会后记录");
        events.record(round, user, EventKind.LIFE_MEETING, Days.words(heldOn) + " " + resolution);
    }

    /** Takes the office's text of the progress report, from which the circular is made. */
    public void progressReport(long round, String user, String text) {
        rounds.save(rounds.get(round).withProgressReport(text));
        events.record(round, user, EventKind.PROGRESS_REPORTED, text.length() + "字");
    }

    public void approveCircular(long round, String user) {
        events.record(round, user, EventKind.CIRCULAR_APPROVED, "");
    }

    void returnCircular(long round, String user, String reason) {
        events.record(round, user, EventKind.CIRCULAR_RETURNED, reason);
    }

    /** The office's decision on what is left; the items follow in chunks by {@link #carryOver(long)}. */
    public void decideCarryOver(long round, String user, String reason) {
        events.record(round, user, EventKind.CARRIED_OVER, reason);
    }

    /** Carries over the next {@link Chunks#SIZE} open items of the round (结转), once the office has decided it. */
    public void carryOver(long round) {
        List<Long> next = jdbc.sql("""
            select id from item where round = :round and %s order by id limit :limit
            """.formatted(ItemState.openIn("item")))
                .param("round", round)
                .param("limit", Chunks.SIZE)
                .query(Long.class)
                .list();
        if (next.isEmpty()) {
            return;
        }
        unread.requireNone(ROUND, round);
        Refusal.unless(isCarryOverDecided(round), "整改办还没有在“跟踪剩余事项”中决定结转，%d个未销号事项不能结转。请先办理该任务。", next.size());
        steps.end(next, EventKind.CARRIED_OVER, ItemState.CARRIED_OVER);
        reports.excuse(next);
        escalations.endFor(next);
        // The next round sets a deadline of its own.
        extensions.lapse(next, "事项结转，申请失效");
        waits.lapse(next);
        decisions.endFor(next);
        items.carriedOver(next);
    }

    private boolean isCarryOverDecided(long round) {
        return jdbc.sql("select count(*) from event where round = ? and item is null and kind = 'CARRIED_OVER'")
                        .param(round)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /**
     * Archives the round, once.
     *
     * @throws Refusal while an item is neither closed nor carried over
     */
    public void archive(long round) {
        if (rounds.get(round).state() != RoundState.ARCHIVED) {
            int open = jdbc.sql("select count(*) from item where round = ? and " + ItemState.openIn("item"))
                    .param(round)
                    .query(Integer.class)
                    .single();
            unread.requireNone(ROUND, round);
            Refusal.unless(open == 0, "本轮还有%d个事项没有销号也没有结转，不能归档。请继续整改，或者由整改办决定结转。", open);
            rounds.save(rounds.get(round).withState(RoundState.ARCHIVED));
            events.record(round, Actor.SYSTEM, EventKind.ARCHIVED, "");
        }
    }
}
