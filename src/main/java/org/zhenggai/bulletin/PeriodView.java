package org.zhenggai.bulletin;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.access.cases.Withheld;
import org.zhenggai.bulletin.decision.UnfinishedDecisions;
import org.zhenggai.bulletin.facts.BulletinFacts;
import org.zhenggai.bulletin.facts.BulletinSums;
import org.zhenggai.bulletin.facts.SlowItems;
import org.zhenggai.engine.view.Subject;
import org.zhenggai.kernel.Days;
import org.zhenggai.kernel.contract.KeyKind;
import org.zhenggai.kernel.contract.ModelView;
import org.zhenggai.work.report.Similarities;

/**
 * A reporting period with its bulletin, as the office checks it and the principal leader hears it. The bulletin is what
 * was compiled: an item that became confidential since stands in it with its title. Both roles may see such items, and
 * ModelRulesTest holds that no model offers this view to anybody who may not; the page of the bulletin, which has more
 * readers, masks them as it is read.
 */
@Component
@Transactional(readOnly = true)
@RequiredArgsConstructor
@ModelView(what = "本期报告情况", of = KeyKind.PERIOD)
class PeriodView implements Subject {

    private final JdbcClient jdbc;
    private final SlowItems slow;
    private final UnfinishedDecisions unfinished;
    private final BulletinFile bulletins;

    private record Head(
            long roundId,
            String roundName,
            String round,
            int number,
            LocalDateTime opensAt,
            LocalDateTime cutOff,
            int open,
            int reported,
            int silent,
            int stalled,
            int returned,
            int closed,
            String text,
            String remark,
            BulletinState state,
            String reason,
            String decidedBy,
            LocalDateTime decidedAt) {}

    private record Return(LocalDate on, String by, String step, String reason) {}

    private record Content(
            String round,
            int number,
            LocalDate opensOn,
            LocalDate cutOff,
            String counted,
            int open,
            int asked,
            int reported,
            int silent,
            int excused,
            int stalled,
            int returned,
            int closed,
            String text,
            String remark,
            BulletinFacts facts,
            String sums,
            List<Alike> alike,
            Return lastReturn) {}

    /** A report whose words are much the same as in the item's report before; for the reader to look at. */
    private record Alike(String number, String title, String unit, int percent) {}

    /** A row to fill in for a slow item; what is not filled in is no decision. */
    private record Agendum(String number, String about, String text, String by, String dueOn) {}

    /** A row for a decision that has come back; kept as it is unless something else is chosen. */
    private record Returned(String code, String about, String action, String dueOn, String reason) {}

    @Override
    public String name() {
        return "period";
    }

    @Override
    public Topic topic(long period) {
        Head head = head(period);
        return new Topic(head.roundName() + " 第" + head.number() + "期", head.roundId());
    }

    @Override
    public Object read(long period) {
        Head head = head(period);
        Return last = head.state() == BulletinState.RETURNED
                ? new Return(head.decidedAt().toLocalDate(), head.decidedBy(), "退回两周通报", head.reason())
                : null;
        Optional<BulletinFacts> facts = bulletins.facts(period);
        return new Content(
                head.round(),
                head.number(),
                head.opensAt().toLocalDate(),
                head.cutOff().toLocalDate(),
                facts.map(BulletinSums::counted).orElse(""),
                head.open(),
                facts.map(kept -> kept.totals().asked()).orElse(head.reported() + head.silent()),
                head.reported(),
                head.silent(),
                facts.map(kept -> kept.totals().excused()).orElse(0),
                head.stalled(),
                head.returned(),
                head.closed(),
                head.text(),
                head.remark(),
                facts.orElse(null),
                facts.map(kept -> String.join("\n", BulletinSums.sentences(kept)))
                        .orElse(""),
                alike(period),
                last);
    }

    private List<Alike> alike(long period) {
        return jdbc.sql("""
                        select i.number, case when i.confidential then :withheld else i.title end as title, u.name as unit,
                            max(f.similarity) as percent
                        from fortnightly_report f join reporting_period p on p.id = f.period
                            join item i on i.id = f.item join unit u on u.code = i.lead_unit
                        where f.period = :period and f.state = 'SUBMITTED' and %s
                        group by i.id, i.number, i.position, i.confidential, i.title, u.name order by i.position
                        """.formatted(Similarities.flagged("f", "p")))
                .param("period", period)
                .param("withheld", Withheld.TITLE)
                .query(Alike.class)
                .list();
    }

    /** The items on which the meeting decides, the lead unit carrying it out unless it says otherwise. */
    List<?> decisions(long period) {
        return slow.of(period).stream()
                .map(item -> new Agendum(
                        item.number(),
                        "%s（%s）：%s，已停滞%d期，督办级别：%s"
                                .formatted(item.title(), item.unit(), item.reason(), item.fortnights(), item.step()),
                        "",
                        "unit",
                        ""))
                .toList();
    }

    /**
     * The decisions of earlier meetings that are not carried out. Days, no ages: what the form shows as read-only must
     * be the same when it is submitted on the next day.
     */
    List<?> earlier(long period) {
        return unfinished.of(head(period).roundId()).stream()
                .map(one -> new Returned(
                        one.code(),
                        "%s（%s）：%s。%s决定，%s前落实，%s%s"
                                .formatted(
                                        one.number() == null ? "综合事项" : "事项" + one.number(),
                                        one.unit(),
                                        one.text(),
                                        Days.words(one.heldOn()),
                                        Days.words(one.dueOn()),
                                        one.state().word(),
                                        one.answer() == null ? "" : "，最近报告：" + one.answer()),
                        "keep",
                        "",
                        ""))
                .toList();
    }

    String remark(long period) {
        return head(period).remark();
    }

    private Head head(long period) {
        return jdbc.sql("""
                        select r.id as round_id, r.short_name as round_name, r.title as round, p.number, p.opens_at, p.cut_off, p.open_items as open, p.reported,
                            p.silent, p.stalled, p.returned, p.closed, b.text, b.remark, b.state, b.reason,
                            coalesce(n.name, b.decided_by) as decided_by, b.decided_at
                        from reporting_period p join round r on r.id = p.round left join bulletin b on b.period = p.id
                            left join person n on n.username = b.decided_by
                        where p.id = :period
                        """).param("period", period).query(Head.class).single();
    }
}
