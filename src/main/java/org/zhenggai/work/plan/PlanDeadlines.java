package org.zhenggai.work.plan;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.kernel.Days;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.round.DeadlineDoubt;
import org.zhenggai.round.item.ItemKind;
import org.zhenggai.work.plan.PlanTable.Change;
import org.zhenggai.work.plan.PlanTable.Row;

/**
 * Deadlines of a plan that somebody has to decide on, and the decisions: each holds for one day of one item and for what was
 * shown as doubtful, and lapses with another day.
 */
@Service
@Transactional
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class PlanDeadlines {

    private static final int LONGEST_REASON = 1000;

    private final DeadlineRules rules;
    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Clock clock;

    /** A row whose deadline is doubtful. */
    public record Doubtful(long item, String number, LocalDate deadline, List<DeadlineDoubt> doubts) {

        /** In words, with the item. */
        public String words() {
            return "事项" + number + "的期限" + Days.words(deadline) + DeadlineDoubt.words(doubts);
        }
    }

    /** Takes exactly these deadlines, for what was shown of them as doubtful. */
    public record Decision(String reason, List<Doubtful> rows) {

        /** Decides nothing. */
        static final Decision NONE = new Decision(null, List.of());

        public Decision {
            rows = rows == null ? List.of() : List.copyOf(rows);
        }
    }

    /** A decision that stands, with the name of who took it. */
    public record Decided(
            long item, LocalDate deadline, String doubts, String reason, String decidedBy, LocalDateTime decidedAt) {

        private boolean covers(LocalDate day, List<DeadlineDoubt> found) {
            return deadline.equals(day) && DeadlineDoubt.parse(doubts).containsAll(found);
        }

        /** What people read beside the day. */
        public String words() {
            return DeadlineDoubt.words(DeadlineDoubt.parse(doubts)) + "，" + decidedBy
                    + Days.words(decidedAt.toLocalDate()) + "决定采用：" + reason;
        }
    }

    private record Dated(long item, String number, LocalDate deadline) {}

    /** The decisions of the round that stand, by item. */
    @Transactional(readOnly = true)
    public Map<Long, Decided> decided(long round) {
        return jdbc.sql("""
                        select d.item, d.deadline, d.doubts, d.reason, coalesce(p.name, d.decided_by) as decided_by,
                            d.decided_at
                        from deadline_decision d join item i on i.id = d.item
                            left join person p on p.username = d.decided_by
                        where i.round = :round and d.lapsed_at is null
                        """).param("round", round).query(Decided.class).list().stream()
                .collect(Collectors.toMap(Decided::item, Function.identity()));
    }

    /** Those rows whose deadline becomes another, doubtful one: what saving them would ask to decide on. */
    @Transactional(readOnly = true)
    public List<Doubtful> doubtful(long round, List<Change> changes, Map<Long, Row> before) {
        DeadlineRules.Today today = rules.today(round);
        return changes.stream()
                .filter(change -> !Objects.equals(
                        change.deadline(), before.get(change.id()).deadline()))
                .map(change -> new Doubtful(
                        change.id(),
                        before.get(change.id()).number(),
                        change.deadline(),
                        today.doubts(change.deadline())))
                .filter(row -> !row.doubts().isEmpty())
                .toList();
    }

    /**
     * Lets saved rows have their deadlines: the doubtful ones only with the decision, which is written down.
     *
     * @param before the rows of the round as they were, by their id
     * @throws PlanDoubts when the decision leaves a doubtful day out, or says something else than there is
     */
    void take(long round, List<Change> changes, Map<Long, Row> before, Decision decision, String user) {
        List<Doubtful> asked = doubtful(round, changes, before);
        Map<Long, LocalDate> days = new HashMap<>();
        before.values().forEach(row -> days.put(row.id(), row.deadline()));
        changes.forEach(change -> days.put(change.id(), change.deadline()));
        DeadlineRules.Today today = rules.today(round);
        Set<Long> chosen = new HashSet<>();
        for (Doubtful row : decision.rows()) {
            boolean isSeen = row.deadline() != null
                    && row.deadline().equals(days.get(row.item()))
                    && row.doubts().containsAll(today.doubts(row.deadline()));
            Refusal.unless(isSeen && chosen.add(row.item()), "没有保存：要决定的期限与现在的不一致，请刷新页面后再核对。");
        }
        List<Doubtful> left =
                asked.stream().filter(row -> !chosen.contains(row.item())).toList();
        if (!left.isEmpty()) {
            throw new PlanDoubts(asked);
        }
        lapse(changes, before, chosen);
        if (!chosen.isEmpty()) {
            write(decision, user);
        }
    }

    private void lapse(List<Change> changes, Map<Long, Row> before, Set<Long> chosen) {
        Set<Long> gone = new HashSet<>(chosen);
        changes.stream()
                .filter(change -> !Objects.equals(
                        change.deadline(), before.get(change.id()).deadline()))
                .forEach(change -> gone.add(change.id()));
        batches.batchUpdate(
                "update deadline_decision set lapsed_at = ? where item = ? and lapsed_at is null",
                gone.stream()
                        .map(item -> new Object[] {LocalDateTime.now(clock), item})
                        .toList());
    }

    private void write(Decision decision, String user) {
        Refusal.unless(decision.reason() != null && !decision.reason().isBlank(), "没有保存：请写明采用这些期限的理由。");
        String reason = decision.reason().strip();
        Refusal.unless(reason.length() <= LONGEST_REASON, "没有保存：采用期限的理由超过%d字，请精简。", LONGEST_REASON);
        LocalDateTime now = LocalDateTime.now(clock);
        batches.batchUpdate(
                """
                insert into deadline_decision (item, deadline, doubts, reason, decided_by, decided_at)
                values (?, ?, ?, ?, ?, ?)
                """,
                decision.rows().stream()
                        .map(row -> new Object[] {
                            row.item(), row.deadline(), DeadlineDoubt.codes(row.doubts()), reason, user, now
                        })
                        .toList());
    }

    /** The deadlines that the rules propose for each kind. */
    @Transactional(readOnly = true)
    Map<ItemKind, LocalDate> proposals(long round) {
        return rules.proposals(round);
    }

    /** The doubtful deadlines of the plan as it stands that nobody has decided on. */
    @Transactional(readOnly = true)
    List<Doubtful> undecided(long round) {
        DeadlineRules.Today today = rules.today(round);
        Map<Long, Decided> decided = decided(round);
        return dated(round).stream()
                .map(row -> new Doubtful(row.item(), row.number(), row.deadline(), today.doubts(row.deadline())))
                .filter(row -> !row.doubts().isEmpty())
                .filter(row -> !decided.containsKey(row.item())
                        || !decided.get(row.item()).covers(row.deadline(), row.doubts()))
                .toList();
    }

    /** Refuses a plan with a deadline that has passed since it was written in. */
    @Transactional(readOnly = true)
    void requireToCome(long round, String wayOut) {
        past(round, wayOut).ifPresent(why -> {
            throw new Refusal(why);
        });
    }

    /** What is wrong with a plan of which a deadline has passed; empty when none has. */
    @Transactional(readOnly = true)
    Optional<String> past(long round, String wayOut) {
        DeadlineRules.Today today = rules.today(round);
        List<Dated> past = dated(round).stream()
                .filter(row -> today.isPast(row.deadline()))
                .toList();
        String named = past.stream()
                .limit(10)
                .map(row -> row.number() + "（" + Days.words(row.deadline()) + "）")
                .collect(Collectors.joining("、", "", past.size() > 10 ? "等" : ""));
        return past.isEmpty()
                ? Optional.empty()
                : Optional.of("方案有%d个事项的整改期限已经过去：%s。%s".formatted(past.size(), named, wayOut));
    }

    /** Refuses a plan with a doubtful deadline that nobody has decided on. */
    @Transactional(readOnly = true)
    void requireDecided(long round) {
        List<Doubtful> open = undecided(round);
        Refusal.unless(
                open.isEmpty(),
                "方案有%d个事项的整改期限存疑、还没有决定，不能提交：%s。请在方案编制页改期，或者写明理由决定采用。",
                open.size(),
                PlanDoubts.words(open));
    }

    private List<Dated> dated(long round) {
        return jdbc.sql("""
                        select id as item, number, deadline from item
                        where round = :round and deadline is not null order by position
                        """).param("round", round).query(Dated.class).list();
    }
}
