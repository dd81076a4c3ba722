package org.zhenggai.ladder.referral;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.access.cases.FormReads;
import org.zhenggai.engine.view.Subject;
import org.zhenggai.kernel.contract.KeyKind;
import org.zhenggai.kernel.contract.ModelView;
import org.zhenggai.ladder.StalledItem;
import org.zhenggai.ladder.StepLine;
import org.zhenggai.ladder.TakenSteps;
import org.zhenggai.work.report.ItemReports;
import org.zhenggai.work.report.ItemReports.Submitted;

/** A referral, as the discipline inspection works on it; no other model names this view. */
@Component
@Transactional(readOnly = true)
@RequiredArgsConstructor
@ModelView(what = "移交的事项", of = KeyKind.REFERRAL)
class ReferralView implements Subject {

    private final TakenSteps steps;
    private final ItemReports reports;
    private final FormReads reads;
    private final JdbcClient jdbc;

    private record Content(
            @JsonUnwrapped StalledItem item, LocalDate referredOn, List<StepLine> steps, List<Submitted> reports) {}

    @Override
    public String name() {
        return "referral";
    }

    @Override
    public Topic topic(long referral) {
        StalledItem item = item(referral);
        return new Topic(item.number() + " " + item.title(), item.round());
    }

    @Override
    public Object read(long referral) {
        reads.note("referral", referral);
        StalledItem item = item(referral);
        return new Content(
                item,
                jdbc.sql("select cast(referred_at as date) from referral where id = :referral")
                        .param("referral", referral)
                        .query(LocalDate.class)
                        .single(),
                StepLine.newestFirst(steps.of(item.item())),
                reports.submitted(item.item()));
    }

    /** The item as it is now, with the stall as it was when it was referred. */
    private StalledItem item(long referral) {
        return jdbc.sql("""
                        select i.round, o.short_name as round_name, i.id as item, i.number, i.title, u.name as unit,
                            p.name as leader, i.deadline, i.progress, r.fortnights, r.reasons, e.committed_on
                        from referral r join escalation_episode e on e.id = r.episode join item i on i.id = r.item
                            join round o on o.id = i.round join unit u on u.code = i.lead_unit
                            left join person p on p.username = i.leader
                        where r.id = :referral
                        """)
                .param("referral", referral)
                .query(StalledItem.class)
                .single();
    }
}
