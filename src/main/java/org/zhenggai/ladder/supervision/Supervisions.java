package org.zhenggai.ladder.supervision;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Optional;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.kernel.Actor;
import org.zhenggai.kernel.Days;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.calendar.WorkCalendar;
import org.zhenggai.kernel.contract.KeyKind;
import org.zhenggai.kernel.contract.ModelQuestion;
import org.zhenggai.kernel.contract.ModelQuestion.Answer;
import org.zhenggai.ladder.Steps;
import org.zhenggai.people.Directory;
import org.zhenggai.people.Role;
import org.zhenggai.round.EventKind;
import org.zhenggai.round.Events;
import org.zhenggai.round.RuleSets;
import org.zhenggai.round.item.LadderStep;
import org.zhenggai.work.report.ReportState;

/**
 * Special supervision (专项督办): a leader is in charge and the unit reports each week, until he lifts it or the stall
 * ends. Once an episode; expressions of the model {@code escalation} ask by its id.
 */
@Service("supervisions")
@Transactional
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Supervisions {

    private final Steps steps;
    private final SupervisionNotice notice;
    private final Supervisors supervisors;
    private final Directory directory;
    private final RuleSets rules;
    private final JdbcClient jdbc;
    private final Events events;
    private final Clock clock;

    private record Row(long id, long round, long item, String leader) {}

    private record Week(int number, ReportState state, LocalDateTime endsAt) {}

    /** What the unit reports at the end of a week. */
    record Weekly(String done, String difficulties, String nextSteps) {}

    /** Takes the step, once; the principal leader is to put somebody in charge. */
    void open(long episode) {
        if (steps.take(episode, LadderStep.SUPERVISION, EventKind.SUPERVISION_OPENED)) {
            jdbc.sql("insert into supervision (episode, state, opened_at) values (:episode, 'OPENED', :now)")
                    .param("episode", episode)
                    .param("now", now())
                    .update();
        }
    }

    /** Puts a leader in charge and writes the supervision notice (督办通知) to the unit. */
    void appoint(long episode, String user, String leader, String demand) {
        Refusal.unless(
                supervisors.isCandidate(episode, leader), "请从名单中选择“督办领导”，名单中只有在任的班子成员；涉密事项还须能查看该事项，可先由整改办列入知悉人员。");
        Row supervision = supervision(episode);
        String name = directory.nameOf(leader);
        int changed = jdbc.sql("""
                        update supervision set state = 'RUNNING', leader = :leader, demand = :demand,
                            appointed_by = :user, appointed_at = :now
                        where id = :supervision and state = 'OPENED'
                        """)
                .param("leader", leader)
                .param("demand", demand)
                .param("user", user)
                .param("now", now())
                .param("supervision", supervision.id())
                .update();
        Refusal.unless(changed == 1, "已经指定过督办领导，请刷新任务列表。");
        jdbc.sql("update escalation_step set letter = :letter where episode = :episode and level = :level")
                .param("letter", notice.of(episode, name, demand))
                .param("episode", episode)
                .param("level", LadderStep.SUPERVISION.level())
                .update();
        record(supervision, user, EventKind.SUPERVISOR_APPOINTED, name + "：" + demand);
    }

    /** The engine's group of the leader in charge, which is lent to his substitute. */
    @Transactional(readOnly = true)
    @ModelQuestion(what = "督办领导", of = KeyKind.EPISODE, gives = Answer.GROUP)
    public String leader(String episode) {
        return Role.groupOfPerson(supervision(Long.parseLong(episode)).leader());
    }

    /**
     * Opens the next week, unless one is running. It begins where the one before ended, so that weeks which pass while
     * the server is down are made up for one by one.
     */
    void openWeek(long episode) {
        Row supervision = supervision(episode);
        Optional<Week> last = jdbc.sql("""
                        select number, state, ends_at from supervision_week
                        where supervision = :supervision order by number desc limit 1
                        """)
                .param("supervision", supervision.id())
                .query(Week.class)
                .optional();
        boolean isRunning = last.filter(
                        week -> week.state() == ReportState.DUE || week.endsAt().isAfter(now()))
                .isPresent();
        if (isRunning) {
            return;
        }
        LocalDateTime opens = last.map(Week::endsAt).orElseGet(this::now);
        jdbc.sql("""
                        insert into supervision_week (supervision, number, state, opens_at, ends_at)
                        values (:supervision, :number, 'DUE', :opens, :ends)
                        """)
                .param("supervision", supervision.id())
                .param("number", last.map(week -> week.number() + 1).orElse(1))
                .param("opens", opens)
                .param("ends", endOf(supervision.round(), opens))
                .update();
    }

    /** When the running or last week ends, as ISO 8601 text with zone for a timer. */
    @Transactional(readOnly = true)
    @ModelQuestion(what = "督办本周届满", of = KeyKind.EPISODE, gives = Answer.TIME)
    public String weekEnd(String episode) {
        LocalDateTime end = jdbc.sql("select max(ends_at) from supervision_week where supervision = ?")
                .param(supervision(Long.parseLong(episode)).id())
                .query(LocalDateTime.class)
                .single();
        return Days.timer(end.atZone(clock.getZone()));
    }

    /** Takes the unit's report for the week. */
    void report(long episode, String user, Weekly weekly) {
        Row supervision = supervision(episode);
        int changed = jdbc.sql("""
                        update supervision_week set state = 'SUBMITTED', done = :done, difficulties = :difficulties,
                            next_steps = :nextSteps, submitted_by = :user, submitted_at = :now
                        where supervision = :supervision and state = 'DUE'
                        """)
                .param("done", weekly.done())
                .param("difficulties", weekly.difficulties())
                .param("nextSteps", weekly.nextSteps())
                .param("user", user)
                .param("now", now())
                .param("supervision", supervision.id())
                .update();
        Refusal.unless(changed == 1, "本周的督办周报已经交过，或督办已经结束，请刷新任务列表。");
        record(supervision, user, EventKind.SUPERVISION_REPORTED, weekly.done());
    }

    /** Records that the week has passed in silence. */
    void missWeek(long episode) {
        Row supervision = supervision(episode);
        Integer number = jdbc.sql("""
                        select max(number) from supervision_week
                        where supervision = :supervision and state = 'DUE' and ends_at <= :now
                        """)
                .param("supervision", supervision.id())
                .param("now", now())
                .query(Integer.class)
                .optional()
                .orElse(null);
        if (number != null) {
            jdbc.sql("update supervision_week set state = 'MISSING' where supervision = ? and number = ?")
                    .params(supervision.id(), number)
                    .update();
            record(supervision, Actor.SYSTEM, EventKind.SUPERVISION_MISSED, "第" + number + "周");
        }
    }

    /** Lifts the supervision by decision of the leader in charge. */
    void lift(long episode, String user, String reason) {
        Refusal.unless(
                finish(episode, user, SupervisionState.LIFTED, reason, EventKind.SUPERVISION_LIFTED),
                "专项督办已经结束，请刷新任务列表。");
    }

    /** Ends the supervision with the episode. */
    void end(long episode) {
        steps.requireEnded(episode);
        finish(episode, Actor.SYSTEM, SupervisionState.ENDED, steps.end(episode), EventKind.SUPERVISION_ENDED);
    }

    private boolean finish(long episode, String user, SupervisionState state, String reason, EventKind kind) {
        Row supervision = supervision(episode);
        int changed = jdbc.sql("""
                        update supervision set state = :state, ended_by = :user, ended_at = :now, end_reason = :reason
                        where id = :supervision and state in ('OPENED', 'RUNNING')
                        """)
                .param("state", state.name())
                .param("user", user)
                .param("now", now())
                .param("reason", reason)
                .param("supervision", supervision.id())
                .update();
        if (changed == 1) {
            // What was asked for and not yet due is owed no longer.
            jdbc.sql("delete from supervision_week where supervision = :supervision and state = 'DUE'")
                    .param("supervision", supervision.id())
                    .update();
            record(supervision, user, kind, reason);
        }
        return changed == 1;
    }

    private LocalDateTime endOf(long round, LocalDateTime opens) {
        return opens.toLocalDate()
                .plusDays(rules.figure(round, "supervisionWeek"))
                .atTime(WorkCalendar.END_OF_DAY);
    }

    private Row supervision(long episode) {
        return jdbc.sql("""
                        select s.id, i.round, i.id as item, s.leader
                        from supervision s join escalation_episode e on e.id = s.episode join item i on i.id = e.item
                        where s.episode = :episode
                        """).param("episode", episode).query(Row.class).single();
    }

    private void record(Row supervision, String user, EventKind kind, String text) {
        events.record(supervision.round(), supervision.item(), user, kind, text);
    }

    private LocalDateTime now() {
        return LocalDateTime.now(clock);
    }
}
