package org.zhenggai.ladder;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.access.cases.FormReads;
import org.zhenggai.engine.view.Subject;
import org.zhenggai.work.report.ItemReports;
import org.zhenggai.work.report.ItemReports.Submitted;

/** An episode of stall with its talk and special supervision, for whoever has a task about it; nothing of a referral. */
@Component
@Transactional(readOnly = true)
class EpisodeView implements Subject {

    private final JdbcClient jdbc;
    private final FormReads reads;
    private final TakenSteps steps;
    private final ItemReports reports;

    EpisodeView(JdbcClient jdbc, TakenSteps steps, ItemReports reports, FormReads reads) {
        this.reads = reads;
        this.jdbc = jdbc;
        this.steps = steps;
        this.reports = reports;
    }

    private record Head(
            long item,
            String number,
            String title,
            String unit,
            String leader,
            LocalDate deadline,
            int progress,
            int fortnights,
            String reasons,
            LocalDate committedOn) {}

    private record Talk(
            LocalDate plannedOn, String place, String talker, LocalDate heldOn, String record, String promise) {}

    private record Explanation(
            LocalDate on, String by, String text, LocalDate newDate, String verdict, String reason) {}

    private record Supervision(String leader, String demand, LocalDate since) {}

    private record Week(
            int number, LocalDate endsOn, String state, String done, String difficulties, String nextSteps) {}

    private record Content(
            String number,
            String title,
            String unit,
            String leader,
            LocalDate deadline,
            int progress,
            int fortnights,
            String reasons,
            LocalDate committedOn,
            List<StepLine> steps,
            List<Submitted> reports,
            Talk talk,
            List<Explanation> explanations,
            Supervision supervision,
            List<Week> weeks) {}

    @Override
    public String name() {
        return "episode";
    }

    @Override
    public Topic topic(long episode) {
        return jdbc.sql("select i.number || ' ' || i.title as words, i.round from escalation_episode e"
                        + " join item i on i.id = e.item where e.id = ?")
                .param(episode)
                .query(Topic.class)
                .single();
    }

    @Override
    public Object read(long episode) {
        reads.note("escalation", episode);
        Head head = head(episode);
        return new Content(
                head.number(),
                head.title(),
                head.unit(),
                head.leader(),
                head.deadline(),
                head.progress(),
                head.fortnights(),
                head.reasons(),
                head.committedOn(),
                StepLine.newestFirst(steps.of(head.item())),
                reports.submitted(head.item()),
                talk(episode),
                explanations(episode),
                supervision(episode),
                weeks(episode));
    }

    private Head head(long episode) {
        return jdbc.sql("""
                        select i.id as item, i.number, i.title, u.name as unit, p.name as leader, i.deadline, i.progress,
                            e.fortnights, s.reasons, e.committed_on as committedOn
                        from escalation_episode e join item i on i.id = e.item join unit u on u.code = i.lead_unit
                            join stall s on s.item = e.item and s.period = e.last_period
                            left join person p on p.username = i.leader
                        where e.id = ?
                        """).param(episode).query(Head.class).single();
    }

    private Talk talk(long episode) {
        return jdbc.sql("select planned_on, place, case talker when 'SECRETARY'"
                        + " then '镇主要领导' when 'LEADER' then '责任领导' end as talker,"
                        + " held_on, record, promise from talk where episode = ?")
                .param(episode)
                .query(Talk.class)
                .optional()
                .orElse(null);
    }

    /** What the unit wrote, newest first. */
    private List<Explanation> explanations(long episode) {
        return jdbc.sql("select cast(x.at as date) as \"on\", coalesce(p.name, x.by_whom) as \"by\","
                        + " x.text, x.new_date, case x.verdict when 'ACCEPTED' then '通过'"
                        + " when 'RETURNED' then '退回' else '待审核' end as verdict, x.reason from explanation x"
                        + " join talk t on t.id = x.talk left join person p on p.username = x.by_whom"
                        + " where t.episode = ? order by x.id desc")
                .param(episode)
                .query(Explanation.class)
                .list();
    }

    private Supervision supervision(long episode) {
        return jdbc.sql("select p.name as leader, s.demand, cast(s.appointed_at as date) as since"
                        + " from supervision s left join person p on p.username = s.leader where s.episode = ?")
                .param(episode)
                .query(Supervision.class)
                .optional()
                .orElse(null);
    }

    private List<Week> weeks(long episode) {
        return jdbc.sql("select w.number, cast(w.ends_at as date) as ends_on, case w.state"
                        + " when 'DUE' then '待报' when 'SUBMITTED' then '已报' else '缺报' end as state, w.done,"
                        + " w.difficulties, w.next_steps from supervision_week w join supervision s"
                        + " on s.id = w.supervision where s.episode = ? order by w.number desc")
                .param(episode)
                .query(Week.class)
                .list();
    }
}
