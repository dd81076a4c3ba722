package org.zhenggai.ladder.referral;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.access.cases.FormReads;
import org.zhenggai.engine.view.Subject;
import org.zhenggai.ladder.StepLine;
import org.zhenggai.ladder.TakenSteps;
import org.zhenggai.work.report.ItemReports;
import org.zhenggai.work.report.ItemReports.Submitted;

/** A referral, as the discipline inspection works on it; no other model names this view. */
@Component
@Transactional(readOnly = true)
class ReferralView implements Subject {

    private final JdbcClient jdbc;
    private final FormReads reads;
    private final TakenSteps steps;
    private final ItemReports reports;

    ReferralView(JdbcClient jdbc, TakenSteps steps, ItemReports reports, FormReads reads) {
        this.reads = reads;
        this.jdbc = jdbc;
        this.steps = steps;
        this.reports = reports;
    }

    private record Row(
            long item,
            String number,
            String title,
            String unit,
            String leader,
            LocalDate deadline,
            int progress,
            String reasons,
            int fortnights,
            LocalDate referredOn) {}

    private record Content(
            String number,
            String title,
            String unit,
            String leader,
            LocalDate deadline,
            int progress,
            String reasons,
            int fortnights,
            LocalDate referredOn,
            List<StepLine> steps,
            List<Submitted> reports) {}

    @Override
    public String name() {
        return "referral";
    }

    @Override
    public Topic topic(long referral) {
        return jdbc.sql("select i.number || ' ' || i.title as words, i.round from referral r"
                        + " join item i on i.id = r.item where r.id = ?")
                .param(referral)
                .query(Topic.class)
                .single();
    }

    @Override
    public Object read(long referral) {
        reads.note("referral", referral);
        Row row = jdbc.sql("""
                        select i.id as item, i.number, i.title, u.name as unit, p.name as leader, i.deadline, i.progress,
                            r.reasons, r.fortnights, cast(r.referred_at as date) as referredOn
                        from referral r join item i on i.id = r.item join unit u on u.code = i.lead_unit
                            left join person p on p.username = i.leader
                        where r.id = ?
                        """).param(referral).query(Row.class).single();
        return new Content(
                row.number(),
                row.title(),
                row.unit(),
                row.leader(),
                row.deadline(),
                row.progress(),
                row.reasons(),
                row.fortnights(),
                row.referredOn(),
                StepLine.newestFirst(steps.of(row.item())),
                reports.submitted(row.item()));
    }
}
