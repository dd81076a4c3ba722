package org.zhenggai.rules;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.engine.DueDatesProcess;
import org.zhenggai.engine.DueDatesProcess.Dated;
import org.zhenggai.engine.DueDatesProcess.Moved;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.calendar.CalendarFile;
import org.zhenggai.kernel.calendar.CalendarYears;
import org.zhenggai.kernel.log.AccessKind;
import org.zhenggai.kernel.log.AccessLog;
import org.zhenggai.round.EventKind;
import org.zhenggai.round.Events;
import org.zhenggai.round.RoundRepository;
import org.zhenggai.round.RoundState;
import org.zhenggai.rules.RuleTrials.OpenRound;
import org.zhenggai.work.report.Periods;

/** Puts another rule set or a year's calendar into force, moves what is due by it, and records who did it and why. */
@Service
@Transactional
@RequiredArgsConstructor
class RuleChanges {

    private static final int LONGEST_REASON = 1000;
    private static final String CADENCE = "cadence";

    private final RuleSetVersions versions;
    private final RuleTrials trials;
    private final RoundRepository rounds;
    private final DueDatesProcess dueDates;
    private final Periods periods;
    private final CalendarYears years;
    private final Events events;
    private final AccessLog log;
    private final JdbcClient jdbc;
    private final Clock clock;

    /** What has moved; {@code set} is the version in force. */
    record Outcome(String set, List<Moved> moved, List<Periods.Moved> cutOffs) {}

    private record Bound(String title, RoundState state, String ruleSet) {}

    /**
     * Binds the round to the rule set of the file.
     *
     * @throws Refusal when a figure is missing or unknown, nothing differs, or the rhythm of a running round would change
     */
    Outcome apply(long round, RuleSetFile next, String reason, String user) {
        String why = reason == null ? "" : reason.strip();
        Refusal.unless(!why.isEmpty() && why.length() <= LONGEST_REASON, "请填写启用理由，不超过%d字。", LONGEST_REASON);
        Bound bound = jdbc.sql("select title, state, rule_set from round where id = ? for update")
                .param(round)
                .query(Bound.class)
                .optional()
                .orElseThrow(() -> new Refusal("没有编号为" + round + "的整改轮次，请刷新页面。"));
        Refusal.unless(bound.state() != RoundState.ARCHIVED, "《%s》已经归档，规则不再变动。", bound.title());
        Refusal.unless(bound.state() != RoundState.WITHDRAWN, "《%s》已经撤销，规则不再变动。", bound.title());
        check(versions.figures(bound.ruleSet()), next, bound.state());
        List<Dated> before = dueDates.dated(round);
        String code = versions.keep(next, user);
        Refusal.unless(!code.equals(bound.ruleSet()), "《%s》已经在用这个规则集，没有变化。", bound.title());
        rounds.bind(round, code);
        List<Periods.Moved> cutOffs = periods.reviseCutOff(round).stream().toList();
        List<Moved> moved = revise(before);
        jdbc.sql("""
                        insert into rule_change (at, by_whom, round, from_set, to_set, reason, moved)
                        values (:at, :byWhom, :round, :fromSet, :toSet, :reason, :moved)
                        """)
                .param("at", LocalDateTime.now(clock))
                .param("byWhom", user)
                .param("round", round)
                .param("fromSet", bound.ruleSet())
                .param("toSet", code)
                .param("reason", why)
                .param("moved", moved.size())
                .update();
        String change = bound.ruleSet() + " → " + code + "，" + moved.size() + "项任务改期：" + why;
        events.record(round, user, EventKind.RULES_CHANGED, change);
        log.record(user, AccessKind.SETTINGS_CHANGED, "轮次" + round + "规则集", change);
        return new Outcome(code, moved, cutOffs);
    }

    /** Moves all of them and tells of those that the reader may know. */
    private List<Moved> revise(List<Dated> before) {
        return dueDates.revise(before).stream().filter(Moved::isShown).toList();
    }

    private static void check(Map<String, Figure> present, RuleSetFile next, RoundState state) {
        Set<String> missing = new TreeSet<>(present.keySet());
        missing.removeAll(next.figures().keySet());
        Refusal.unless(missing.isEmpty(), "规则集文件缺少%s。请从现用规则集下载后再改，不要删行。", String.join("、", missing));
        Set<String> unknown = new TreeSet<>(next.figures().keySet());
        unknown.removeAll(present.keySet());
        // A designer's own task or timer has its time in a figure that nobody knew before.
        unknown.removeIf(name -> next.figures().get(name).unit().equals(Figure.WORKING_DAY));
        Refusal.unless(unknown.isEmpty(), "规则集文件中的%s系统不认识，请删去或改正名称；新增的数字只能是自加任务或定时的工作日数。", String.join("、", unknown));
        present.forEach((name, figure) -> Refusal.unless(
                figure.unit().equals(next.figures().get(name).unit()),
                "%s的单位应是%s，现为%s。",
                figure.word(),
                figure.unit(),
                next.figures().get(name).unit()));
        int cadence = next.figures().get(CADENCE).figure();
        Refusal.unless(cadence > 0, "两周一通报的周期须大于0天。");
        Refusal.unless(
                state != RoundState.IN_WORK || cadence == present.get(CADENCE).figure(),
                "轮次已经进入整改，通报周期不能中途由%d天改为%d天；请保留原值，新周期用于新的轮次。",
                present.get(CADENCE).figure(),
                cadence);
    }

    /** Loads a year's calendar and moves what is due by it in all rounds that are not archived. */
    Outcome load(CalendarFile file, String user) {
        List<Dated> before = new ArrayList<>();
        List<OpenRound> rounds = trials.rounds();
        rounds.forEach(round -> before.addAll(dueDates.dated(round.id())));
        years.load(file, user);
        List<Periods.Moved> cutOffs = rounds.stream()
                .flatMap(round -> periods.reviseCutOff(round.id()).stream())
                .toList();
        List<Moved> moved = revise(before);
        log.record(
                user,
                AccessKind.SETTINGS_CHANGED,
                file.year() + "年放假安排",
                file.days().size() + "天，" + moved.size() + "项任务改期");
        return new Outcome(String.valueOf(file.year()), moved, cutOffs);
    }
}
