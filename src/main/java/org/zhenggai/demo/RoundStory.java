package org.zhenggai.demo;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhenggai.demo.ReplayProcess.Waiting;
import org.zhenggai.demo.course.PlanCourse;
import org.zhenggai.demo.course.RoundCourse;
import org.zhenggai.people.Role;

/** What the office and the secretary do with tasks about the round and its bulletins. */
@Component
@RequiredArgsConstructor
class RoundStory {

    private final ReplayProcess engine;
    private final MeetingStory meetings;
    private final PlanCourse planning;
    private final JdbcClient jdbc;

    void onRound(Waiting task, LocalDate day, RoundCourse rounds, Sample sample) {
        String kind = task.key().contains("Plan") ? "PLAN_RETURNED" : "CIRCULAR_RETURNED";
        int returned = jdbc.sql("select count(*) from event where round = ? and kind = ?")
                .params(task.id(), kind)
                .query(Integer.class)
                .single();
        rounds.form(task.key(), day, 0, returned).ifPresent(form -> {
            Map<String, Object> complete = new HashMap<>(form);
            if (task.key().equals("preparePlan")) {
                planning.fill(task.id(), sample);
            }
            if (task.key().equals("prepareProgressReport")) {
                complete.put("progressReport", engine.shown(task, "progressReport"));
            }
            engine.complete(task, personFor(task.key(), sample), complete);
        });
    }

    void onBulletin(Waiting task, LocalDate day, RoundCourse rounds, Sample sample) {
        int period = jdbc.sql("select number from reporting_period where id = ?")
                .param(task.id())
                .query(Integer.class)
                .single();
        int returned =
                jdbc.sql("""
            select count(*) from event e join reporting_period p on p.round = e.round
            where p.id = :task and e.kind = 'BULLETIN_RETURNED' and e.at > p.cut_off
            """).param("task", task.id()).query(Integer.class).single();
        if (task.key().equals("checkBulletin")) {
            rounds.form("checkBulletin", day, period, returned)
                    .ifPresent(form -> engine.complete(task, personFor("checkBulletin", sample), form));
        } else {
            engine.complete(
                    task,
                    personFor("hearBulletin", sample),
                    rounds.hear(day, period, meetings.decided(task, day, period), returned));
        }
    }

    private static String personFor(String task, Sample sample) {
        Role role = switch (task) {
            case "approvePlan", "confirmPlan", "hearBulletin", "approveCircular" -> Role.SECRETARY;
            default -> Role.RECTIFICATION_OFFICE;
        };
        return sample.people(role).get(0);
    }
}
