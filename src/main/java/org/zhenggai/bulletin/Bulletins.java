package org.zhenggai.bulletin;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.bulletin.facts.BulletinCompiler;
import org.zhenggai.bulletin.facts.BulletinCompiler.Compiled;
import org.zhenggai.bulletin.facts.BulletinEvents;
import org.zhenggai.bulletin.facts.BulletinFacts;
import org.zhenggai.bulletin.facts.Decided;
import org.zhenggai.bulletin.facts.FactsJson;
import org.zhenggai.engine.models.UnreadAnswersProcess;
import org.zhenggai.kernel.Actor;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.round.EventKind;
import org.zhenggai.round.Events;
import org.zhenggai.work.report.Periods;

/** The fortnightly bulletin (两周通报): compiled at the cut-off, checked by the office, heard and approved. */
@Service
@Transactional
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Bulletins {

    private final UnreadAnswersProcess unread;
    private final BulletinCompiler compiler;
    private final BulletinTables tables;
    private final BulletinEvents happenings;
    private final Decided decided;
    private final FactsJson json;
    private final Periods periods;
    private final JdbcClient jdbc;
    private final Events events;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    private record Head(
            long id, long round, int number, BulletinState state, String text, String remark, LocalDate heldOn) {}

    /** Compiles the bulletin from the tables, once; keeps how everything stood for the next one to compare with. */
    public void compile(long period) {
        if (jdbc.sql("select count(*) from bulletin where period = :period")
                        .param("period", period)
                        .query(Integer.class)
                        .single()
                > 0) {
            return;
        }
        Compiled compiled = compiler.compile(period);
        jdbc.sql("""
                        insert into bulletin (period, state, text, facts, compiled_at)
                        values (:period, 'COMPILED', :text, :facts, :at)
                        """)
                .param("period", period)
                .param("text", BulletinText.of(compiled.facts()))
                .param("facts", json.write(compiled.facts()))
                .param("at", compiled.at())
                .update();
        long bulletin = head(period).id();
        tables.keep(bulletin, compiled.items());
        happenings.tell(bulletin, compiled.told());
        tables.keepDecisions(bulletin, compiled.unfinished(), false);
        tables.keepDecisions(bulletin, compiled.ended(), true);
        periods.keep(figures(period, compiled.facts().totals()));
        publisher.publishEvent(new BulletinCompiled(period));
    }

    private static Periods.Figures figures(long period, BulletinFacts.Totals totals) {
        return new Periods.Figures(
                period,
                totals.open(),
                totals.reported(),
                totals.silent(),
                totals.stalled(),
                totals.returned(),
                totals.newlyClosed());
    }

    /** The office has checked the bulletin and may add a remark; whatever meeting heard it before heard another text. */
    public void check(long period, String remark) {
        jdbc.sql("update bulletin set state = 'CHECKED', remark = :remark, held_on = null where period = :period")
                .param("remark", remark)
                .param("period", period)
                .update();
    }

    /** Keeps the meeting that has heard the bulletin; its decisions are taken by {@link Hearings}. */
    void approve(long period, String user, Meeting meeting) {
        decide(period, BulletinState.CHECKED, user, null);
        jdbc.sql("""
                        update bulletin set held_on = :heldOn, present = :present, minutes = :minutes
                        where period = :period
                        """)
                .param("heldOn", meeting.heldOn())
                .param("present", meeting.present())
                .param("minutes", meeting.minutes())
                .param("period", period)
                .update();
    }

    /** Returns the bulletin to the office, with the reason. */
    public void giveBack(long period, String user, String reason) {
        decide(period, BulletinState.RETURNED, user, reason);
        events.record(head(period).round(), user, EventKind.BULLETIN_RETURNED, reason);
    }

    /**
     * Publishes the approved bulletin with the remark and the decisions at its end, once.
     *
     * @throws Refusal when the office has not checked it or no meeting has heard and approved what was checked
     */
    public void publish(long period) {
        Head head = head(period);
        if (head.state() == BulletinState.PUBLISHED) {
            return;
        }
        unread.requireNone("fortnightly-report", period);
        Refusal.unless(
                head.state() == BulletinState.CHECKED && head.heldOn() != null,
                "第%d期通报还没有经整改办核对、会议听取并审定，不能印发。请先办理“听取汇报并审定通报”。",
                head.number());
        String text = BulletinText.published(head.text(), head.remark(), head.heldOn(), decided.of(head.id()));
        int published =
                jdbc.sql("""
                        update bulletin set state = 'PUBLISHED', text = :text
                        where period = :period and state = 'CHECKED'
                        """).param("text", text).param("period", period).update();
        if (published == 1) {
            periods.published(period);
            events.record(head.round(), Actor.SYSTEM, EventKind.BULLETIN_PUBLISHED, BulletinText.title(head.number()));
        }
    }

    /**
     * The text for somebody who may not see the round's confidential items, whatever they were when it was compiled.
     *
     * @param masked its facts without them
     */
    @Transactional(readOnly = true)
    String maskedText(long period, BulletinFacts masked) {
        String compiled = BulletinText.of(masked);
        Head head = head(period);
        return head.state() == BulletinState.PUBLISHED
                ? BulletinText.published(compiled, head.remark(), head.heldOn(), decided.of(head.id()))
                : compiled;
    }

    private void decide(long period, BulletinState state, String user, String reason) {
        jdbc.sql("""
                        update bulletin set state = :state, decided_by = :user, decided_at = :now, reason = :reason
                        where period = :period
                        """)
                .param("state", state.name())
                .param("user", user)
                .param("now", LocalDateTime.now(clock))
                .param("reason", reason)
                .param("period", period)
                .update();
    }

    private Head head(long period) {
        return jdbc.sql("""
                        select b.id, p.round, p.number, b.state, b.text, b.remark, b.held_on
                        from bulletin b join reporting_period p on p.id = b.period where p.id = :period
                        """).param("period", period).query(Head.class).single();
    }
}
