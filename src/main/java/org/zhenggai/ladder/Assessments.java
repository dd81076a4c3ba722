package org.zhenggai.ladder;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.contract.KeyKind;
import org.zhenggai.kernel.contract.ModelQuestion;
import org.zhenggai.kernel.contract.ModelQuestion.Answer;
import org.zhenggai.round.Chunks;
import org.zhenggai.work.report.Periods;

/**
 * How stalls (停滞) are found at a cut-off, step by step as {@code fortnightly-report} shows it: the facts of all open items
 * are kept; the table {@code stall-assessment} is asked once for each set of facts that differs; then episodes end and climb.
 * Expressions of the model ask it by business key.
 */
@Service("assessments")
@Transactional
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Assessments {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Stalls stalls;
    private final StallAssessmentProcess table;
    private final Escalations escalations;
    private final Periods periods;

    /**
     * Keeps what the tables say of the open items now, once: what is reported or decided while the next steps run changes
     * nothing of it.
     *
     * @throws Refusal while a report of the period is still waited for: its item would count as one that moves
     */
    void gather(long period) {
        int owed = jdbc.sql("""
                        select count(*) from fortnightly_report f join reporting_period p on p.id = f.period
                        where p.id = :period and p.state = 'OPEN' and f.state = 'DUE'
                        """).param("period", period).query(Integer.class).single();
        Refusal.unless(owed == 0, "本期还有%d份报告在等待填报，没有截止，不能评定停滞。请等报告期截止。", owed);
        if (periods.cutOff(period)) {
            batches.batchUpdate(
                    "insert into stall_fact (period, item, inputs) values (?, ?, ?)",
                    stalls.inputs(roundOf(period), period).entrySet().stream()
                            .map(item -> new Object[] {period, item.getKey(), text(item.getValue())})
                            .toList());
        }
    }

    /** How often the table is asked: for each set of facts that no item before it had. */
    @Transactional(readOnly = true)
    @ModelQuestion(what = "停滞评定分几组", of = KeyKind.PERIOD, gives = Answer.NUMBER)
    public int sets(String period) {
        return jdbc.sql("select count(distinct inputs) from stall_fact where period = ? and not is_assessed")
                .param(Long.parseLong(period))
                .query(Integer.class)
                .single();
    }

    /** What the next items to be assessed have in common, by the name of the table's column. */
    @Transactional(readOnly = true)
    @ModelQuestion(what = "停滞评定的一项事实", of = KeyKind.PERIOD, gives = Answer.WORD)
    public Object fact(String period, String name) {
        Map<String, Object> facts = next(Long.parseLong(period))
                .or(() -> any(Long.parseLong(period)))
                .map(Assessments::read)
                .orElseThrow(() -> new Refusal("本期还没有汇总停滞事实，不能评定停滞。请先办“汇总停滞事实”。"));
        Refusal.unless(facts.containsKey(name), "停滞评定没有“%s”这项事实，可以用的有：%s。", name, String.join("、", facts.keySet()));
        return facts.get(name);
    }

    /** Writes for all items with these facts that they stall, and why, or that they do not. */
    void record(long period, Object answer) {
        next(period).ifPresent(facts -> {
            Refusal.unless(answer instanceof List, "“停滞评定”没有给出理由的列表，不能登记。请流程设计人员检查决策表的结果变量。");
            List<?> reasons = (List<?>) answer;
            if (!reasons.isEmpty()) {
                jdbc.sql("""
                                insert into stall (period, item, reasons)
                                select period, item, :reasons from stall_fact
                                where period = :period and inputs = :facts and not is_assessed
                                """)
                        .param("period", period)
                        .param("facts", facts)
                        .param("reasons", reasons.stream().map(String::valueOf).collect(Collectors.joining("、")))
                        .update();
            }
            jdbc.sql("update stall_fact set is_assessed = true where period = ? and inputs = ?")
                    .params(period, facts)
                    .update();
        });
    }

    /** Jobs to end the episodes of items that did not stall in the period. */
    @Transactional(readOnly = true)
    @ModelQuestion(what = "解除督办分几批", of = KeyKind.PERIOD, gives = Answer.NUMBER)
    public int toEnd(String period) {
        return Chunks.jobs(jdbc.sql("select count(*) " + Escalations.MOVING)
                .param("period", Long.parseLong(period))
                .query(Integer.class)
                .single());
    }

    /** Jobs to count the period for the items that stalled in it. */
    @Transactional(readOnly = true)
    @ModelQuestion(what = "启动督办分几批", of = KeyKind.PERIOD, gives = Answer.NUMBER)
    public int toClimb(String period) {
        return Chunks.jobs(jdbc.sql("select count(*) from stall where period = ? and not is_counted")
                .param(Long.parseLong(period))
                .query(Integer.class)
                .single());
    }

    /** Ends the next episodes whose items did not stall. */
    int endEpisodes(long period) {
        requireAssessed(period);
        return escalations.end(period);
    }

    /** Counts one fortnight more for the next items that stalled; an episode begins with its first. */
    int climb(long period) {
        requireAssessed(period);
        return escalations.climb(period);
    }

    /** All of it at once, for periods that began when the model had one step for it. */
    void assess(long period) {
        gather(period);
        for (Optional<String> facts = next(period); facts.isPresent(); facts = next(period)) {
            record(period, table.reasons(read(facts.get())));
        }
        while (endEpisodes(period) > 0 || climb(period) > 0) {
            // the next hundred
        }
    }

    private void requireAssessed(long period) {
        boolean isAssessed = jdbc.sql("""
                        select p.state <> 'OPEN' and not exists
                            (select 1 from stall_fact f where f.period = p.id and not f.is_assessed)
                        from reporting_period p where p.id = ?
                        """).param(period).query(Boolean.class).single();
        Refusal.unless(isAssessed, "本期还有事项没有评定停滞，不能启动或解除督办。请先办完“停滞评定”。");
    }

    private Optional<String> next(long period) {
        return jdbc.sql("select min(inputs) as inputs from stall_fact where period = ? and not is_assessed")
                .param(period)
                .query((row, number) -> Optional.ofNullable(row.getString("inputs")))
                .single();
    }

    private Optional<String> any(long period) {
        return jdbc.sql("select min(inputs) as inputs from stall_fact where period = ?")
                .param(period)
                .query((row, number) -> Optional.ofNullable(row.getString("inputs")))
                .single();
    }

    private long roundOf(long period) {
        return jdbc.sql("select round from reporting_period where id = ?")
                .param(period)
                .query(Long.class)
                .single();
    }

    private static String text(Map<String, Object> inputs) {
        try {
            return JSON.writeValueAsString(inputs);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> read(String inputs) {
        try {
            return JSON.readValue(inputs, TreeMap.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
