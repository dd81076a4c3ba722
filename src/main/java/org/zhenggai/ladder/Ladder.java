package org.zhenggai.ladder;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.kernel.Actor;
import org.zhenggai.ladder.referral.Referrals;
import org.zhenggai.ladder.referral.Referrals.Referral;
import org.zhenggai.ladder.supervision.ExplanationVerdict;
import org.zhenggai.ladder.supervision.SupervisionState;
import org.zhenggai.ladder.supervision.TalkState;
import org.zhenggai.ladder.supervision.Talker;
import org.zhenggai.round.item.LadderStep;
import org.zhenggai.work.report.ReportState;

/** Where an item's latest episode of stall stands on the ladder, with its talk and special supervision. */
@Service
@Transactional(readOnly = true)
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Ladder {

    private final Referrals referrals;
    private final Steps steps;
    private final JdbcClient jdbc;

    /**
     * A step of the ladder.
     *
     * @param takenOn null when the episode has not come to it
     * @param isNow whether it is the highest that a running episode has reached
     */
    record Rung(int level, String word, LocalDate takenOn, boolean isNow) {}

    /**
     * An episode.
     *
     * @param ending in what way it has ended, in words; null while it lasts
     * @param committedOn the day that the unit promised after the talk, or null
     */
    record Episode(
            long id,
            LocalDateTime startedAt,
            LocalDateTime endedAt,
            String ending,
            int fortnights,
            LocalDate committedOn,
            List<Rung> rungs) {}

    record Talk(
            long id,
            long episode,
            TalkState state,
            Talker talker,
            LocalDate plannedOn,
            String place,
            LocalDate heldOn,
            String record,
            String promise,
            String attendee,
            String recorder,
            String recordedBy) {

        /** The word users read for the state. */
        public String word() {
            return state.word();
        }

        /** Who talks with the unit, in words. */
        public String talkerWord() {
            return talker.word();
        }
    }

    record Explanation(
            long id,
            long episode,
            long talk,
            String text,
            LocalDate newDate,
            String byWhom,
            LocalDateTime at,
            ExplanationVerdict verdict,
            String reason) {

        /** What the office said to it. */
        public String word() {
            return ExplanationVerdict.word(verdict);
        }
    }

    record Supervision(
            long id,
            long episode,
            SupervisionState state,
            String leader,
            String demand,
            LocalDateTime appointedAt,
            String endedBy,
            LocalDateTime endedAt,
            String endReason) {

        /** The word users read for the state. */
        public String word() {
            return state.word();
        }
    }

    record Week(
            long supervision,
            long episode,
            int number,
            ReportState state,
            LocalDateTime endsAt,
            String done,
            String difficulties,
            String nextSteps,
            String submittedBy) {}

    /**
     * The latest episode of an item.
     *
     * @param isReferralShown whether the reader is of the discipline inspection; for others there is no fifth step
     */
    public Optional<Episode> latest(long item, boolean isReferralShown) {
        return jdbc.sql("""
                        select id, started_at, ended_at, fortnights, committed_on from escalation_episode
                        where item = :item order by id desc limit 1
                        """)
                .param("item", item)
                .query(Row.class)
                .optional()
                .map(row -> new Episode(
                        row.id(),
                        row.startedAt(),
                        row.endedAt(),
                        row.endedAt() == null ? null : steps.end(row.id()),
                        row.fortnights(),
                        row.committedOn(),
                        rungs(row.id(), row.endedAt() == null, isReferralShown)));
    }

    private record Row(
            long id, LocalDateTime startedAt, LocalDateTime endedAt, int fortnights, LocalDate committedOn) {}

    private record Taken(int level, LocalDateTime takenAt) {}

    private List<Rung> rungs(long episode, boolean isRunning, boolean isReferralShown) {
        List<Taken> taken = new ArrayList<>(jdbc.sql("""
                        select level, taken_at from escalation_step where episode = :episode and level < :referral
                        union all
                        select %d, referred_at from referral where episode = :episode and :shown
                        order by 1
                        """.formatted(LadderStep.REFERRAL.level()))
                .param("episode", episode)
                .param("referral", LadderStep.REFERRAL.level())
                .param("shown", isReferralShown)
                .query(Taken.class)
                .list());
        int highest = taken.stream().mapToInt(Taken::level).max().orElse(0);
        List<Rung> rungs = new ArrayList<>();
        List<LadderStep> shown = new ArrayList<>(LadderStep.open());
        shown.addAll(isReferralShown ? List.of(LadderStep.REFERRAL) : List.of());
        for (LadderStep step : shown) {
            int level = step.level();
            LocalDate on = taken.stream()
                    .filter(one -> one.level() == level)
                    .map(one -> one.takenAt().toLocalDate())
                    .findFirst()
                    .orElse(null);
            rungs.add(new Rung(level, step.word(), on, isRunning && level == highest));
        }
        return rungs;
    }

    /** The item of an episode. */
    public Optional<Long> itemOf(long episode) {
        return jdbc.sql("select item from escalation_episode where id = :episode")
                .param("episode", episode)
                .query(Long.class)
                .optional();
    }

    public List<Talk> talks(long item) {
        return jdbc.sql("""
                        select t.id, t.episode, t.state, t.talker, t.planned_on, t.place, t.held_on, t.record, t.promise,
                            t.attendee, coalesce(w.name, t.recorder) as recorder,
                            coalesce(p.name, t.recorded_by) as recorded_by
                        from talk t join escalation_episode e on e.id = t.episode
                            left join person p on p.username = t.recorded_by
                            left join person w on w.username = t.recorder
                        where e.item = :item order by t.id
                        """).param("item", item).query(Talk.class).list();
    }

    public List<Explanation> explanations(long item) {
        return jdbc.sql("""
                        select x.id, t.episode, x.talk, x.text, x.new_date, coalesce(p.name, x.by_whom) as by_whom, x.at,
                            x.verdict, x.reason
                        from explanation x join talk t on t.id = x.talk join escalation_episode e on e.id = t.episode
                            left join person p on p.username = x.by_whom
                        where e.item = :item order by x.id
                        """).param("item", item).query(Explanation.class).list();
    }

    public List<Supervision> supervisions(long item) {
        return jdbc.sql("""
                        select s.id, s.episode, s.state, p.name as leader, s.demand, s.appointed_at, %s as ended_by,
                            s.ended_at, s.end_reason
                        from supervision s join escalation_episode e on e.id = s.episode
                            left join person p on p.username = s.leader left join person q on q.username = s.ended_by
                        where e.item = :item order by s.id
                        """.formatted(Actor.nameIn("s.ended_by", "q")))
                .param("item", item)
                .query(Supervision.class)
                .list();
    }

    public List<Week> weeks(long item) {
        return jdbc.sql("""
                        select w.supervision, s.episode, w.number, w.state, w.ends_at, w.done, w.difficulties, w.next_steps,
                            coalesce(p.name, w.submitted_by) as submitted_by
                        from supervision_week w join supervision s on s.id = w.supervision
                            join escalation_episode e on e.id = s.episode
                            left join person p on p.username = w.submitted_by
                        where e.item = :item order by w.id
                        """).param("item", item).query(Week.class).list();
    }

    /** Whether the discipline inspection still works on a referral of the episode; for others there is none. */
    public boolean isReferralOpen(long episode, boolean isReferralShown) {
        return isReferralShown
                && jdbc.sql("select exists (select 1 from referral where episode = :episode and closed_at is null)")
                        .param("episode", episode)
                        .query(Boolean.class)
                        .single();
    }

    /** The referrals; nobody but the discipline inspection gets any. */
    public List<Referral> referrals(long item, boolean isReferralShown) {
        return isReferralShown ? referrals.of(item) : List.of();
    }
}
