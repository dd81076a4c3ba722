package org.zhenggai.work.plan;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.kernel.Actor;
import org.zhenggai.kernel.Days;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.round.EventKind;
import org.zhenggai.round.Events;
import org.zhenggai.round.PastDays;
import org.zhenggai.round.Round;
import org.zhenggai.round.RoundRepository;
import org.zhenggai.round.RoundState;

/** Study of the feedback and the versions of the plan; every version is kept with its lines. */
@Service
@Transactional
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Plans {

    private static final int GAPS_NAMED = 10;
    private static final String PASSED_MEANWHILE = "请退回方案并写明理由，由整改办改期后重新提交。";

    /** The regulations give half a year; what lies further ahead is a slip, and would be no deadline of an item without a doubt. */
    private static final int LONGEST_PERIOD_YEARS = 2;

    private final RoundRepository rounds;
    private final PastDays past;
    private final PlanGaps gaps;
    private final PlanDeadlines deadlines;
    private final Events events;
    private final JdbcClient jdbc;
    private final Clock clock;

    /** Records the study (传达学习) and the end of the concentrated period. */
    public void study(long id, String user, LocalDate on, String resolution, LocalDate concentratedEnd) {
        Round round = rounds.get(id);
        Refusal.unless(round.state() == RoundState.STUDY, "本轮已记录过传达学习，不能重复办理。");
        past.require(id, "传达学习日期", on, "请核对");
        Refusal.unless(
                concentratedEnd.isAfter(on), "集中整改期满日期%s须晚于传达学习日期%s。", Days.words(concentratedEnd), Days.words(on));
        Refusal.unless(
                !concentratedEnd.isBefore(LocalDate.now(clock)),
                "集中整改期满日期%s已经过去，请改为今天或以后的日期。",
                Days.words(concentratedEnd));
        Refusal.unless(
                !concentratedEnd.isAfter(LocalDate.now(clock).plusYears(LONGEST_PERIOD_YEARS)),
                "集中整改期满日期%s在%d年以后，请核对年份。",
                concentratedEnd,
                LONGEST_PERIOD_YEARS);
        rounds.save(round.studied(on, resolution, concentratedEnd));
        events.record(id, user, EventKind.STUDIED, Days.words(on) + " " + resolution);
    }

    /** Submits the present table of items as the next version; a plan with a gap is refused, naming the gaps. */
    public void submit(long round, String user, String note) {
        Refusal.unless(rounds.get(round).state() == RoundState.PLANNING, "本轮不在编制方案阶段。");
        gap(round, "提交").ifPresent(Plans::refuse);
        deadlines.requireToCome(round, "请在方案编制页改期后再提交。");
        deadlines.requireDecided(round);
        jdbc.sql("""
                        insert into plan_version (round, number, state, submitted_by, submitted_at, note)
                        select :round, coalesce(max(number), 0) + 1, 'SUBMITTED', :user, :now, :note
                        from plan_version where round = :round
                        """)
                .param("round", round)
                .param("user", user)
                .param("now", LocalDateTime.now(clock))
                .param("note", note)
                .update();
        jdbc.sql("""
                        insert into plan_line (plan_version, item, lead_unit, assisting, leader, kind, major,
                            involves_money, deadline)
                        select (select max(id) from plan_version where round = :round), i.id, i.lead_unit,
                            coalesce((select string_agg(a.unit, ';' order by a.unit)
                                from item_assisting a where a.item = i.id), ''),
                            i.leader, i.kind, i.major, i.involves_money, i.deadline
                        from item i where i.round = :round
                        """).param("round", round).update();
        events.record(round, user, EventKind.PLAN_SUBMITTED, note == null ? "" : note);
    }

    /** The committee's approval of the submitted version. */
    public void approve(long round, Actor actor, LocalDate heldOn) {
        past.require(round, "党委会议日期", heldOn, "请核对");
        requireNoObjection(round, "审定");
        decide(round, actor, Set.of(PlanState.SUBMITTED), PlanState.APPROVED, null, heldOn);
        events.record(round, actor.user(), EventKind.PLAN_APPROVED, Days.words(heldOn));
    }

    /** Makes the approved version final after the secretary's meeting; the items may start. */
    public void finish(long id, Actor actor, LocalDate heldOn, String resolution) {
        past.require(id, "书记专题会议日期", heldOn, "请核对");
        requireNoObjection(id, "定稿");
        decide(id, actor, Set.of(PlanState.APPROVED), PlanState.FINAL, resolution, heldOn);
        rounds.save(rounds.get(id).withState(RoundState.IN_WORK));
        events.record(id, actor.user(), EventKind.PLAN_FINAL, Days.words(heldOn) + " " + resolution);
    }

    /** Returns the version under decision to the office, with the reason. */
    public void giveBack(long round, Actor actor, String reason) {
        decide(round, actor, PlanState.UNDECIDED, PlanState.RETURNED, reason, null);
        events.record(round, actor.user(), EventKind.PLAN_RETURNED, reason);
    }

    /** A model leads back to the plan while a version is still to be decided on: the office gets it back, with the reason. */
    public void leadBack(long round, String reason) {
        int changed = jdbc.sql("""
                        update plan_version set state = 'RETURNED', decided_by = 'system', decided_at = :now, reason = :reason
                        where round = :round and state in (:undecided)
                        """)
                .param("now", LocalDateTime.now(clock))
                .param("reason", reason)
                .param("round", round)
                .param("undecided", PlanState.names(PlanState.UNDECIDED))
                .update();
        if (changed > 0) {
            events.record(round, Actor.SYSTEM, EventKind.PLAN_RETURNED, reason);
        }
    }

    /** Whether the office may change the plan: not while a version is submitted or approved. */
    @Transactional(readOnly = true)
    public boolean isEditable(long round) {
        return rounds.get(round).state() == RoundState.PLANNING
                && jdbc.sql("select count(*) from plan_version where round = :round and state in (:undecided)")
                                .param("round", round)
                                .param("undecided", PlanState.names(PlanState.UNDECIDED))
                                .query(Integer.class)
                                .single()
                        == 0;
    }

    private void decide(long round, Actor actor, Set<PlanState> from, PlanState to, String reason, LocalDate heldOn) {
        boolean submittedByUser = jdbc.sql("""
                                select count(*) from plan_version
                                where round = :round and submitted_by in (:names) and state in (:undecided)
                                """)
                        .param("round", round)
                        .param("undecided", PlanState.names(PlanState.UNDECIDED))
                        .param("names", actor.names())
                        .query(Integer.class)
                        .single()
                > 0;
        Refusal.unless(!submittedByUser, actor.actsFor() == null ? "方案由您提交，须由他人审定。" : "方案由您或您所代办的人提交，须由他人审定。");
        int changed = jdbc.sql("""
                        update plan_version set state = :to, decided_by = :user, decided_at = :now, reason = :reason,
                            held_on = :heldOn
                        where round = :round and state in (:from)
                        """)
                .param("to", to.name())
                .param("user", actor.user())
                .param("now", LocalDateTime.now(clock))
                .param("reason", reason)
                .param("heldOn", heldOn)
                .param("round", round)
                .param("from", PlanState.names(from))
                .update();
        Refusal.unless(changed == 1, "没有待审定的方案，请刷新任务列表。");
    }

    /**
     * Why the plan cannot be approved or made final now, whoever decides; empty when it can.
     *
     * @param act in words, such as {@code 审定}
     */
    @Transactional(readOnly = true)
    Optional<String> objection(long round, String act) {
        return gap(round, act).or(() -> deadlines.past(round, PASSED_MEANWHILE));
    }

    private void requireNoObjection(long round, String act) {
        objection(round, act).ifPresent(Plans::refuse);
    }

    private static void refuse(String why) {
        throw new Refusal(why);
    }

    private Optional<String> gap(long round, String act) {
        List<PlanGaps.Gap> found = gaps.of(round);
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of("方案还有%d个事项缺项，不能%s：%s。请在方案编制页补齐。".formatted(found.size(), act, words(found)));
    }

    private static String words(List<PlanGaps.Gap> gaps) {
        return gaps.stream()
                        .limit(GAPS_NAMED)
                        .map(gap -> gap.number() + "（缺" + gap.missing() + "）")
                        .collect(Collectors.joining("、"))
                + (gaps.size() > GAPS_NAMED ? "等" : "");
    }
}
