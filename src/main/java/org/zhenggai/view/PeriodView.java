package org.zhenggai.view;

import java.time.LocalDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.bulletin.SlowItems;
import org.zhenggai.bulletin.SlowItems.SlowItem;
import org.zhenggai.report.Similarities;
import org.zhenggai.task.Subject;

/**
 * A reporting period with its bulletin, as the office checks it and the principal leader hears it. The bulletin is what
 * was compiled: an item that became confidential since stands in it with its title. It is shown nowhere else, and both
 * roles may see such items; ModelRulesTest holds that no model offers this view to anybody who may not.
 */
@Component
@Transactional(readOnly = true)
class PeriodView implements Subject {

    private final JdbcClient jdbc;
    private final SlowItems slow;

    PeriodView(JdbcClient jdbc, SlowItems slow) {
        this.jdbc = jdbc;
        this.slow = slow;
    }

    private record Head(
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
            String state,
            String reason,
            String decidedBy,
            LocalDateTime decidedAt) {}

    private record Return(String on, String by, String step, String reason) {}

    private record Content(
            String round,
            int number,
            String opensOn,
            String cutOff,
            int open,
            int reported,
            int silent,
            int stalled,
            int returned,
            int closed,
            String text,
            String remark,
            List<SlowItem> slow,
            List<Alike> alike,
            Return lastReturn) {}

    /** A report whose words are much the same as in the item's report before; for the reader to look at. */
    private record Alike(String number, String title, String unit, int percent) {}

    @Override
    public String name() {
        return "period";
    }

    @Override
    public Topic topic(long period) {
        return jdbc.sql("select '第' || p.number || '期 ' || r.title as words, p.round from reporting_period p"
                        + " join round r on r.id = p.round where p.id = ?")
                .param(period)
                .query(Topic.class)
                .single();
    }

    @Override
    public Object read(long period) {
        Head head = head(period);
        Return last = "RETURNED".equals(head.state())
                ? new Return(Words.day(head.decidedAt().toLocalDate()), head.decidedBy(), "退回两周通报", head.reason())
                : null;
        return new Content(
                head.round(),
                head.number(),
                Words.day(head.opensAt().toLocalDate()),
                Words.day(head.cutOff().toLocalDate()),
                head.open(),
                head.reported(),
                head.silent(),
                head.stalled(),
                head.returned(),
                head.closed(),
                head.text(),
                head.remark(),
                slow.of(period),
                alike(period),
                last);
    }

    private List<Alike> alike(long period) {
        return jdbc.sql("""
                        select i.number, case when i.confidential then '涉密事项' else i.title end as title, u.name as unit,
                            max(f.similarity) as percent
                        from fortnightly_report f join reporting_period p on p.id = f.period
                            join item i on i.id = f.item join unit u on u.code = i.lead_unit
                        where f.period = ? and f.state = 'SUBMITTED' and %s
                        group by i.id, i.number, i.position, i.confidential, i.title, u.name order by i.position
                        """.formatted(Similarities.flagged("f", "p")))
                .param(period)
                .query(Alike.class)
                .list();
    }

    /** One line to fill in for each slow item, as the field for decisions starts. */
    String decisions(long period) {
        return slow.of(period).stream().map(item -> item.number() + "：\n").reduce("", String::concat);
    }

    String remark(long period) {
        return head(period).remark();
    }

    private Head head(long period) {
        return jdbc.sql("""
                        select r.title as round, p.number, p.opens_at, p.cut_off, p.open_items as open, p.reported,
                            p.silent, p.stalled, p.returned, p.closed, b.text, b.remark, b.state, b.reason,
                            coalesce(n.name, b.decided_by) as decided_by, b.decided_at
                        from reporting_period p join round r on r.id = p.round left join bulletin b on b.period = p.id
                            left join person n on n.username = b.decided_by
                        where p.id = ?
                        """).param(period).query(Head.class).single();
    }
}
