package org.zhenggai.demo.course;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhenggai.demo.Sample;
import org.zhenggai.people.Role;
import org.zhenggai.round.item.ItemKind;
import org.zhenggai.work.plan.PlanDeadlines;
import org.zhenggai.work.plan.PlanTable;
import org.zhenggai.work.plan.PlanTable.Change;

/** Fills the plan of the sample round in, as the office does on the page of the plan. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class PlanCourse {

    private final PlanTable plan;
    private final JdbcClient jdbc;

    /** Saves the lines of {@code plan.csv}, moved by as many days as the round's feedback. */
    public void fill(long round, Sample sample) {
        Map<String, Sample.PlanLine> lines = new HashMap<>();
        sample.plan().forEach(line -> lines.put(line.item(), line));
        LocalDate feedback = jdbc.sql("select feedback_on from round where id = ?")
                .param(round)
                .query(LocalDate.class)
                .single();
        long shift = ChronoUnit.DAYS.between(Sample.FEEDBACK, feedback);
        List<Change> changes = plan.rows(round).stream()
                .map(row -> {
                    Sample.PlanLine line = lines.get(row.number());
                    return new Change(
                            row.id(),
                            row.version(),
                            line.unit(),
                            line.assisting(),
                            line.leader(),
                            ItemKind.named(line.kind()).orElseThrow(),
                            line.deadline().plusDays(shift),
                            line.major(),
                            line.involvesMoney());
                })
                .toList();
        PlanDeadlines.Decision decision =
                new PlanDeadlines.Decision("集中整改期满后继续攻坚，逐项核对过期限。", plan.doubtful(round, changes));
        plan.save(
                round,
                changes,
                decision,
                sample.people(Role.RECTIFICATION_OFFICE).get(0));
    }
}
